import { StoreError } from "../error.ts";
import { decodeKey, encodeKey, encodeOptional } from "../keys.ts";
import { checkKey, checkMayChange, ownerOf } from "../ownership.ts";
import type { Records, Row, RowQuery, TableName } from "../tables.ts";
import type { Database, Value } from "./database.ts";

/** SQLite's extended code for a reference to a row that is not there. */
const FOREIGN_KEY = 787;

/** One small table in SQLite. */
export function sqliteRecords<Item>(database: Database, table: TableName): Records<Item> {
  const read = (key: string): Item | null => {
    const row = database.get<{ value: string }>(`SELECT value FROM ${table} WHERE key = ?`, encodeKey(key));
    return row ? JSON.parse(row.value) : null;
  };
  const write = (key: string, value: Item, onConflict: string): number => {
    checkKey(table, key);
    const sql = `INSERT INTO ${table} (key, owner, value) VALUES (?, ?, ?) ON CONFLICT (key) ${onConflict}`;
    const owner = encodeOptional(ownerOf(table, value));
    return withOwner(table, () => database.run(sql, encodeKey(key), owner, JSON.stringify(value)));
  };
  const put = (key: string, value: Item) => {
    checkMayChange(table);
    write(key, value, "DO UPDATE SET owner = excluded.owner, value = excluded.value");
  };
  return {
    get: async (key) => read(key),
    put: async (key, value) => put(key, value),
    add: async (key, value) => write(key, value, "DO NOTHING") > 0,
    change: async (key, next) =>
      database.transaction(() => {
        const value = next(read(key));
        put(key, value);
        return value;
      }),
    async remove(key) {
      checkMayChange(table);
      return database.run(`DELETE FROM ${table} WHERE key = ?`, encodeKey(key)) > 0;
    },
    list: async (query = {}) => list<Item>(database, table, query),
  };
}

function withOwner<Result>(table: TableName, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if ((error as { sqliteExtendedCode?: number }).sqliteExtendedCode !== FOREIGN_KEY) throw error;
    throw new StoreError("invalid", `the owner of a row of "${table}" is not there`);
  }
}

function list<Item>(database: Database, table: TableName, query: RowQuery): Row<Item>[] {
  const { after, owner, reverse = false, limit = -1 } = query;
  const conditions = [];
  const values: Value[] = [];
  if (after !== undefined) {
    conditions.push(`key ${reverse ? "<" : ">"} ?`);
    values.push(encodeKey(after));
  }
  if (owner !== undefined) {
    conditions.push("owner = ?");
    values.push(encodeKey(owner));
  }
  const where = conditions.length > 0 ? `WHERE ${conditions.join(" AND ")}` : "";
  const sql = `SELECT key, value FROM ${table} ${where} ORDER BY key ${reverse ? "DESC" : "ASC"} LIMIT ?`;
  const rows = database.all<{ key: string; value: string }>(sql, ...values, limit);
  return rows.map(({ key, value }) => ({ key: decodeKey(key), value: JSON.parse(value) }));
}
