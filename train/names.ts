/**
 * Trains `models/names.bin`: averaged perceptron over what the rules found, on GUM (train, the six genres with an open
 * licence), Wikigold, WNUT 2017 (train) and the Broad Twitter Corpus. Usage:
 * `npx tsx train/names.ts NER_FOLDER [--folds]` (`--folds`: scores Wikigold by five-fold cross-validation, writes nothing)
 */
import { readFileSync, writeFileSync } from "node:fs";
import { plainReport } from "../evaluation/lib/corpus.ts";
import { decodeWeights, encodeWeights } from "../src/lexicon/weights.ts";
import { ruledNames } from "../src/read/naming/names.ts";
import { isTitleCase } from "../src/read/naming/shapes.ts";
import {
  bestAllowed,
  isOpen,
  LABELS,
  NAME_CLASSES,
  NAME_FEATURES,
  type NameModel,
  type NameView,
  nameLabels,
  nameRows,
  nameView,
} from "../src/read/naming/tagger.ts";
import { analyse } from "../src/read/syntax.ts";
import { bestClass } from "../src/read/tagger.ts";
import { averaged, newPerceptron, nudge, type Perceptron, rooted, seeded, shuffle } from "./perceptron.ts";

/** Length of the table, 2 ** 20. */
const BITS = 20;
const EPOCHS = 6;
const SEED = 7411;
/** A gold label must win by this much, else the weights move. 3, 8 and 20 lie within .01 F1 on EWT dev; 8 is best on re3d and MEANTIME. */
const MARGIN = 8;
/** Smaller weights are left out, which halves the file. */
const LEAST = 0.3;
const GENRES = /^GUM_(?:news|interview|bio|academic|court|voyage)_/;

interface Row {
  doc?: string;
  toks: string[];
  tags: string[];
}

/** One text with the gold label of each of our tokens. */
interface Lesson {
  part: string;
  view: NameView;
  gold: Uint8Array;
}

function readRows(file: string): Row[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Row);
}

/** Rows of one document together, others each alone. */
function documents(rows: readonly Row[]): Row[][] {
  const list: Row[][] = [];
  for (const row of rows) {
    const before = list.at(-1);
    if (before && row.doc !== undefined && before[0]!.doc === row.doc) before.push(row);
    else list.push([row]);
  }
  return list;
}

function lessonOf(part: string, rows: readonly Row[]): Lesson {
  const marks = new Map<number, { label: number; end: number }>();
  let text = "";
  for (const row of rows) {
    for (const [index, word] of row.toks.entries()) {
      const label = Math.max(0, LABELS.indexOf(row.tags[index] as (typeof LABELS)[number]));
      marks.set(text.length, { label, end: text.length + word.length });
      text += `${word}${index + 1 < row.toks.length ? " " : "\n"}`;
    }
  }
  const { tokens, sentences } = analyse(plainReport("x", text));
  const gold = new Uint8Array(tokens.count);
  let mark = { label: 0, end: 0 };
  for (let token = 0; token < tokens.count; token++) {
    const exact = marks.get(tokens.start[token]!);
    if (exact) mark = exact;
    const inside = mark.label % 2 === 1 ? mark.label + 1 : mark.label;
    gold[token] = exact ? mark.label : tokens.start[token]! < mark.end ? inside : 0;
  }
  return { part, view: nameView(tokens, sentences, ruledNames(tokens, sentences)), gold };
}

function lessonsOf(folder: string): Lesson[] {
  const gum = readRows(`${folder}/gum_train.jsonl`).filter(({ doc }) => GENRES.test(doc ?? ""));
  const parts: [string, Row[]][] = [
    ["gum", gum],
    ["wikigold", readRows(`${folder}/wikigold.jsonl`)],
    ["wnut", readRows(`${folder}/wnut17_train.jsonl`)],
    ["btc", readRows(`${folder}/btc.jsonl`)],
  ];
  return parts.flatMap(([part, rows]) => documents(rows).map((some) => lessonOf(part, some)));
}

interface Learner {
  perceptron: Perceptron;
  rows: Int32Array;
  scores: Float64Array;
}

