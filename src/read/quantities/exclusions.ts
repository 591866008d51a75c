import { numberWord } from "../../lexicon/numbers.ts";
import { unitWord } from "../../lexicon/units.ts";
import { TAG, type Tokens } from "../../model/syntax.ts";
import { isWord, type Piece } from "../pieces.ts";
import { type Amount, isModels } from "./amounts.ts";
import type { Counted } from "./counted.ts";
import { isDesignator } from "./designators.ts";

/** True where the number names, orders, dates or addresses something instead of counting it. */
export function isNoQuantity(tokens: Tokens, pieces: readonly Piece[], amount: Amount): boolean {
  return (
    isDesignator(tokens, pieces, amount) ||
    isOrdinal(pieces, amount) ||
    isAge(tokens, pieces, amount) ||
    isScore(pieces, amount) ||
    isListed(pieces, amount) ||
    isShare(pieces, amount) ||
    isNumberOfAddress(pieces, amount) ||
    isCompound(pieces, amount) ||
    isCode(pieces, amount) ||
    isName(pieces, amount)
  );
}

/** `7th`, `21st`, `forty-first`. */
function isOrdinal(pieces: readonly Piece[], { to }: Amount): boolean {
  const next = pieces[to];
  if (next?.glued && /^(?:st|nd|rd|th|s)$/.test(next.word)) return true;
  return (
    isWord(pieces, to, "-") && next!.glued && numberWord("ordinal", pieces[to + 1]?.word ?? "") !== undefined
  );
}

/** `aged 55`, `55-year-old`, `55 years old`, `Marin, 55,`, `her brother, 12,`. */
function isAge(tokens: Tokens, pieces: readonly Piece[], { numeral, to, from }: Amount): boolean {
  if (isWord(pieces, from - 1, "aged", "age", "ages", "turned", "turning")) return true;
  const year = isWord(pieces, to, "-") ? to + 1 : to;
  if (isWord(pieces, year, "year", "years", "month", "months", "week", "weeks", "day", "days")) {
    const next = isWord(pieces, year + 1, "-") ? year + 2 : year + 1;
    if (
      isWord(pieces, next, "old", "olds") ||
      (isWord(pieces, next, "of") && isWord(pieces, next + 1, "age"))
    )
      return true;
  }
  const two = /^\d{1,3}$/.test(pieces[numeral]!.word) && to === numeral + 1;
  const person = pieces[numeral - 2];
  const open =
    isWord(pieces, numeral - 1, ",", "(") &&
    person !== undefined &&
    (person.capital || tokens.tag[person.token] === TAG.NN);
  const closed = isWord(pieces, to, ",", ")", ".", ";") || to >= pieces.length;
  return Boolean(two && open && closed && Number(pieces[numeral]!.word) < 120);
}

/** `won 3-1`, `beat them 2-0`. */
function isScore(pieces: readonly Piece[], amount: Amount): boolean {
  const dash =
    pieces[amount.numeral]!.digits &&
    isWord(pieces, amount.to, "-") &&
    pieces[amount.to + 1]?.digits &&
    pieces[amount.to + 1]!.glued;
  const after =
    isWord(pieces, amount.numeral - 1, "-") &&
    pieces[amount.numeral]!.glued &&
    pieces[amount.numeral - 2]?.digits;
  return Boolean((dash || after) && pieces[amount.to]?.glued) || Boolean(after);
}

/** `1. First`, `(2)`, `[12]`, `24/7`, `9/11`, `1:2`. */
function isListed(pieces: readonly Piece[], { numeral, to, from }: Amount): boolean {
  const alone = to === numeral + 1 && pieces[numeral]!.digits && from === numeral;
  if (!alone) return false;
  if (numeral === 0 && isWord(pieces, to, ".", ")")) return pieces.length > to + 1;
  const bracket = isWord(pieces, numeral - 1, "(", "[") && isWord(pieces, to, ")", "]");
  const slash =
    (isWord(pieces, to, "/") && pieces[to]!.glued) ||
    (isWord(pieces, numeral - 1, "/") && pieces[numeral]!.glued);
  return bracket || slash || (isWord(pieces, numeral - 1, "#", "@", "_") && pieces[numeral]!.glued);
}

/** `two-thirds majority`, `the third quarter`: what is no part of anything named is left alone. */
function isShare(pieces: readonly Piece[], { to }: Amount): boolean {
  const at = isWord(pieces, to, "-") ? to + 1 : to;
  return /^(?:third|thirds|quarter|quarters|fifth|fifths|half|tenth|tenths)$/.test(pieces[at]?.word ?? "");
}

/** Phone numbers, years, codes: long bare digits, digits tied by several hyphens. */
function isNumberOfAddress(pieces: readonly Piece[], { numeral, to, currency }: Amount): boolean {
  const { word, digits } = pieces[numeral]!;
  if (!digits || currency !== null) return false;
  const beside =
    [pieces[numeral - 1], pieces[to]].some((piece) => piece?.digits && !piece.glued) && !isModels(pieces, to);
  if (beside || /^\d{8,}$/.test(word) || /^0\d/.test(word)) return true;
  const yearly = /^(?:19|20)\d\d$/.test(word) && to === numeral + 1;
  return (
    yearly &&
    !/^(?:[%]|people|km|kg|troops|soldiers|men|women|tonnes|tons)$/.test(pieces[to]?.word ?? "") &&
    !/^\p{L}{3,}s$/u.test(pieces[to]?.word ?? "")
  );
}

/** `five-member team`, `two-state solution`, `100-strong`: a size, no count. Units of measure are none of these. */
function isCompound(pieces: readonly Piece[], { to }: Amount): boolean {
  if (!isWord(pieces, to, "-") || !pieces[to]!.glued || !pieces[to + 1]?.glued) return false;
  const word = pieces[to + 1]!.word;
  return (
    !unitWord("measure", word) &&
    !unitWord("money", word) &&
    word !== "magnitude" &&
    /^\p{L}/u.test(word) &&
    word !== "to"
  );
}

/** `Five Eyes`, `Big Five`, `Group of Seven`: number words that are part of a name. */
function isName(pieces: readonly Piece[], { numeral, from }: Amount): boolean {
  const piece = pieces[numeral]!;
  if (piece.digits || !piece.capital || from === 0 || from !== numeral) return false;
  if (/^["'([:]$/.test(pieces[from - 1]!.word) || /^[.!?]$/.test(pieces[from - 1]!.word)) return false;
  return Boolean(pieces[from - 1]!.capital || isWord(pieces, from - 1, "of", "the"));
}

/** `3G`, `7e7`, `150px`, `320x240`, `'11`, `iPhone 4's`: digits written together with letters that are no unit, short years. */
function isCode(pieces: readonly Piece[], { numeral, to, currency }: Amount): boolean {
  if (!pieces[numeral]!.digits || currency !== null) return false;
  const next = pieces[to];
  const letters = next?.glued && /^\p{L}/u.test(next.word);
  if (letters && !unitWord("measure", next.word) && !unitWord("money", next.word)) return true;
  return isWord(pieces, numeral - 1, "'") && pieces[numeral]!.glued && /^\d\d$/.test(pieces[numeral]!.word);
}

/** `between the two countries`, `the two sides`: partners that are named already, no count of anything. */
export function isPair(pieces: readonly Piece[], { from, low, high }: Amount, { unit }: Counted): boolean {
  return low === 2 && high === 2 && isWord(pieces, from - 1, "the") && unitWord("pair", unit) !== undefined;
}
