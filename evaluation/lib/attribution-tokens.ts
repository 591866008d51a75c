/** Word tokens of the reference scorer: letters and digits, joined by inner apostrophes, points, commas, hyphens. */
const WORD = /[\p{L}\p{N}$€£%]+(?:['’.,-][\p{L}\p{N}]+)*/gu;

export interface TokenSets {
  /** Numbers of the word tokens that share a character with one of the spans. */
  of(spans: readonly (readonly [number, number])[]): Set<number>;
}

export function tokenSets(text: string): TokenSets {
  const words = [...text.matchAll(WORD)].map((hit) => [hit.index, hit.index + hit[0].length] as const);
  return {
    of(spans) {
      const tokens = new Set<number>();
      for (const [start, end] of spans)
        for (let index = firstAfter(words, start); index < words.length && words[index]![0] < end; index++)
          tokens.add(index);
      return tokens;
    },
  };
}

/** Index of the first word that ends after `offset`. */
function firstAfter(words: readonly (readonly [number, number])[], offset: number): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (words[middle]![1] <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Share of common tokens; 1 where both sets are empty. */
export function jaccard(left: ReadonlySet<number>, right: ReadonlySet<number>): number {
  if (!left.size && !right.size) return 1;
  let common = 0;
  for (const token of left) if (right.has(token)) common++;
  return common / (left.size + right.size - common || 1);
}
