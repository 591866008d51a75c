import type {
  Change,
  EventRow,
  Links,
  Picture,
  PicturePart,
  PictureParts,
  Reading,
  Statement,
} from "./model/index.ts";
import { PICTURE_PARTS } from "./model/index.ts";
import {
  asOfChange,
  changeOf,
  knowledgeTime,
  knownBy,
  pictureOfParts,
  withMentions,
} from "./picture/index.ts";
import {
  addReports,
  applyTo,
  arrivalOf as arrivalByDates,
  correctWith,
  type Memory,
  newMemory,
  rowsOf,
  settle,
} from "./pipeline.ts";
import { by } from "./text/collections.ts";
import { Journal } from "./text/journal.ts";

/**
 * Reports seen together. Within a window a report may be understood by a later one (a name told in full, an incident told
 * more plainly), whatever their order; what was settled in earlier windows stands. So an update costs at most a window
 * over again, however much is held.
 */
export const WINDOW = 64;

/** A picture kept current while reports come in. */
export interface Desk {
  /** Takes reports in; an id that is held already is left out. Nothing is worked out yet. */
  add(readings: Iterable<Reading>): void;
  /** Takes statements in: corrections, grades, remarks, withdrawals. They hold for all reports, also later ones, until undone. */
  state(statements: Iterable<Statement>): void;
  /** Works out what the reports and statements taken in since the last time change. Of actors and places it tells when they are first spoken of or become better known, not each mention. */
  update(): Change[];
  /** The whole picture; costs as much as it holds. `asOf`: the moment it is to bear, else the latest date known. */
  picture(asOf?: string | null): Picture;
  /** The same with actors and places that list no mentions, which costs less. */
  bare(): Picture;
  /** How many more reports the open window holds: taken in just so, they are worked out together with it and then once settled. */
  readonly space: number;
  /** How the reports were linked, a window after the other: all of them where the desk keeps links, else the open window. */
  links(): Links[];
}

export interface DeskOptions {
  /** For tests: reports seen together. */
  window?: number;
  /**
   * Gives the reading of a report that was taken in and settled. With it the desk keeps no readings of its own but those
   * of the open window; without it, all.
   */
  readingOf?: (report: string) => Reading;
  /** Where a report stands in the order of arrival, as a key to sort by; by the dates it bears unless told. Must never change. */
  arrivalOf?: (reading: Reading) => string;
  /** Whether all links are kept, for event rows; they hold whole readings. */
  keepsLinks?: boolean;
}

/**
 * Opens an empty desk. Whatever the order and the portions in which reports are taken in, the picture is the one that
 * all of them at once would give. Reports that come in the order of their arrival are added to what is held; one that
 * belongs before a settled window, and a merge over several stories, has everything worked out anew; other statements
 * have those stories worked out anew that they name.
 */
export function openDesk(options: DeskOptions = {}): Desk {
  const { window = WINDOW, readingOf, keepsLinks = false, arrivalOf = arrivalByDates } = options;
  const held = new Map<string, Held>();
  const stated = new Map<string, Statement>();
  let fresh: Statement[] = [];
  let work = newWork();

  const update = () => {
    const seen: Seen = new Map();
    const asOf = latestKnown(work);
    if (fresh.length === 0 && isFull(work, window)) stand(work, { keepsLinks, readingOf });
    noteKeys(work.touched.values(), work.memory.parts, seen);
    work.journal.undo();
    const isLate = work.open.some(({ arrival }) => work.last !== null && arrival < work.last);
    if (fresh.length > 0) correct(work, [...stated.values()], seen);
    if (isLate || fresh.some((statement) => joinsStories(statement, stated, work.memory.parts))) {
      noteKeys(allKeys(work.memory.parts), work.memory.parts, seen);
      work = newWork();
      work.open = [...held.values()];
      correct(work, [...stated.values()], seen);
    }
    fresh = [];
    advance(work, seen, { window, keepsLinks, readingOf });
    const { parts } = work.memory;
    return [...asOfChange(asOf, latestKnown(work)), ...changesSince(seen, parts)];
  };

  return {
    add(readings) {
      for (const reading of readings) {
        if (held.has(reading.report.id)) continue;
        const entry = { id: reading.report.id, arrival: arrivalOf(reading), reading };
        held.set(entry.id, entry);
        work.open.push(entry);
      }
    },
    state(statements) {
      for (const statement of statements) {
        if (stated.has(statement.id)) continue;
        stated.set(statement.id, statement);
        fresh.push(statement);
      }
    },
    update,
    picture(asOf = null) {
      const { parts, mentions } = work.memory;
      return withMentions(pictureOfParts(parts, asOf ?? latestKnown(work)), mentions);
    },
    get space() {
      return window - (work.open.length % window);
    },
    bare: () => pictureOfParts(work.memory.parts, latestKnown(work)),
    links: () => [...work.settled, ...(work.links ? [work.links] : [])],
  };
}

