/** Part of a day: TIMEX3 code and the minutes of the local day it covers (over 1440 = next day). */
export interface DayPart {
  code: string;
  from: number;
  to: number;
}

/** A time of day; `offset` in minutes to add to UTC, null = local time, zone not said. */
export interface Clock {
  hour: number;
  minute: number | null;
  offset: number | null;
  /** US zones without S or D (`ET`): one hour more in summer. */
  us: boolean;
}

export type Unit = "day" | "weekend" | "week" | "month" | "quarter" | "year" | "decade" | "century";
export type Edge = "start" | "mid" | "end" | "before" | "after";

/** What an expression says, before it is put on the calendar. */
export type Meaning =
  /** A date of which any part may be unsaid; `lastDay` closes a range (`3 to 5 May`). `either` = day and month may be swapped. */
  | {
      kind: "date";
      year: number | null;
      month: number | null;
      day: number | null;
      lastDay: number | null;
      lastYear: number | null;
      either: boolean;
    }
  /** `shift`: -1 last, 0 this, 1 next, null bare. */
  | { kind: "weekday"; weekday: number; shift: number | null }
  /** `yesterday`, `two weeks ago`, `next month`; told from the day of telling or from the day the narrative has reached. */
  | { kind: "relative"; unit: Unit; offset: number; from: "telling" | "narrative"; bare: boolean }
  /** Seasons (1-4 spring first), quarters, halves of a year; `year` null = told by tense, `shift` as for weekdays. */
  | {
      kind: "portion";
      portion: "season" | "quarter" | "half";
      index: number;
      year: number | null;
      shift: number | null;
    }
  | { kind: "years"; first: number; last: number; value: string }
  /** `reach`: -1 the past three days, 1 the next three days, 0 plain. `days`: estimate of its length, null unknown. */
  | { kind: "duration"; value: string; days: number | null; reach: -1 | 0 | 1 }
  | { kind: "set"; value: string }
  | { kind: "reference"; value: string; days: number | null };

/** A time expression: pieces `[from, to)` of one sentence and what they say. */
export interface Expression {
  from: number;
  to: number;
  meaning: Meaning;
  part: DayPart | null;
  edge: Edge | null;
  clock: Clock | null;
}

/** A matcher's answer: where it ends and what it means. */
export interface Match {
  to: number;
  meaning: Meaning;
  part?: DayPart | null;
  edge?: Edge | null;
  clock?: Clock | null;
}

export function date(
  year: number | null,
  month: number | null,
  day: number | null,
  lastDay: number | null = null,
): Meaning {
  return { kind: "date", year, month, day, lastDay, lastYear: null, either: false };
}

export function relative(unit: Unit, offset: number, from: "telling" | "narrative" = "telling"): Meaning {
  return { kind: "relative", unit, offset, from, bare: false };
}
