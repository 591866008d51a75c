import { calendarWord } from "../../lexicon/calendar.ts";
import { numberWord } from "../../lexicon/numbers.ts";
import { readNumber } from "../numbers.ts";
import { isWord, type Piece } from "../pieces.ts";
import type { Match } from "./meaning.ts";
import { type UnitMatch, unitAt } from "./relative.ts";

/** Durations (`three days`, `the past two weeks`, `41-year`, `months`) and sets (`daily`, `every day`, `15 a year`). */
export function matchDuration(pieces: readonly Piece[], at: number): Match | null {
  return matchSet(pieces, at) ?? matchReach(pieces, at) ?? matchLength(pieces, at) ?? matchVague(pieces, at);
}

function matchSet(pieces: readonly Piece[], at: number): Match | null {
  const word = calendarWord("set", pieces[at]!.word);
  if (
    word &&
    !(pieces[at]!.capital && pieces[at + 1]?.capital) &&
    !(pieces[at]!.capital && pieces[at - 1]?.capital)
  ) {
    return { to: at + 1, meaning: { kind: "set", value: word.value } };
  }
  if (!isWord(pieces, at, "every", "each", "per", "a", "an")) return null;
  const number = readNumber(pieces, at + 1);
  const unit = unitAt(pieces, number && isWord(pieces, at, "every") ? number.to : at + 1);
  if (!unit || unit.code === "WE") return null;
  if (isWord(pieces, at, "a", "an") && !isRate(pieces, at)) return null;
  const count = number && isWord(pieces, at, "every") ? number.value : 1;
  return { to: unit.to, meaning: { kind: "set", value: lengthValue(count, unit) } };
}

/** `15 a year`, `twice a week`, `$50 a day`: a rate, while `a year` alone is a length. */
function isRate(pieces: readonly Piece[], at: number): boolean {
  const before = pieces[at - 1];
  if (!before) return false;
  if (/^(?:once|twice|thrice|times)$/.test(before.word)) return true;
  return (
    before.digits ||
    numberWord("scale", before.word) !== undefined ||
    /^(?:dollars|euros|barrels|tonnes|tons|percent|hours)$/.test(before.word)
  );
}

/** `the past three days`, `the next six months`, `recent weeks`, `the coming hours`, `the last few years`. */
function matchReach(pieces: readonly Piece[], at: number): Match | null {
  let from = isWord(pieces, at, "the", "these", "those") ? at + 1 : at;
  const back = isWord(pieces, from, "past", "last", "recent", "previous", "preceding");
  const ahead = isWord(pieces, from, "next", "coming", "following", "upcoming");
  if (!back && !ahead) return null;
  from++;
  const vague = isWord(pieces, from, "few", "several", "couple", "many") || isWord(pieces, from, "a");
  const number = vague ? null : readNumber(pieces, from);
  const unit = unitAt(
    pieces,
    number ? number.to : vague ? from + (isWord(pieces, from + 1, "of") ? 2 : 1) : from,
  );
  if (!unit?.plural || (isWord(pieces, from - 1, "recent") && number)) return null;
  const count = number?.value ?? null;
  return {
    to: unit.to,
    meaning: {
      kind: "duration",
      value: lengthValue(count, unit),
      days: (count ?? 5) * unit.days,
      reach: back ? -1 : 1,
    },
  };
}

