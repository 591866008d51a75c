import { calendarWord } from "../../lexicon/calendar.ts";
import { readNumber } from "../numbers.ts";
import { isWord, type Piece } from "../pieces.ts";
import { monthAt, weekdayAt, yearNumber } from "./dates.ts";
import { type Match, type Meaning, relative, type Unit } from "./meaning.ts";
import { matchPortion, seasonAt } from "./portions.ts";

const UNITS: Record<string, Unit> = {
  D: "day",
  W: "week",
  M: "month",
  Y: "year",
  "3M": "quarter",
  WE: "weekend",
  "10Y": "decade",
  "100Y": "century",
};

/** A time told from the day of telling, from the narrative, or by its weekday, season or quarter. */
export function matchRelative(pieces: readonly Piece[], at: number): Match | null {
  if (at >= pieces.length) return null;
  return (
    matchNamedDay(pieces, at) ??
    matchCounted(pieces, at) ??
    matchDayBeside(pieces, at) ??
    matchShifted(pieces, at) ??
    matchPortion(pieces, at) ??
    matchWeekend(pieces, at) ??
    matchWeekday(pieces, at)
  );
}

const NAMED = new Map([
  ["today", 0],
  ["tonight", 0],
  ["yesterday", -1],
  ["tomorrow", 1],
]);

function matchNamedDay(pieces: readonly Piece[], at: number): Match | null {
  const word = pieces[at]!.word;
  const offset = NAMED.get(word);
  if (offset === undefined || (word === "today" && isPaper(pieces, at))) return null;
  const part = word === "tonight" ? partOf("night") : null;
  return { to: at + 1, meaning: relative("day", offset), part };
}

/** `Delta Today`, `USA Today`: two capitals beside a word in small letters name a paper. */
function isPaper(pieces: readonly Piece[], at: number): boolean {
  if (!pieces[at]!.capital || !pieces[at - 1]?.capital) return false;
  const small = (piece: Piece | undefined) =>
    piece !== undefined && /^\p{L}/u.test(piece.word) && !piece.capital;
  return (
    isWord(pieces, at - 1, "usa", "russia") ||
    small(pieces[at + 1]) ||
    small(pieces[at - 2]) ||
    small(pieces[at - 3])
  );
}

export function partOf(word: string) {
  const part = calendarWord("part", word);
  return part ? { code: part.value, from: Number(part.more[0]), to: Number(part.more[1]) } : null;
}

/** `two days ago`, `a week earlier`, `three months later`, `a few days ago`, `days ago`, `hours earlier`. */
function matchCounted(pieces: readonly Piece[], at: number): Match | null {
  const count = countAt(pieces, at);
  const unit = unitAt(pieces, count.to);
  if (!unit) return null;
  const back = isWord(pieces, unit.to, "ago", "earlier", "before", "previously", "prior");
  const ahead =
    isWord(pieces, unit.to, "later", "afterwards", "afterward", "on", "hence") &&
    !isWord(pieces, unit.to + 1, "the");
  const hence = isWord(pieces, unit.to, "from") && isWord(pieces, unit.to + 1, "now", "today");
  if (!back && !ahead && !hence) return null;
  if (isWord(pieces, unit.to, "on", "before") && (count.value === null || !ends(pieces, unit.to + 1)))
    return null;
  const telling = isWord(pieces, unit.to, "ago") || hence;
  const to = unit.to + (hence ? 2 : 1);
  return { to, meaning: countedMeaning(unit, count.value, back ? -1 : 1, telling) };
}

function ends(pieces: readonly Piece[], at: number): boolean {
  return at >= pieces.length || /^[.,;:)]$/.test(pieces[at]!.word);
}

function countedMeaning(unit: UnitMatch, count: number | null, sign: -1 | 1, telling: boolean): Meaning {
  const calendar = UNITS[unit.code];
  const value = sign < 0 ? "PAST_REF" : "FUTURE_REF";
  if (count === null || !calendar || calendar === "weekend") {
    const known = telling ? sign * (count ?? 5) * unit.days : null;
    return { kind: "reference", value, days: calendar ? known : 0 };
  }
  if (!Number.isInteger(count)) return { kind: "reference", value, days: sign * count * unit.days };
  return relative(calendar, sign * count, telling ? "telling" : "narrative");
}

