import { calendarWord } from "../../lexicon/calendar.ts";
import { numberWord } from "../../lexicon/numbers.ts";
import { isCivil } from "../../text/calendar.ts";
import { isWord, type Piece } from "../pieces.ts";
import { date, type Match } from "./meaning.ts";

/** Years read out of bare numbers; earlier and later ones are mostly counts. */
const FIRST_YEAR = 1500;
const LAST_YEAR = 2100;

/** A calendar date written at `at`: numeric, with month name, a year, a decade. */
export function matchDate(pieces: readonly Piece[], at: number): Match | null {
  if (at >= pieces.length) return null;
  return (
    matchNumericDate(pieces, at) ??
    matchWrittenDate(pieces, at) ??
    matchMonth(pieces, at) ??
    matchDayAlone(pieces, at) ??
    matchDecade(pieces, at) ??
    matchYear(pieces, at)
  );
}

/** `2024-04-13`, `2024/04/13`, `13/04/2024`, `13.4.24`. */
function matchNumericDate(pieces: readonly Piece[], at: number): Match | null {
  const piece = pieces[at];
  if (!piece?.digits || (piece.glued && at > 0 && /[\p{L}$]/u.test(pieces[at - 1]!.word))) return null;
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})$/.exec(piece.word);
  if (dotted) return numericDate([dotted[1]!, dotted[2]!, dotted[3]!], at + 1);
  const sign = pieces[at + 1]?.word;
  if (sign !== "-" && sign !== "/") return null;
  const parts = [0, 2, 4].map((step) => pieces[at + step]?.word ?? "");
  const tied = [1, 2, 3, 4].every((step) => pieces[at + step]?.glued);
  if (!tied || pieces[at + 3]!.word !== sign || !parts.every((part) => /^\d{1,4}$/.test(part))) return null;
  return numericDate(parts as [string, string, string], isoTail(pieces, at + 5));
}

/** Skips the `T` of `2024-04-13T18:00`; the clock is read by itself. */
function isoTail(pieces: readonly Piece[], at: number): number {
  return isWord(pieces, at, "t") && pieces[at]!.glued && pieces[at + 1]?.glued ? at + 1 : at;
}

function numericDate(parts: readonly [string, string, string], to: number): Match | null {
  const [first, second, third] = parts.map(Number) as [number, number, number];
  if (parts[0].length === 4)
    return isCivil(first, second, third) ? { to, meaning: date(first, second, third) } : null;
  if (parts[0].length > 2 || parts[2].length === 3 || parts[2].length === 1) return null;
  const year = parts[2].length === 2 ? third + (third < 70 ? 2000 : 1900) : third;
  const european = isCivil(year, second, first);
  const american = isCivil(year, first, second);
  if (!european && !american) return null;
  const meaning = european ? date(year, second, first) : date(year, first, second);
  if (meaning.kind === "date") meaning.either = european && american && first !== second;
  return { to, meaning };
}

/** `[Saturday,] 13[th] [of] April[, 2024]`, `[Saturday,] April 13[th][, 2024]`, with day ranges. */
function matchWrittenDate(pieces: readonly Piece[], at: number): Match | null {
  const weekday = weekdayAt(pieces, at, true);
  let from = weekday ? at + 1 : at;
  if (weekday && isWord(pieces, from, ".")) from++;
  if (weekday && isWord(pieces, from, ",")) from++;
  if (weekday && isWord(pieces, from, "the")) from++;
  return dayThenMonth(pieces, from) ?? monthThenDay(pieces, from);
}

function dayThenMonth(pieces: readonly Piece[], from: number): Match | null {
  let at = isWord(pieces, from, "the") ? from + 1 : from;
  const first = dayNumber(pieces, at);
  if (!first) return null;
  at = first.to;
  const last = rangeEnd(pieces, at);
  if (last) at = last.to;
  if (isWord(pieces, at, "of")) at++;
  if (isWord(pieces, at, "-", "/") && pieces[at]!.glued) at++;
  const month = monthAt(pieces, at, true);
  if (!month) return null;
  return withYear(pieces, month.to, month.month, first.day, last?.day ?? null);
}

function monthThenDay(pieces: readonly Piece[], at: number): Match | null {
  const month = monthAt(pieces, at, true);
  if (!month) return null;
  let from = month.to;
  if (isWord(pieces, from, "-") && pieces[from]!.glued) from++;
  if (isWord(pieces, from, "the")) from++;
  const first = dayNumber(pieces, from);
  if (!first || isWord(pieces, first.to, "%")) return null;
  const last = rangeEnd(pieces, first.to);
  return withYear(pieces, last?.to ?? first.to, month.month, first.day, last?.day ?? null);
}

