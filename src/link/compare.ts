import { align, orderKept, type Pair } from "../text/alignment.ts";
import { containment, longestSharedRun } from "../text/shingles.ts";
import { type Profile, SHINGLE } from "./profile.ts";

/** Passages less alike than this are not held to say the same (chosen on train/dev: see `evaluation/copies.ts`). */
const LEAST_SIMILARITY = 0.3;

/** How one text may go back to another, as measures of its wording. All shares are 0..1. */
export interface Likeness {
  /** Aligned passages: `left` counts in the derived text, `right` in the source. */
  pairs: Pair[];
  /** Similarity of the derived text's passages to their best counterparts, weighed by what they say. */
  aligned: number;
  /** Share of what the derived text says that has a counterpart at all. */
  covered: number;
  /** Order of the passages kept. */
  order: number;
  /** Shingles (outside quotation marks) of the derived text that stand in the source. */
  contained: number;
  /** Words of the longest run outside quotation marks that stands in both. */
  run: number;
  /** Telling terms of the derived text that the source holds too, by weight. */
  vocabulary: number;
  /** Quoted shingles in common. */
  quotes: number;
}

/** Measures how far `derived` may go back to `source`. */
export function likeness(derived: Profile, source: Profile): Likeness {
  const pairs = align(derived.passages, source.passages, LEAST_SIMILARITY);
  const mass = derived.mass || 1;
  const massOf = (pair: Pair) => derived.passages[pair.left]!.mass;
  return {
    pairs,
    aligned: pairs.reduce((sum, pair) => sum + massOf(pair) * pair.similarity, 0) / mass,
    covered: pairs.reduce((sum, pair) => sum + massOf(pair), 0) / mass,
    order: orderKept(pairs),
    contained: containment(derived.shingles, source.shingleSet),
    run: longestSharedRun(derived.shingles, source.shingleSet, SHINGLE),
    vocabulary: sharedTerms(derived.terms, source.terms),
    quotes: [...derived.quoted.keys()].filter((shingle) => source.quoted.has(shingle)).length,
  };
}

/** Share of the telling terms of one report that the other holds too, by weight. */
export function sharedTerms(terms: ReadonlyMap<number, number>, held: ReadonlyMap<number, number>): number {
  let all = 0;
  let shared = 0;
  for (const [term, weight] of terms) {
    all += weight;
    if (held.has(term)) shared += weight;
  }
  return all === 0 ? 0 : shared / all;
}

/**
 * Logistic weights, fitted (L2 .3) on Clough-Stevenson answers, same-event articles of different newsrooms (BASIL),
 * the labelled pairs and cross-story candidates of FNC train and ECB+ (`train/derivations.ts`).
 */
const BIAS = -6.96;
const WEIGHTS = { aligned: 2.32, contained: 3.85, run: 0.57, vocabulary: 2.61, order: 3.44 };
/** Pairs of sentences from which their order tells anything. */
const LEAST_PAIRS = 3;
/** What an outlet credited by both, or the other's publisher credited, adds: it lifts .27 to one half. */
const CREDIT = 1;

/** The measures that the probability rests on, with a constant first. */
export function measuresOf(like: Likeness): number[] {
  const order = like.pairs.length >= LEAST_PAIRS ? like.order * like.covered : 0;
  return [1, like.aligned, Math.sqrt(like.contained), Math.log1p(like.run), like.vocabulary, order];
}

/** Probability that one text was made from the other (or both from a third), 0..1. */
export function probability(like: Likeness, credited: boolean): number {
  const weights = [BIAS, WEIGHTS.aligned, WEIGHTS.contained, WEIGHTS.run, WEIGHTS.vocabulary, WEIGHTS.order];
  const sum = measuresOf(like).reduce((total, measure, index) => total + measure * weights[index]!, 0);
  return 1 / (1 + Math.exp(-(credited ? sum + CREDIT : sum)));
}
