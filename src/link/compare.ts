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

/** Logistic weights over the measures. */
const BIAS = -6;
const WEIGHTS = { aligned: 6, contained: 5, run: 0.5, vocabulary: 5 };

/** Probability that one text was made from the other (or both from a third), 0..1. */
export function probability(like: Likeness): number {
  const sum =
    BIAS +
    WEIGHTS.aligned * like.aligned +
    WEIGHTS.contained * Math.sqrt(like.contained) +
    WEIGHTS.run * Math.log1p(like.run) +
    WEIGHTS.vocabulary * like.vocabulary;
  return 1 / (1 + Math.exp(-sum));
}

/** True where the wording shows that `derived` was made from `source` or both from a third text. */
export function isDerived(_derived: Profile, _source: Profile, like: Likeness): boolean {
  return probability(like) >= 0.5;
}
