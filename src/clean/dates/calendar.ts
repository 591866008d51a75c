import type { Basis, Dated } from "../../model/index.ts";

const DAY = 86_400_000;

/** Milliseconds of a UTC day, or null where there is no such day (31 June). */
export function utcDay(year: number, month: number, day: number): number | null {
  const time = Date.UTC(year, month - 1, day);
  const date = new Date(time);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? time : null;
}

/** ISO 8601 to the second, in UTC. */
export function iso(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}

/** A whole day. Where a clock time came without a zone, the day is all that can be said. */
export function datedDay(day: number, basis: Basis): Dated {
  return { earliest: iso(day), latest: iso(day + DAY - 1000), precision: "day", basis };
}

/** A month, e.g. from the address of a page. */
export function datedMonth(year: number, month: number, basis: Basis): Dated {
  const end = month === 12 ? Date.UTC(year + 1, 0) : Date.UTC(year, month);
  return { earliest: iso(Date.UTC(year, month - 1)), latest: iso(end - 1000), precision: "month", basis };
}

/** A moment whose zone is known; without seconds the whole minute. */
export function datedMoment(time: number, seconds: boolean, basis: Basis): Dated {
  const latest = seconds ? time : time + 59_000;
  return { earliest: iso(time), latest: iso(latest), precision: seconds ? "second" : "minute", basis };
}

/** The same with the day `local` (milliseconds of its midnight) that the stamp itself names, where that is another day. */
export function onLocalDay(dated: Dated, local: number): Dated {
  const localDay = iso(local).slice(0, 10);
  return dated.earliest?.startsWith(localDay) ? dated : { ...dated, localDay };
}

/** All that a dated photo or a quoted post says of a report: it was not written before that day. */
export function notBefore(day: number, latest: string | null, basis: Basis): Dated {
  return { earliest: iso(day), latest, precision: "day", basis };
}

/** Years a report may come from: the first printed newspaper is of 1605, sentinels are 0001, 1601, 1900, 1970-01-01. */
const FIRST_YEAR = 1971;
const LAST_YEAR = 2100;

/**
 * False for a date no report can have: sentinels of databases, and a day more than one after it was retrieved
 * (one day of grace for time zones).
 */
export function isPlausible(dated: Dated, retrieved: string | null): boolean {
  const earliest = Date.parse(dated.earliest ?? dated.latest ?? "");
  const year = new Date(earliest).getUTCFullYear();
  if (!(year >= FIRST_YEAR && year <= LAST_YEAR)) return false;
  const fetched = retrieved === null ? Number.NaN : Date.parse(retrieved);
  return Number.isNaN(fetched) || earliest <= fetched + DAY;
}
