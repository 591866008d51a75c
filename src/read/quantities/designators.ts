import { calendarWord } from "../../lexicon/calendar.ts";
import { unitWord } from "../../lexicon/units.ts";
import { TAG, type Tokens } from "../../model/syntax.ts";
import { isWord, type Piece } from "../pieces.ts";
import type { Amount } from "./amounts.ts";
import type { Counted } from "./counted.ts";

/** `F-35`, `Flight 370`, `Route 1`, `G7`, `Covid-19`, `Article 5`, `No. 4`, `iOS 12`, `its new Orlan 10`. */
export function isDesignator(tokens: Tokens, pieces: readonly Piece[], amount: Amount): boolean {
  const { numeral, from, currency } = amount;
  const before = pieces[numeral - 1];
  if (!before || currency !== null || from !== numeral || amount.low === null) return false;
  if (amount.low >= MILLION) return false;
  const letter = /^\p{L}/u.test(before.word);
  const hyphen = before.word === "-" && before.glued && endsInLetter(pieces[numeral - 2]);
  if (pieces[numeral]!.glued && (letter || hyphen)) return !isGluedCount(pieces, numeral);
  if (!pieces[numeral]!.digits && !pieces[numeral]!.capital) return false;
  const stop = before.word === "." ? pieces[numeral - 2] : before;
  if (!stop) return false;
  if (isDesignating(stop) || isProduct(tokens, before) || isInName(tokens, pieces, amount)) return true;
  return isType(tokens, pieces, amount);
}

/** Nobody numbers flights, articles or lists that far: `# 13 billion` is a sum whatever its sign was. */
const MILLION = 1e6;

/** `x12`, `per-100`, `magnitude-7`, `mid-20`: numbers after all. */
function isGluedCount(pieces: readonly Piece[], numeral: number): boolean {
  return (
    isWord(pieces, numeral - 1, "x", "per", "magnitude") ||
    isWord(pieces, numeral - 2, "magnitude", "mid", "pre", "post")
  );
}

