import type { Precision } from "../../model/time.ts";
import {
  civilOf,
  type Day,
  dayOf,
  daysInMonth,
  isoDay,
  isoWeek,
  pad,
  weekdayOf,
} from "../../text/calendar.ts";
import type { Unit } from "./meaning.ts";

/** A stretch of whole days with its TIMEX3 value. */
export interface Stretch {
  value: string;
  from: Day;
  to: Day;
  precision: Precision;
}

export type Unresolved = string;

export function yearsStretch(first: number, last: number, value: string): Stretch {
  return { value, from: dayOf(first, 1, 1), to: dayOf(last, 12, 31), precision: "year" };
}

export function monthStretch(year: number, month: number): Stretch {
  const from = dayOf(year, month, 1);
  const carried = civilOf(from);
  const value = `${pad(carried.year, 4)}-${pad(carried.month)}`;
  return { value, from, to: from + daysInMonth(carried.year, carried.month) - 1, precision: "month" };
}

export function dayStretch(day: Day): Stretch {
  return { value: isoDay(day), from: day, to: day, precision: "day" };
}

export function weekStretch(day: Day): Stretch {
  const from = day - weekdayOf(day) + 1;
  return { value: isoWeek(day), from, to: from + 6, precision: "week" };
}

export function weekendStretch(day: Day): Stretch {
  const from = day - weekdayOf(day) + 6;
  return { value: `${isoWeek(from)}-WE`, from, to: from + 1, precision: "weekend" };
}

export function unitStretch(unit: Unit, base: Day, offset: number): Stretch {
  const { year, month } = civilOf(base);
  if (unit === "week") return weekStretch(base + 7 * offset);
  if (unit === "weekend") return weekendStretch(base + 7 * offset);
  if (unit === "month") return monthStretch(year, month + offset);
  if (unit === "quarter") return quarterStretch(year, Math.floor((month - 1) / 3) + offset);
  if (unit === "decade")
    return yearsStretch(
      decadeOf(year) + 10 * offset,
      decadeOf(year) + 10 * offset + 9,
      String(decadeOf(year) / 10 + offset),
    );
  if (unit === "century")
    return yearsStretch(year + 100 * offset, year + 100 * offset, pad(year + 100 * offset, 4));
  return yearsStretch(year + offset, year + offset, pad(year + offset, 4));
}

function decadeOf(year: number): number {
  return Math.floor(year / 10) * 10;
}

function quarterStretch(year: number, index: number): Stretch {
  const from = civilOf(dayOf(year, index * 3 + 1, 1));
  const quarter = (from.month - 1) / 3 + 1;
  const first = dayOf(from.year, from.month, 1);
  return {
    value: `${from.year}-Q${quarter}`,
    from: first,
    to: dayOf(from.year, from.month + 3, 1) - 1,
    precision: "month",
  };
}
