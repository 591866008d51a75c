import { readFileSync } from "node:fs";
import { lazily } from "./rows.ts";

/** What stands before the sequences in the file. */
export interface LanguageHeader {
  /** ISO 639-1 code of each language, by its number. */
  codes: string[];
  /** What a text in a language usually scores, 0 to 1. */
  averages: number[];
  /** The sign that stands for each byte from 128 on of a letter in UTF-8. */
  signs: string[];
}

/** Which sequences of letters speak for which languages. */
export interface Languages extends LanguageHeader {
  /** Adds to the score of each language what a sequence says for it. */
  score(sequence: string, scores: Float64Array): void;
}

const KEY_BYTES = 6;
/** What the file leaves out of every score, so that each fits a byte. */
const LEAST_SCORE = 53;

/**
 * Written by scripts/build-languages.ts: three numbers of 32 bits (length of the header, sequences, scores), the header as
 * JSON, the sequences in their order, six Latin-1 bytes each, then a byte each: how many languages a sequence speaks for,
 * their numbers, their scores. Kept as it is, since as objects it takes thirty times the memory.
 */
export const languages = lazily((): Languages => {
  const file = readFileSync(new URL("generated/languages.bin", import.meta.url));
  const [length, count, pairs] = [0, 4, 8].map((at) => file.readUInt32LE(at)) as [number, number, number];
  const header = JSON.parse(file.toString("utf8", 12, 12 + length)) as LanguageHeader;
  const at = 12 + length;
  const keys = file.subarray(at, at + count * KEY_BYTES);
  const rest = file.subarray(at + count * KEY_BYTES);
  const [numbers, values] = [rest.subarray(count, count + pairs), rest.subarray(count + pairs)];
  const ends = new Uint32Array(count);
  for (let one = 0, end = 0; one < count; one++) ends[one] = end += rest[one]!;
  return {
    ...header,
    score(sequence, scores) {
      const found = positionOf(keys, sequence);
      if (found < 0) return;
      for (let pair = found === 0 ? 0 : ends[found - 1]!; pair < ends[found]!; pair++)
        scores[numbers[pair]!]! += values[pair]! + LEAST_SCORE;
    },
  };
});

/** Which of the sorted keys a sequence is, or -1. */
function positionOf(keys: Buffer, sequence: string): number {
  if (sequence.length > KEY_BYTES) return -1;
  const wanted = Buffer.alloc(KEY_BYTES);
  wanted.write(sequence, "latin1");
  const number = wanted.readUIntBE(0, KEY_BYTES);
  let [low, high] = [0, keys.length / KEY_BYTES - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const key = keys.readUIntBE(middle * KEY_BYTES, KEY_BYTES);
    if (key === number) return middle;
    if (key < number) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
