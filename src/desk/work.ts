import type { Change, Links, PicturePart, PictureParts, Reading, Statement } from "../model/index.ts";
import { PICTURE_PARTS } from "../model/index.ts";
import { changeOf, knowledgeTime } from "../picture/index.ts";
import { addReports, applyTo, correctWith, layAside, type Memory, newMemory, settle } from "../pipeline.ts";
import type { Packing } from "../text/archive.ts";
import { by } from "../text/collections.ts";
import { Journal } from "../text/journal.ts";

/** What a desk has worked out, and the reports of the last window, which are worked out anew each time. */
export interface Work {
  memory: Memory;
  journal: Journal;
  /** Reports that are not settled: those worked out on top of what is settled, in the order of their arrival, then those that came since. */
  open: Held[];
  /** How the open window was linked, as far as it is worked out. */
  links: Links | null;
  /** Items of the picture that the open window set. */
  touched: Map<string, Key>;
  /** Links of the settled windows, where they are kept. */
  settled: Links[];
  /** How many windows are settled. */
  windows: number;
  /** When the last report of the settled windows arrived, see `arrivalOf` of `DeskOptions`. */
  last: string | null;
  /** When the latest of them became known (ISO 8601). */
  known: string | null;
}

/** A report that was taken in. */
export interface Held {
  id: string;
  /** See `arrivalOf` of `DeskOptions`. */
  arrival: string;
  /** Null once its window is settled, where it can be had from elsewhere. */
  reading: Reading | null;
}

interface Key {
  part: PicturePart;
  id: string;
}

/** Items of the picture as they were before an update, null where there were none. */
export type Seen = Map<string, Key & { item: object | null }>;

export function newWork(packing?: Packing): Work {
  return {
    memory: newMemory(packing),
    journal: new Journal(),
    open: [],
    links: null,
    touched: new Map(),
    settled: [],
    windows: 0,
    last: null,
    known: null,
  };
}

/** How windows are settled. */
export interface Settling {
  window: number;
  /** Gives the reading of a settled report; without it they are kept. */
  readingOf?: (report: string) => Reading;
  keepsLinks: boolean;
  /** After so many windows what was not touched meanwhile is laid aside. */
  layingAside: number;
}

/** Settles all windows that are full but the last and works that one out. */
export function advance(work: Work, seen: Seen, options: Settling): void {
  const { window, readingOf } = options;
  const readingIn = ({ id, reading }: Held) => reading ?? readingOf!(id);
  work.open.sort(by(({ arrival }) => arrival));
  while (work.open.length > window) {
    work.links = take(work, work.open.slice(0, window).map(readingIn), seen);
    stand(work, options);
  }
  for (const entry of work.open) entry.reading ??= readingIn(entry);
  work.links = work.open.length === 0 ? null : take(work, work.open.map(readingIn), seen);
}

/** True where a whole window is worked out and all that came since arrived later: it would be worked out to the same again. */
export function isFull({ open, links }: Work, window: number): boolean {
  if (links?.readings.length !== window || open.length === window) return false;
  const { arrival } = open[window - 1]!;
  return open.slice(window).every((entry) => entry.arrival > arrival);
}

/** Settles the window that was worked out last, the first reports of those that are open. */
export function stand(work: Work, { keepsLinks, readingOf, layingAside }: Settling): void {
  const links = work.links!;
  const { length } = links.readings;
  work.known = latestKnown(work);
  if (keepsLinks) work.settled.push(links);
  settle(work.memory, length, work.journal);
  if (++work.windows % layingAside === 0) layAside(work.memory);
  const stood = work.open.slice(0, length);
  work.last = stood.at(-1)!.arrival;
  if (readingOf) for (const entry of stood) entry.reading = null;
  work.open = work.open.slice(length);
  work.links = null;
  work.touched = new Map();
}

/** A merge of incidents told in several stories, or its undoing: the stories themselves change. */
export function joinsStories(
  statement: Statement,
  stated: ReadonlyMap<string, Statement>,
  { reports }: PictureParts,
): boolean {
  if (statement.kind === "undo") return stated.get(statement.statement)?.kind === "merge";
  if (statement.kind !== "merge") return false;
  return new Set(statement.reports.map((id) => reports.get(id)?.story)).size > 1;
}

/** Takes all statements into account for what is settled. */
export function correct({ memory }: Work, statements: readonly Statement[], seen: Seen): void {
  const patches = correctWith(statements, memory);
  applyTo(memory, null, patches, new Journal(), (each) => noteKeys(each, memory.parts, seen));
}

function take(work: Work, window: readonly Reading[], seen: Seen): Links {
  const { memory, journal } = work;
  const { links, patches } = addReports(window, memory, journal);
  work.touched = new Map();
  applyTo(memory, links, patches, journal, (each) => {
    noteKeys(each, memory.parts, seen);
    for (const { part, id } of each) work.touched.set(`${part} ${id}`, { part, id });
  });
  return links;
}

export function noteKeys(keys: Iterable<Key>, parts: PictureParts, seen: Seen): void {
  for (const { part, id } of keys) {
    const key = `${part} ${id}`;
    if (!seen.has(key)) seen.set(key, { part, id, item: parts[part].get(id) ?? null });
  }
}

export function* allKeys(parts: PictureParts): Generator<Key> {
  for (const part of PICTURE_PARTS) for (const id of parts[part].keys()) yield { part, id };
}

export function changesSince(seen: Seen, parts: PictureParts): Change[] {
  return [...seen.values()].flatMap(({ part, id, item }) =>
    changeOf(part, id, item, parts[part].get(id) ?? null, parts, parts),
  );
}

function latest(times: readonly (string | null)[]): string | null {
  return times.reduce((last, time) => (time !== null && (last === null || time > last) ? time : last), null);
}

/** When the latest report became known, as far as the dates of all held tell. */
export function latestKnown({ known, links }: Work): string | null {
  return latest([known, ...(links?.readings ?? []).map(({ report }) => knowledgeTime(report))]);
}
