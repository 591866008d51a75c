/** Bytes of a block of both hashes. */
const BLOCK = 64;

const rotl = (word: number, by: number) => (word << by) | (word >>> (32 - by));
const rotr = (word: number, by: number) => rotl(word, 32 - by);

/** SHA-256 (FIPS 180-4) of the UTF-8 bytes of a text, as 64 hex digits. Written here because the pure rooms know no Node modules. */
export function sha256(text: string): string {
  return hex(digest(new TextEncoder().encode(text), START_256, round256));
}

/** Name-based UUID (version 5, RFC 9562) of a name within a namespace that is itself a UUID. */
export function uuid5(namespace: string, name: string): string {
  const space = namespace.replaceAll("-", "").match(/../g)!;
  const bytes = [...space.map((pair) => Number.parseInt(pair, 16)), ...new TextEncoder().encode(name)];
  const words = digest(Uint8Array.from(bytes), START_1, round1);
  words[1] = (words[1]! & 0xffff0fff) | 0x5000;
  words[2] = (words[2]! & 0x3fffffff) | 0x80000000;
  const digits = hex(words.slice(0, 4));
  return [0, 8, 12, 16, 20].map((at, part) => digits.slice(at, at + [8, 4, 4, 4, 12][part]!)).join("-");
}

function hex(words: Iterable<number>): string {
  return [...words].map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
}

/** Merkle and Damgård: the padded message, a block at a time. Both hashes pad alike. */
function digest(
  bytes: Uint8Array,
  start: readonly number[],
  round: (state: Int32Array, block: DataView) => void,
): Int32Array {
  const padded = new Uint8Array(Math.ceil((bytes.length + 9) / BLOCK) * BLOCK);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(padded.length - 4, (bytes.length * 8) >>> 0);
  const state = Int32Array.from(start);
  for (let at = 0; at < padded.length; at += BLOCK) round(state, new DataView(padded.buffer, at, BLOCK));
  return state;
}

/** First 32 bits of the fraction of a root. */
const fraction = (root: number) => ((root - Math.floor(root)) * 2 ** 32) | 0;

const PRIMES = Array.from({ length: 310 }, (_, index) => index + 2).filter((one) =>
  Array.from({ length: Math.floor(Math.sqrt(one)) - 1 }, (_, index) => index + 2).every(
    (divisor) => one % divisor !== 0,
  ),
);
/** Of the cube roots of the first 64 primes; of the square roots of the first eight. */
const ROUND_256 = PRIMES.slice(0, 64).map((prime) => fraction(Math.cbrt(prime)));
const START_256 = PRIMES.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));

function round256(state: Int32Array, block: DataView): void {
  const words = new Int32Array(64);
  for (let index = 0; index < 64; index++)
    words[index] = index < 16 ? block.getInt32(index * 4) : spread(words, index);
  let [a, b, c, d, e, f, g, h] = state as unknown as number[] as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  for (let index = 0; index < 64; index++) {
    const high = rotr(e, 6) ^ rotr(e, 11) ^ rotr(e, 25);
    const first = (h + high + ((e & f) ^ (~e & g)) + ROUND_256[index]! + words[index]!) | 0;
    const low = rotr(a, 2) ^ rotr(a, 13) ^ rotr(a, 22);
    const second = (low + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, index) => {
    state[index] = state[index]! + word;
  });
}

function spread(words: Int32Array, index: number): number {
  const [near, far] = [words[index - 15]!, words[index - 2]!];
  const first = rotr(near, 7) ^ rotr(near, 18) ^ (near >>> 3);
  const second = rotr(far, 17) ^ rotr(far, 19) ^ (far >>> 10);
  return words[index - 16]! + first + words[index - 7]! + second;
}

const START_1 = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
/** One for each twenty rounds of SHA-1. */
const ROUND_1 = [0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6];

function round1(state: Int32Array, block: DataView): void {
  const words = new Int32Array(80);
  for (let index = 0; index < 80; index++)
    words[index] =
      index < 16
        ? block.getInt32(index * 4)
        : rotl(words[index - 3]! ^ words[index - 8]! ^ words[index - 14]! ^ words[index - 16]!, 1);
  let [a, b, c, d, e] = state as unknown as number[] as [number, number, number, number, number];
  for (let index = 0; index < 80; index++) {
    const stage = Math.floor(index / 20);
    const mixed = stage === 0 ? (b & c) | (~b & d) : stage === 2 ? (b & c) | (b & d) | (c & d) : b ^ c ^ d;
    const next = (rotl(a, 5) + mixed + e + ROUND_1[stage]! + words[index]!) | 0;
    [e, d, c, b, a] = [d, c, rotl(b, 30), a, next];
  }
  [a, b, c, d, e].forEach((word, index) => {
    state[index] = state[index]! + word;
  });
}
