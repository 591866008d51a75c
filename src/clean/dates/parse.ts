import type { Basis, Dated } from "../../model/index.ts";
import { fold } from "../../text/normalise.ts";
import { datedDay, datedMoment, datedMonth, onLocalDay, utcDay } from "./calendar.ts";
import { zoneMinutes } from "./zones.ts";

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MONTH =
  "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";
const ISO_DATE = /\b(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/;
const SLASHED = /\b(\d{4})\/(\d{1,2})\/(\d{1,2})(?!\d)/;
const COMPACT = /\b((?:19|20)\d\d)(\d\d)(\d\d)(?=T?\d{4,6}|\b)/;
const MONTH_FIRST = new RegExp(
  `\\b${MONTH}\\s{1,3}(\\d{1,2})(?:st|nd|rd|th)?,?\\s{1,3}(?:at\\s)?(\\d{4})\\b`,
  "i",
);
const DAY_FIRST = new RegExp(
  `\\b(\\d{1,2})(?:st|nd|rd|th)?[\\s-]{1,3}(?:of\\s)?${MONTH},?[\\s-]{1,3}(\\d{4})\\b`,
  "i",
);
const NUMERIC = /\b(\d{1,2})[./](\d{1,2})[./](\d{4})\b/;
const CLOCK = /(?:^|[\sT,@(-])(\d{1,2})[:.h](\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s{0,2}([ap]\.?m\b\.?)?/i;

/** A day found in words, and where. */
export interface FoundDay {
  /** Milliseconds of midnight UTC. */
  day: number;
  start: number;
  end: number;
}

/** The first full calendar date (day, month and year) in the text, or null. `01/10/2024` is nobody's: it is left out. */
export function findDay(text: string): FoundDay | null {
  let first: FoundDay | null = null;
  for (const [pattern, order] of PATTERNS) {
    const match = pattern.exec(text);
    if (!match || (first && match.index >= first.start)) continue;
    const day = dayOf(match, order);
    if (day !== null) first = { day, start: match.index, end: match.index + match[0].length };
  }
  return first;
}

type Order = "ymd" | "mdy" | "dmy" | "numeric";
const PATTERNS: readonly (readonly [RegExp, Order])[] = [
  [ISO_DATE, "ymd"],
  [SLASHED, "ymd"],
  [COMPACT, "ymd"],
  [MONTH_FIRST, "mdy"],
  [DAY_FIRST, "dmy"],
  [NUMERIC, "numeric"],
];

function dayOf(match: RegExpExecArray, order: Order): number | null {
  const [, first, second, third] = match as unknown as [string, string, string, string];
  if (order === "ymd") return utcDay(+first, +second, +third);
  if (order === "mdy") return utcDay(+third, monthNumber(first), +second);
  if (order === "dmy") return utcDay(+third, monthNumber(second), +first);
  const [left, right] = [+first, +second];
  if (left > 12 && right <= 12) return utcDay(+third, right, left);
  if (right > 12 && left <= 12) return utcDay(+third, left, right);
  return left === right ? utcDay(+third, left, left) : null;
}

function monthNumber(name: string): number {
  return MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

/**
 * What a date string says (ISO 8601, RFC 2822, `October 1, 2024 10:32 AM EDT`, seconds or milliseconds since 1970).
 * To the second or minute only where the zone is given; else the day it names. Null where no date can be made out.
 */
export function parseDate(text: string, basis: Basis): Dated | null {
  const folded = fold(text.slice(0, 200)).trim();
  if (/^\d{10}(?:\d{3})?$/.test(folded)) {
    return datedMoment(+folded * (folded.length === 10 ? 1000 : 1), true, basis);
  }
  const found = findDay(folded);
  if (!found) return monthOnly(folded, basis);
  const rest = folded.slice(0, found.start) + folded.slice(found.end);
  return momentOn(found.day, rest, basis) ?? datedDay(found.day, basis);
}

function momentOn(day: number, rest: string, basis: Basis): Dated | null {
  const clock = CLOCK.exec(rest);
  if (!clock) return null;
  const zone = zoneMinutes(rest.slice(clock.index + clock[0].length));
  const hour = hourOf(+clock[1]!, clock[4]);
  if (zone === null || hour > 23 || +clock[2]! > 59) return null;
  const minutes = hour * 60 + +clock[2]! - zone;
  const moment = day + minutes * 60_000 + +(clock[3] ?? 0) * 1000;
  return onLocalDay(datedMoment(moment, clock[3] !== undefined, basis), day);
}

function hourOf(hour: number, half: string | undefined): number {
  if (!half) return hour;
  return (hour % 12) + (/^p/i.test(half) ? 12 : 0);
}

function monthOnly(text: string, basis: Basis): Dated | null {
  const match = /^(\d{4})-(\d{2})$/.exec(text);
  return match && +match[2]! >= 1 && +match[2]! <= 12 ? datedMonth(+match[1]!, +match[2]!, basis) : null;
}

/** The date a page's address holds: `/2024/10/01/`, `/2024-10-01-`, `/20241001/`, `/2024/oct/01/`; else its month. */
export function dateOfAddress(url: string): Dated | null {
  const path = url.replace(/^[a-z]+:\/\/[^/]{1,300}/i, "").slice(0, 2000);
  const full =
    /[/_-]((?:19|20)\d\d)[/_-](\d{1,2})[/_-](\d{1,2})(?=[/_.-]|$)/.exec(path) ??
    /[/_-]((?:19|20)\d\d)(\d\d)(\d\d)(?=[/_.-]|$)/.exec(path);
  const day = full && utcDay(+full[1]!, +full[2]!, +full[3]!);
  if (day) return datedDay(day, "url");
  const named =
    /\/((?:19|20)\d\d)\/(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\/(\d{1,2})\//i.exec(path);
  const namedDay = named && utcDay(+named[1]!, monthNumber(named[2]!), +named[3]!);
  if (namedDay) return datedDay(namedDay, "url");
  const month = /\/((?:19|20)\d\d)\/(0[1-9]|1[0-2])\//.exec(path);
  return month ? datedMonth(+month[1]!, +month[2]!, "url") : null;
}
