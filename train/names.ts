/**
 * Trains `models/names.bin`: averaged perceptron over what the rules found, on GUM (train, the six genres with an open
 * licence), Wikigold, WNUT 2017 (train) and the Broad Twitter Corpus. Usage:
 * `npx tsx train/names.ts NER_FOLDER [--folds]` (`--folds`: scores Wikigold by five-fold cross-validation, writes nothing)
 */
import { readFileSync, writeFileSync } from "node:fs";
import { plainReport } from "../evaluation/lib/corpus.ts";
import { decodeWeights, encodeWeights } from "../src/lexicon/weights.ts";
import { ruledNames } from "../src/read/naming/names.ts";
import {
  bestPath,
  LABELS,
  NAME_CLASSES,
  NAME_FEATURES,
  type NameModel,
  nameLabels,
  nameRows,
  stepRow,
  tableLength,
} from "../src/read/naming/tagger.ts";
import { type NameView, nameView } from "../src/read/naming/view.ts";
import { analyse } from "../src/read/syntax.ts";
import { bestClass } from "../src/read/tagger.ts";
import { averaged, newPerceptron, nudge, type Perceptron, rooted, seeded, shuffle } from "./perceptron.ts";

/** Length of the table of features, 2 ** 20. */
const BITS = 20;
/** More than four make the scores on texts that were not seen fall. */
const EPOCHS = 4;
/** Runs in orders of their own, whose weights are averaged: takes out what is owed to the order. */
const RUNS = 3;
const SEED = 7411;
/** The gold row of labels must win by this much a token, else the weights move. 0, 8, 20 measured: .670, .676, .676 on EWT dev, .737, .750, .732 on Wikigold. */
const MARGIN = 8;
/** Smaller weights are left out, which halves the file. */
const LEAST = 0.3;
/** Sentences of Wikigold, which marks no documents, that are read together. */
const BLOCK = 6;
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
  /** Rows of the features of all tokens, one after the other. */
  rows: Int32Array;
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
  const view = nameView(tokens, sentences, ruledNames(tokens, sentences));
  return { part, view, gold, rows: rowsOf(view) };
}

function rowsOf(view: NameView): Int32Array {
  const rows = new Int32Array(view.count * NAME_FEATURES);
  for (const { first, last } of view.sentences)
    for (let token = first; token < last; token++)
      nameRows(view, first, last, token, BITS, rowsAt(rows, token));
  return rows;
}

function lessonsOf(folder: string): Lesson[] {
  const gum = readRows(`${folder}/gum_train.jsonl`).filter(({ doc }) => GENRES.test(doc ?? ""));
  const wnut = readRows(`${folder}/wnut17_train.jsonl`);
  const parts: [string, Row[][]][] = [
    ["gum", documents(gum)],
    ["wikigold", blocks(readRows(`${folder}/wikigold.jsonl`))],
    ["wnut", documents(wnut)],
    ["btc", documents(thinned(readRows(`${folder}/btc.jsonl`)))],
    ["capitals", documents(everyTenth([...gum, ...wnut], 3).map((row) => reset(row, inCapitals)))],
    ["headlines", documents(everyTenth([...gum, ...wnut], 6).map((row) => reset(row, asInHeadline)))],
  ];
  return parts.flatMap(([part, texts]) => texts.map((some) => lessonOf(part, some)));
}

function blocks(rows: readonly Row[]): Row[][] {
  const count = Math.ceil(rows.length / BLOCK);
  return Array.from({ length: count }, (_, index) => rows.slice(index * BLOCK, (index + 1) * BLOCK));
}

/** Every other post with a name and one in six without: else posts outweigh all prose. */
function thinned(rows: readonly Row[]): Row[] {
  return rows.filter(({ tags }, index) => index % (tags.some((tag) => tag !== "O") ? 2 : 6) === 0);
}

function everyTenth(rows: readonly Row[], from: number): Row[] {
  return rows.filter((_, index) => index % 10 === from);
}

/** The same row with its words set otherwise, for headlines and texts in capitals. */
function reset(row: Row, set: (word: string, index: number) => string): Row {
  return { ...row, toks: row.toks.map(set) };
}

