import { isPlaceKey } from "../../lexicon/gazetteer.ts";
import { nameWords } from "../../lexicon/nameWords.ts";
import { loadWeights } from "../../lexicon/weights.ts";
import type { MentionType } from "../../model/reading.ts";
import type { Sentence, Tokens } from "../../model/syntax.ts";
import { type Lexemes, lexemesOf } from "../lexemes.ts";
import { bestClass, rowOf } from "../tagger.ts";
import type { Found } from "./found.ts";
import { isCapitalised, isTitleCase, keyOf } from "./shapes.ts";

/** What a token is part of: nothing, or the beginning or the inside of a person, organization or place. */
export const LABELS = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC"] as const;
export const NAME_CLASSES = LABELS.length;
/** Number of features of one token. */
export const NAME_FEATURES = 40;
/** Stand for words before and after the sentence. */
const BEFORE = 0x51ed270b;
const AFTER = 0x3c6ef372;

/** Weights as those of the tagger of parts of speech: `table[row + label]`. */
export interface NameModel {
  table: Int16Array | Float32Array;
  bits: number;
}

/** The model that comes with the package (`models/names.md`). */
export function nameModel(): NameModel {
  const { meta, arrays } = loadWeights("names");
  return { table: arrays.table!, bits: meta.bits! };
}

/** What the features of one report are made of. */
export interface NameView {
  tokens: Tokens;
  sentences: readonly Sentence[];
  lexemes: Lexemes;
  /** What rules and word lists made of each token: kind of the outermost name, begin or inside; 0 for none. */
  told: Int32Array;
  /** What lists know of each word as such: first name, place, head word, title, as bits. */
  listed: Uint8Array;
}

const TYPES: readonly MentionType[] = [
  "person",
  "organization",
  "gpe",
  "location",
  "facility",
  "weapon",
  "vehicle",
];
const BY = ["lexicon", "shape", "guess"] as const;
const KINDS = ["state", "adjective", "people", "capital", "seat", "actor", "outlet", "holder", "region"];

export function nameView(tokens: Tokens, sentences: readonly Sentence[], names: readonly Found[]): NameView {
  const lexemes = lexemesOf(tokens.text, tokens.start, tokens.end, tokens.count);
  return { tokens, sentences, lexemes, told: toldOf(tokens, names), listed: listedOf(tokens, lexemes) };
}

function toldOf(tokens: Tokens, names: readonly Found[]): Int32Array {
  const told = new Int32Array(tokens.count);
  const longestLast = [...names].sort(
    (left, right) => left.last - left.first - (right.last - right.first) || left.first - right.first,
  );
  for (const name of longestLast) {
    const kind = name.kind === null ? 0 : KINDS.indexOf(name.kind) + 1;
    const code = 1 + TYPES.indexOf(name.type) + 8 * BY.indexOf(name.by) + 32 * kind;
    for (let token = name.first; token < name.last; token++)
      told[token] = code * 2 + (token === name.first ? 0 : 1);
  }
  return told;
}

function listedOf(tokens: Tokens, lexemes: Lexemes): Uint8Array {
  const { firstNames, lastHeads, titles, notNames } = nameWords();
  const known = new Map<number, number>();
  const listed = new Uint8Array(tokens.count);
  for (let token = 0; token < tokens.count; token++) {
    if (!isCapitalised(tokens, token)) continue;
    const lexeme = lexemes.of[token]!;
    let bits = known.get(lexeme);
    if (bits === undefined) {
      const key = keyOf(tokens, token);
      bits =
        1 +
        (firstNames.has(key) ? 2 : 0) +
        (isPlaceKey(key) ? 4 : 0) +
        (lastHeads.has(key) ? 8 : 0) +
        (titles.has(key) ? 16 : 0) +
        (notNames.has(key) ? 32 : 0);
      known.set(lexeme, bits);
    }
    listed[token] = bits;
  }
  return listed;
}

/** Labels of all tokens, each decided with those before it in sight; an inside label only follows its own kind. */
export function nameLabels(model: NameModel, view: NameView): Uint8Array {
  const labels = new Uint8Array(view.tokens.count);
  const rows = new Int32Array(NAME_FEATURES);
  const scores = new Float64Array(NAME_CLASSES);
  for (const { first, last } of view.sentences) {
    const set = isTitleCase(view.tokens, first, last);
    for (let token = first; token < last; token++) {
      if (!isOpen(view, labels, token)) continue;
      nameRows(view, { first, last, set }, token, labels, model.bits, rows);
      bestClass(model.table, rows, NAME_FEATURES, NAME_CLASSES, scores);
      labels[token] = bestAllowed(scores, token > first ? labels[token - 1]! : 0);
    }
  }
  return labels;
}

