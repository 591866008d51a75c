import type { Reading } from "../model/reading.ts";
import type { Dated, Interval, Precision, Timex } from "../model/time.ts";
import { civilOf, type Day, dayOf, dayStart, isCivil, parseDay } from "../text/calendar.ts";
import { upperBound } from "../text/offsets.ts";
import { type Piece, piecesOf } from "./pieces.ts";
import { analyse, type Syntax } from "./syntax.ts";
import { entriesOf, headDay } from "./times/entries.ts";
import { expressionsOf } from "./times/expressions.ts";
import type { Expression } from "./times/meaning.ts";
import { type Resolution, resolve } from "./times/resolve.ts";
import type { Setting } from "./times/setting.ts";
import { type Tense, tenseAt } from "./times/tense.ts";

/** A time expression in its report: where it stands and what its clause says about it. */
interface Found extends Expression {
  start: number;
  end: number;
  sentence: number;
  tense: Tense;
  before: string;
  /** Nothing else stands in its sentence. */
  alone: boolean;
  /** For numeric dates that can be read one way only (`25/04/2024`): whether the day comes first; else null. */
  dayFirst: boolean | null;
}

/**
 * The time expressions of a report, in order, with TIMEX3 values. What is told from the day of telling (`yesterday`,
 * `on Sunday`, `in May`) is put on the calendar only where `published` is known or a full date stands near by; else its
 * value holds X and its interval is null. Which spans are found does not depend on `published`.
 */
export function findTimes(syntax: Syntax, published: Dated | null): Timex[] {
  return placeAll(
    syntax.sentences.flatMap((_, sentence) => foundIn(syntax, sentence)),
    published,
  );
}

/** What the time expressions handed out were made from, so that they can be placed anew without reading the text again. */
const sources = new WeakMap<readonly Timex[], readonly Found[]>();

function placeAll(found: readonly Found[], published: Dated | null): Timex[] {
  const times = placeBetween(found, tellingDays(published));
  sources.set(times, found);
  return times;
}

function placeBetween(found: readonly Found[], { earliest, latest }: TellingDays): Timex[] {
  const first = place(found, earliest);
  return earliest === latest ? first : merge(first, place(found, latest), place(found, null));
}

/** The clock times that head the entries of a live blog, by index; for times as `findTimes` gave them. */
export function entryHeadsOf(times: readonly Timex[]): ReadonlySet<number> {
  return entriesOf(
    (sources.get(times) ?? []).map((one) => ({ ...one, date: null })),
    null,
  ).heads;
}

/** The same time expressions put on the calendar anew, now that the day of publication is known (or no longer is). */
export function anchorTimes(reading: Reading, published: Dated | null): Reading {
  if (reading.times.length === 0) return reading;
  const found = sources.get(reading.times);
  if (found) return { ...reading, times: placeAll(found, published) };
  const anew = new Map(
    findTimes(analyse(reading.report), published).map((timex) => [`${timex.start} ${timex.end}`, timex]),
  );
  return {
    ...reading,
    times: reading.times.map((timex) => anew.get(`${timex.start} ${timex.end}`) ?? timex),
  };
}

interface TellingDays {
  earliest: Day | null;
  latest: Day | null;
}

/**
 * First and last day a report may have been told on; equal for a dated one, null where either is open. Where the day on
 * the teller's own clock is known it is that one.
 */
function tellingDays(published: Dated | null): TellingDays {
  const earliest = parseDay(published?.localDay ?? published?.earliest ?? null);
  const latest = parseDay(published?.localDay ?? published?.latest ?? null);
  return earliest === null || latest === null ? { earliest: null, latest: null } : { earliest, latest };
}

function foundIn({ tokens, sentences }: Syntax, sentence: number): Found[] {
  const pieces = piecesOf(tokens, sentences[sentence]!);
  const expressions = expressionsOf(pieces);
  if (expressions.length === 0) return [];
  // Headlines tell what happened in the present tense (`Quake kills five on Sunday`); they end without a full stop.
  const headline = /^[\p{L}\d]/u.test(pieces.at(-1)!.word);
  return expressions.map((expression) => {
    const [opener, closer] = [pieces[expression.from]!, pieces[expression.to - 1]!];
    const preposition = before(pieces, expression.from);
    const tense = tenseAt(tokens, opener.token, closer.token, preposition);
    return {
      ...expression,
      start: opener.start,
      end: closer.end,
      sentence,
      tense: headline && tense === "present" ? null : tense,
      before: preposition,
      alone: expression.from === 0 && pieces.slice(expression.to).every(isSign),
      dayFirst: dayFirstOf(opener.word, pieces[expression.from + 1]?.word, pieces[expression.from + 2]?.word),
    };
  });
}

/** `14:05 –`: a dash or colon behind the clock of an entry. */
function isSign({ word }: Piece): boolean {
  return !/[\p{L}\d]/u.test(word);
}

