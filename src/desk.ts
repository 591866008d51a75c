import {
  advance,
  allKeys,
  changesSince,
  correct,
  type Held,
  isFull,
  joinsStories,
  latestKnown,
  newWork,
  noteKeys,
  type Seen,
  type Settling,
  stand,
} from "./desk/work.ts";
import type { Change, EventRow, Links, Picture, Reading, Statement } from "./model/index.ts";
import { asOfChange, knownBy, pictureOfParts, withMentions } from "./picture/index.ts";
import { arrivalOf as arrivalByDates, rowsOf } from "./pipeline.ts";
import type { Packing } from "./text/archive.ts";

/**
 * Reports seen together. Within a window a report may be understood by a later one (a name told in full, an incident told
 * more plainly), whatever their order; what was settled in earlier windows stands. So an update costs at most a window
 * over again, however much is held.
 */
export const WINDOW = 64;

/** Windows after which what no report touched meanwhile is packed, see `packing` of {@link DeskOptions}. */
const LAYING_ASIDE = 8;

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
  /** Where the last settled report stands in the order of arrival, or null: one that stands before it has everything worked out anew. */
  readonly settledUpTo: string | null;
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
  /**
   * How plain data is packed. With it stories that no report came to for a while, and items of the picture that did not change,
   * are held packed: a third of the memory.
   */
  packing?: Packing;
  /** For tests: windows after which what was not touched meanwhile is packed. */
  layingAside?: number;
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
  const { window = WINDOW, readingOf, packing, keepsLinks = false, arrivalOf = arrivalByDates } = options;
  const settling: Settling = {
    window,
    keepsLinks,
    readingOf,
    layingAside: options.layingAside ?? LAYING_ASIDE,
  };
  const held = new Map<string, Held>();
  const stated = new Map<string, Statement>();
  let fresh: Statement[] = [];
  let work = newWork(packing);

  const update = () => {
    const seen: Seen = new Map();
    const asOf = latestKnown(work);
    if (fresh.length === 0 && isFull(work, window)) stand(work, settling);
    noteKeys(work.touched.values(), work.memory.parts, seen);
    work.journal.undo();
    const isLate = work.open.some(({ arrival }) => work.last !== null && arrival < work.last);
    if (fresh.length > 0) correct(work, [...stated.values()], seen);
    if (isLate || fresh.some((statement) => joinsStories(statement, stated, work.memory.parts))) {
      noteKeys(allKeys(work.memory.parts), work.memory.parts, seen);
      work = newWork(packing);
      work.open = [...held.values()];
      correct(work, [...stated.values()], seen);
    }
    fresh = [];
    advance(work, seen, settling);
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
    get settledUpTo() {
      return work.last;
    },
    bare: () => pictureOfParts(work.memory.parts, latestKnown(work)),
    links: () => [...work.settled, ...(work.links ? [work.links] : [])],
  };
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
