import { loadWeights } from "../../lexicon/weights.ts";
import { templatesOf } from "../feature-rows.ts";
import { type Column, type NameView, placeOf, WIDTH } from "./view.ts";

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

/** Tokens before and behind that a feature may look at. */
const REACH = 2;
/** Where the values of each feature lie, counted from the numbers of its token; the first of those is always 0. */
const OFFSETS = TEMPLATES.places.map((place) => (place === 0 ? 0 : offsetOf(VALUES[place - 1]!)));
/** The numbers of a token near the border of its sentence and of its neighbours. */
const window = new Int32Array((2 * REACH + 1) * WIDTH);
/** Stand for what lies before and after a sentence. */
const BEFORE = 0x51ed270b;
const AFTER = 0x3c6ef372;

/** `word-1` is the column `word` one token back. */
function offsetOf(value: string): number {
  const [, column, step] = /^(.*?)([+-]\d)?$/.exec(value)!;
  return Number(step ?? 0) * WIDTH + placeOf(column as Column);
}

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
  for (const { first, last } of view.sentences) {
    const scores = new Float64Array((last - first) * NAME_CLASSES);
    for (let token = first; token < last; token++) {
      nameRows(view, first, last, token, model.bits, rows);
      sumRows(model.table, rows, scores, (token - first) * NAME_CLASSES);
    }
    bestPath(model, scores, labels.subarray(first, last));
  }
  return labels;
}

/** Puts the sums of the rows for all labels into `scores` from `at` on. One variable a label keeps the sums out of memory. */
function sumRows(table: Int16Array | Float32Array, rows: Int32Array, scores: Float64Array, at: number): void {
  let none = 0;
  let person = 0;
  let inPerson = 0;
  let body = 0;
  let inBody = 0;
  let place = 0;
  let inPlace = 0;
  for (let index = 0; index < NAME_FEATURES; index++) {
    const row = rows[index]!;
    none += table[row]!;
    person += table[row + 1]!;
    inPerson += table[row + 2]!;
    body += table[row + 3]!;
    inBody += table[row + 4]!;
    place += table[row + 5]!;
    inPlace += table[row + 6]!;
  }
  scores[at] = none;
  scores[at + 1] = person;
  scores[at + 2] = inPerson;
  scores[at + 3] = body;
  scores[at + 4] = inBody;
  scores[at + 5] = place;
  scores[at + 6] = inPlace;
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
  const isInner = token - first >= REACH && token + REACH < last;
  if (!isInner) fillWindow(view, first, last, token);
  const numbers = isInner ? view.numbers : window;
  const base = (isInner ? token : REACH) * WIDTH;
  const { seeds } = TEMPLATES;
  const cut = 32 - bits;
  // The hash of `fillRows`, without taking the values together first.
  for (let feature = 0, at = 0; feature < NAME_FEATURES; feature++, at += 3) {
    let hash = Math.imul(numbers[base + OFFSETS[at]!]! ^ seeds[feature]!, 0x85ebca6b);
    hash = Math.imul((hash ^ (hash >>> 15)) + numbers[base + OFFSETS[at + 1]!]!, 0xc2b2ae35);
    hash = Math.imul((hash ^ (hash >>> 13)) + numbers[base + OFFSETS[at + 2]!]!, 0x27d4eb2f);
    rows[feature] = (hash ^ (hash >>> 16)) >>> cut;
  }
}

function fillWindow({ numbers }: NameView, first: number, last: number, token: number): void {
  for (let step = -REACH; step <= REACH; step++) {
    const at = token + step;
    const to = (step + REACH) * WIDTH;
    if (at < first) window.fill(BEFORE + at - first, to, to + WIDTH);
    else if (at >= last) window.fill(AFTER + at - last, to, to + WIDTH);
    else for (let place = 0; place < WIDTH; place++) window[to + place] = numbers[at * WIDTH + place]!;
  }
}

/** Labels that may stand before each: an inside label follows only its own kind. */
const PREVIOUS = LABELS.map((_, label) =>
  Uint8Array.from(LABELS.keys()).filter(
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
  const steps = stepRow(bits, 0, 0);
  for (let label = 0; label < NAME_CLASSES; label++) {
    const isInside = label > 0 && label % 2 === 0;
    scores[label] = isInside ? -Infinity : scores[label]! + table[stepRow(bits, NAME_CLASSES, label)]!;
  }
  for (let at = NAME_CLASSES; at < count * NAME_CLASSES; at += NAME_CLASSES) {
    for (let label = 0; label < NAME_CLASSES; label++) {
      const previous = PREVIOUS[label]!;
      let most = -Infinity;
      let from = 0;
      for (let index = 0; index < previous.length; index++) {
        const before = previous[index]!;
        const sum = scores[at - NAME_CLASSES + before]! + table[steps + NAME_CLASSES * before + label]!;
        if (sum <= most) continue;
        most = sum;
        from = before;
      }
      back[at + label] = from;
      scores[at + label]! += most;
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