function inCapitals(word: string): string {
  return word.toUpperCase();
}

function asInHeadline(word: string, index: number): string {
  const isSmall = /^(?:an?|the|of|in|on|at|to|for|and|or|by|with|from|as|is|but)$/.test(word);
  return isSmall && index > 0 ? word : word.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}

/** Weights while they are learnt, and what one sentence needs. */
interface Learner {
  perceptron: Perceptron;
  scores: Float64Array;
  told: Uint8Array;
}

export function trainNames(lessons: readonly Lesson[]): NameModel & { file: Uint8Array } {
  const length = tableLength(BITS);
  const sum = new Float32Array(length);
  for (let run = 0; run < RUNS; run++) {
    const weights = oneRun(lessons, SEED + run);
    for (let at = 0; at < length; at++) sum[at]! += weights[at]! / RUNS;
  }
  const file = encodeWeights({ bits: BITS }, { table: rooted(sum, LEAST) });
  return { table: decodeWeights(file).arrays.table!, file, bits: BITS };
}

/** Averaged weights after all lessons in an order of their own for each epoch. */
function oneRun(lessons: readonly Lesson[], seed: number): Float32Array {
  const longest = Math.max(...lessons.flatMap(({ view }) => view.sentences.map((s) => s.last - s.first)));
  const learner: Learner = {
    perceptron: newPerceptron(tableLength(BITS)),
    scores: new Float64Array(longest * NAME_CLASSES),
    told: new Uint8Array(longest),
  };
  const random = seeded(seed);
  const order = Int32Array.from(lessons.keys());
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(order, random);
    for (const at of order) {
      const lesson = lessons[at]!;
      for (const { first, last } of lesson.view.sentences) learn(learner, lesson, first, last);
    }
  }
  return averaged(learner.perceptron);
}

/** One sentence: where the best row of labels, the gold one held back by the margin, is not the gold one, weights move. */
function learn(
  { perceptron, scores, told }: Learner,
  { rows, gold }: Lesson,
  first: number,
  last: number,
): void {
  const model = { table: perceptron.current, bits: BITS };
  const count = last - first;
  const sums = scores.subarray(0, count * NAME_CLASSES);
  for (let token = 0; token < count; token++) {
    const own = sums.subarray(token * NAME_CLASSES, (token + 1) * NAME_CLASSES);
    bestClass(model.table, rowsAt(rows, first + token), NAME_FEATURES, NAME_CLASSES, own);
    own[gold[first + token]!]! -= MARGIN;
  }
  const labels = told.subarray(0, count);
  bestPath(model, sums, labels);
  for (let token = 0; token < count; token++) {
    const right = gold[first + token]!;
    const wrong = labels[token]!;
    const before = token === 0 ? NAME_CLASSES : gold[first + token - 1]!;
    const beforeWrong = token === 0 ? NAME_CLASSES : labels[token - 1]!;
    if (right === wrong && before === beforeWrong) continue;
    nudgeStep(perceptron, before, right, 1);
    nudgeStep(perceptron, beforeWrong, wrong, -1);
    if (right === wrong) continue;
    nudge(perceptron, rowsAt(rows, first + token), NAME_FEATURES, right, 1);
    nudge(perceptron, rowsAt(rows, first + token), NAME_FEATURES, wrong, -1);
  }
  perceptron.step++;
}

function nudgeStep(perceptron: Perceptron, before: number, label: number, amount: number): void {
  nudge(perceptron, Int32Array.of(stepRow(BITS, before, label)), 1, 0, amount);
}

function rowsAt(rows: Int32Array, token: number): Int32Array {
  return rows.subarray(token * NAME_FEATURES, (token + 1) * NAME_FEATURES);
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

/** Wikigold by five-fold cross-validation: a fifth of its blocks in a row is held out, all other corpora stay in. */
function crossValidate(lessons: readonly Lesson[]): void {
  const wiki = lessons.filter(({ part }) => part === "wikigold");
  const scores = [0, 1, 2, 3, 4].map((fold) => {
    const held = new Set(wiki.filter((_, index) => Math.floor((5 * index) / wiki.length) === fold));
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
