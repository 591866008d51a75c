/** Hashes of every run of `size` consecutive numbers (words as hashes), in order; empty when there are fewer. */
export function shinglesOf(words: ArrayLike<number>, size: number): Uint32Array {
  const count = Math.max(0, words.length - size + 1);
  const shingles = new Uint32Array(count);
  for (let index = 0; index < count; index++) shingles[index] = hashRun(words, index, size);
  return shingles;
}

function hashRun(words: ArrayLike<number>, from: number, size: number): number {
  let hash = 0x811c9dc5;
  for (let index = from; index < from + size; index++) {
    hash = Math.imul(hash ^ words[index]!, 0x01000193);
    hash ^= hash >>> 15;
  }
  return hash >>> 0;
}

/** Share of the shingles of one text that stand in the other, 0..1; 0 where there are none. Both ascending. */
export function containment(shingles: Uint32Array, held: Uint32Array): number {
  if (shingles.length === 0) return 0;
  let shared = 0;
  let other = 0;
  for (let index = 0; index < shingles.length; index++) {
    while (other < held.length && held[other]! < shingles[index]!) other++;
    if (other < held.length && held[other] === shingles[index]) shared++;
  }
  return shared / shingles.length;
}

/** Key of an unordered pair of terms, for looking up texts that put the two into one sentence. */
export function pairKey(left: number, right: number): number {
  const low = Math.min(left, right);
  const high = Math.max(left, right);
  return (Math.imul(low ^ (low >>> 16), 0x85ebca6b) ^ Math.imul(high, 0xc2b2ae35)) >>> 0;
}