function withYear(
  pieces: readonly Piece[],
  at: number,
  month: number,
  day: number,
  lastDay: number | null,
): Match {
  let from = isWord(pieces, at, ",", "of") ? at + 1 : at;
  if (isWord(pieces, from, "-", "/") && pieces[from]!.glued) from++;
  const year = yearNumber(pieces[from]);
  if (year === null) return { to: at, meaning: date(null, month, day, lastDay) };
  return { to: from + 1, meaning: date(year, month, day, lastDay) };
}

/** `-14`, `to 5`, `and 5`, `or 5` after a day: the end of a range. */
function rangeEnd(pieces: readonly Piece[], at: number): { to: number; day: number } | null {
  if (!isWord(pieces, at, "-", "to", "and", "/", "or", "through", "until")) return null;
  const last = dayNumber(pieces, at + 1);
  if (!last) return null;
  const clock = isWord(pieces, last.to, "am", "pm", ":", "people", "percent", "%");
  return clock ? null : last;
}

/** Day of a month: `13`, `13th`, `first`; digits of at most two places. */
function dayNumber(pieces: readonly Piece[], at: number): { to: number; day: number } | null {
  const piece = pieces[at];
  if (!piece) return null;
  const ordinal = numberWord("ordinal", piece.word)?.[0];
  if (ordinal !== undefined) return { to: at + 1, day: ordinal };
  if (!/^\d{1,2}$/.test(piece.word)) return null;
  const day = Number(piece.word);
  if (day < 1 || day > 31) return null;
  const suffixed = pieces[at + 1]?.glued && isWord(pieces, at + 1, "st", "nd", "rd", "th");
  return { to: suffixed ? at + 2 : at + 1, day };
}

/** A month name; abbreviations only where `beside` another date word. Takes a separate full stop along. */
export function monthAt(
  pieces: readonly Piece[],
  at: number,
  beside: boolean,
): { to: number; month: number } | null {
  const piece = pieces[at];
  const month = piece?.capital ? calendarWord("month", piece.word) : undefined;
  if (!month || (month.more[0] === "abbreviation" && !beside)) return null;
  const stop = month.more[0] === "abbreviation" && isWord(pieces, at + 1, ".") && pieces[at + 1]!.glued;
  return { to: stop ? at + 2 : at + 1, month: Number(month.value) };
}

/** A weekday name that is none of a newspaper (`Sunday Times`) or a feast (`Good Friday`). */
export function weekdayAt(pieces: readonly Piece[], at: number, beside: boolean): number | null {
  const piece = pieces[at];
  const bare = piece?.word.replace(/s$/, "") ?? "";
  const day = piece?.capital
    ? (calendarWord("weekday", piece.word) ?? calendarWord("weekday", bare))
    : undefined;
  if (!day || (day.more[0] === "abbreviation" && !beside)) return null;
  if (pieces[at + 1]?.capital && calendarWord("masthead", pieces[at + 1]!.word)) return null;
  if (at > 0 && pieces[at - 1]!.capital && calendarWord("feast", pieces[at - 1]!.word)) return null;
  return Number(day.value);
}

export function yearNumber(piece: Piece | undefined): number | null {
  if (!piece || !/^\d{4}$/.test(piece.word)) return null;
  const year = Number(piece.word);
  return year >= FIRST_YEAR && year <= LAST_YEAR ? year : null;
}

/** Words before a month or a year that make it a time: `in May`, `since 2014`. */
const BEFORE = new Set(
  "in since by until till from to of during before after between through early late mid last next this and or for around about following throughout".split(
    " ",
  ),
);

/** `April 2024`, `Apr. 2024`, `in May`, `June`; names of people and the verbs `may` and `march` are none. */
function matchMonth(pieces: readonly Piece[], at: number): Match | null {
  const month = monthAt(pieces, at, true);
  if (!month) return null;
  const comma = isWord(pieces, month.to, ",") || isWord(pieces, month.to, "of") ? 1 : 0;
  const year = yearNumber(pieces[month.to + comma]);
  if (year !== null) return { to: month.to + comma + 1, meaning: date(year, month.month, null) };
  if (!standsAsMonth(pieces, at)) return null;
  return { to: month.to, meaning: date(null, month.month, null) };
}

