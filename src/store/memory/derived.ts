import { PICTURE_PARTS, type PicturePart } from "../../model/index.ts";
import type { ChangeQuery, ItemPart, Progress, StoredChange, StoredReading, Update } from "../derived.ts";
import { instant } from "../instants.ts";
import { byCodePoint } from "../keys.ts";
import { checkReach, type PlacedItem, pictureOfItems, sortedItems, unreadPicture } from "../parts.ts";
import type { Size } from "../retention.ts";
import type { Derived } from "../store.ts";
import { checkUpdate, numbered } from "../updates.ts";
import type { LogState } from "./log.ts";
import { emptyIndex, forgetWords, keepWords, searchReports, type WordIndex } from "./search.ts";

interface DerivedState {
  log: LogState;
  /** JSON by report id. */
  readings: Map<string, { reader: string; json: string }>;
  words: WordIndex;
  /** JSON by key, for each part. */
  items: Map<ItemPart, Map<string, string>>;
  /** JSON of each change kept, in order. */
  changes: string[];
  progress: Omit<Progress, "log">;
}

/** What is derived of the log, in memory. */
export function memoryDerived(log: LogState): {
  derived: Derived;
  counts(): Pick<Size, "readings" | "items" | "changes">;
} {
  const state: DerivedState = { log, ...emptyState(), progress: { derived: 0, change: 0, floor: 0 } };
  const { progress } = state;
  const derived: Derived = {
    progress: async () => progressOf(state),
    update: async (update) => written(state, update),
    async dropDerived() {
      Object.assign(state, emptyState());
      Object.assign(progress, { derived: 0, floor: progress.change });
    },
    reading: async (report) => readingOf(state, report),
    readings: () => readings(state),
    staleReadings: async (reader) =>
      [...state.readings]
        .filter(([, kept]) => kept.reader !== reader)
        .map(([report]) => report)
        .sort(byCodePoint),
    part: async (part) => sortedItems(itemsOf(state, part)) as never,
    items: (part) => items(state, part),
    async item(part, key) {
      const json = state.items.get(part)?.get(key);
      return json === undefined ? null : JSON.parse(json);
    },
    picture: async (change) => pictureOfItems(allItems(state), undone(state, change)),
    async unread() {
      const asOf = itemsOf(state, "asOf").get("asOf") ?? null;
      return unreadPicture(asOf as string | null, (part) => sortedItems(itemsOf(state, part)));
    },
    changes: (query = {}) => changes(state, query),
    async forgetChanges(upTo) {
      checkReach(upTo, { floor: progress.floor, last: progress.change });
      state.changes.splice(0, upTo - progress.floor);
      progress.floor = upTo;
    },
    lastChangeBy: async (at) => lastChangeBy(state, instant(at, "the moment")),
    search: async (query, options = {}) => searchReports(state.words, query, options),
  };
  return { derived, counts: () => countsOf(state) };
}

function emptyState(): Pick<DerivedState, "readings" | "words" | "items" | "changes"> {
  return { readings: new Map(), words: emptyIndex(), items: new Map(), changes: [] };
}

function progressOf({ log, progress }: DerivedState): Progress {
  return { log: log.entries.length, ...progress };
}

/** All that may fail comes before the first write, so that an update is written as a whole or not at all. */
function written(state: DerivedState, update: Update): Progress {
  const before = progressOf(state);
  checkUpdate(update, before);
  const readings = update.readings.map((reading) => ({
    report: reading.report,
    json: JSON.stringify(reading),
  }));
  const changes = numbered(update, before.change).map((change) => ({
    ...change,
    json: JSON.stringify(change),
  }));
  for (const report of update.removed) removeReading(state, report);
  for (const { report, json } of readings) {
    state.readings.set(report.id, { reader: update.reader, json });
    keepWords(state.words, report.id, report);
  }
  for (const change of changes) keepChange(state, change);
  state.progress.derived = update.to;
  state.progress.change += changes.length;
  return progressOf(state);
}

function removeReading({ readings, words }: DerivedState, report: string): void {
  readings.delete(report);
  forgetWords(words, report);
}

function readingOf({ readings }: DerivedState, report: string): StoredReading | null {
  const kept = readings.get(report);
  return kept ? { reader: kept.reader, reading: JSON.parse(kept.json) } : null;
}

async function* readings(state: DerivedState): AsyncGenerator<StoredReading> {
  for (const report of [...state.readings.keys()].sort(byCodePoint)) {
    const reading = readingOf(state, report);
    if (reading) yield reading;
  }
}

function keepChange({ items, changes }: DerivedState, change: StoredChange & { json: string }): void {
  const { part, id, after, json } = change;
  changes.push(json);
  const own = items.get(part) ?? new Map<string, string>();
  items.set(part, own);
  if (after === null) own.delete(id);
  else own.set(id, JSON.stringify(after));
}

function itemsOf({ items }: DerivedState, part: ItemPart): Map<string, unknown> {
  return new Map([...(items.get(part) ?? [])].map(([key, json]) => [key, JSON.parse(json)]));
}

async function* items(state: DerivedState, part: PicturePart): AsyncGenerator<PlacedItem> {
  const own = itemsOf(state, part);
  for (const key of [...own.keys()].sort(byCodePoint)) yield { part, key, item: own.get(key) };
}

function* allItems({ items }: DerivedState): Generator<PlacedItem> {
  for (const part of [...PICTURE_PARTS, "asOf"] as const)
    for (const [key, json] of items.get(part) ?? []) yield { part, key, item: JSON.parse(json) };
}

/** Items as they stood right after a change: what the first later change of each says of before. */
function undone(state: DerivedState, change: number | undefined): PlacedItem[] {
  if (change === undefined) return [];
  const { floor, change: last } = state.progress;
  checkReach(change, { floor, last });
  const first = new Map<string, PlacedItem>();
  for (const json of state.changes.slice(change - floor)) {
    const { part, id, before } = JSON.parse(json) as StoredChange;
    const place = `${part} ${id}`;
    if (!first.has(place)) first.set(place, { part, key: id, item: before });
  }
  return [...first.values()];
}

async function* changes(
  state: DerivedState,
  { after = 0, limit }: ChangeQuery,
): AsyncGenerator<StoredChange> {
  const { floor } = state.progress;
  const from = Math.max(after - floor, 0);
  const to = limit === undefined ? undefined : from + limit;
  for (const json of state.changes.slice(from, to)) yield JSON.parse(json);
}

function lastChangeBy(state: DerivedState, at: string): number | null {
  const known = state.changes
    .map((json) => JSON.parse(json) as StoredChange)
    .filter((change) => change.at <= at);
  return known.at(-1)?.seq ?? (state.progress.floor === 0 ? 0 : null);
}

function countsOf({ readings, items, changes }: DerivedState): Pick<Size, "readings" | "items" | "changes"> {
  const lengths = [...readings.values()].map(({ json }) => Buffer.byteLength(json));
  return {
    readings: { count: readings.size, stored: lengths.reduce((sum, length) => sum + length, 0) },
    items: [...items.values()].reduce((sum, own) => sum + own.size, 0),
    changes: changes.length,
  };
}
