import { calendarWord } from "../../lexicon/calendar.ts";
import { isCivil } from "../../text/calendar.ts";
import { isWord, type Piece } from "../pieces.ts";
import { date, type Match } from "./meaning.ts";

/** Days that bear a name every year, as month and day. Movable feasts (Easter, Ramadan) are left unread. */
const NAMED_DAYS: readonly [words: readonly string[], month: number, day: number][] = [
  [["new", "year", "'", "s", "eve"], 12, 31],
  [["new", "year", "'", "s", "day"], 1, 1],
  [["christmas", "eve"], 12, 24],
  [["christmas", "day"], 12, 25],
  [["boxing", "day"], 12, 26],
  [["may", "day"], 5, 1],
];

/** `New Year's Eve`, `Christmas Day`: days with a name and a fixed date. */
export function matchNamedDay(pieces: readonly Piece[], at: number): Match | null {
  if (!pieces[at]?.capital) return null;
  for (const [words, month, day] of NAMED_DAYS) {
    if (words.every((word, step) => isWord(pieces, at + step, word)))
      return { to: at + words.length, meaning: date(null, month, day) };
  }
  return null;
}

/** Military date-time group: `131800ZAPR24`, `131800Z APR 24` (day, hour, minute, zone Z, month, year). */
export function matchStamp(pieces: readonly Piece[], at: number): Match | null {
  const group = /^(\d{2})(\d{2})(\d{2})$/.exec(pieces[at]?.word ?? "");
  const zone = pieces[at + 1];
  if (!group || !zone?.glued || !zone.word.startsWith("z")) return null;
  const joined = zone.word.length > 1;
  const month = calendarWord("month", joined ? zone.word.slice(1) : (pieces[at + 2]?.word ?? ""));
  const last = joined ? at + 2 : at + 3;
  const digits = /^(?:20)?(\d{2})$/.exec(pieces[last]?.word ?? "");
  if (!month || !digits) return null;
  const [day, hour, minute] = group.slice(1).map(Number) as [number, number, number];
  const year = 2000 + Number(digits[1]);
  if (!isCivil(year, Number(month.value), day) || hour > 23 || minute > 59) return null;
  const clock = { hour, minute, offset: 0, us: false };
  return { to: last + 1, meaning: date(year, Number(month.value), day), clock };
}

/** `2024-04-13T18:00Z` where the tokeniser parts it at the colon; without `Z` the zone is not said. */
export function matchIsoStamp(pieces: readonly Piece[], at: number): Match | null {
  const [year, , month, , day, sign, hour, colon, minute] = pieces.slice(at, at + 9).map(({ word }) => word);
  if (sign !== "t" || colon !== ":" || !/^\d{4}$/.test(year!) || !/^\d\d$/.test(hour!)) return null;
  if (!minute || !/^[0-5]\d$/.test(minute) || !pieces.slice(at + 1, at + 9).every(({ glued }) => glued))
    return null;
  const civil = [year, month, day].map(Number) as [number, number, number];
  if (!isCivil(...civil) || Number(hour) > 23) return null;
  const zulu = isWord(pieces, at + 9, "z");
  const clock = { hour: Number(hour), minute: Number(minute), offset: zulu ? 0 : null, us: false };
  return { to: zulu ? at + 10 : at + 9, meaning: date(...civil), clock };
}
