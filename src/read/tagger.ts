import { tagAndRelationChoices } from "../lexicon/choices.ts";
import { loadRoots } from "../lexicon/weights.ts";
import { TAG, TAGS } from "../model/syntax.ts";
import { choose, fillRows, newRoom, templatesOf } from "./feature-rows.ts";
import type { Lexemes } from "./lexemes.ts";

const CLASSES = TAGS.length;
/** Stand for words before and after the sentence. */
const BEFORE = 0x51ed270b;
const AFTER = 0x3c6ef372;
/** Tag number of the places before a sentence. */
const NO_TAG = CLASSES;

const VALUES =
  "word form suffix1 suffix2 suffix3 suffix4 prefix2 prefix3 shape isFirst before before2 next far tag1 tag2 shapeNext suffixNext suffixBefore shapeBefore".split(
    " ",
  );
/** Features of one token: its own parts, the words and the tags around it. */
const TEMPLATES = templatesOf(
  VALUES,
  `none|word|form|suffix1|suffix2|suffix3|suffix4|prefix2|prefix3|shape|shape suffix3|shape isFirst shapeNext
  |before|before2|next|far|before word|word next|before next|tag1|tag1 tag2|tag1 word|tag1 tag2 word|tag1 suffix3
  |tag1 shape|tag1 next|tag1 suffixNext|suffixNext suffix3|shapeNext shape|suffixBefore tag1 suffix3|tag2 word
  |shapeBefore shape shapeNext`,
  0,
  [
    {
      features: `tag1 shape|form|suffix3|shape|word|shapeNext shape|shape suffix3|next`,
      lead: 12000,
    },
    {
      features: `suffixNext suffix3|tag1 tag2|shapeBefore shape shapeNext|tag1 suffix3|before word|before next|tag1 suffixNext|suffix4|suffix1|before`,
      lead: 13000,
    },
  ],
);
/** Number of features of one token. */
export const TAG_FEATURES = TEMPLATES.count;
const values = new Int32Array(VALUES.length + 1);

/** Roots of the weights of the features: `table[row + tag]`; rows overlap, which wastes no space on zeros. */
export interface TagModel {
  table: Int8Array;
  /** Table length is `2 ** bits` + number of tags. */
  bits: number;
}

/** The tagger that comes with the package (`models/tagger.md`). */
export function tagModel(): TagModel {
  const { meta, arrays } = loadRoots("tagger");
  return { table: arrays.table!, bits: meta.bits! };
}

const room = newRoom();

/** Fills `tag[first, last)` for one sentence, left to right. */
export function tagSentence(
  model: TagModel,
  lexemes: Lexemes,
  first: number,
  last: number,
  tag: Uint8Array,
): void {
  const { tags } = tagAndRelationChoices();
  for (let token = first; token < last; token++) {
    const choice = tags[lexemes.choice[lexemes.of[token]!]!]!;
    if (choice.length === 1) {
      tag[token] = choice[0]!;
      continue;
    }
    putValues(lexemes, first, last, token, tag);
    tag[token] = choose(TEMPLATES, values, model.table, model.bits, choice, room);
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
  putValues(lexemes, first, last, token, tag);
  fillRows(TEMPLATES, values, bits, rows);
}

/** Writes the values of one token, in the order of VALUES. */
function putValues(lexemes: Lexemes, first: number, last: number, token: number, tag: Uint8Array): void {
  const { of, word, shape, suffix3 } = lexemes;
  const here = of[token]!;
  const one = token > first ? of[token - 1]! : -1;
  const two = token > first + 1 ? of[token - 2]! : -1;
  const next = token + 1 < last ? of[token + 1]! : -1;
  const far = token + 2 < last ? of[token + 2]! : -1;
  let at = 1;
  values[at++] = word[here]!;
  values[at++] = lexemes.form[here]!;
  values[at++] = lexemes.suffix1[here]!;
  values[at++] = lexemes.suffix2[here]!;
  values[at++] = suffix3[here]!;
  values[at++] = lexemes.suffix4[here]!;
  values[at++] = lexemes.prefix2[here]!;
  values[at++] = lexemes.prefix3[here]!;
  values[at++] = shape[here]!;
  values[at++] = token === first ? 1 : 0;
  values[at++] = one < 0 ? BEFORE : word[one]!;
  values[at++] = two < 0 ? BEFORE : word[two]!;
  values[at++] = next < 0 ? AFTER : word[next]!;
  values[at++] = far < 0 ? AFTER : word[far]!;
  values[at++] = one < 0 ? NO_TAG : tag[token - 1]!;
  values[at++] = two < 0 ? NO_TAG : tag[token - 2]!;
  values[at++] = next < 0 ? AFTER : shape[next]!;
  values[at++] = next < 0 ? AFTER : suffix3[next]!;
  values[at++] = one < 0 ? BEFORE : suffix3[one]!;
  values[at++] = one < 0 ? BEFORE : shape[one]!;
}
