import { numberWord } from "../../lexicon/numbers.ts";
import { readNumber } from "../numbers.ts";
import { isWord, type Piece } from "../pieces.ts";

/** A part of a whole in percent, and the piece after its words. */
export interface Share {
  to: number;
  percent: number;
}

/** The part of a whole told at `at`: `half of`, `two-thirds of`, `a quarter of the`, `one in five`, `nine out of ten`; or null. */
export function shareAt(pieces: readonly Piece[], at: number): Share | null {
  return fractionAt(pieces, at) ?? ratioAt(pieces, at);
}

/** Words after a fraction that show it to be a part of something, not `the first half` or `a third man`. */
const OF_WHOLE = ["of", "the", "its", "their", "his", "her", "our", "all", "were", "are"];

function fractionAt(pieces: readonly Piece[], at: number): Share | null {
  const many = numberWord("unit", pieces[at]?.word ?? "")?.[0];
  const lead = many !== undefined || isWord(pieces, at, "a");
  const from = lead ? at + (isWord(pieces, at + 1, "-") ? 2 : 1) : at;
  const word = pieces[from]?.word ?? "";
  const whole = PARTS.get(word.replace(/(?<=.)s$/, ""));
  if (whole === undefined || (!lead && word !== "half") || (many ?? 1) >= whole) return null;
  if (isOrdered(pieces, at) || !isPart(pieces, from + 1)) return null;
  return { to: from + 1, percent: percentOf(many ?? 1, whole) };
}

/** Into how many parts a fraction word cuts the whole. */
export const PARTS: ReadonlyMap<string, number> = new Map([
  ["half", 2],
  ["third", 3],
  ["quarter", 4],
  ["fifth", 5],
  ["tenth", 10],
]);

/** `the first half of`, `the third quarter of`: a stretch of a game or a year. */
function isOrdered(pieces: readonly Piece[], at: number): boolean {
  const before = pieces[at - 1];
  if (!before) return false;
  return (
    numberWord("ordinal", before.word) !== undefined ||
    isWord(pieces, at - 1, "last", "latter", "other", "at", "st", "nd", "rd", "th", "and")
  );
}

/** `half of a million` is a number, `half of last year` a time; `half of the wells`, `half the wells`, `half were dry` are parts. */
function isPart(pieces: readonly Piece[], at: number): boolean {
  if (!isWord(pieces, at, ...OF_WHOLE)) return false;
  const next = isWord(pieces, at, "of") ? at + 1 : at;
  const word = pieces[isWord(pieces, next, ...BEFORE_WHOLE) ? next + 1 : next]?.word ?? "";
  if (isWord(pieces, next, "a") && isScale(word)) return false;
  return !isScale(pieces[next]?.word ?? "") && !TIMES.test(word);
}

const BEFORE_WHOLE = ["a", "an", "the", "this", "last", "next", "each", "every", "its", "their"];

function isScale(word: string): boolean {
  return numberWord("scale", word) !== undefined || numberWord("group", word) !== undefined;
}

const TIMES = /^(?:second|minute|hour|day|week|month|year|decade|century)s?$/;

/** `one in five`, `nine in 10`; with `out of` only one of several or so many of ten or a hundred: else both are counts. */
function ratioAt(pieces: readonly Piece[], at: number): Share | null {
  const first = readNumber(pieces, at);
  const out = first !== null && isWord(pieces, first.to, "out") && isWord(pieces, first.to + 1, "of");
  if (!first || !(out || isWord(pieces, first.to, "in"))) return null;
  const second = readNumber(pieces, first.to + (out ? 2 : 1));
  if (!second || second.value > 100 || second.value <= first.value || first.value < 1) return null;
  if (TIMES.test(pieces[second.to]?.word ?? "") || isWord(pieces, second.to, "-", "%")) return null;
  if (out && first.value !== 1 && second.value !== 10 && second.value !== 100) return null;
  return { to: second.to, percent: percentOf(first.value, second.value) };
}

/** One decimal place: `a third` is told as 33.3. */
function percentOf(part: number, whole: number): number {
  return Math.round((part / whole) * 1000) / 10;
}
