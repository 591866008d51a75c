import type { Reading } from "../model/reading.ts";
import { onceFor } from "../text/once.ts";

const NAMES = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
const DAY = 86_400_000;

/** Days of the week a text speaks of, by number as in `Date.getUTCDay` (Sunday = 0), and whether it says `weekend`. */
export interface Weekdays {
  days: ReadonlySet<number>;
  weekend: boolean;
}

/** The days of the week named in the sentences of a report (captions and boilerplate are no sentences of its own). */
export const weekdaysOf = onceFor((reading: Reading): Weekdays => {
  const days = new Set<number>();
  let weekend = false;
  for (const { start, end } of reading.sentences) {
    const sentence = reading.report.text.slice(start, end);
    for (const match of sentence.matchAll(/\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[Ww]eekend)\b/g)) {
      const word = match[0].toLowerCase();
      if (word === "weekend") weekend = true;
      else days.add(NAMES.indexOf(word));
    }
  }
  return { days, weekend };
});

/** Midnight (UTC, ms) of the day an instant lies in. */
export function dayOf(instant: string): number {
  return Math.floor(Date.parse(instant) / DAY) * DAY;
}

/** Day of the week of a day, Sunday = 0. */
export function weekdayOf(day: number): number {
  return new Date(day).getUTCDay();
}

/** The last day on or before `day` that bears this weekday. */
export function lastWeekday(day: number, weekday: number): number {
  return addDays(day, -((weekdayOf(day) - weekday + 7) % 7));
}

/** The first day on or after `day` that bears this weekday. */
export function nextWeekday(day: number, weekday: number): number {
  return addDays(day, (weekday - weekdayOf(day) + 7) % 7);
}

export function addDays(day: number, count: number): number {
  return day + count * DAY;
}
