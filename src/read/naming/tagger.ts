import { loadWeights } from "../../lexicon/weights.ts";
import { fillRows, templatesOf } from "../feature-rows.ts";
import { bestClass } from "../tagger.ts";
import type { COLUMNS, NameView } from "./view.ts";

/** What a token is part of: nothing, or the beginning or the inside of a person, organization or place. */
export const LABELS = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC"] as const;
export const NAME_CLASSES = LABELS.length;

/** Features of one token; `word-1` is the word before. */
const FEATURES = `none|word|form|suffix2|suffix3|suffix4|prefix2|prefix3|shape set|word-1|word-2|word+1|word+2|word-1 word
  |word word+1|shape-1 shape shape+1|shape shape+1|shape+1 shape+2|shape word-1|shape word+1|suffix3 word-1
  |tag-1 tag tag+1|tag|tag-1 tag|tag tag+1|tag+1|tag-1|told|told told+1|told-1 told|told set|told listed
  |listed|listed listed+1|listed-1 listed|listed tag|listed set|governor|governor relation
  |class|group|class-1|class+1|group-1 group|group group+1|group-1 group group+1|class shape|class+1 shape|class-1 shape
  |group-2 group-1|group+1 group+2|class-1 listed|class+1 listed|class-1 class|class class+1
  |place place+1|place listed|place told|seen shape|seen listed|seen told`;
const VALUES = [...new Set(FEATURES.match(/[a-z]+\d?(?:[+-]\d)?/g)!.filter((value) => value !== "none"))];
const TEMPLATES = templatesOf(VALUES, FEATURES, 0);
/** Number of features of one token. */
export const NAME_FEATURES = TEMPLATES.count;

/** Column and distance of each value: `word-1` is the column `word` one token back. */
const PLACES = VALUES.map((value) => {
  const [, column, step] = /^(.*?)([+-]\d)?$/.exec(value)!;
  return { column: column as (typeof COLUMNS)[number], step: Number(step ?? 0) };
});
const values = new Int32Array(VALUES.length + 1);
/** Stand for what lies before and after a sentence. */
const BEFORE = 0x51ed270b;
const AFTER = 0x3c6ef372;

/**
 * Weights: `table[row + label]` for features, then, from `2 ** bits` + number of labels on, those of each label after
 * each other one, the beginning of a sentence counting as a label more.
 */
export interface NameModel {
  table: Int16Array | Float32Array;
  bits: number;
}

/** Length of the table of a model. */
export function tableLength(bits: number): number {
  return 2 ** bits + NAME_CLASSES * (NAME_CLASSES + 2);
}

/** The model that comes with the package (`models/names.md`). */
export function nameModel(): NameModel {
  const { meta, arrays } = loadWeights("names");
  return { table: arrays.table!, bits: meta.bits! };
}

/** Labels of all tokens: for each sentence the row of labels with the greatest sum of weights (Viterbi). */
export function nameLabels(model: NameModel, view: NameView): Uint8Array {
  const labels = new Uint8Array(view.count);
  const rows = new Int32Array(NAME_FEATURES);
  const sums = new Float64Array(NAME_CLASSES);
  for (const { first, last } of view.sentences) {
    const scores = new Float64Array((last - first) * NAME_CLASSES);
    for (let token = first; token < last; token++) {
      nameRows(view, first, last, token, model.bits, rows);
      bestClass(model.table, rows, NAME_FEATURES, NAME_CLASSES, sums);
      scores.set(sums, (token - first) * NAME_CLASSES);
    }
    bestPath(model, scores, labels.subarray(first, last));
  }
  return labels;
}

/** The rows of the features of one token. */
export function nameRows(
  view: NameView,
  first: number,
  last: number,
  token: number,
  bits: number,
  rows: Int32Array,
): void {
  for (let index = 0; index < PLACES.length; index++) {
    const { column, step } = PLACES[index]!;
    const at = token + step;
    values[index + 1] =
      at < first ? BEFORE + at - first : at >= last ? AFTER + at - last : view.columns[column][at]!;
  }
  fillRows(TEMPLATES, values, bits, rows);
}

/** Labels that may stand before each: an inside label follows only its own kind. */
const PREVIOUS = LABELS.map((_, label) =>
  [...LABELS.keys()].filter(
    (before) => label % 2 === 1 || label === 0 || before === label || before === label - 1,
  ),
);

/** Where the weight of `label` after `before` lies; `NAME_CLASSES` for the beginning of a sentence. */
export function stepRow(bits: number, before: number, label: number): number {
  return 2 ** bits + NAME_CLASSES * (before + 1) + label;
}

/** Fills `labels` with the row of labels of the greatest sum; `scores` holds those of each token and becomes the sums. */
export function bestPath({ table, bits }: NameModel, scores: Float64Array, labels: Uint8Array): void {
  const count = labels.length;
  if (count === 0) return;
  const back = new Uint8Array(count * NAME_CLASSES);
  for (let label = 0; label < NAME_CLASSES; label++) {
    const isInside = label > 0 && label % 2 === 0;
    scores[label] = isInside ? -Infinity : scores[label]! + table[stepRow(bits, NAME_CLASSES, label)]!;
  }
  for (let at = NAME_CLASSES; at < count * NAME_CLASSES; at += NAME_CLASSES) {
    for (let label = 0; label < NAME_CLASSES; label++) {
      let most = -Infinity;
      for (const before of PREVIOUS[label]!) {
        const sum = scores[at - NAME_CLASSES + before]! + table[stepRow(bits, before, label)]!;
        if (sum <= most) continue;
        most = sum;
        back[at + label] = before;
      }
      scores[at + label] = scores[at + label]! + most;
    }
  }
  const end = (count - 1) * NAME_CLASSES;
  let label = 0;
  for (let other = 1; other < NAME_CLASSES; other++)
    if (scores[end + other]! > scores[end + label]!) label = other;
  for (let token = count - 1; token >= 0; token--) {
    labels[token] = label;
    label = back[token * NAME_CLASSES + label]!;
  }
}
