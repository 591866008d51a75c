import type { Day } from "../../text/calendar.ts";
import type { Clock } from "./meaning.ts";

/** What entries are told by: time expressions in the order of the text. */
export interface Stamp {
  /** Nothing else stands in its sentence. */
  alone: boolean;
  clock: Clock | null;
  /** First day of a date written with its year, or null. */
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
  if (heads.length < FEWEST || telling === null) return { days: stamps.map(() => telling), heads: new Set() };
  const steps = heads
    .slice(1)
    .map((head, at) => Math.sign(minutesOf(stamps[head]!) - minutesOf(stamps[heads[at]!]!)));
  const order = steps.reduce((sum, step) => sum + step, 0) > 0 ? 1 : -1;
  const turns = new Set(heads.slice(1).filter((_, at) => steps[at] === -order));
  let day: Day = order > 0 ? telling - turns.size : telling;
  const days = stamps.map(({ alone, clock, date }, index) => {
    if (index < heads[0]!) return telling;
    if (alone && !clock && date !== null) day = date;
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
