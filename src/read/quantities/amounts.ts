import { numberWord } from "../../lexicon/numbers.ts";
import { beginsPhrase, unitWord } from "../../lexicon/units.ts";
import type { Comparator } from "../../model/reading.ts";
import { readNumber } from "../numbers.ts";
import { isWord, type Piece } from "../pieces.ts";
import { mayBeginNumber } from "./openings.ts";
import { shareAt } from "./shares.ts";

/** A number with its bounds, pieces `[from, to)`; `numeral` is the piece where the first number begins. */
export interface Amount {
  from: number;
  to: number;
  numeral: number;
  low: number | null;
  high: number | null;
  comparator: Comparator;
  /** Currency by a sign before it (`$5`), else null. */
  currency: string | null;
  /** `of` follows as part of the number (`dozens of`, `a handful of`). */
  collective: boolean;
  /** True for parts of a whole, told in percent (`two-thirds of`, `one in five`). */
  share: boolean;
}

type Bounds = Pick<Amount, "low" | "high" | "comparator">;
type Core = Omit<Amount, "from">;

/** Longest comparator phrase, in pieces (`a total of at least`). */
const PHRASE = 5;
/** Comparators may stand in a row: `at least some 40`, `up to an estimated 200`. */
const CHAIN = 3;

/** The amount that begins at `at`, comparator included, or null. */
export function amountAt(pieces: readonly Piece[], at: number): Amount | null {
  const { to, comparator } = comparatorAt(pieces, at);
  const core = rangeAt(pieces, to) ?? coreAt(pieces, to);
  if (!core) return null;
  const after = comparatorAfter(pieces, core.to);
  const bounds = bounded(core, comparator === null || comparator === "=" ? after.comparator : comparator);
  return { ...core, ...bounds, from: at, to: after.to };
}

interface Phrase {
  to: number;
  comparator: string | null;
}

/** Comparator phrases before a number; the strictest of several in a row counts, `about` only alone. */
function comparatorAt(pieces: readonly Piece[], at: number): Phrase {
  let found: Phrase = { to: at, comparator: null };
  for (let step = 0; step < CHAIN; step++) {
    const next = phraseAt(pieces, found.to, "before");
    if (!next) break;
    const weak = found.comparator === null || found.comparator.startsWith("~") || found.comparator === "=";
    found = { to: next.to, comparator: weak ? next.comparator : found.comparator };
  }
  return found;
}

function phraseAt(pieces: readonly Piece[], at: number, kind: "before" | "after"): Phrase | null {
  if (!beginsPhrase(kind, pieces[at]?.word ?? "")) return null;
  for (let length = Math.min(PHRASE, pieces.length - at); length > 0; length--) {
    const phrase = pieces
      .slice(at, at + length)
      .map((piece) => piece.word)
      .join(" ");
    const comparator = unitWord(kind, phrase);
    if (comparator) return { to: at + length, comparator };
  }
  return null;
}

/** `or more`, `or so`, `+`, `-odd` after a number. */
function comparatorAfter(pieces: readonly Piece[], at: number): Phrase {
  if (isWord(pieces, at, "-") && isWord(pieces, at + 1, "odd")) return { to: at + 2, comparator: "~" };
  const phrase = phraseAt(pieces, at, "after");
  if (!phrase || (isWord(pieces, at, "+") && !pieces[at]!.glued)) return { to: at, comparator: null };
  if (isWord(pieces, at, "at")) return { to: at, comparator: null };
  return phrase;
}

/** Puts a comparator on bounds: `up to` opens the low end, `more than` the high end. A number unknown by itself keeps its own. */
function bounded(core: Core, comparator: string | null): Bounds {
  const { low, high } = core;
  if (comparator === null || comparator === "=") return { low, high, comparator: core.comparator };
  if (comparator === "~-") return { low: null, high: high ?? low, comparator: "~" };
  if (comparator === "~") return { low, high, comparator: core.comparator === "=" ? "~" : core.comparator };
  if (comparator.startsWith(">")) return { low, high: null, comparator: comparator as Comparator };
  return { low: null, high: high ?? low, comparator: comparator as Comparator };
}

/** `between 5 and 10`, `from 5 to 10`, `5-10`, `5 to 10`, `5 or 6`. */
function rangeAt(pieces: readonly Piece[], at: number): Core | null {
  const between = isWord(pieces, at, "between");
  const from = isWord(pieces, at, "from") && !afterChange(pieces, at);
  const start = between || from ? at + 1 : at;
  const first = coreAt(pieces, start);
  if (!first || first.low === null || first.comparator !== "=") return null;
  const joint = between ? "and" : "to";
  const dash =
    isWord(pieces, first.to, "-") && pieces[first.to]!.glued && Boolean(pieces[first.to + 1]?.glued);
  const or = isWord(pieces, first.to, "or") && !between && !from;
  if (!isWord(pieces, first.to, joint) && !dash && !or) return null;
  if (joint === "to" && !from && !dash && !or && afterFrom(pieces, at)) return null;
  const second = coreAt(pieces, first.to + 1);
  if (!second || second.high === null || second.comparator !== "=") return null;
  return rangeOf(pieces, first, second, between || from ? at : first.numeral);
}

function rangeOf(pieces: readonly Piece[], first: Core, second: Core, numeral: number): Core | null {
  const scale = pieces[second.to - 1]!.word;
  const bare = first.low! < 1000 && numberWord("scale", pieces[first.to - 1]!.word) === undefined;
  const factor = bare ? (numberWord("scale", scale)?.[0] ?? numberWord("suffix", scale)?.[0] ?? 1) : 1;
  const low = first.low! * (first.low! * factor <= second.high! ? factor : 1);
  if (low >= second.high!) return null;
  return {
    ...second,
    numeral,
    low,
    high: second.high,
    comparator: "range",
    currency: first.currency ?? second.currency,
  };
}

