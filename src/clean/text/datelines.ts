import type { Dated, Span } from "../../model/index.ts";
import { fold } from "../../text/normalise.ts";
import { datedDay } from "../dates/calendar.ts";
import { findDay, parseDate } from "../dates/parse.ts";
import type { Line } from "./lines.ts";

/** The words before an article that say where, when and by whom it was filed. */
export interface Dateline extends Span {
  outlet: string | null;
  published: Dated | null;
}

const MONTH_WORD =
  "(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)(?:uary|ruary|ch|il|ust|ember|ober)?\\.?";
/** `BAGHDAD, Oct 1 (Reuters) - `, `PARIS (AP) — `, `GENEVA/DOHA, 3 March – ` at the start of a folded line. */
const AGENCY = new RegExp(
  `^(\\p{Lu}[\\p{Lu}\\p{M}.'/ -]{2,60}?)(?:,\\s\\p{Lu}[\\p{L}.' -]{1,40}?)?` +
    `(,\\s(?:${MONTH_WORD}\\s\\d{1,2}|\\d{1,2}\\s${MONTH_WORD})(?:,?\\s\\d{4})?)?,?\\s` +
    `(?:(?:[([](\\p{Lu}[\\p{L}\\d.&'/ -]{1,40})[)\\]]\\s?)?(?:--?)\\s|[([](\\p{Lu}[\\p{L}\\d.&'/ -]{1,40})[)\\]]:?\\s)`,
  "u",
);
/** `CNN -`, `(CNN) -`, `Kyiv, Ukraine (CNN) -`, `(Reuters) -`: an outlet of one to three capitalised words. */
const OUTLET_FIRST =
  /^(?:[\p{Lu}][\p{L}.' -]{1,30}(?:, [\p{Lu}][\p{L}.' -]{1,30})?\s)?(?:\((\p{Lu}[\p{L}\d.&' ]{1,30})\)\s?--?\s|\((\p{Lu}{2,8})\)\s|(\p{Lu}{2,5})\s--?\s)/u;
const CITY_LINE =
  /^(?:\p{Lu}[\p{L}.'-]{1,20}(?: \p{Lu}[\p{L}.'-]{1,20}){0,2}, )?(?:\p{Lu}[\p{L}.'-]{1,20}(?: \p{Lu}[\p{L}.'-]{1,20}){0,2} )?\(?(\p{Lu}[\p{L}.&]{1,12}(?: \p{Lu}[\p{L}.&]{1,12}){0,2})\)?$/u;
/** ` date 2024-10-01 As …`, `2024-10-01: …`, `Posted 2024-10-01 | …`: a bare date glued to the article. */
const BARE_DATE =
  /^(?:(?:date|dated|published|posted|updated|on|created)[:\s]{1,3}){0,2}\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?Z?)?(?=[\s|:,–—-]|$)[\s|:–—-]{0,3}/i;

/** The dateline a line begins with, or null. `at` is the line's place in the text. */
export function datelineOf(line: Line): Dateline | null {
  const folded = fold(line.text.slice(0, 160));
  const bare = BARE_DATE.exec(folded);
  if (bare) return { ...prefix(line, bare[0]), outlet: null, published: parseDate(bare[0], "dateline") };
  const agency = AGENCY.exec(folded);
  if (agency) {
    const outlet = agency[3] ?? agency[4] ?? null;
    if (outlet !== null || agency[2] !== undefined || /^[\p{Lu} .'/-]+$/u.test(agency[1]!)) {
      return { ...prefix(line, agency[0]), outlet: outletIn(outlet), published: datedIn(agency[2]) };
    }
  }
  const outlet = OUTLET_FIRST.exec(folded);
  if (!outlet) return null;
  return {
    ...prefix(line, outlet[0]),
    outlet: outletIn(outlet[1] ?? outlet[2] ?? outlet[3]!),
    published: null,
  };
}

/** `CNN` on a line of its own and a dash on the next: one dateline over both lines. */
export function splitDateline(line: Line, next: Line | undefined): Dateline | null {
  if (next === undefined || !/^[—–-]{1,2}$/.test(next.text) || line.words > 6) return null;
  const outlet = CITY_LINE.exec(line.text)?.[1];
  return outlet === undefined ? null : { start: line.start, end: next.end, outlet, published: null };
}

function prefix(line: Line, matched: string): Span {
  return { start: line.start, end: line.start + matched.trimEnd().length };
}

function datedIn(date: string | undefined): Dated | null {
  const found = findDay(date ?? "");
  return found && datedDay(found.day, "dateline");
}

/** Words in brackets that are no outlet: `WASHINGTON (March 3)`. */
function outletIn(words: string | null): string | null {
  return words === null || new RegExp(`^${MONTH_WORD}(?:\\s|$)`).test(words) ? null : words.trim();
}