/** What a desk has worked out, and the reports of the last window, which are worked out anew each time. */
interface Work {
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
  /** When the last report of the settled windows arrived, see {@link DeskOptions.arrivalOf}. */
  last: string | null;
  /** When the latest of them became known (ISO 8601). */
  known: string | null;
}

/** A report that was taken in. */
interface Held {
  id: string;
  /** See {@link DeskOptions.arrivalOf}. */
  arrival: string;
  /** Null once its window is settled, where it can be had from elsewhere. */
  reading: Reading | null;
}

interface Key {
  part: PicturePart;
  id: string;
}

/** Items of the picture as they were before an update, null where there were none. */
type Seen = Map<string, Key & { item: object | null }>;

function newWork(): Work {
  return {
    memory: newMemory(),
    journal: new Journal(),
    open: [],
    links: null,
    touched: new Map(),
    settled: [],
    last: null,
    known: null,
  };
}

/** Settles all windows that are full but the last and works that one out. */
function advance(work: Work, seen: Seen, options: DeskOptions & { window: number }): void {
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
function isFull({ open, links }: Work, window: number): boolean {
  if (links?.readings.length !== window || open.length === window) return false;
  const { arrival } = open[window - 1]!;
  return open.slice(window).every((entry) => entry.arrival > arrival);
}

/** Settles the window that was worked out last, the first reports of those that are open. */
function stand(work: Work, { keepsLinks, readingOf }: DeskOptions): void {
  const links = work.links!;
  const { length } = links.readings;
  work.known = latestKnown(work);
  if (keepsLinks) work.settled.push(links);
  settle(work.memory, length, work.journal);
  const stood = work.open.slice(0, length);
  work.last = stood.at(-1)!.arrival;
  if (readingOf) for (const entry of stood) entry.reading = null;
  work.open = work.open.slice(length);
  work.links = null;
  work.touched = new Map();
}

/** A merge of incidents told in several stories, or its undoing: the stories themselves change. */
function joinsStories(
  statement: Statement,
  stated: ReadonlyMap<string, Statement>,
  { reports }: PictureParts,
): boolean {
  if (statement.kind === "undo") return stated.get(statement.statement)?.kind === "merge";
  if (statement.kind !== "merge") return false;
  return new Set(statement.reports.map((id) => reports.get(id)?.story)).size > 1;
}

/** Takes all statements into account for what is settled. */
function correct({ memory }: Work, statements: readonly Statement[], seen: Seen): void {
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

function noteKeys(keys: Iterable<Key>, parts: PictureParts, seen: Seen): void {
  for (const { part, id } of keys) {
    const key = `${part} ${id}`;
    if (!seen.has(key)) seen.set(key, { part, id, item: parts[part].get(id) ?? null });
  }
}

function* allKeys(parts: PictureParts): Generator<Key> {
  for (const part of PICTURE_PARTS) for (const id of parts[part].keys()) yield { part, id };
}

function changesSince(seen: Seen, parts: PictureParts): Change[] {
  return [...seen.values()].flatMap(({ part, id, item }) =>
    changeOf(part, id, item, parts[part].get(id) ?? null, parts, parts),
  );
}

function latest(times: readonly (string | null)[]): string | null {
  return times.reduce((last, time) => (time !== null && (last === null || time > last) ? time : last), null);
}

/** When the latest report became known, as far as the dates of all held tell. */
function latestKnown({ known, links }: Work): string | null {
  return latest([known, ...(links?.readings ?? []).map(({ report }) => knowledgeTime(report))]);
}

/** What a set of readings says. */
export interface Situation {
  /** As linked, a window after the other. */
  links: Links[];
  picture: Picture;
}

export interface SituationOptions {
  /** Leaves out what was not known or stated by then, ISO 8601. */
  asOf?: string | null;
  /** What analysts stated. */
  statements?: readonly Statement[];
}

/**
 * What a set of readings says. Pure: the same readings in any order give the same situation.
 */
export function situationOf(readings: readonly Reading[], options: SituationOptions = {}): Situation {
  const { asOf = null, statements = [] } = options;
  const desk = openDesk({ keepsLinks: true });
  desk.state(statements.filter(({ at }) => asOf === null || at <= asOf));
  desk.add(asOf === null ? readings : readings.filter(({ report }) => knownBy(report, asOf)));
  desk.update();
  return { links: desk.links(), picture: desk.picture(asOf) };
}

/** The picture of a set of readings; see {@link situationOf}. */
export function pictureOf(readings: readonly Reading[], options: SituationOptions = {}): Picture {
  return situationOf(readings, options).picture;
}

/** Event mentions resolved to actors, places, times and chains, one a row, in the order of report and text. */
export function eventRows(readings: readonly Reading[], options: SituationOptions = {}): EventRow[] {
  return situationRows(situationOf(readings, options));
}

/** The event rows of a situation that is held already. */
export function situationRows({ links, picture }: Situation): EventRow[] {
  return rowsOf(links, picture);
}
