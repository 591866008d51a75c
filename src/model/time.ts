/** How fine a point in time is known. */
export type Precision =
  | "second"
  | "minute"
  | "hour"
  | "part-of-day"
  | "day"
  | "weekend"
  | "week"
  | "month"
  | "year";

/** What a date rests on, strongest first. */
export type Basis = "metadata" | "dateline" | "url" | "text" | "caption" | "cluster" | "retrieval";

/**
 * A stretch of time. `earliest` and `latest` are ISO 8601 instants in UTC (`2024-04-13T00:00:00Z`), both
 * inclusive to the second (a day ends at 23:59:59); `null` is an open end.
 */
export interface Interval {
  /** First instant, ISO 8601 in UTC; null = open. */
  earliest: string | null;
  /** Last instant, inclusive, ISO 8601 in UTC; null = open. */
  latest: string | null;
  /** How fine it is known. */
  precision: Precision;
}

/** A date together with what it rests on. */
export interface Dated extends Interval {
  /** What the date rests on. */
  basis: Basis;
  /**
   * The calendar day (`2024-10-01`) on the clock of whoever stamped the date, only where its zone was given and that day
   * is not the UTC day of the instant: `today` and `on Monday` in the text are told from this day.
   */
  localDay?: string;
}

/** TIMEX3 types (ISO-TimeML). */
export type TimexType = "DATE" | "TIME" | "DURATION" | "SET";

/** A time expression in a report. */
export interface Timex {
  /** First UTF-16 code unit of the expression. */
  start: number;
  /** UTF-16 code unit after the expression. */
  end: number;
  /** TIMEX3 type: a date, a time of day, a duration, a recurring time. */
  type: TimexType;
  /** TIMEX3 value; `X` stands for what is not known (`XXXX-04-13`). */
  value: string;
  /** What the expression covers on the calendar, or null when nothing can be said of it. */
  interval: Interval | null;
}