export function trainNames(lessons: readonly Lesson[]): NameModel & { file: Uint8Array } {
  const learner: Learner = {
    perceptron: newPerceptron(2 ** BITS + NAME_CLASSES),
    rows: new Int32Array(NAME_FEATURES),
    scores: new Float64Array(NAME_CLASSES),
  };
  const random = seeded(SEED);
  const order = Int32Array.from(lessons.keys());
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(order, random);
    for (const at of order) learn(learner, lessons[at]!);
  }
  const file = encodeWeights({ bits: BITS }, { table: rooted(averaged(learner.perceptron), LEAST) });
  return { table: decodeWeights(file).arrays.table!, file, bits: BITS };
}

function learn(learner: Learner, lesson: Lesson): void {
  const { view, gold } = lesson;
  const labels = new Uint8Array(gold.length);
  for (const { first, last } of view.sentences) {
    const sentence = { first, last, set: isTitleCase(view.tokens, first, last) };
    for (let token = first; token < last; token++) {
      if (!isOpen(view, labels, token)) continue;
      nameRows(view, sentence, token, labels, BITS, learner.rows);
      labels[token] = learnLabel(learner, gold[token]!, token > first ? labels[token - 1]! : 0);
    }
  }
}

/** Moves the weights where the gold label does not lead by the margin; returns the label it would have given. */
function learnLabel({ perceptron, rows, scores }: Learner, right: number, before: number): number {
  bestClass(perceptron.current, rows, NAME_FEATURES, NAME_CLASSES, scores);
  let rival = right === 0 ? 1 : 0;
  for (let label = 0; label < NAME_CLASSES; label++)
    if (label !== right && scores[label]! > scores[rival]!) rival = label;
  if (scores[right]! - scores[rival]! <= MARGIN) {
    nudge(perceptron, rows, NAME_FEATURES, right, 1);
    nudge(perceptron, rows, NAME_FEATURES, rival, -1);
  }
  perceptron.step++;
  return bestAllowed(scores, before);
}

/** Spans of labels as `first:last:kind`. */
function spansOf(labels: Uint8Array): Set<string> {
  const spans = new Set<string>();
  for (let token = 0; token < labels.length; token++) {
    const label = labels[token]!;
    if (label % 2 !== 1) continue;
    let last = token + 1;
    while (labels[last] === label + 1) last++;
    spans.add(`${token}:${last}:${label}`);
  }
  return spans;
}

/** Exact F1 of the labels alone, with nothing of what the rest of the reader does with them. */
function scoreOf(model: NameModel, lessons: readonly Lesson[]): number {
  let right = 0;
  let all = 0;
  for (const { view, gold } of lessons) {
    const told = spansOf(nameLabels(model, view));
    const known = spansOf(gold);
    for (const span of told) if (known.has(span)) right++;
    all += told.size + known.size;
  }
  return (2 * right) / all;
}

/** Wikigold by five-fold cross-validation: every fifth sentence is held out, all other corpora stay in. */
function crossValidate(lessons: readonly Lesson[]): void {
  const wiki = lessons.filter(({ part }) => part === "wikigold");
  const scores = [0, 1, 2, 3, 4].map((fold) => {
    const held = new Set(wiki.filter((_, index) => index % 5 === fold));
    const score = scoreOf(trainNames(lessons.filter((lesson) => !held.has(lesson))), [...held]);
    console.log(`wikigold, fold ${fold}: ${score.toFixed(4)}`);
    return score;
  });
  console.log(`mean ${(scores.reduce((sum, score) => sum + score, 0) / scores.length).toFixed(4)}`);
}

function main(folder: string, folds: boolean): void {
  const lessons = lessonsOf(folder);
  if (folds) {
    crossValidate(lessons);
    return;
  }
  const model = trainNames(lessons);
  writeFileSync(new URL("../models/names.bin", import.meta.url), model.file);
  console.log(`${model.file.length} bytes`);
  for (const part of ["uner_ewt_dev", "re3d_named", "meantime_first6"]) {
    const dev = documents(readRows(`${folder}/${part}.jsonl`)).map((some) => lessonOf(part, some));
    console.log(part, scoreOf(model, dev).toFixed(4));
  }
}

if (process.argv[1]?.endsWith("train/names.ts")) main(process.argv[2]!, process.argv.includes("--folds"));