/** Words that make the number behind them a name even in small letters. */
const ALWAYS =
  /^(?:no|#|number|page|section|article|chapter|paragraph|phase|stage|route|flight|room|gate|category|level|version)s?$/;

/** `Flight 370`, `page 12`, `Rooms 4 and 5`. */
function isDesignating({ word, capital }: Piece): boolean {
  const known = unitWord("designator", word) ?? unitWord("designator", word.replace(/(?<=us)es$|s$/, ""));
  return known !== undefined && (capital || ALWAYS.test(word));
}

/** `iOS 12`, `macOS 14`: a capital inside a word that begins small, as products write their names. */
function isProduct(tokens: Tokens, { token }: Piece): boolean {
  return /^\p{Ll}+\p{Lu}/u.test(tokens.text.slice(tokens.start[token]!, tokens.end[token]!));
}

/** Capitals that stand before numbers without making a type of them: currencies are known as units. */
const NO_TYPE = /^(?:UN|US|UK|EU|AM|PM|TV|ID|AT|BY|IN|TO|OF|ON|AND|FOR|OVER)$/;

/**
 * `an ATR 72`, `a TCDD 68 set`, `flight NA 417`: a bare number behind a word of two to five capitals that an article, a name or
 * a noun leads to is the type or the number of one thing. What has a plural behind it is counted (`the UN 12 vehicles`).
 */
function isType(tokens: Tokens, pieces: readonly Piece[], { numeral, to }: Amount): boolean {
  const { token } = pieces[numeral - 1]!;
  const word = tokens.text.slice(tokens.start[token]!, tokens.end[token]!);
  if (to !== numeral + 1 || !/^\p{Lu}{2,5}$/u.test(word) || NO_TYPE.test(word)) return false;
  if (unitWord("money", word.toLowerCase()) !== undefined) return false;
  const next = pieces[to];
  if (
    next &&
    (tokens.tag[next.token] === TAG.NNS || isWord(pieces, to, "%", "percent", "million", "billion"))
  )
    return false;
  const first = pieces[numeral - 2];
  if (!first) return false;
  const tag = tokens.tag[first.token]!;
  return isCount(tokens, first) || isNameTag(tag) || tag === TAG.NN || tag === TAG.DT || tag === TAG["PRP$"];
}

/** Longest name between a count and a model number, in pieces (`four Rolls-Royce Trent 900 engines`). */
const NAME = 6;

/** `an Orlan 10 drone`, `two of the Trent 900 engines`: the number stands behind a name inside a phrase that was begun already. */
function isInName(tokens: Tokens, pieces: readonly Piece[], { numeral, to }: Amount): boolean {
  if (to !== numeral + 1 || !isNameTag(tokens.tag[pieces[numeral - 1]!.token]!)) return false;
  let at = numeral - 1;
  while (at >= Math.max(0, numeral - NAME) && isNamePart(tokens, pieces[at]!)) at--;
  if (at < 0) return false;
  if (isWord(pieces, at, "the")) return isWord(pieces, at - 1, "of") && isCount(tokens, pieces[at - 2]);
  return isCount(tokens, pieces[at]) || tokens.tag[pieces[at]!.token] === TAG["PRP$"];
}

function isNameTag(tag: number): boolean {
  return tag === TAG.NNP || tag === TAG.NNPS;
}

function isNamePart(tokens: Tokens, { token, word, capital }: Piece): boolean {
  return capital || word === "-" || tokens.tag[token] === TAG.JJ;
}

function isCount(tokens: Tokens, piece: Piece | undefined): boolean {
  return piece !== undefined && (tokens.tag[piece.token] === TAG.CD || /^an?$/.test(piece.word));
}

function endsInLetter(piece: Piece | undefined): boolean {
  return piece !== undefined && /^\p{L}/u.test(piece.word);
}

/**
 * Numbers that are names somewhere in a report (`iPhone 4`, `777s`): the same number behind the same word, and a number of
 * three digits or more that counts nothing, is that name everywhere in it.
 */
export class NamedNumbers {
  private readonly keys = new Set<string>();

  add(pieces: readonly Piece[], { numeral, to }: Amount): void {
    if (to !== numeral + 1 || !pieces[numeral]!.digits) return;
    this.keys.add(behindWord(pieces, numeral));
    if (/^\d{3,}$/.test(pieces[numeral]!.word)) this.keys.add(pieces[numeral]!.word);
  }

  /** The models told of in the plural (`737s`); decades (`1990s`, `20s`) are none. */
  addModels(pieces: readonly Piece[]): void {
    for (let at = 1; at < pieces.length; at++) {
      const { word, digits, glued } = pieces[at - 1]!;
      if (!digits) continue;
      const plural = isWord(pieces, at, "s") && pieces[at]!.glued;
      if (plural && /^\d{3}$/.test(word) && !glued) this.keys.add(word);
    }
  }

  /** Whether a number without comparator is known as a name; `unit` is what it seems to count. */
  has(pieces: readonly Piece[], { from, numeral, currency, comparator }: Amount, unit: string): boolean {
    const number = pieces[numeral]!;
    if (from !== numeral || !number.digits || currency !== null || this.keys.size === 0) return false;
    if (this.keys.has(number.word) && (unit === "" || comparator === "range")) return true;
    return this.keys.has(behindWord(pieces, numeral));
  }
}

/** The number with the word before it, a hyphen between them or not (`Orlan-30`, `Orlan 30`). */
function behindWord(pieces: readonly Piece[], numeral: number): string {
  const hyphen = isWord(pieces, numeral - 1, "-") && pieces[numeral - 1]!.glued;
  return `${pieces[hyphen ? numeral - 2 : numeral - 1]?.word ?? ""} ${pieces[numeral]!.word}`;
}

/** `Buses 4, 5 and 9`: what a number goes on with that is a name itself. */
export function isListedName(tokens: Tokens, pieces: readonly Piece[], amount: Amount): boolean {
  const { numeral, from, to } = amount;
  const first = pieces[numeral - 2];
  if (from !== numeral || to !== numeral + 1 || !pieces[numeral]!.digits || !first?.digits) return false;
  if (!isWord(pieces, numeral - 1, ",", "and", "or", "&")) return false;
  const before: Amount = { ...amount, from: numeral - 2, numeral: numeral - 2, to: numeral - 1 };
  return isDesignator(tokens, pieces, before) || isListedName(tokens, pieces, before);
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
  const told = tokens.head[number] === before.token || !isPluralVerb(tokens, number + 1);
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

/** A verb more than one may be the subject of: `the Orlan 30 is new` tells of one thing. */
function isPluralVerb(tokens: Tokens, token: number): boolean {
  const tag = tokens.tag[token];
  return tag === TAG.VBD || tag === TAG.VBP || tag === TAG.MD || tag === TAG.VBN;
}