/** The number before a unit: exact, or null for none and for `a few`, `several`, `many`. */
function countAt(pieces: readonly Piece[], at: number): { to: number; value: number | null } {
  const number = readNumber(pieces, at);
  if (number) return { to: isWord(pieces, number.to, "-") ? number.to + 1 : number.to, value: number.value };
  if (isWord(pieces, at, "a", "an") && !isWord(pieces, at + 1, "few", "couple"))
    return { to: at + 1, value: 1 };
  if (isWord(pieces, at, "a") && isWord(pieces, at + 1, "couple"))
    return { to: isWord(pieces, at + 2, "of") ? at + 3 : at + 2, value: 2 };
  const vague = isWord(pieces, at, "a", "just") && isWord(pieces, at + 1, "few") ? at + 1 : at;
  if (isWord(pieces, vague, "few", "several", "many", "some", "those", "these"))
    return { to: vague + 1, value: null };
  return { to: at, value: null };
}

export interface UnitMatch {
  to: number;
  /** ISO 8601 designator, `T` first for clock units. */
  code: string;
  days: number;
  plural: boolean;
}

export function unitAt(pieces: readonly Piece[], at: number): UnitMatch | null {
  const word = pieces[at]?.word;
  if (!word) return null;
  const singular = word === "centuries" ? "century" : word.replace(/s$/, "");
  const unit = calendarWord("unit", singular) ?? calendarWord("unit", word);
  if (!unit || (/^(?:sec|min|hr)$/.test(word) && !pieces[at - 1]?.digits)) return null;
  return { to: at + 1, code: unit.value, days: Number(unit.more[0]), plural: word !== singular };
}

/** `the day before yesterday`, `the previous day`, `the day before`, `the same day`, `that night`. */
function matchDayBeside(pieces: readonly Piece[], at: number): Match | null {
  const from = isWord(pieces, at, "the") ? at + 1 : at;
  if (
    isWord(pieces, from, "day", "night", "week", "month", "year") &&
    isWord(pieces, from + 1, "before", "after")
  ) {
    const sign = isWord(pieces, from + 1, "before") ? -1 : 1;
    if (isWord(pieces, from, "day") && isWord(pieces, from + 2, "yesterday", "tomorrow"))
      return { to: from + 3, meaning: relative("day", 2 * sign) };
    if (
      from === at ||
      !(ends(pieces, from + 2) || isWord(pieces, from + 2, "in", "at", "that", "when", "to", "and"))
    )
      return null;
    return besideMeaning(pieces, from, sign, from + 2);
  }
  const shift = isWord(pieces, from, "previous", "preceding", "prior")
    ? -1
    : isWord(pieces, from, "following", "next", "subsequent")
      ? 1
      : isWord(pieces, from, "same")
        ? 0
        : null;
  if (
    shift !== null &&
    from > at &&
    isWord(pieces, from + 1, "day", "night", "morning", "evening", "afternoon")
  )
    return besideMeaning(pieces, from + 1, shift, from + 2);
  if (shift !== null && shift !== 1 && from > at && isWord(pieces, from + 1, "week", "month", "year"))
    return besideMeaning(pieces, from + 1, shift, from + 2);
  if (isWord(pieces, at, "next") && isWord(pieces, at + 1, "day"))
    return besideMeaning(pieces, at + 1, 1, at + 2);
  if (isWord(pieces, at, "that") && isWord(pieces, at + 1, "day", "night", "morning", "evening", "afternoon"))
    return besideMeaning(pieces, at + 1, 0, at + 2);
  if (isWord(pieces, at, "that", "same") && isWord(pieces, at + 1, "week", "month", "year"))
    return besideMeaning(pieces, at + 1, 0, at + 2);
  return null;
}

function besideMeaning(pieces: readonly Piece[], at: number, shift: number, to: number): Match {
  const word = pieces[at]!.word;
  const unit = /^(?:week|month|year)$/.test(word) ? (word as Unit) : "day";
  return { to, meaning: relative(unit, shift, "narrative"), part: partOf(word) };
}