/** `three days`, `18 months`, `fifty-year`, `48-hour`, `a week`, `two and a half years`; ages are none. */
function matchLength(pieces: readonly Piece[], at: number): Match | null {
  if (pieces[at]!.glued && at > 0 && !/^[-('"[]$/.test(pieces[at - 1]!.word)) return null;
  const article =
    isWord(pieces, at, "a", "an") &&
    !numberWord("scale", pieces[at + 1]?.word ?? "") &&
    !numberWord("group", pieces[at + 1]?.word ?? "");
  const number = article ? { to: at + 1, value: 1 } : readNumber(pieces, at);
  if (!number) return null;
  const hyphen = isWord(pieces, number.to, "-") && pieces[number.to]!.glued;
  const unit = unitAt(pieces, hyphen ? number.to + 1 : number.to);
  if (!unit || unit.code === "WE" || isAge(pieces, unit.to) || isPart(pieces, unit.to)) return null;
  if (article && (/^T[SM]$/.test(unit.code) || !lengthOfOne(pieces, at, unit.to))) return null;
  if (!article && !hyphen && !unit.plural && number.value !== 1) return null;
  const half =
    isWord(pieces, unit.to, "and") && isWord(pieces, unit.to + 1, "a") && isWord(pieces, unit.to + 2, "half");
  const count = number.value + (half ? 0.5 : 0);
  return {
    to: half ? unit.to + 3 : unit.to,
    meaning: { kind: "duration", value: lengthValue(count, unit), days: count * unit.days, reach: 0 },
  };
}

/** `three quarters of the town`: a part of something. */
function isPart(pieces: readonly Piece[], to: number): boolean {
  return isWord(pieces, to - 1, "quarter", "quarters") && isWord(pieces, to, "of");
}

/** `a week`: a length after `for`, `in`, `within`, `nearly`, `after` and before `of`; `a day` of some kind is none. */
function lengthOfOne(pieces: readonly Piece[], at: number, to: number): boolean {
  if (
    isWord(
      pieces,
      at - 1,
      "for",
      "in",
      "within",
      "nearly",
      "almost",
      "about",
      "over",
      "than",
      "least",
      "under",
      "after",
      "lasted",
      "last",
      "half",
      "took",
      "take",
    )
  )
    return true;
  return isWord(pieces, to, "of", "long") || (isWord(pieces, to, "-") && isWord(pieces, to + 1, "long"));
}

/** `55-year-old`, `55 years old`, `7 months of age`, `aged 55`. */
function isAge(pieces: readonly Piece[], at: number): boolean {
  const next = isWord(pieces, at, "-") ? at + 1 : at;
  return isWord(pieces, next, "old", "olds") || (isWord(pieces, at, "of") && isWord(pieces, at + 1, "age"));
}

/** `for months`, `after decades`, `decades-long`, `several years`, `a few hours`, `dozens of years`. */
function matchVague(pieces: readonly Piece[], at: number): Match | null {
  let from = at;
  if (isWord(pieces, from, "a") && isWord(pieces, from + 1, "few", "couple")) from++;
  const vague = isWord(pieces, from, "few", "several", "many", "couple");
  if (vague) from += isWord(pieces, from + 1, "of") ? 2 : 1;
  const unit = unitAt(pieces, from);
  if (!unit?.plural || unit.code === "WE" || isAge(pieces, unit.to) || isPart(pieces, unit.to)) return null;
  if (pieces[from]!.glued && !vague) return null;
  const led = isWord(
    pieces,
    from - 1,
    "for",
    "after",
    "over",
    "in",
    "within",
    "through",
    "spent",
    "of",
    "took",
    "last",
    "lasted",
    "take",
  );
  const long = isWord(pieces, unit.to, "-") && isWord(pieces, unit.to + 1, "long", "old");
  const before = isWord(pieces, unit.to, "before", "after", "of") && unit.code !== "D";
  if (!vague && !led && !long && !before) return null;
  return { to: unit.to, meaning: { kind: "duration", value: lengthValue(null, unit), days: null, reach: 0 } };
}

/** ISO 8601 duration: `P3D`, `PT48H`, `P2.5Y`, `PXM`. */
function lengthValue(count: number | null, unit: UnitMatch): string {
  const factor = /^\d+/.exec(unit.code);
  const clock = unit.code.startsWith("T");
  const designator = unit.code.replace(/^T|^\d+/, "");
  const number = count === null ? "X" : String(count * (factor ? Number(factor[0]) : 1));
  return `P${clock ? "T" : ""}${number}${designator}`;
}
