const OFFSET_BASIS_A = 0x811c9dc5;
const OFFSET_BASIS_B = 0x1b873593;
const PRIME_A = 0x01000193;
const PRIME_B = 0x85ebca6b;

/** 32-bit FNV-1a over UTF-16 code units (http://www.isthe.com/chongo/tech/comp/fnv/). For tables, not for ids. */
export function hash32(text: string, seed = OFFSET_BASIS_A): number {
  let hash = seed;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), PRIME_A);
  }
  return hash >>> 0;
}

/**
 * Content id: 106 bits of four independent 32-bit mixes (26.5 each in base 36), as 20 characters `[0-9a-z]`.
 * Stable over platforms and releases; not meant to withstand somebody who crafts collisions.
 */
export function contentId(...parts: readonly (string | number | null)[]): string {
  let a = OFFSET_BASIS_A;
  let b = OFFSET_BASIS_B;
  let c = 0x9e3779b9;
  let d = 0xc2b2ae35;
  const mix = (code: number) => {
    a = Math.imul(a ^ code, PRIME_A);
    b = Math.imul(b ^ (code + (a >>> 15)), PRIME_B);
    c = Math.imul(c ^ (code + (b >>> 13)), 0xcc9e2d51);
    d = Math.imul(d ^ (code + (c >>> 16)), 0x27d4eb2f);
  };
  for (const part of parts) {
    const text = part === null ? "\u0000" : String(part);
    for (let index = 0; index < text.length; index++) mix(text.charCodeAt(index));
    mix(0x1f);
  }
  return [a, b, c, d].map((word) => (finish(word) % 60466176).toString(36).padStart(5, "0")).join("");
}

/** MurmurHash3 finaliser: spreads the last bits over the whole word. */
function finish(word: number): number {
  let hash = word ^ (word >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