function standsAsMonth(pieces: readonly Piece[], at: number): boolean {
  const piece = pieces[at]!;
  const before = pieces[at - 1]?.word ?? "";
  const preceded = BEFORE.has(before) || (before === "-" && isWord(pieces, at - 2, "mid", "early", "late"));
  const short = calendarWord("month", piece.word)!.more[0] === "abbreviation";
  if (/^(?:may|march|august|april|june)$/.test(piece.word) || short) {
    return preceded && !(short && !isWord(pieces, at + 1, "."));
  }
  return preceded || !pieces[at + 1]?.capital;
}

/** `on the 13th`, `by the 5th`: a day of a month not named. */
function matchDayAlone(pieces: readonly Piece[], at: number): Match | null {
  if (!isWord(pieces, at, "the") || !isWord(pieces, at - 1, "on", "by", "since", "until", "from", "of"))
    return null;
  const day = dayNumber(pieces, at + 1);
  if (!day || day.to !== at + 3 || !pieces[at + 1]!.digits) return null;
  const next = pieces[day.to];
  const closed =
    !next ||
    /^[.,;:)]$/.test(next.word) ||
    /^(?:and|of|in|at|when|after|that|the|but|as|to)$/.test(next.word);
  return closed ? { to: day.to, meaning: date(null, null, day.day) } : null;
}

/** `the 1990s`, `'90s`, `the 19th century`. */
function matchDecade(pieces: readonly Piece[], at: number): Match | null {
  const piece = pieces[at];
  if (!piece?.digits) return null;
  if (isWord(pieces, at + 1, "s") && pieces[at + 1]!.glued && /^(?:1[5-9]|20)\d0$/.test(piece.word))
    return decade(Number(piece.word), at + 2);
  const short = isWord(pieces, at - 1, "'") && isWord(pieces, at + 1, "s") && /^[2-9]0$/.test(piece.word);
  if (short) return decade(1900 + Number(piece.word), at + 2);
  if (
    isWord(pieces, at + 1, "st", "nd", "rd", "th") &&
    isWord(pieces, at + 2, "century") &&
    /^\d{1,2}$/.test(piece.word)
  ) {
    const number = Number(piece.word);
    const first = (number - 1) * 100 + 1;
    return {
      to: at + 3,
      meaning: { kind: "years", first, last: first + 99, value: String(number - 1).padStart(2, "0") },
    };
  }
  return null;
}

function decade(first: number, to: number): Match {
  return { to, meaning: { kind: "years", first, last: first + 9, value: String(first / 10) } };
}

/** A bare year where its surroundings say that it is one: `in 2014`, `(2014)`, `2014's`, `the 2014 war`. */
function matchYear(pieces: readonly Piece[], at: number): Match | null {
  const year = yearNumber(pieces[at]);
  if (year === null || !standsAsYear(pieces, at)) return null;
  const second =
    /^\d{2}$/.test(pieces[at + 2]?.word ?? "") && isWord(pieces, at + 1, "-", "/") && pieces[at + 2]!.glued;
  if (second) {
    const lastYear = Math.floor(year / 100) * 100 + Number(pieces[at + 2]!.word);
    if (lastYear > year && lastYear < year + 12)
      return { to: at + 3, meaning: { ...yearOf(year), lastYear } };
  }
  return { to: at + 1, meaning: yearOf(year) };
}

function yearOf(year: number) {
  return {
    kind: "date" as const,
    year,
    month: null,
    day: null,
    lastDay: null,
    lastYear: null,
    either: false,
  };
}

function standsAsYear(pieces: readonly Piece[], at: number): boolean {
  const before = pieces[at - 1];
  const next = pieces[at + 1];
  if (before && (/^[$\u00a3\u20ac#.]$/.test(before.word) || before.digits)) return false;
  if (pieces[at]!.glued && before && !/^[-('"/[]$/.test(before.word)) return false;
  if (
    next &&
    ((/^[%/]$/.test(next.word) && next.glued) ||
      /^(?:km|kg|gmt|utc|hours|hrs|people|men|women|soldiers|troops|percent|local)$/.test(next.word))
  )
    return false;
  if (!before) return !next || /^[-:,]$/.test(next.word) || next.capital;
  if (
    BEFORE.has(before.word) ||
    /^(?:the|election|spring|summer|autumn|fall|winter|christmas|as)$/.test(before.word)
  )
    return true;
  if (
    /^[([]$/.test(before.word) ||
    (before.word === "-" && isWord(pieces, at - 2, "mid", "early", "late", "pre", "post", "1"))
  )
    return true;
  if (before.word === "-" && yearNumber(pieces[at - 2]) !== null) return true;
  return (
    next?.word === "'s" ||
    (next?.word === "'" && isWord(pieces, at + 2, "s")) ||
    (before.word === "," && Boolean(next) && /^[,.]$/.test(next!.word))
  );
}
