/** A passage as a sparse vector: `terms` ascending, one positive weight each, `norm` its length. */
export interface Vector {
  terms: Uint32Array;
  weights: Float64Array;
  norm: number;
}

/** One passage of the left text and the passage of the right text that says most of the same. */
export interface Pair {
  left: number;
  right: number;
  /** Cosine, 0..1. */
  similarity: number;
}

/** The vector of a set of weighted terms. */
export function vectorOf(weighted: ReadonlyMap<number, number>): Vector {
  const terms = Uint32Array.from(weighted.keys()).sort();
  const weights = new Float64Array(terms.length);
  let squares = 0;
  for (let index = 0; index < terms.length; index++) {
    const weight = weighted.get(terms[index]!)!;
    weights[index] = weight;
    squares += weight * weight;
  }
  return { terms, weights, norm: Math.sqrt(squares) };
}

/** Cosine of two vectors; 0 where either is empty. */
export function cosine(left: Vector, right: Vector): number {
  if (left.norm === 0 || right.norm === 0) return 0;
  return dot(left, right) / (left.norm * right.norm);
}

/** Inner product of two sparse vectors, by merging their sorted terms. */
export function dot(left: Vector, right: Vector): number {
  let sum = 0;
  let i = 0;
  let j = 0;
  while (i < left.terms.length && j < right.terms.length) {
    const a = left.terms[i]!;
    const b = right.terms[j]!;
    if (a === b) sum += left.weights[i++]! * right.weights[j++]!;
    else if (a < b) i++;
    else j++;
  }
  return sum;
}

/** Passages by the terms they hold: the entries of `terms[at]` lie in `[starts[at], starts[at + 1])`. */
export interface Postings {
  /** Ascending, each once. */
  terms: Uint32Array;
  starts: Uint32Array;
  passages: Uint32Array;
  weights: Float64Array;
}

/** The postings of a text's passages, in flat arrays: thousands of reports are held at once. */
export function postingsOf(passages: readonly Vector[]): Postings {
  const holders = new Map<number, number[]>();
  let count = 0;
  passages.forEach((passage, index) => {
    count += passage.terms.length;
    for (const term of passage.terms) {
      const held = holders.get(term);
      if (held) held.push(index);
      else holders.set(term, [index]);
    }
  });
  const terms = Uint32Array.from(holders.keys()).sort();
  const starts = new Uint32Array(terms.length + 1);
  const [indexes, weights] = [new Uint32Array(count), new Float64Array(count)];
  const next = new Uint32Array(passages.length);
  let entry = 0;
  terms.forEach((term, at) => {
    for (const index of holders.get(term)!) {
      indexes[entry] = index;
      // Terms ascend here and in each passage: the next one of the passage is this one.
      weights[entry++] = passages[index]!.weights[next[index]!++]!;
    }
    starts[at + 1] = entry;
  });
  return { terms, starts, passages: indexes, weights };
}

/** For each left passage the best right passage with a similarity of at least `least`, first on a tie. */
export function align(
  left: readonly Vector[],
  right: readonly Vector[],
  least: number,
  postings = postingsOf(right),
): Pair[] {
  const pairs: Pair[] = [];
  const products = new Float64Array(right.length);
  left.forEach((passage, index) => {
    products.fill(0);
    addProducts(passage, postings, products);
    let best: Pair | null = null;
    for (let other = 0; other < right.length; other++) {
      if (products[other] === 0) continue;
      const similarity = products[other]! / (passage.norm * right[other]!.norm);
      if (similarity >= least && similarity > (best?.similarity ?? 0)) {
        best = { left: index, right: other, similarity };
      }
    }
    if (best) pairs.push(best);
  });
  return pairs;
}

/** Adds to each right passage's product what the terms of this passage bring. */
function addProducts({ terms, weights }: Vector, postings: Postings, products: Float64Array): void {
  let from = 0;
  for (let at = 0; at < terms.length; at++) {
    from = search(postings.terms, terms[at]!, from);
    if (postings.terms[from] !== terms[at]) continue;
    for (let entry = postings.starts[from]!; entry < postings.starts[from + 1]!; entry++)
      products[postings.passages[entry]!]! += weights[at]! * postings.weights[entry]!;
  }
}

/** Position of the first term that is not less than `term`, from `low` on. */
function search(terms: Uint32Array, term: number, from: number): number {
  let low = from;
  let high = terms.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (terms[middle]! < term) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * How far the order of the pairs is kept beyond chance, 0..1: the longest run of pairs whose right passages do not go
 * back, less what it would be for pairs in random order (Baik, Deift and Johansson 1999, `2 sqrt(n) - 1.77 n^(1/6)`,
 * plus .65, which brings it within .04 of the true mean for n from 3 to 8). 0 below three pairs.
 */
export function orderKept(pairs: readonly Pair[]): number {
  const count = pairs.length;
  if (count < 3) return 0;
  const chance = 2 * Math.sqrt(count) - 1.77 * count ** (1 / 6) + 0.65;
  return Math.max(0, (longestRun(pairs) - chance) / (count - chance));
}

/** Length of the longest subsequence of pairs whose right passages do not go back. */
function longestRun(pairs: readonly Pair[]): number {
  const tails: number[] = [];
  for (const pair of pairs) {
    let slot = tails.length;
    while (slot > 0 && tails[slot - 1]! > pair.right) slot--;
    tails[slot] = pair.right;
  }
  return tails.length;
}
