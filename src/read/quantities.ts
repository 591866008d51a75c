import { unitWord } from "../lexicon/units.ts";
import type { Quantity } from "../model/reading.ts";
import { REL, TAG, type Tokens } from "../model/syntax.ts";
import type { Timex } from "../model/time.ts";
import { upperBound } from "../text/offsets.ts";
import { isWord, type Piece, piecesOf } from "./pieces.ts";
import { type Amount, amountAt } from "./quantities/amounts.ts";
import { countedBy, pieceOfToken, unitOf } from "./quantities/counted.ts";
import { isModel, isNoQuantity } from "./quantities/exclusions.ts";
import type { Syntax } from "./syntax.ts";

/**
 * The quantities of a report in order, each with the words of its number, comparator and what it counts. Times, dates,
 * ages, ordinals, designators (`F-35`, `Flight 370`), scores and addresses are none.
 *
 * Bounds are inclusive, null is open. `about 12` has both bounds at 12 and the comparator `~`; `nearly 300` is `~` with the
 * low end open; plurals of unknown size are lower bounds by the ACLED rule (`dozens` = at least 12, `hundreds` = at least
 * 100); `several`, `a few` and `a handful` lie below ten; `no casualties` is 0 with the comparator `none`.
 */
export function findQuantities(syntax: Syntax, times: readonly Timex[]): Quantity[] {
  const starts = Float64Array.from(times, ({ start }) => start);
  const isTimed = (start: number, end: number) => {
    const index = upperBound(starts, end - 1) - 1;
    return index >= 0 && times[index]!.end > start;
  };
  return syntax.sentences.flatMap((sentence) =>
    quantitiesIn(syntax.tokens, piecesOf(syntax.tokens, sentence), isTimed),
  );
}

/** Whether a stretch of the text holds part of a time expression. */
type IsTimed = (start: number, end: number) => boolean;

function quantitiesIn(tokens: Tokens, pieces: readonly Piece[], isTimed: IsTimed): Quantity[] {
  const quantities: Quantity[] = [];
  for (let at = 0; at < pieces.length; ) {
    const quantity = isAddress(tokens, pieces[at]!) ? null : quantityAt(tokens, pieces, at, isTimed);
    if (quantity?.found) quantities.push(quantity.found);
    at = Math.max(at + 1, quantity?.to ?? at);
  }
  return quantities;
}

const ADDRESS = /^(?:https?:|www\.|[@#])/;

/** Web addresses, handles and hashtags hold no quantities. */
function isAddress(tokens: Tokens, { token }: Piece): boolean {
  const lower = tokens.lower[token]!;
  return ADDRESS.test(lower) || (lower.length > 4 && lower.includes("@"));
}

interface Answer {
  to: number;
  found: Quantity | null;
}

function quantityAt(tokens: Tokens, pieces: readonly Piece[], at: number, isTimed: IsTimed): Answer | null {
  const amount = amountAt(pieces, at);
  if (!amount) return noneAt(tokens, pieces, at) ?? thingAt(tokens, pieces, at, isTimed);
  const { start } = pieces[amount.numeral]!;
  const timed = isTimed(start, pieces[amount.to - 1]!.end);
  if (timed || isNoQuantity(pieces, amount)) return { to: amount.to, found: null };
  const counted = countedBy(pieces, amount, tokens);
  if (isModel(tokens, pieces, amount, counted)) return { to: amount.to, found: null };
  if (amount.low === 1 && amount.high === 1 && isPronounOne(tokens, pieces, amount, counted.unit))
    return { to: amount.to, found: null };
  return { to: counted.to, found: quantityOf(pieces, amount, counted.to, counted.unit) };
}

function quantityOf(
  pieces: readonly Piece[],
  { from, low, high, comparator }: Amount,
  to: number,
  unit: string,
): Quantity {
  return { start: pieces[from]!.start, end: pieces[to - 1]!.end, low, high, comparator, unit };
}

/** `one of the reasons`, `this one`, `one cannot know`: no count. */
function isPronounOne(
  tokens: Tokens,
  pieces: readonly Piece[],
  { numeral, to }: Amount,
  unit: string,
): boolean {
  if (!isWord(pieces, numeral, "one")) return false;
  if (unit === "" || isWord(pieces, to, "of", "another")) return true;
  return (
    isWord(pieces, numeral - 1, "this", "that", "which", "no", "any", "every", "each", "the") ||
    tokens.relation[pieces[numeral]!.token] === REL.nsubj
  );
}

/** `no casualties`, `no deaths or injuries`: zero of what can be counted in a crisis. */
function noneAt(tokens: Tokens, pieces: readonly Piece[], at: number): Answer | null {
  if (!isWord(pieces, at, "no")) return null;
  for (let to = at + 1; to < Math.min(at + 5, pieces.length); to++) {
    const piece = pieces[to]!;
    const tag = tokens.tag[piece.token]!;
    const last = tag === TAG.NNS || tag === TAG.NN;
    if (last && unitWord("zero", tokens.lemma[piece.token]!)) {
      return {
        to: to + 1,
        found: {
          start: pieces[at]!.start,
          end: piece.end,
          low: 0,
          high: 0,
          comparator: "none",
          unit: unitOf(piece, tokens),
        },
      };
    }
    if (!last && tag !== TAG.JJ && tag !== TAG.VBN && tag !== TAG.CC && tag !== TAG.NNP) return null;
  }
  return null;
}

/** `a C-130 transport aircraft` is one aircraft where its clause tells that such things were lost, hit, fired or rescued. */
function thingAt(tokens: Tokens, pieces: readonly Piece[], at: number, isTimed: IsTimed): Answer | null {
  if (!isWord(pieces, at, "a", "an")) return null;
  const article = pieces[at]!.token;
  const noun = tokens.head[article]!;
  if (noun <= article || tokens.relation[article] !== REL.det || tokens.tag[noun] !== TAG.NN) return null;
  if (!unitWord("thing", tokens.lemma[noun]!) || !isLost(tokens, noun)) return null;
  const last = pieceOfToken(pieces, noun, at + 1);
  if (last === null) return null;
  const found = {
    start: pieces[at]!.start,
    end: pieces[last]!.end,
    low: 1,
    high: 1,
    comparator: "=" as const,
    unit: unitOf(pieces[last]!, tokens),
  };
  return isTimed(found.start, found.end) ? null : { to: last + 1, found };
}

function isLost(tokens: Tokens, noun: number): boolean {
  const verb = tokens.head[noun]!;
  const relation = tokens.relation[noun]!;
  const role = relation === REL.obj || relation === REL["nsubj:pass"] || relation === REL.nsubj;
  return verb >= 0 && role && unitWord("loss", tokens.lemma[verb]!) !== undefined;
}
