import type { PicturePart, Reading, Report } from "../../model/index.ts";
import { compressed, unpack } from "../content.ts";
import type { ChangeQuery, ItemPart, Progress, StoredChange, StoredReading, Update } from "../derived.ts";
import { instant } from "../instants.ts";
import { decodeKey, encodeKey } from "../keys.ts";
import { checkReach, type PlacedItem, pictureOfItems, sortedItems, unreadPicture } from "../parts.ts";
import type { Derived } from "../store.ts";
import { checkUpdate, numbered } from "../updates.ts";
import type { Database } from "./database.ts";
import { lastSeq } from "./log.ts";
import { forgetWords, keepWords, searchReports } from "./search.ts";

/** Rows that are read at a time where many are asked for. */
const PAGE = 200;

/** What is derived of the log, in SQLite. */
export function sqliteDerived(database: Database): Derived {
  return {
    progress: async () => progressOf(database),
    async update(update) {
      const readings = await packed(update.readings);
      return database.transaction(() => written(database, update, readings));
    },
    dropDerived: async () => database.transaction(() => dropDerived(database)),
    async reading(report) {
      const row = database.get<ReadingRow>(`${READING} WHERE report = ?`, encodeKey(report));
      return row ? readingOf(row) : null;
    },
    readings: () => readings(database),
    staleReadings: async (reader) => staleReadings(database, reader),
    part: async (part) => sortedItems(partOf(database, part)) as never,
    items: (part) => items(database, part),
    async item(part, key) {
      const sql = "SELECT item FROM items WHERE part = ? AND key = ?";
      const row = database.get<{ item: string }>(sql, part, encodeKey(key));
      return row ? JSON.parse(row.item) : null;
    },
    picture: async (change) => pictureOfItems(allItems(database), undone(database, change)),
    async unread() {
      const asOf = partOf(database, "asOf").get("asOf") ?? null;
      return unreadPicture(asOf as string | null, (part) => sortedItems(partOf(database, part)));
    },
    changes: (query = {}) => changes(database, query),
    forgetChanges: async (upTo) => database.transaction(() => forgetChanges(database, upTo)),
    async lastChangeBy(at) {
      const sql = "SELECT max(seq) AS last FROM changes WHERE at <= ?";
      const { last } = database.get<{ last: number | null }>(sql, instant(at, "the moment"))!;
      return last ?? (progressOf(database).floor === 0 ? 0 : null);
    },
    search: async (query, options = {}) => searchReports(database, query, options),
  };
}

function progressOf(database: Database): Progress {
  const row = database.get<Omit<Progress, "log">>("SELECT derived, change, floor FROM progress");
  return { log: lastSeq(database), ...row! };
}

interface PackedReading {
  report: Report;
  packing: string;
  data: Uint8Array;
}

/** One after the other: packing them all at once would hold the tables of as many encoders. */
async function packed(readings: readonly Reading[]): Promise<PackedReading[]> {
  const list: PackedReading[] = [];
  for (const reading of readings)
    list.push({ report: reading.report, ...(await compressed(Buffer.from(JSON.stringify(reading)))) });
  return list;
}

/** All of one update, inside of a transaction. */
function written(database: Database, update: Update, readings: PackedReading[]): Progress {
  const before = progressOf(database);
  checkUpdate(update, before);
  for (const report of update.removed) removeReading(database, report);
  for (const reading of readings) putReading(database, update.reader, reading);
  for (const change of numbered(update, before.change)) keepChange(database, change);
  const change = before.change + update.changes.length;
  database.run("UPDATE progress SET derived = ?, change = ?", update.to, change);
  return { ...before, derived: update.to, change };
}

function dropDerived(database: Database): void {
  database.exec(`DELETE FROM readings; DELETE FROM items; DELETE FROM changes;
    INSERT INTO words(words) VALUES ('delete-all');
    UPDATE progress SET derived = 0, floor = change;`);
}

function forgetChanges(database: Database, upTo: number): void {
  const { floor, change: last } = progressOf(database);
  checkReach(upTo, { floor, last });
  database.run("DELETE FROM changes WHERE seq <= ?", upTo);
  database.run("UPDATE progress SET floor = ?", upTo);
}

interface ReadingRow {
  id: number;
  reader: string;
  packing: string;
  data: Uint8Array;
}

const READING = "SELECT id, report, reader, packing, data FROM readings";

async function readingOf({ reader, packing, data }: ReadingRow): Promise<StoredReading> {
  const json = Buffer.from(await unpack(packing, data)).toString();
  return { reader: decodeKey(reader), reading: JSON.parse(json) };
}

