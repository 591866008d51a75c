import { numberWord } from "../lexicon/numbers.ts";
import { isWord, type Piece } from "./pieces.ts";

/** A number read from pieces `[from, to)`. */
export interface Numeral {
  to: number;
  value: number;
  /** True where it is written in digits at least in part. */
  digits: boolean;
}

/** The exact number written at `from` (`1,200`, `2.5 million`, `twenty-one`, `half a million`, `two and a half`), or null. */
export function readNumber(pieces: readonly Piece[], from: number): Numeral | null {
  const number = digitNumber(pieces, from) ?? halfNumber(pieces, from) ?? wordNumber(pieces, from);
  return number && withHalf(pieces, number);
}

/** Value of a run of digits with separators: `1,200` 1200, `2.5` 2.5; null for `1:30`, `1,2`, `1.2.3`. */
export function digitsValue(word: string): number | null {
  if (/^\d+(?:\.\d+)?$/.test(word)) return Number(word);
  if (/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(word)) return Number(word.replaceAll(",", ""));
  if (/^\d{1,3}(?:,\d{2})*,\d{3}$/.test(word)) return Number(word.replaceAll(",", ""));
  return /^\d{1,3}(?:\.\d{3}){2,}$/.test(word) ? Number(word.replaceAll(".", "")) : null;
}

function digitNumber(pieces: readonly Piece[], from: number): Numeral | null {
  const piece = pieces[from];
  if (!piece?.digits) return null;
  let value = digitsValue(piece.word);
  if (value === null) return null;
  let to = from + 1;
  const next = pieces[to];
  const suffix = next?.glued && next.word.length < 4 ? numberWord("suffix", next.word)?.[0] : undefined;
  const spaced =
    next && !next.glued && /^(?:bn|mn|tn|mln|trn)$/.test(next.word)
      ? numberWord("suffix", next.word)![0]
      : undefined;
  const scale = next ? numberWord("scale", next.word)?.[0] : undefined;
  const group = next ? numberWord("group", next.word)?.[0] : undefined;
  const factor = suffix ?? spaced ?? scale ?? group;
  if (factor !== undefined) {
    value = precise(value * factor);
    to++;
  } else if (isWord(pieces, to, "-") && next!.glued && pieces[to + 1]?.glued) {
    const joined = numberWord("scale", pieces[to + 1]!.word)?.[0];
    if (joined !== undefined) return { value: precise(value * joined), to: to + 2, digits: true };
  }
  return { value, to, digits: true };
}

/** `half a million`, `half a dozen`, `a quarter of a million`, `a half dozen`. */
function halfNumber(pieces: readonly Piece[], from: number): Numeral | null {
  let at = isWord(pieces, from, "a") ? from + 1 : from;
  const fraction = pieces[at] && numberWord("fraction", pieces[at]!.word)?.[0];
  if (!fraction || fraction > 0.5) return null;
  at++;
  if (isWord(pieces, at, "of")) at++;
  if (isWord(pieces, at, "a", "-")) at++;
  const word = pieces[at]?.word ?? "";
  const factor = numberWord("scale", word)?.[0] ?? numberWord("group", word)?.[0];
  return factor === undefined ? null : { value: fraction * factor, to: at + 1, digits: false };
}

/** Number words: `forty-two`, `two hundred and fifty`, `a hundred thousand`, `two dozen`. */
function wordNumber(pieces: readonly Piece[], from: number): Numeral | null {
  let total = 0;
  let current: number | null = null;
  let at = from;
  let to = from;
  for (; at < pieces.length; at++) {
    const word = pieces[at]!.word;
    const add = numberWord("unit", word)?.[0] ?? numberWord("tens", word)?.[0];
    const scale = numberWord("scale", word)?.[0] ?? numberWord("group", word)?.[0];
    if (add !== undefined) {
      if (current !== null && !addsTo(current, add)) break;
      current = (current ?? 0) + add;
    } else if (scale !== undefined && (current !== null || at > from)) {
      if (current === null && !isWord(pieces, at - 1, "a")) break;
      const grown: number = (current ?? 1) * scale;
      if (scale >= 1000) total += grown;
      current = scale >= 1000 ? null : grown;
      to = at + 1;
      if (scale >= 1000) continue;
    } else if (joins(pieces, at, from, to)) continue;
    else break;
    to = at + 1;
  }
  return to === from ? null : { value: total + (current ?? 0), to, digits: false };
}

/** Tens take units, hundreds take anything below a hundred: `twenty one`, `two hundred forty`. */
function addsTo(current: number, add: number): boolean {
  if (current % 100 === 0) return current > 0 && add < 100;
  return current % 10 === 0 && current % 100 >= 20 && add > 0 && add < 10;
}

/** Words inside a number: a leading `a`, the hyphen of `twenty-one`, the `and` of `two hundred and five`. */
function joins(pieces: readonly Piece[], at: number, from: number, to: number): boolean {
  const word = pieces[at]!.word;
  const next = pieces[at + 1]?.word ?? "";
  if (at === from) return word === "a" && scaleOrGroup(next);
  if (to !== at) return false;
  if (word === "-")
    return (
      pieces[at]!.glued &&
      numberWord("tens", pieces[at - 1]!.word) !== undefined &&
      numberWord("unit", next) !== undefined
    );
  if (word === "and") return scaleOrGroup(pieces[at - 1]!.word) && belowHundred(next);
  return false;
}

function scaleOrGroup(word: string): boolean {
  return numberWord("scale", word) !== undefined || numberWord("group", word) !== undefined;
}

function belowHundred(word: string): boolean {
  return numberWord("unit", word) !== undefined || numberWord("tens", word) !== undefined;
}

/** `two and a half`: 2.5. */
function withHalf(pieces: readonly Piece[], number: Numeral): Numeral {
  const { to } = number;
  if (isWord(pieces, to, "and") && isWord(pieces, to + 1, "a") && isWord(pieces, to + 2, "half")) {
    return { ...number, value: number.value + 0.5, to: to + 3 };
  }
  return number;
}

/** Multiplication without the noise of binary fractions: 1.1 * 1000000 is 1100000. */
function precise(value: number): number {
  return Number(value.toPrecision(12));
}
