import { candidates } from "../../lexicon/gazetteer.ts";
import { placeKey } from "../../lexicon/keys.ts";
import { names } from "../../lexicon/names.ts";
import { isOutletName } from "../../lexicon/outlets.ts";
import type { Dated, Span } from "../../model/index.ts";
import { fold } from "../../text/normalise.ts";
import { datedDay } from "../dates/calendar.ts";
import { findDay, parseDate } from "../dates/parse.ts";
import type { Line } from "./lines.ts";
import { isDate, type Opening, openingOf, type Part } from "./openings.ts";

/** The words before an article that say where, when and by whom it was filed. */
export interface Dateline extends Span {
  outlet: string | null;
  published: Dated | null;
}

/** Longest dateline looked for, in characters. */
const LONGEST_DATELINE = 160;
const CITY_LINE =
  /^(?:\p{Lu}[\p{L}.'-]{1,20}(?: \p{Lu}[\p{L}.'-]{1,20}){0,2}, )?(?:\p{Lu}[\p{L}.'-]{1,20}(?: \p{Lu}[\p{L}.'-]{1,20}){0,2} )?\(?(\p{Lu}[\p{L}.&]{1,12}(?: \p{Lu}[\p{L}.&]{1,12}){0,2})\)?$/u;
/** ` date 2024-10-01 As …`, `2024-10-01: …`, `Posted 2024-10-01 | …`: a bare date glued to the article. */
const BARE_DATE =
  /^(?:(?:date|dated|published|posted|updated|on|created)[:\s]{1,3}){0,2}\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?Z?)?(?=[\s|:,–—-]|$)[\s|:–—-]{0,3}/i;

/** The dateline a line begins with, or null. */
export function datelineOf(line: Line): Dateline | null {
  const folded = fold(line.text.slice(0, LONGEST_DATELINE));
  const bare = BARE_DATE.exec(folded);
  if (bare) return { ...prefix(line, bare[0]), outlet: null, published: parseDate(bare[0], "dateline") };
  const filed = filedBy(line, folded);
  if (filed !== null) return filed;
  const opening = openingOf(folded);
  if (opening === null || !isDateline(opening, folded.slice(opening.length))) return null;
  const date = opening.parts.find(({ kind }) => kind === "date");
  const found = findDay(date?.words ?? "");
  return {
    ...prefix(line, folded.slice(0, opening.length)),
    outlet: outletOf(opening.parts),
    published: found && datedDay(found.day, "dateline"),
  };
}

/** What stands behind the date of a line that holds a date and an outlet and no more: `Aug. 8, 2027 — Isan Courier`. */
const OUTLET_ONLY =
  /^\s?[,|:\u2014\u2013-]\s?((?:\p{Lu}[\p{L}\d.&'’-]{0,20}|of|the|de|la)(?:\s(?:\p{Lu}[\p{L}\d.&'’-]{0,20}|of|the|de|la)){0,4})$/u;

function filedBy(line: Line, folded: string): Dateline | null {
  const found = findDay(folded);
  if (found === null || found.start > 0) return null;
  const outlet = OUTLET_ONLY.exec(folded.slice(found.end).trimEnd())?.[1];
  if (outlet === undefined || areKnown([{ kind: "place", words: outlet, capitals: false }])) return null;
  return { start: line.start, end: line.end, outlet, published: datedDay(found.day, "dateline") };
}

/** Words that open a line in capitals before a dash or colon and are no place. */
const SHOUTS =
  /^(?:look|watch|update|updated|breaking|note|video|photos?|read|warning|opinion|analysis|exclusive|live|listen|more|alert|correction|editorial|factbox|timeline|explainer|new|just in)\b/i;

/**
 * Whether the parts make a dateline. Each mark asks for more: a dash for an outlet, a date, a place in capitals or known
 * places; a colon for a date or a known place in capitals; a full stop for place and date; nothing at all for an outlet
 * that is known or stands behind a place in capitals.
 */
function isDateline({ parts, mark }: Opening, after: string): boolean {
  const places = parts.filter((part) => part.kind === "place");
  const dated = parts.some(({ kind, words }) => kind === "date" || isDate(words));
  const outlet = outletOf(parts);
  const shouted = places[0]?.capitals === true;
  if (places[0] !== undefined && SHOUTS.test(places[0].words)) return false;
  const begins = /^(?:["'([]{0,2}[\p{Lu}\d]|$)/u.test(after);
  if (mark === "")
    return outlet !== null && (isOutletName(outlet) || (shouted && places[0]!.words.length > 3));
  if (mark === ".") return dated && places.length > 0 && begins;
  if (mark === ":") return begins && ((dated && places.length > 0) || (shouted && areKnown(places)));
  if (outlet !== null && !shouted && !dated && !isOutletName(outlet)) return begins;
  return outlet !== null || dated || shouted || (begins && places.length > 1 && areKnown(places.slice(-1)));
}

/** Fewest letters of a known place that its name alone tells: `EU`, `UAE` are also bodies that say something. */
const PLACE_LETTERS = 4;

function areKnown(places: readonly Part[]): boolean {
  return places.every(({ words }) => {
    const [first] = words.split("/") as [string];
    const entries = names().byKey.get(placeKey(first)) ?? [];
    const state = entries.some(({ kind }) => kind === "state");
    return first.length >= PLACE_LETTERS && (state || candidates(first).length > 0);
  });
}

/** The outlet in brackets, else a part set like a place that is an outlet's name (`CNN -`, `Jakarta, Example Wire -`). */
function outletOf(parts: readonly Part[]): string | null {
  const open = parts.filter((part) => part.kind !== "date" && !isDate(part.words) && !areKnown([part]));
  const bracketed = open.find(({ kind }) => kind === "outlet");
  return (bracketed ?? open.find(({ words }) => isOutletName(words)))?.words.trim() ?? null;
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
