import { align, orderKept, type Pair } from "../text/alignment.ts";
import { containment } from "../text/shingles.ts";
import type { Profile } from "./profile.ts";

/** Passages less alike than this are not held to say the same (chosen on train/dev: see `evaluation/copies.ts`). */
const LEAST_SIMILARITY = 0.3;

/** What two texts have in common without regard to sentences: cheap to measure. All shares are 0..1. */
export interface Surface {
  /** Shingles (outside quotation marks) of the derived text that stand in the source. */
  contained: number;
  /** Telling words in small letters of the derived text that the source holds too, by weight. */
  wording: number;
  /** Cosine of all telling terms: how far the two are about the same. */
  matter: number;
  /** Quoted shingles in common. */
  quotes: number;
  /** Those, as a share of the quoted shingles of the text that quotes less. */
  quoted: number;
  /** Speakers and those told that both name, as a share of those of the text that names fewer. */
  speakers: number;
}

/** How one text may go back to another, as measures of its wording. */
export interface Likeness extends Surface {
  /** Aligned passages: `left` counts in the derived text, `right` in the source. */
  pairs: Pair[];
  /** Order of the passages kept, beyond chance, as far as passages have a counterpart at all: 0..1. */
  order: number;
}

/** The order of so many pairs of sentences counts half: three pairs are in order by chance once in six. */
const HALF_SURE = 2;

/** Measures how far `derived` may go back to `source`. */
export function likeness(derived: Profile, source: Profile, surface = surfaceOf(derived, source)): Likeness {
  const pairs = align(derived.passages, source.passages, LEAST_SIMILARITY, source.postings);
  const mass = derived.mass || 1;
  const covered = pairs.reduce((sum, pair) => sum + derived.passages[pair.left]!.mass, 0) / mass;
  const order = orderKept(pairs) * covered * (pairs.length / (pairs.length + HALF_SURE));
  return { ...surface, pairs, order };
}

export function surfaceOf(derived: Profile, source: Profile): Surface {
  // A report that calls a story false quotes what it denies: that is no source of its own.
  const quotes = derived.debunks || source.debunks ? 0 : countShared(derived.quoted, source.quoted);
  const fewest = Math.min(derived.speakers.size, source.speakers.size);
  return {
    contained: containment(derived.shingles, source.shingles),
    ...sharedVocabulary(derived, source),
    quotes,
    quoted: quotes / Math.max(1, Math.min(derived.quoted.size, source.quoted.size)),
    speakers: countShared(derived.speakers, source.speakers) / Math.max(1, fewest),
  };
}

/** Own wording, as a share, from which a text that calls a story false is no copy of the other. */
const OWN = 0.5;

/** True where one of the two calls a story false and the other does not: it repeats in order to deny. */
export function calledFalse(left: Profile, right: Profile): boolean {
  if (left.debunks === right.debunks) return false;
  const [calling, other] = left.debunks ? [left, right] : [right, left];
  return 1 - containment(calling.shingles, other.shingles) >= OWN;
}

/** Anything keyed: a map or a set. */
interface Keyed<Key> {
  keys(): Iterable<Key>;
  has(key: Key): boolean;
}

function countShared<Key>(keyed: Keyed<Key>, held: Keyed<Key>): number {
  let shared = 0;
  for (const key of keyed.keys()) if (held.has(key)) shared++;
  return shared;
}

/** Cosine of all terms, and the share of the derived text's wording that is wording of the source too, by weight. */
function sharedVocabulary(derived: Profile, source: Profile): Pick<Surface, "matter" | "wording"> {
  const [left, right] = [derived.vector, source.vector];
  const norms = left.norm * right.norm;
  let [product, all, shared, other] = [0, 0, 0, 0];
  for (let at = 0; at < left.terms.length; at++) {
    const term = left.terms[at]!;
    const weight = left.weights[at]!;
    while (other < right.terms.length && right.terms[other]! < term) other++;
    const isHeld = other < right.terms.length && right.terms[other] === term;
    if (isHeld) product += weight * right.weights[other]!;
    if (derived.wording[at] === 0) continue;
    all += weight;
    if (isHeld && source.wording[other] === 1) shared += weight;
  }
  return { matter: norms === 0 ? 0 : product / norms, wording: all === 0 ? 0 : shared / all };
}

/** Share of the telling terms of one report that the other holds too, by weight. */
export function sharedTerms({ vector: left }: Profile, { vector: right }: Profile): number {
  let [all, shared, other] = [0, 0, 0];
  for (let at = 0; at < left.terms.length; at++) {
    const term = left.terms[at]!;
    while (other < right.terms.length && right.terms[other]! < term) other++;
    all += left.weights[at]!;
    if (other < right.terms.length && right.terms[other] === term) shared += left.weights[at]!;
  }
  return all === 0 ? 0 : shared / all;
}

/** A bias and one weight for each measure of a logistic regression. */
export interface Model {
  bias: number;
  weights: readonly number[];
}

/** Made from the other: see `models/derivations.md`; fitted by `train/derivations.ts`. */
export const DERIVED: Model = { bias: -3.87, weights: [3.1, 2.39, 2.7, 1.63] };
/** From one source, be it a third text, a statement or an outlet's report: same card, same script. */
export const SAME_ORIGIN: Model = { bias: -1.61, weights: [2.53, 2.2, 2.41, 1.72] };
/**
 * From here on one text is held to be made from the other. Of .3, .4 and .5, cross-validated F1 on the labelled pairs is .87,
 * .85 and .82, and of what is found 95, 97 and 97 in 100 have one origin; but of three newsrooms' articles on one event (BASIL)
 * 15, 8 and 4 in 100 would be tied.
 */
export const LEAST_TIE = 0.4;
/** From here on a shared quotation ties two texts: best F1 of .4, .45 and .5 on the labelled pairs (.907, .916, .898). */
export const LEAST_ORIGIN = 0.45;
/** What an outlet credited by both, or the other's publisher credited, adds: it lifts .2 to the threshold. */
const CREDIT = 1;

/** What tells that one text was made from the other. */
export function derivedMeasures(like: Likeness): number[] {
  return [Math.sqrt(like.contained), like.wording, like.order, like.matter];
}

/** What tells that two texts go back to one source. */
export function originMeasures(like: Likeness): number[] {
  return [like.order, like.matter, like.speakers, Math.sqrt(like.quoted)];
}

/** Probability that one text was made from the other (or both from a third), 0..1. */
export function probability(like: Likeness, credited: boolean): number {
  return predict(DERIVED, derivedMeasures(like), credited ? CREDIT : 0);
}

/** The most that {@link probability} can come to, however well the sentences align. */
export function mostProbable(surface: Surface, credited: boolean): number {
  return probability({ ...surface, pairs: [], order: 1 }, credited);
}

/** Probability that what the two texts chiefly tell came in by one source, 0..1. */
export function sameOrigin(like: Likeness): number {
  return predict(SAME_ORIGIN, originMeasures(like));
}

/** Probability by a model, `more` added to its bias. */
export function predict({ bias, weights }: Model, measures: readonly number[], more = 0): number {
  const sum = measures.reduce((total, measure, index) => total + measure * weights[index]!, bias + more);
  return 1 / (1 + Math.exp(-sum));
}