function dayFirstOf(first: string, sign = "", second = ""): boolean | null {
  if (sign !== "/" || !/^\d{1,2}$/.test(first) || !/^\d{1,2}$/.test(second)) return null;
  return Number(first) > 12 ? true : Number(second) > 12 ? false : null;
}

function before(pieces: readonly Piece[], at: number): string {
  const word = pieces[at - 1]?.word ?? "";
  return /^(?:the|about|around|early|late)$/.test(word) ? (pieces[at - 2]?.word ?? "") : word;
}

/** A narrative goes on for this many sentences after the date it leans on. */
const NARRATIVE_SENTENCES = 2;

function place(found: readonly Found[], telling: Day | null): Timex[] {
  const full = found.flatMap((one) => fullDate(one));
  const starts = full.map(({ start }) => start);
  const dayFirst = habit(found);
  const entries = entriesOf(
    found.map((one) => ({ ...one, date: one.alone ? headDay(one.meaning, telling) : null })),
    telling,
  );
  let narrative: { day: Day; sentence: number } | null = null;
  return found.map((one, index) => {
    const day = entries.days[index]!;
    if (entries.heads.has(index)) narrative = null;
    const setting: Setting = {
      telling: day,
      narrative: narrative?.day ?? null,
      near: nearDate(one, full, starts, day),
      tense: one.tense,
      before: one.before,
      dayFirst,
    };
    const resolution = resolve(one, setting);
    if (resolution.day !== null) narrative = { day: resolution.day, sentence: one.sentence };
    return timexOf(one, entries.heads.has(index) ? sinceMorning(resolution) : resolution);
  });
}

/** The clock over an entry says when it was told; what it tells came about by then. */
function sinceMorning(resolution: Resolution): Resolution {
  const { interval, day } = resolution;
  if (!interval?.earliest || day === null) return resolution;
  const morning = dayStart(day);
  return morning < interval.earliest
    ? { ...resolution, interval: { ...interval, earliest: morning, precision: "day" } }
    : resolution;
}

function timexOf({ start, end }: Found, { type, value, interval }: Resolution): Timex {
  return { start, end, type, value, interval };
}

interface FullDate {
  day: Day;
  start: number;
  sentence: number;
}

/** Dates with a year, by their first day; a year alone is too coarse to lean on. */
function fullDate({ meaning, start, sentence }: Found): FullDate[] {
  if (meaning.kind !== "date" || meaning.year === null || meaning.month === null || meaning.either) return [];
  if (meaning.day !== null && !isCivil(meaning.year, meaning.month, meaning.day)) return [];
  return [{ day: dayOf(meaning.year, meaning.month, meaning.day ?? 1), start, sentence }];
}

/**
 * The full date a partial one leans on. In a dated report only one of another year, told shortly before, in a clause not
 * about the future; in an undated one the nearest in the text, those before it first.
 */
function nearDate(
  one: Found,
  full: readonly FullDate[],
  starts: ArrayLike<number>,
  telling: Day | null,
): Day | null {
  const before = full[upperBound(starts, one.start - 1) - 1];
  if (telling === null) return (before ?? full[0])?.day ?? null;
  if (!before || one.sentence - before.sentence > NARRATIVE_SENTENCES || one.tense === "future") return null;
  return civilOf(before.day).year < civilOf(telling).year - 1 ? before.day : null;
}

/** How the report writes numeric dates, told by those that can be read one way only. */
function habit(found: readonly Found[]): boolean | null {
  for (const { meaning, dayFirst } of found) {
    if (meaning.kind === "date" && !meaning.either && dayFirst !== null) return dayFirst;
  }
  return null;
}

function merge(first: readonly Timex[], last: readonly Timex[], open: readonly Timex[]): Timex[] {
  return first.map((timex, index) => {
    const other = last[index]!;
    if (timex.value === other.value) return timex;
    return { ...timex, value: open[index]!.value, interval: hull(timex.interval, other.interval) };
  });
}

function hull(left: Interval | null, right: Interval | null): Interval | null {
  if (!left || !right) return null;
  const [a, b] = [left, right].map(({ earliest, latest }) => ({ earliest, latest }));
  const earliest =
    a!.earliest !== null && b!.earliest !== null
      ? a!.earliest < b!.earliest
        ? a!.earliest
        : b!.earliest
      : null;
  const latest =
    a!.latest !== null && b!.latest !== null ? (a!.latest > b!.latest ? a!.latest : b!.latest) : null;
  return { earliest, latest, precision: precisionOf(earliest, latest) };
}

function precisionOf(earliest: string | null, latest: string | null): Precision {
  const from = parseDay(earliest);
  const to = parseDay(latest);
  if (from === null || to === null) return "year";
  const days = to - from + 1;
  return days <= 1 ? "day" : days <= 2 ? "weekend" : days <= 7 ? "week" : days <= 31 ? "month" : "year";
}
