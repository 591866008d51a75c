import type { Quantity } from "../model/reading.ts";
import { REL, type Tokens } from "../model/syntax.ts";
import type { Timex } from "../model/time.ts";
import { upperBound } from "../text/offsets.ts";
import { isWord, type Piece, piecesOf } from "./pieces.ts";
import { type Amount, amountAt } from "./quantities/amounts.ts";
import { type Counted, countedBy } from "./quantities/counted.ts";
import { isDesignator, isListedName, isModel, NamedNumbers } from "./quantities/designators.ts";
import { isNoQuantity, isPair } from "./quantities/exclusions.ts";
import { noneAt, thingAt } from "./quantities/numberless.ts";
import { mayBeginQuantity } from "./quantities/openings.ts";
import { withRate } from "./quantities/rates.ts";
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
  const names = new NamedNumbers();
  return syntax.sentences
    .flatMap((sentence) =>
      quantitiesIn({
        tokens: syntax.tokens,
        pieces: piecesOf(syntax.tokens, sentence),
        names,
        isTimed,
      }),
    )
    .flatMap(({ quantity, isNamed }) => (isNamed() ? [] : [quantity]));
}

/** A sentence, with what is known of the report. */
interface Line {
  tokens: Tokens;
  pieces: readonly Piece[];
  /** Filled while the report is read. */
  names: NamedNumbers;
  /** Whether a stretch of the text holds part of a time expression. */
  isTimed: (start: number, end: number) => boolean;
}

/** `isNamed` is asked when the whole report has been read. */
interface Found {
  quantity: Quantity;
  isNamed: () => boolean;
}

interface Answer {
  to: number;
  found: Found | null;
}

function quantitiesIn(line: Line): Found[] {
  const { tokens, pieces } = line;
  const all: Found[] = [];
  line.names.addModels(pieces);
  for (let at = 0; at < pieces.length; ) {
    const begins = mayBeginQuantity(pieces, at) && !isAddress(tokens, pieces[at]!);
    const answer = begins ? quantityAt(line, at) : null;
    if (answer?.found) all.push(answer.found);
    at = Math.max(at + 1, answer?.to ?? at);
  }
  return all;
}

const ADDRESS = /^(?:https?:|www\.|[@#])/;

/** Web addresses, handles and hashtags hold no quantities. */
function isAddress(tokens: Tokens, { token }: Piece): boolean {
  const lower = tokens.lower[token]!;
  return ADDRESS.test(lower) || (lower.length > 4 && lower.includes("@"));
}

function quantityAt(line: Line, at: number): Answer | null {
  const { tokens, pieces, names, isTimed } = line;
  const amount = amountAt(pieces, at);
  if (!amount) {
    const numberless = noneAt(tokens, pieces, at) ?? thingAt(tokens, pieces, at);
    return numberless && { to: numberless.to, found: unlessTimed(line, numberless.quantity) };
  }
  const none = { to: amount.to, found: null };
  if (!amount.share && isTimed(pieces[amount.numeral]!.start, pieces[amount.to - 1]!.end)) return none;
  const counted = countedBy(pieces, amount, tokens);
  if (isName(line, amount, counted)) {
    names.add(pieces, amount);
    return none;
  }
  if (!amount.share && isNoQuantity(tokens, pieces, amount)) return none;
  if (isPair(pieces, amount, counted) || isPronounOne(tokens, pieces, amount, counted.unit)) return none;
  const { unit } = counted;
  const quantity = quantityOf(pieces, amount, withRate(pieces, counted));
  return { to: counted.to, found: { quantity, isNamed: () => names.has(pieces, amount, unit) } };
}

function unlessTimed({ isTimed }: Line, quantity: Quantity): Found | null {
  return isTimed(quantity.start, quantity.end) ? null : { quantity, isNamed: () => false };
}

/** Whether the number is a name: a designator, the model of a thing, one more of a list of them. */
function isName({ tokens, pieces }: Line, amount: Amount, counted: Counted): boolean {
  if (isDesignator(tokens, pieces, amount) || isModel(tokens, pieces, amount, counted)) return true;
  return counted.unit === "" && isListedName(tokens, pieces, amount);
}

function quantityOf(pieces: readonly Piece[], amount: Amount, { to, unit }: Counted): Quantity {
  const { from, low, high, comparator } = amount;
  const { end } = pieces[to - 1]!;
  if (low !== null && high !== null && /^(?:°|degree)/.test(unit) && isMinus(pieces, from))
    return { start: pieces[from - 1]!.start, end, low: -high, high: -low, comparator, unit };
  return { start: pieces[from]!.start, end, low, high, comparator, unit };
}

/** `minus 20 degrees`, `-20 °C`; the sign stands apart from the word before it. */
function isMinus(pieces: readonly Piece[], from: number): boolean {
  if (isWord(pieces, from - 1, "minus")) return true;
  return isWord(pieces, from - 1, "-") && pieces[from]!.glued && !pieces[from - 1]!.glued;
}

/** `one of the reasons`, `this one`, `one cannot know`: no count. */
function isPronounOne(
  tokens: Tokens,
  pieces: readonly Piece[],
  { numeral, to, low, high, share }: Amount,
  unit: string,
): boolean {
  if (share || low !== 1 || high !== 1 || !isWord(pieces, numeral, "one")) return false;
  if (unit === "" || isWord(pieces, to, "of", "another")) return true;
  return (
    isWord(pieces, numeral - 1, "this", "that", "which", "no", "any", "every", "each", "the") ||
    tokens.relation[pieces[numeral]!.token] === REL.nsubj
  );
}
