/** A civil day as whole days since 1970-01-01 (proleptic Gregorian calendar, no time zone, no clock). */
export type Day = number;

export interface Civil {
  year: number;
  /** 1 to 12. */
  month: number;
  /** 1 to 31. */
  day: number;
}

const DAY_MS = 86_400_000;

/** The day of a date; months and days beyond their range carry over (`month 13` is January of the next year). */
export function dayOf(year: number, month: number, day: number): Day {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return Math.round(date.getTime() / DAY_MS);
}

export function civilOf(day: Day): Civil {
  const date = new Date(day * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** 1 = Monday … 7 = Sunday (ISO 8601). 1970-01-01 was a Thursday. */
export function weekdayOf(day: Day): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

export function daysInMonth(year: number, month: number): number {
  return dayOf(year, month + 1, 1) - dayOf(year, month, 1);
}

/** True for days that exist: no 31 April, no 29 February 2023. */
export function isCivil(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** `2024-04-13`. */
export function isoDay(day: Day): string {
  const { year, month, day: date } = civilOf(day);
  return `${pad(year, 4)}-${pad(month)}-${pad(date)}`;
}

/** ISO week with its own year: `2024-W15`. */
export function isoWeek(day: Day): string {
  const thursday = day - weekdayOf(day) + 4;
  const { year } = civilOf(thursday);
  const week = Math.floor((thursday - dayOf(year, 1, 1)) / 7) + 1;
  return `${pad(year, 4)}-W${pad(week)}`;
}

/** The day of an ISO 8601 date or instant, or null where it cannot be read. */
export function parseDay(text: string | null): Day | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(text ?? "");
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return isCivil(year, month, day) ? dayOf(year, month, day) : null;
}

/** Instant `minutes` after the start of a day, UTC, to the second: `2024-04-13T18:00:00Z`. Minutes may lie outside the day. */
export function instant(day: Day, minutes: number, seconds = 0): string {
  return `${new Date(day * DAY_MS + minutes * 60_000 + seconds * 1000).toISOString().slice(0, 19)}Z`;
}

/** First second of a day. */
export function dayStart(day: Day): string {
  return instant(day, 0);
}

/** Last second of a day. */
export function dayEnd(day: Day): string {
  return instant(day, 23 * 60 + 59, 59);
}

export function pad(value: number, length = 2): string {
  return String(value).padStart(length, "0");
}
