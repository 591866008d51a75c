/**
 * Trains `models/tagger.bin`: averaged perceptron on UD English EWT and GUM (train parts). Usage:
 * `npx tsx train/tagger.ts TREEBANK_FOLDER [EPOCHS]`
 */
import { writeFileSync } from "node:fs";
import { encodeWeights } from "../src/lexicon/weights.ts";
import { type Lexemes, lexemesOf } from "../src/read/lexemes.ts";
import { bestClass, TAG_FEATURES, type TagModel, tagRows, tagSentence } from "../src/read/tagger.ts";
import { averaged, newPerceptron, nudge, quantile, quantised, seeded, shuffle } from "./perceptron.ts";
import { type Bank, bankOf, readTreebank, TAG_COUNT } from "./treebank.ts";

/** Table of 2 ** 20 bytes: 1 MB. */
export const TAG_BITS = 20;
export const TAG_EPOCHS = 8;
const SEED = 20241;
/** Share of the weights that a signed byte must hold; the few greater ones are cut. Best of .99, .995, .999 on the dev parts. */
const KEPT_SHARE = 0.999;

/** Trains on the sentences for which `use` holds. */
export function trainTagger(
  bank: Bank,
  lexemes: Lexemes,
  use: (sentence: number) => boolean,
  epochs: number,
): TagModel {
  const perceptron = newPerceptron(2 ** TAG_BITS + TAG_COUNT);
  const random = seeded(SEED);
  const order = Int32Array.from(bank.sentences.keys()).filter(use);
  const tag = new Uint8Array(bank.count);
  const rows = new Int32Array(TAG_FEATURES);
  const scores = new Float64Array(TAG_COUNT);
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    for (const sentence of order) {
      const first = bank.first[sentence]!;
      const last = bank.first[sentence + 1]!;
      for (let token = first; token < last; token++) {
        tagRows(lexemes, first, last, token, tag, TAG_BITS, rows);
        const guess = bestClass(perceptron.current, rows, TAG_FEATURES, TAG_COUNT, scores);
        const gold = bank.tag[token]!;
        if (guess !== gold) {
          nudge(perceptron, rows, TAG_FEATURES, gold, 1);
          nudge(perceptron, rows, TAG_FEATURES, guess, -1);
        }
        perceptron.step++;
        tag[token] = guess;
      }
    }
  }
  const weights = averaged(perceptron);
  return { table: quantised(weights, quantile(weights, KEPT_SHARE)), bits: TAG_BITS };
}

/** Share of the tokens tagged right. */
export function tagAccuracy(model: TagModel, bank: Bank): number {
  const lexemes = lexemesOf(bank.text, bank.start, bank.end, bank.count);
  const tag = new Uint8Array(bank.count);
  for (let sentence = 0; sentence < bank.sentences.length; sentence++) {
    tagSentence(model, lexemes, bank.first[sentence]!, bank.first[sentence + 1]!, tag);
  }
  let right = 0;
  for (let token = 0; token < bank.count; token++) if (tag[token] === bank.tag[token]) right++;
  return right / bank.count;
}

function main(folder: string, epochs: number): void {
  const bank = bankOf(["ewt_train", "gum_train"].flatMap((part) => readTreebank(`${folder}/${part}.conllu`)));
  const lexemes = lexemesOf(bank.text, bank.start, bank.end, bank.count);
  const model = trainTagger(bank, lexemes, () => true, epochs);
  const table = model.table as Int8Array;
  const file = encodeWeights({ meta: { bits: model.bits }, arrays: { table } });
  writeFileSync(new URL("../models/tagger.bin", import.meta.url), file);
  for (const part of ["ewt_dev", "gum_dev"]) {
    console.log(part, tagAccuracy(model, bankOf(readTreebank(`${folder}/${part}.conllu`))).toFixed(4));
  }
}

if (process.argv[1]?.endsWith("train/tagger.ts"))
  main(process.argv[2]!, Number(process.argv[3] ?? TAG_EPOCHS));
