import { align, orderKept, type Pair } from "../text/alignment.ts";
import { containment } from "../text/shingles.ts";
import type { Profile } from "./profile.ts";

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
  /** Order of the passages kept, beyond chance. */
  order: number;
  /** Shingles (outside quotation marks) of the derived text that stand in the source. */
  contained: number;
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
 * Logistic weights, fitted on Clough-Stevenson answers, same-event articles of different newsrooms (BASIL), labelled
 * pairs and cross-story candidates of FNC train and ECB+; half of the weight lies on copies of the examples with all
 * literal overlap taken away, as journalists leave none (`train/derivations.ts`).
 */
const BIAS = -6.35;
const WEIGHTS = [4.26, 3.7, 3.4, 5.04];
/** The order of so many pairs of sentences counts half: three pairs are in order by chance once in six. */
const HALF_SURE = 2;
/** What an outlet credited by both, or the other's publisher credited, adds: it lifts .27 to one half. */
const CREDIT = 1;

/** The measures that the probability rests on: alignment, literal overlap, vocabulary, order. */
export function measuresOf(
  like: Likeness,
): [aligned: number, literal: number, vocabulary: number, order: number] {
  const pairs = like.pairs.length;
  const order = like.order * like.covered * (pairs / (pairs + HALF_SURE));
  return [like.aligned, Math.sqrt(like.contained), like.vocabulary, order];
}

/** Probability that one text was made from the other (or both from a third), 0..1. */
export function probability(like: Likeness, credited: boolean): number {
  const bias = credited ? BIAS + CREDIT : BIAS;
  const sum = measuresOf(like).reduce((total, measure, index) => total + measure * WEIGHTS[index]!, bias);
  return 1 / (1 + Math.exp(-sum));
}