/** Words in small letters begin no name; they are looked at only inside one or where rules told one. */
export function isOpen(view: NameView, labels: Uint8Array, token: number): boolean {
  return view.listed[token]! > 0 || view.told[token]! > 0 || (token > 0 && labels[token - 1]! > 0);
}

/** The label with the greatest score that may follow the one before. */
export function bestAllowed(scores: Float64Array, before: number): number {
  let best = 0;
  for (let label = 1; label < NAME_CLASSES; label++) {
    const inside = label % 2 === 0;
    if (inside && before !== label && before !== label - 1) continue;
    if (scores[label]! > scores[best]!) best = label;
  }
  return best;
}

export interface SentenceView {
  first: number;
  last: number;
  /** Set as a headline: most words have capitals. */
  set: boolean;
}

/** The rows of the features of one token, given the labels before it. */
export function nameRows(
  view: NameView,
  sentence: SentenceView,
  token: number,
  labels: Uint8Array,
  bits: number,
  rows: Int32Array,
): void {
  const { first, last, set } = sentence;
  const { of, word, shape, suffix3, prefix3, form, suffix4 } = view.lexemes;
  const { tag, head } = view.tokens;
  const here = of[token]!;
  const wordAt = (at: number) => (at < first ? BEFORE : at >= last ? AFTER : word[of[at]!]!);
  const shapeAt = (at: number) => (at < first ? BEFORE : at >= last ? AFTER : shape[of[at]!]!);
  const tagAt = (at: number) => (at < first || at >= last ? 63 : tag[at]!);
  const toldAt = (at: number) => (at < first || at >= last ? -1 : view.told[at]!);
  const listedAt = (at: number) => (at < first || at >= last ? 255 : view.listed[at]!);
  const l1 = token > first ? labels[token - 1]! : 7;
  const l2 = token > first + 1 ? labels[token - 2]! : 7;
  const w0 = word[here]!;
  const told = view.told[token]!;
  const s0 = shape[here]!;
  const governor = head[token]! >= 0 ? word[of[head[token]!]!]! : BEFORE;
  const start = token === first ? 1 : 0;
  const style = set ? 1 : 0;
  let at = 0;
  const put = (a: number, b: number, c: number) => {
    rows[at] = rowOf(at, a, b, c, bits);
    at++;
  };
  put(l1, 0, 0);
  put(l1, l2, 0);
  put(w0, 0, 0);
  put(w0, l1, 0);
  put(form[here]!, 0, 0);
  put(suffix3[here]!, 0, 0);
  put(suffix4[here]!, l1, 0);
  put(prefix3[here]!, 0, 0);
  put(s0, l1, style);
  put(s0, start, style);
  put(wordAt(token - 1), 0, 0);
  put(wordAt(token - 2), wordAt(token - 1), 0);
  put(wordAt(token + 1), 0, 0);
  put(wordAt(token + 1), wordAt(token + 2), 0);
  put(wordAt(token - 1), w0, 0);
  put(w0, wordAt(token + 1), 0);
  put(wordAt(token - 2), 0, 0);
  put(wordAt(token + 2), 0, 0);
  put(shapeAt(token - 1), s0, shapeAt(token + 1));
  put(shapeAt(token + 1), shapeAt(token + 2), l1);
  put(tagAt(token), tagAt(token - 1), tagAt(token + 1));
  put(tagAt(token), l1, 0);
  put(tagAt(token + 1), l1, 0);
  put(told, l1, 0);
  put(told, toldAt(token + 1), l1);
  put(toldAt(token - 1), told, 0);
  put(told, w0, 0);
  put(told, wordAt(token + 1), 0);
  put(told, wordAt(token - 1), 0);
  put(told, style, start);
  put(told, listedAt(token), l1);
  put(listedAt(token), l1, 0);
  put(listedAt(token), listedAt(token + 1), l1);
  put(listedAt(token - 1), listedAt(token), 0);
  put(listedAt(token), tagAt(token), style);
  put(governor, l1, 0);
  put(governor, view.tokens.relation[token]!, 0);
  put(wordAt(token - 1), l1, 0);
  put(suffix3[here]!, wordAt(token - 1), 0);
  put(s0, wordAt(token - 1), l1);
}