/** How many words before `from` the verb of change may stand (`corrected the number of injured from 60 to 74`). */
const CHANGE = 6;

/** `rose from 5 to 10`: two values, no range. */
function afterChange(pieces: readonly Piece[], at: number): boolean {
  for (let back = at - 1; back >= Math.max(0, at - CHANGE); back--) {
    const word = pieces[back]!.word;
    if (changes(word)) return true;
  }
  return false;
}

/** Forms of verbs of change (`rose`, `doubling`, `fell`). */
export function changes(word: string): boolean {
  const stems = [
    word,
    word.replace(/e?d$/, ""),
    word.replace(/d$/, ""),
    word.replace(/s$/, ""),
    word.replace(/ing$/, ""),
  ];
  return (
    stems.some((stem) => unitWord("change", stem) !== undefined) ||
    /^(?:rose|risen|grew|grown|fell|fallen|went|shrank|climbed|dropped)$/.test(word)
  );
}

function afterFrom(pieces: readonly Piece[], at: number): boolean {
  return isWord(pieces, at - 1, "from") || isWord(pieces, at - 2, "from");
}

/** One number without comparator: part of a whole, with currency sign, of unknown size, vague, exact. */
function coreAt(pieces: readonly Piece[], at: number): Core | null {
  if (!mayBeginNumber(pieces, at)) return null;
  return (
    partAt(pieces, at) ??
    moneyAt(pieces, at) ??
    pluralAt(pieces, at) ??
    vagueAt(pieces, at) ??
    exactAt(pieces, at)
  );
}

function partAt(pieces: readonly Piece[], at: number): Core | null {
  const part = shareAt(pieces, at);
  return part && { ...exact(part.percent, at, part.to), comparator: "~", share: true };
}

/** `$40`, `US$ 40 billion`, `€5m`, `USD 5`, `A$10`. */
function moneyAt(pieces: readonly Piece[], at: number): Core | null {
  let from = at;
  const prefixed =
    /^[a-z]{1,3}$/.test(pieces[from]?.word ?? "") && isWord(pieces, from + 1, "$") && pieces[from + 1]!.glued;
  const code = prefixed ? DOLLARS[pieces[from]!.word] : undefined;
  if (prefixed) from++;
  const sign = pieces[from]?.word ?? "";
  const named = /^(?:[a-z]{3}|rs)$/.test(sign) && pieces[from]!.capital && pieces[from + 1]?.digits;
  const currency = /^[a-z]/.test(sign) && !named ? undefined : unitWord("money", sign);
  if (!currency) return null;
  if (named && isWord(pieces, from + 1, "$")) from++;
  const number = readNumber(pieces, from + 1);
  return number && { ...exact(number.value, at, number.to), currency: code ?? currency };
}

const DOLLARS: Record<string, string> = {
  us: "USD",
  a: "AUD",
  au: "AUD",
  c: "CAD",
  ca: "CAD",
  hk: "HKD",
  nz: "NZD",
  s: "SGD",
  usd: "USD",
};

function exact(value: number, numeral: number, to: number): Core {
  return {
    numeral,
    to,
    low: value,
    high: value,
    comparator: "=",
    currency: null,
    collective: false,
    share: false,
  };
}

function exactAt(pieces: readonly Piece[], at: number): Core | null {
  const number = readNumber(pieces, at);
  return number && exact(number.value, at, number.to);
}

/** `dozens of`, `hundreds`, `tens of thousands of`, `a score of`: a lower bound by the ACLED rule. */
function pluralAt(pieces: readonly Piece[], at: number): Core | null {
  const first = pieces[at] && numberWord("plural", pieces[at]!.word)?.[0];
  if (isWord(pieces, at, "a") && isWord(pieces, at + 1, "score") && isWord(pieces, at + 2, "of")) {
    return { ...exact(20, at, at + 2), collective: true };
  }
  if (first === undefined) return null;
  const second = isWord(pieces, at + 1, "of")
    ? pieces[at + 2] && numberWord("plural", pieces[at + 2]!.word)?.[0]
    : undefined;
  const to = second === undefined ? at + 1 : at + 3;
  return { ...exact(first * (second ?? 1), at, to), high: null, comparator: ">=", collective: true };
}

/** `several`, `a few`, `a handful of`, `a couple of`; of hundreds or dozens too (`several hundred`, `a few dozen`). */
function vagueAt(pieces: readonly Piece[], at: number): Core | null {
  const article = isWord(pieces, at, "a");
  const from = article ? at + 1 : at;
  const bounds = pieces[from] && numberWord("vague", pieces[from]!.word);
  if (!bounds || (!article && !isWord(pieces, from, "several"))) return null;
  const [low, high] = bounds as [number, number];
  if (isWord(pieces, from, "pair", "couple", "handful") && !isWord(pieces, from + 1, "of")) return null;
  const scaled = isWord(pieces, from, "several", "few") ? (pieces[from + 1]?.word ?? "") : "";
  const factor = numberWord("scale", scaled)?.[0] ?? numberWord("group", scaled)?.[0];
  const to = factor === undefined ? from + 1 : from + 2;
  return {
    ...exact(low * (factor ?? 1), from, to),
    high: high * (factor ?? 1),
    comparator: isWord(pieces, from, "pair") ? "=" : "~",
    collective: isWord(pieces, to, "of"),
  };
}

/** `18 777s`: model numbers that are counted. */
export function isModels(pieces: readonly Piece[], at: number): boolean {
  return Boolean(pieces[at]?.digits && isWord(pieces, at + 1, "s") && pieces[at + 1]!.glued);
}
