import { civilOf, type Day, dayOf, isCivil, weekdayOf } from "../../text/calendar.ts";
import type { Clock, Meaning } from "./meaning.ts";

/** What entries are told by: time expressions in the order of the text. */
export interface Stamp {
  /** Nothing else stands in its sentence. */
  alone: boolean;
  clock: Clock | null;
  /** The day that a date (or weekday) names, seen from the day of telling, or null. */
  date: Day | null;
}

/** Fewest clock times standing alone that make a page a row of entries. */
const FEWEST = 3;

/** The day each expression is told on, and which expressions head an entry. */
export interface Entries {
  days: readonly (Day | null)[];
  heads: ReadonlySet<number>;
}

/**
 * Live blogs: each entry stands under its own clock time. The latest is of the day of publication; where the clock goes
 * against the order of the entries (newest first or last), a day has gone by. A date alone on its line tells the day anew.
 */
export function entriesOf(stamps: readonly Stamp[], telling: Day | null): Entries {
  const heads = stamps.flatMap(({ alone, clock }, index) => (alone && clock ? [index] : []));
  if (heads.length < FEWEST) return { days: stamps.map(() => telling), heads: new Set() };
  if (telling === null) return { days: stamps.map(() => telling), heads: new Set(heads) };
  const steps = heads
    .slice(1)
    .map((head, at) => Math.sign(minutesOf(stamps[head]!) - minutesOf(stamps[heads[at]!]!)));
  const order = steps.reduce((sum, step) => sum + step, 0) > 0 ? 1 : -1;
  const turns = new Set(heads.slice(1).filter((_, at) => steps[at] === -order));
  let day: Day = order > 0 ? telling - turns.size : telling;
  const days = stamps.map(({ alone, clock, date }, index) => {
    const heading = alone && !clock && date !== null && !(index < heads[0]! && date === telling);
    if (heading) day = date;
    if (index < heads[0]!) return telling;
    if (turns.has(index) && !isDated(stamps, index)) day += order;
    return day;
  });
  return { days, heads: new Set(heads) };
}

function minutesOf({ clock }: Stamp): number {
  return clock!.hour * 60 + (clock!.minute ?? 0);
}

/** A date alone on its line stands right before. */
function isDated(stamps: readonly Stamp[], index: number): boolean {
  const before = stamps[index - 1];
  return before?.alone === true && !before.clock && before.date !== null;
}

/** The day a head such as `Tuesday 3 March` or `Wednesday` names: the last one up to the day of telling, one day of grace for zones. */
export function headDay(meaning: Meaning, telling: Day | null): Day | null {
  if (meaning.kind === "date" && meaning.month !== null && meaning.day !== null && !meaning.either) {
    const year = meaning.year ?? (telling === null ? null : civilOf(telling).year);
    if (year === null || !isCivil(year, meaning.month, meaning.day)) return null;
    const day = dayOf(year, meaning.month, meaning.day);
    const past = meaning.year === null && day > telling! + 1 && isCivil(year - 1, meaning.month, meaning.day);
    return past ? dayOf(year - 1, meaning.month, meaning.day) : day;
  }
  if (meaning.kind !== "weekday" || telling === null) return null;
  return telling - ((weekdayOf(telling) - meaning.weekday + 7) % 7);
}
