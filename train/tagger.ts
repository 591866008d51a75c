/**
 * Trains `models/tagger.bin`: averaged perceptron on UD English EWT and GUM (train parts). Usage:
 * `npx tsx train/tagger.ts TREEBANK_FOLDER [EPOCHS]`
 */
import { writeFileSync } from "node:fs";
import { decodeRoots, encodeWeights } from "../src/lexicon/weights.ts";
import { type Lexemes, lexemesOf } from "../src/read/lexemes.ts";
import { bestClass, TAG_FEATURES, type TagModel, tagRows, tagSentence } from "../src/read/tagger.ts";
import {
  averaged,
  learnClass,
  newPerceptron,
  type Perceptron,
  rooted,
  seeded,
  shuffle,
} from "./perceptron.ts";
import { type Bank, bankOf, readTreebank, TAG_COUNT } from "./treebank.ts";

/** Length of the table, 2 ** 22: 20 costs .3 points of accuracy through features that share a place. */
export const TAG_BITS = 22;
export const TAG_EPOCHS = 7;
const SEED = 20241;
/** A gold tag must win by this much, else the weights move (0: only when it loses). Best of 0, 10 and 25 on the dev parts. */
const MARGIN = 25;
/** Smaller weights are left out: a third of the file for .1 points of accuracy. */
const LEAST = 0.95;

interface Learner {
  perceptron: Perceptron;
  rows: Int32Array;
  scores: Float64Array;
  tag: Uint8Array;
}

/** Trains on the sentences for which `use` holds. */
export function trainTagger(
  bank: Bank,
  lexemes: Lexemes,
  use: (sentence: number) => boolean,
  epochs: number,
): TagModel & { file: Uint8Array } {
  const perceptron = newPerceptron(2 ** TAG_BITS + TAG_COUNT);
  const random = seeded(SEED);
  const order = Int32Array.from(bank.sentences.keys()).filter(use);
  const rows = new Int32Array(TAG_FEATURES);
  const learner = { perceptron, rows, scores: new Float64Array(TAG_COUNT), tag: new Uint8Array(bank.count) };
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    for (const sentence of order) learnSentence(learner, bank, lexemes, sentence);
  }
  const file = encodeWeights({ bits: TAG_BITS }, { table: rooted(averaged(perceptron), LEAST) });
  return { table: decodeRoots(file).arrays.table!, file, bits: TAG_BITS };
}

function learnSentence(learner: Learner, bank: Bank, lexemes: Lexemes, sentence: number): void {
  const { perceptron, rows, scores, tag } = learner;
  const first = bank.first[sentence]!;
  const last = bank.first[sentence + 1]!;
  for (let token = first; token < last; token++) {
    tagRows(lexemes, first, last, token, tag, TAG_BITS, rows);
    bestClass(perceptron.current, rows, TAG_FEATURES, TAG_COUNT, scores);
    tag[token] = learnClass(perceptron, rows, TAG_FEATURES, scores, TAG_COUNT, bank.tag[token]!, MARGIN);
  }
}

/** Share of the tokens tagged right. */
function tagAccuracy(model: TagModel, bank: Bank): number {
  const lexemes = lexemesOf(bank.text, bank.start, bank.end, bank.count);
  const tag = new Uint8Array(bank.count);
  for (let sentence = 0; sentence < bank.sentences.length; sentence++) {
    tagSentence(model, lexemes, bank.first[sentence]!, bank.first[sentence + 1]!, tag);
  }
  return bank.tag.filter((gold, token) => gold === tag[token]).length / bank.count;
}

function main(folder: string, epochs: number): void {
  const bank = bankOf(["ewt_train", "gum_train"].flatMap((part) => readTreebank(`${folder}/${part}.conllu`)));
  const lexemes = lexemesOf(bank.text, bank.start, bank.end, bank.count);
  const model = trainTagger(bank, lexemes, () => true, epochs);
  writeFileSync(new URL("../models/tagger.bin", import.meta.url), model.file);
  for (const part of ["ewt_dev", "gum_dev"]) {
    console.log(part, tagAccuracy(model, bankOf(readTreebank(`${folder}/${part}.conllu`))).toFixed(4));
  }
}

if (process.argv[1]?.endsWith("train/tagger.ts"))
  main(process.argv[2]!, Number(process.argv[3] ?? TAG_EPOCHS));
