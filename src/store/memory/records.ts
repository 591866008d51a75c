import { StoreError } from "../error.ts";
import { byCodePoint } from "../keys.ts";
import { checkKey, checkMayChange, ownerOf } from "../ownership.ts";
import { type Records, type RowQuery, TABLES, type TableName } from "../tables.ts";

/** Rows as JSON by key, for each table. */
export type TablesState = Record<TableName, Map<string, string>>;

/** All tables, empty. */
export function emptyTables(): TablesState {
  const names = Object.keys(TABLES) as TableName[];
  return Object.fromEntries(names.map((name) => [name, new Map()])) as TablesState;
}

/** One small table in memory. */
export function memoryRecords<Item>(tables: TablesState, table: TableName): Records<Item> {
  const rows = tables[table];
  const read = (key: string): Item | null => (rows.has(key) ? JSON.parse(rows.get(key)!) : null);
  const put = (key: string, value: Item) => {
    checkMayChange(table);
    checkRow(tables, table, key, value);
    rows.set(key, JSON.stringify(value));
  };
  return {
    get: async (key) => read(key),
    put: async (key, value) => put(key, value),
    async add(key, value) {
      if (rows.has(key)) return false;
      checkRow(tables, table, key, value);
      rows.set(key, JSON.stringify(value));
      return true;
    },
    async change(key, next) {
      const value = next(read(key));
      put(key, value);
      return value;
    },
    async remove(key) {
      checkMayChange(table);
      return remove(tables, table, key);
    },
    list: async (query = {}) =>
      listed(tables, table, query).map((key) => ({ key, value: read(key) as Item })),
  };
}

function checkRow(tables: TablesState, table: TableName, key: string, value: unknown): void {
  checkKey(table, key);
  const owner = ownerOf(table, value);
  if (owner !== null && !tables[TABLES[table].owner!.table].has(owner))
    throw new StoreError("invalid", `the owner of a row of "${table}" is not there`);
}

/** Removes a row and the rows it owns. */
function remove(tables: TablesState, table: TableName, key: string): boolean {
  if (!tables[table].delete(key)) return false;
  for (const [name, { owner }] of Object.entries(TABLES) as [TableName, (typeof TABLES)[TableName]][]) {
    if (owner?.table !== table) continue;
    for (const [owned, json] of [...tables[name]])
      if (ownerOf(name, JSON.parse(json)) === key) remove(tables, name, owned);
  }
  return true;
}

function listed(tables: TablesState, table: TableName, query: RowQuery): string[] {
  const { after, owner, reverse = false, limit } = query;
  const side = reverse ? -1 : 1;
  return [...tables[table].keys()]
    .filter((key) => after === undefined || side * byCodePoint(key, after) > 0)
    .filter((key) => owner === undefined || ownerOf(table, JSON.parse(tables[table].get(key)!)) === owner)
    .sort((left, right) => side * byCodePoint(left, right))
    .slice(0, limit);
}