/** `last week`, `next month`, `this year`, `this morning`, `last night`, `last May`, `last Sunday`, `next spring`. */
function matchShifted(pieces: readonly Piece[], at: number): Match | null {
  const from = isWord(pieces, at, "the") ? at + 1 : at;
  const shift = calendarWord("shift", pieces[from]?.word ?? "");
  if (!shift) return null;
  const sign = Number(shift.value);
  const weekday = weekdayAt(pieces, from + 1, false);
  if (weekday !== null && from === at)
    return { to: from + 2, meaning: { kind: "weekday", weekday, shift: sign } };
  const month = monthAt(pieces, from + 1, false);
  if (month && yearNumber(pieces[month.to]) === null && from === at)
    return { to: month.to, meaning: shiftedMonth(month.month, sign) };
  const part = partOf(pieces[from + 1]?.word ?? "");
  if (part && from === at && isWord(pieces, from, "this", "last")) {
    return { to: from + 2, meaning: relative("day", sign), part };
  }
  return shiftedPortion(pieces, from, sign) ?? shiftedUnit(pieces, at, from, sign);
}

/** `last May` is the one before, `this May` that of the year: told like a season. */
function shiftedMonth(month: number, shift: number): Meaning {
  return { kind: "portion", portion: "quarter", index: -month, year: null, shift };
}

function shiftedUnit(pieces: readonly Piece[], at: number, from: number, sign: number): Match | null {
  const unit = unitAt(pieces, from + 1);
  const calendar = unit && UNITS[unit.code];
  if (!calendar || unit.plural || isWord(pieces, from, "same")) return null;
  const { to } = unit;
  const long = calendar === "day" || calendar === "decade" || calendar === "century";
  if (long) return sign === 0 && calendar === "day" ? null : { to, meaning: reachOf(unit, sign) };
  if (isWord(pieces, from, "past")) return { to, meaning: reachOf(unit, -1) };
  const the = from > at && calendar !== "weekend" && calendar !== "quarter";
  if (!the || isWord(pieces, from, "current", "previous", "coming", "following"))
    return { to, meaning: relative(calendar, sign) };
  const within = isWord(pieces, at - 1, "over", "in", "within", "during", "for", "throughout", "of");
  if (sign > 0 && !within) return { to, meaning: relative(calendar, sign, "narrative") };
  return { to, meaning: reachOf(unit, sign) };
}

/** `the past decade`, `the last year`: a length that ends, or begins, on the day of telling. */
function reachOf({ code, days }: UnitMatch, sign: number): Meaning {
  return {
    kind: "duration",
    value: /^\d/.test(code) ? `P${code}` : `P1${code}`,
    days,
    reach: sign < 0 ? -1 : 1,
  };
}

function shiftedPortion(pieces: readonly Piece[], from: number, sign: number): Match | null {
  const season = seasonAt(pieces, from + 1);
  if (season === null) return null;
  return {
    to: from + 2,
    meaning: { kind: "portion", portion: "season", index: season, year: null, shift: sign },
  };
}

function matchWeekend(pieces: readonly Piece[], at: number): Match | null {
  const from = isWord(pieces, at, "the") ? at + 1 : at;
  if (!isWord(pieces, from, "weekend")) return null;
  const asked =
    isWord(pieces, at - 1, "over", "at", "during", "on", "throughout", "after", "before", "since", "until") ||
    from > at;
  return asked
    ? { to: from + 1, meaning: { kind: "relative", unit: "weekend", offset: 0, from: "telling", bare: true } }
    : null;
}

function matchWeekday(pieces: readonly Piece[], at: number): Match | null {
  const stop = isWord(pieces, at + 1, ".") && pieces[at + 1]!.glued;
  const told = stop && isWord(pieces, at - 1, "on", "late", "early", "by", "since", "until");
  const weekday = weekdayAt(pieces, at, told);
  if (weekday === null) return null;
  if (
    isWord(pieces, at - 1, "every", "each") ||
    (/s$/.test(pieces[at]!.word) && /days$/.test(pieces[at]!.word))
  ) {
    return { to: at + 1, meaning: { kind: "set", value: `XXXX-WXX-${weekday}` } };
  }
  const shifted = isWord(pieces, at + 1, "last", "next", "this") && isWord(pieces, at + 2, "week");
  if (shifted)
    return {
      to: at + 3,
      meaning: {
        kind: "weekday",
        weekday,
        shift: 10 * Number(calendarWord("shift", pieces[at + 1]!.word)!.value),
      },
    };
  return {
    to: told && weekdayAt(pieces, at, false) === null ? at + 2 : at + 1,
    meaning: { kind: "weekday", weekday, shift: null },
  };
}