function putReading(database: Database, reader: string, { report, packing, data }: PackedReading): void {
  const { id } = database.get<{ id: number }>(
    `INSERT INTO readings (report, reader, packing, data) VALUES (?, ?, ?, ?)
     ON CONFLICT (report) DO UPDATE SET reader = excluded.reader, packing = excluded.packing, data = excluded.data
     RETURNING id`,
    ...[encodeKey(report.id), encodeKey(reader), packing, data],
  )!;
  keepWords(database, id, report);
}

function removeReading(database: Database, report: string): void {
  const sql = "DELETE FROM readings WHERE report = ? RETURNING id";
  const row = database.get<{ id: number }>(sql, encodeKey(report));
  if (row) forgetWords(database, row.id);
}

async function* readings(database: Database): AsyncGenerator<StoredReading> {
  const sql = `${READING} WHERE report > ? ORDER BY report LIMIT ?`;
  for (let after = ""; ; ) {
    const rows = database.all<ReadingRow & { report: string }>(sql, after, PAGE);
    for (const row of rows) yield readingOf(row);
    if (rows.length < PAGE) return;
    after = rows.at(-1)!.report;
  }
}

function staleReadings(database: Database, reader: string): string[] {
  const sql = "SELECT report FROM readings WHERE reader <> ? ORDER BY report";
  return database.all<{ report: string }>(sql, encodeKey(reader)).map(({ report }) => decodeKey(report));
}

function partOf(database: Database, part: ItemPart): Map<string, unknown> {
  const rows = database.all<{ key: string; item: string }>(
    "SELECT key, item FROM items WHERE part = ?",
    part,
  );
  return new Map(rows.map(({ key, item }) => [decodeKey(key), JSON.parse(item)]));
}

async function* items(database: Database, part: PicturePart): AsyncGenerator<PlacedItem> {
  const sql = (behind: string) =>
    `SELECT part, key, item FROM items WHERE part = ? ${behind} ORDER BY key LIMIT ${PAGE}`;
  for (let after: string | null = null; ; ) {
    const rows: ItemRow[] =
      after === null ? database.all(sql(""), part) : database.all(sql("AND key > ?"), part, after);
    yield* rows.map(placed);
    if (rows.length < PAGE) return;
    after = rows.at(-1)!.key;
  }
}

interface ItemRow {
  part: ItemPart;
  key: string;
  item: string | null;
}

function placed({ part, key, item }: ItemRow): PlacedItem {
  return { part, key: decodeKey(key), item: item === null ? null : JSON.parse(item) };
}

function allItems(database: Database): PlacedItem[] {
  return database.all<ItemRow>("SELECT part, key, item FROM items").map(placed);
}

/** Items as they stood right after a change: what the first later change of each says of before. */
function undone(database: Database, change: number | undefined): PlacedItem[] {
  if (change === undefined) return [];
  const { floor, change: last } = progressOf(database);
  checkReach(change, { floor, last });
  const sql = `SELECT part, key, before AS item FROM changes
    WHERE seq IN (SELECT min(seq) FROM changes WHERE seq > ? GROUP BY part, key)`;
  return database.all<ItemRow>(sql, change).map(placed);
}

function keepChange(database: Database, change: StoredChange): void {
  const { seq, at, part, id, kind, note } = change;
  const [before, after] = [change.before, change.after].map((item) =>
    item === null ? null : JSON.stringify(item),
  );
  const key = encodeKey(id);
  database.run(
    "INSERT INTO changes (seq, at, part, key, kind, before, after, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    ...[seq, at, part, key, kind, before!, after!, encodeKey(note)],
  );
  if (after === null) database.run("DELETE FROM items WHERE part = ? AND key = ?", part, key);
  else database.run("INSERT OR REPLACE INTO items (part, key, item) VALUES (?, ?, ?)", part, key, after!);
}

interface ChangeRow {
  seq: number;
  at: string;
  part: ItemPart;
  key: string;
  kind: StoredChange["kind"];
  before: string | null;
  after: string | null;
  note: string;
}

function changeOf({ seq, at, part, key, kind, before, after, note }: ChangeRow): StoredChange {
  const [was, is] = [before, after].map((item) => (item === null ? null : JSON.parse(item)));
  return { seq, at, part, id: decodeKey(key), kind, before: was, after: is, note: decodeKey(note) };
}

async function* changes(database: Database, query: ChangeQuery): AsyncGenerator<StoredChange> {
  const sql = "SELECT * FROM changes WHERE seq > ? ORDER BY seq LIMIT ?";
  let { after = 0, limit: left = Number.POSITIVE_INFINITY } = query;
  while (left > 0) {
    const rows = database.all<ChangeRow>(sql, after, Math.min(PAGE, left));
    for (const row of rows) yield changeOf(row);
    if (rows.length < PAGE) return;
    left -= rows.length;
    after = rows.at(-1)!.seq;
  }
}
