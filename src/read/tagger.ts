import { loadWeights } from "../lexicon/weights.ts";
import { TAG, TAGS } from "../model/syntax.ts";
import type { Lexemes } from "./lexemes.ts";

/** Number of features of one token. */
export const TAG_FEATURES = 32;
const CLASSES = TAGS.length;
/** Stand for words before and after the sentence. */
const BEFORE = 0x51ed270b;
const AFTER = 0x3c6ef372;
/** Tag number of the places before a sentence. */
const NO_TAG = CLASSES;

/** Weights of the features: `table[row + tag]`; rows overlap, which wastes no space on zeros. */
export interface TagModel {
  table: Int16Array | Float32Array;
  /** Table length is `2 ** bits` + number of tags. */
  bits: number;
}

/** The tagger that comes with the package (`models/tagger.md`). */
export function tagModel(): TagModel {
  const { meta, arrays } = loadWeights("tagger");
  return { table: arrays.table!, bits: meta.bits! };
}

/** Fills `tag[first, last)` for one sentence, left to right. */
export function tagSentence(
  model: TagModel,
  lexemes: Lexemes,
  first: number,
  last: number,
  tag: Uint8Array,
): void {
  const rows = new Int32Array(TAG_FEATURES);
  const scores = new Float64Array(CLASSES);
  for (let token = first; token < last; token++) {
    tagRows(lexemes, first, last, token, tag, model.bits, rows);
    tag[token] = bestClass(model.table, rows, TAG_FEATURES, CLASSES, scores);
  }
}

/** Tags what is no prose: numbers and signs by their look, all else as a noun. */
export function tagByWord(lexemes: Lexemes, first: number, last: number, tag: Uint8Array): void {
  for (let token = first; token < last; token++) {
    const lower = lexemes.lower[lexemes.of[token]!]!;
    tag[token] = /^\d/.test(lower) ? TAG.CD : /^\p{L}/u.test(lower) ? TAG.NN : TAG.NFP;
  }
}

/** Sums the rows and returns the class with the greatest sum (the first of equals). */
export function bestClass(
  table: Int16Array | Float32Array,
  rows: Int32Array,
  count: number,
  classes: number,
  scores: Float64Array,
): number {
  scores.fill(0);
  // Four rows at a time: fewer reads and writes of the sums than one by one.
  const whole = count & ~3;
  for (let feature = 0; feature < whole; feature += 4) {
    const one = rows[feature]!;
    const two = rows[feature + 1]!;
    const three = rows[feature + 2]!;
    const four = rows[feature + 3]!;
    for (let index = 0; index < classes; index++) {
      scores[index]! +=
        table[one + index]! + table[two + index]! + table[three + index]! + table[four + index]!;
    }
  }
  for (let feature = whole; feature < count; feature++) {
    const row = rows[feature]!;
    for (let index = 0; index < classes; index++) scores[index]! += table[row + index]!;
  }
  let best = 0;
  for (let index = 1; index < classes; index++) if (scores[index]! > scores[best]!) best = index;
  return best;
}

/** Row of a feature: kind, and up to three values, mixed and cut to `bits`. */
export function rowOf(kind: number, one: number, two: number, three: number, bits: number): number {
  let hash = Math.imul(one ^ Math.imul(kind + 1, 0x9e3779b1), 0x85ebca6b);
  hash = Math.imul((hash ^ (hash >>> 15)) + two, 0xc2b2ae35);
  hash = Math.imul((hash ^ (hash >>> 13)) + three, 0x27d4eb2f);
  return (hash ^ (hash >>> 16)) >>> (32 - bits);
}

/** The rows of the features of one token, given the tags of the tokens before it. */
export function tagRows(
  lexemes: Lexemes,
  first: number,
  last: number,
  token: number,
  tag: Uint8Array,
  bits: number,
  rows: Int32Array,
): void {
  const { of, word, shape, suffix3 } = lexemes;
  const here = of[token]!;
  const one = token > first ? of[token - 1]! : -1;
  const two = token > first + 1 ? of[token - 2]! : -1;
  const next = token + 1 < last ? of[token + 1]! : -1;
  const far = token + 2 < last ? of[token + 2]! : -1;
  const t1 = one < 0 ? NO_TAG : tag[token - 1]!;
  const t2 = two < 0 ? NO_TAG : tag[token - 2]!;
  const w0 = word[here]!;
  const w1 = one < 0 ? BEFORE : word[one]!;
  const wn = next < 0 ? AFTER : word[next]!;
  const s3 = suffix3[here]!;
  const shape0 = shape[here]!;
  const shapeN = next < 0 ? AFTER : shape[next]!;
  const sn = next < 0 ? AFTER : suffix3[next]!;
  let at = 0;
  const put = (a: number, b: number, c: number) => {
    rows[at] = rowOf(at, a, b, c, bits);
    at++;
  };
  put(0, 0, 0);
  put(w0, 0, 0);
  put(lexemes.form[here]!, 0, 0);
  put(lexemes.suffix1[here]!, 0, 0);
  put(lexemes.suffix2[here]!, 0, 0);
  put(s3, 0, 0);
  put(lexemes.suffix4[here]!, 0, 0);
  put(lexemes.prefix2[here]!, 0, 0);
  put(lexemes.prefix3[here]!, 0, 0);
  put(shape0, 0, 0);
  put(shape0, s3, 0);
  put(shape0, token === first ? 1 : 0, shapeN);
  put(w1, 0, 0);
  put(two < 0 ? BEFORE : word[two]!, 0, 0);
  put(wn, 0, 0);
  put(far < 0 ? AFTER : word[far]!, 0, 0);
  put(w1, w0, 0);
  put(w0, wn, 0);
  put(w1, wn, 0);
  put(t1, 0, 0);
  put(t1, t2, 0);
  put(t1, w0, 0);
  put(t1, t2, w0);
  put(t1, s3, 0);
  put(t1, shape0, 0);
  put(t1, wn, 0);
  put(t1, sn, 0);
  put(sn, s3, 0);
  put(shapeN, shape0, 0);
  put(one < 0 ? BEFORE : suffix3[one]!, t1, s3);
  put(t2, w0, 0);
  put(one < 0 ? BEFORE : shape[one]!, shape0, shapeN);
}
