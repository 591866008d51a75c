import { unpack } from "../content.ts";
import type { Appended, EntryQuery, LogEntry } from "../entries.ts";
import { StoreError } from "../error.ts";
import { encodeKey, encodeOptional } from "../keys.ts";
import { type PreparedEntry, prepare } from "../prepare.ts";
import type { Log } from "../store.ts";
import type { Database, Value } from "./database.ts";
import { keepContent } from "./raw.ts";

/** Rows that are read at a time where many are asked for. */
const PAGE = 200;

/** The log in SQLite. `now` gives the moment of appending. */
export function sqliteLog(database: Database, now: () => Date): Log {
  return {
    async append(drafts) {
      const entries = await prepare(drafts, now().toISOString());
      if (entries.length === 0) return [];
      return database.transaction(() => entries.map((entry) => appendOne(database, entry)));
    },
    async entry(seq) {
      const row = database.get<EntryRow>("SELECT seq, at, kind, body FROM log WHERE seq = ?", seq);
      return row ? entryOf(row) : null;
    },
    entries: (query = {}) => entries(database, query),
    async raw(hash) {
      const row = database.get<{ packing: string; data: Uint8Array }>(
        "SELECT packing, data FROM raw WHERE hash = ? AND data IS NOT NULL",
        Buffer.from(hash, "hex"),
      );
      return row ? unpack(row.packing, row.data) : null;
    },
  };
}

interface EntryRow {
  seq: number;
  at: string;
  kind: LogEntry["kind"];
  body: string;
}

function entryOf({ seq, at, kind, body }: EntryRow): LogEntry {
  return { seq, at, kind, [kind]: JSON.parse(body) } as unknown as LogEntry;
}

/** Seq of the last entry; 0 = none. */
export function lastSeq(database: Database): number {
  return database.get<{ last: number | null }>("SELECT max(seq) AS last FROM log")!.last ?? 0;
}

function appendOne(database: Database, entry: PreparedEntry): Appended {
  const keys = entry.keys.map((key) => Buffer.from(key, "hex"));
  for (const key of keys) {
    const known = database.get<{ seq: number }>("SELECT seq FROM log_keys WHERE key = ?", key);
    if (known) return { seq: known.seq, added: false };
  }
  const { at, kind, report, source, url, withdraws, body, content } = entry;
  if (withdraws !== null) checkStatement(database, withdraws);
  const seq = lastSeq(database) + 1;
  const raw = content === null ? null : keepContent(database, content);
  database.run(
    "INSERT INTO log (seq, at, kind, report, source, url, raw, withdraws, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    ...[seq, at, kind, encodeOptional(report), encodeOptional(source), encodeOptional(url)],
    ...[raw, withdraws, body],
  );
  for (const key of keys) database.run("INSERT INTO log_keys (key, seq) VALUES (?, ?)", key, seq);
  return { seq, added: true };
}

function checkStatement(database: Database, seq: number): void {
  const target = database.get<{ kind: string }>("SELECT kind FROM log WHERE seq = ?", seq);
  if (target === undefined || target.kind === "capture")
    throw new StoreError("invalid", `entry ${seq}, which is to be withdrawn, is no statement`);
}

async function* entries(database: Database, query: EntryQuery): AsyncGenerator<LogEntry> {
  const { conditions, values } = conditionsOf(query);
  const { newestFirst = false, limit = Number.POSITIVE_INFINITY } = query;
  const order = newestFirst ? "DESC" : "ASC";
  const sql = `SELECT seq, at, kind, body FROM log WHERE seq ${newestFirst ? "<" : ">"} ? ${conditions}
    ORDER BY seq ${order} LIMIT ?`;
  let from = query.after ?? (newestFirst ? Number.MAX_SAFE_INTEGER : 0);
  for (let left = limit; left > 0; ) {
    const rows = database.all<EntryRow>(sql, from, ...values, Math.min(PAGE, left));
    for (const row of rows) yield entryOf(row);
    if (rows.length < PAGE) return;
    left -= rows.length;
    from = rows.at(-1)!.seq;
  }
}

function conditionsOf({ kind, report, source, url }: EntryQuery): { conditions: string; values: Value[] } {
  const wanted = Object.entries({ kind, report, source, url }).filter(([, value]) => value !== undefined);
  return {
    conditions: wanted.map(([column]) => `AND ${column} = ?`).join(" "),
    values: wanted.map(([, value]) => encodeKey(value!)),
  };
}
