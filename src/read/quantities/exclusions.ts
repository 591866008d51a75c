import { calendarWord } from "../../lexicon/calendar.ts";
import { numberWord } from "../../lexicon/numbers.ts";
import { unitWord } from "../../lexicon/units.ts";
import { TAG, type Tokens } from "../../model/syntax.ts";
import { isWord, type Piece } from "../pieces.ts";
import type { Amount } from "./amounts.ts";
import type { Counted } from "./counted.ts";

/** True where the number names, orders, dates or addresses something instead of counting it. */
export function isNoQuantity(pieces: readonly Piece[], amount: Amount): boolean {
  return (
    isDesignator(pieces, amount) ||
    isOrdinal(pieces, amount) ||
    isAge(pieces, amount) ||
    isScore(pieces, amount) ||
    isListed(pieces, amount) ||
    isShare(pieces, amount) ||
    isNumberOfAddress(pieces, amount) ||
    isCompound(pieces, amount) ||
    isCode(pieces, amount) ||
    isName(pieces, amount)
  );
}

/** `F-35`, `Flight 370`, `Route 1`, `G7`, `Covid-19`, `Article 5`, `No. 4`. */
function isDesignator(pieces: readonly Piece[], { numeral, from, currency }: Amount): boolean {
  if (currency !== null || from !== numeral) return false;
  const before = pieces[numeral - 1];
  if (!before) return false;
  const letter = /^\p{L}/u.test(before.word);
  if (
    pieces[numeral]!.glued &&
    (letter || (before.word === "-" && before.glued && endsInLetter(pieces[numeral - 2])))
  ) {
    return (
      !/^(?:x|per)$/.test(before.word) &&
      before.word !== "magnitude" &&
      !isWord(pieces, numeral - 2, "magnitude", "mid", "pre", "post")
    );
  }
  if (!pieces[numeral]!.digits && !pieces[numeral]!.capital) return false;
  const stop = before.word === "." ? pieces[numeral - 2] : before;
  return Boolean(
    stop &&
      unitWord("designator", stop.word) &&
      (stop.capital ||
        /^(?:no|#|number|page|section|article|chapter|paragraph|phase|stage|route|flight|room|gate|category|level|version)$/.test(
          stop.word,
        )),
  );
}

function endsInLetter(piece: Piece | undefined): boolean {
  return piece !== undefined && /^\p{L}/u.test(piece.word);
}

/** `7th`, `21st`, `forty-first`. */
function isOrdinal(pieces: readonly Piece[], { to }: Amount): boolean {
  const next = pieces[to];
  if (next?.glued && /^(?:st|nd|rd|th|s)$/.test(next.word)) return true;
  return (
    isWord(pieces, to, "-") && next!.glued && numberWord("ordinal", pieces[to + 1]?.word ?? "") !== undefined
  );
}

/** `aged 55`, `55-year-old`, `55 years old`, `Marin, 55,`. */
function isAge(pieces: readonly Piece[], { numeral, to, from }: Amount): boolean {
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
  const open = isWord(pieces, numeral - 1, ",", "(") && pieces[numeral - 2]?.capital;
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

/** `one in three`, `nine out of ten`, `two-thirds`. */
function isShare(pieces: readonly Piece[], { numeral, to, low }: Amount): boolean {
  const few = low !== null && low < 10;
  const forward =
    few &&
    isWord(pieces, to, "in", "out") &&
    numberFollows(pieces, isWord(pieces, to, "out") ? to + 2 : to + 1);
  const of = isWord(pieces, numeral - 1, "of") && isWord(pieces, numeral - 2, "out");
  const back =
    (of && endsNumber(pieces[numeral - 3])) ||
    (isWord(pieces, numeral - 1, "in") && endsNumber(pieces[numeral - 2]));
  const third = isWord(pieces, to, "-") ? to + 1 : to;
  return (
    forward ||
    back ||
    /^(?:third|thirds|quarter|quarters|fifth|fifths|half|tenth|tenths)$/.test(pieces[third]?.word ?? "")
  );
}

function numberFollows(pieces: readonly Piece[], at: number): boolean {
  const piece = pieces[at];
  return (
    piece !== undefined &&
    (/^\d{1,2}$/.test(piece.word) || numberWord("unit", piece.word) !== undefined) &&
    !/^\d{4}$/.test(piece.word)
  );
}

function endsNumber(piece: Piece | undefined): boolean {
  return (
    piece !== undefined && (/^\d{1,2}$/.test(piece.word) || numberWord("unit", piece.word) !== undefined)
  );
}

/** Phone numbers, years, codes: long bare digits, digits tied by several hyphens. */
function isNumberOfAddress(pieces: readonly Piece[], { numeral, to, currency }: Amount): boolean {
  const { word, digits } = pieces[numeral]!;
  if (!digits || currency !== null) return false;
  const beside = [pieces[numeral - 1], pieces[to]].some((piece) => piece?.digits && !piece.glued);
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

/** Nouns with one form for one and many, which a number above one may count in the singular. */
const SAME_FORM = new Set(
  "aircraft spacecraft hovercraft watercraft people person personnel staff police cattle sheep crew infantry cavalry livestock poultry head dead fish series species percent military navy offspring other".split(
    " ",
  ),
);

/** `717 jet`, `787 Dreamliner`, `iPhone 4`, `Boeing's 787`: model numbers, told by a singular noun or the name before. */
export function isModel(tokens: Tokens, pieces: readonly Piece[], amount: Amount, counted: Counted): boolean {
  const { from, numeral, to, low, high, currency } = amount;
  const bare =
    from === numeral && to === numeral + 1 && currency === null && /^\d{1,3}$/.test(pieces[numeral]!.word);
  if (!bare || low === 1 || low !== high) return false;
  if (counted.to > to) return isSingular(tokens, pieces, amount, counted);
  if (counted.unit !== "") return false;
  const before = pieces[numeral - 1];
  if (!before || calendarWord("weekday", before.word) || calendarWord("month", before.word)) return false;
  const tag = tokens.tag[before.token]!;
  if (tag === TAG.POS) return true;
  const number = pieces[numeral]!.token;
  const told = tokens.head[number] === before.token || !isVerb(tokens, number + 1);
  return tag === TAG.NNP && told;
}

/** A three-digit number, not a round one, before a noun in the singular. */
function isSingular(
  tokens: Tokens,
  pieces: readonly Piece[],
  { numeral, low }: Amount,
  { to, unit }: Counted,
): boolean {
  const { token } = pieces[to - 1]!;
  const tag = tokens.tag[token]!;
  const singular = (tag === TAG.NN || tag === TAG.NNP) && tokens.lower[token] === tokens.lemma[token];
  if (!singular || unit !== tokens.lemma[token] || SAME_FORM.has(unit) || unitWord("measure", unit))
    return false;
  return /^\d{3}$/.test(pieces[numeral]!.word) && low! % 10 !== 0;
}

function isVerb(tokens: Tokens, token: number): boolean {
  const tag = tokens.tag[token];
  return tag === TAG.VBD || tag === TAG.VBP || tag === TAG.VBZ || tag === TAG.MD || tag === TAG.VBN;
}
