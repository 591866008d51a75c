/**
 * Trains `models/events.bin`: which type of event joins two parties, by multinomial logistic regression over what the frames
 * found, words and the tree, on the PLOVER sentences (train part) and sentences of our own. Usage: `npx tsx train/events.ts`;
 * the scores by cross-validation are those of `evaluation/run.ts --only events`.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { ploverPairs, type TypedPair, typedPair } from "../evaluation/lib/events-typing.ts";
import { corporaFolder } from "../evaluation/task.ts";
import { encodeWeights } from "../src/lexicon/weights.ts";
import { LABELS, rowsOf, type TypingModel } from "../src/read/events/typing.ts";
import { rooted } from "./perceptron.ts";
import { trainSoftmax } from "./softmax.ts";

/** Length of the table, 2 ** 17: half as long costs half a point in cross-validation. */
const BITS = 17;
/** Penalty chosen in cross-validation: 3e-4 and 3e-3 cost a point each; 12 to 20 epochs are alike. */
const OPTIONS = { classes: LABELS.length, rows: 2 ** BITS, epochs: 12, rate: 0.3, penalty: 1e-3, seed: 1 };
/** Smaller weights are left out, which halves the file at no cost in cross-validation. */
const LEAST = 0.1;

/** Our own sentences with their labels. */
export function ownPairs(): TypedPair[] {
  const lines = readFileSync(new URL("event-sentences.tsv", import.meta.url), "utf8").split("\n");
  return lines
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => {
      const [label, sentence] = line.split("\t") as [string, string];
      const marked = sentence.replace("[", "<s>").replace("]", "</s>");
      return typedPair(marked.replace("{", "<t>").replace("}", "</t>"), label);
    });
}

/** The model learnt from the pairs. */
export function trainTyping(pairs: readonly TypedPair[]): TypingModel {
  const labels: readonly string[] = LABELS;
  const examples = pairs.map(({ features, gold }) => ({
    rows: rowsOf(features, BITS),
    label: labels.indexOf(gold),
  }));
  return { table: trainSoftmax(examples, OPTIONS), bits: BITS, unit: 1 };
}

/** The model as a file, with what one step of its weights is worth. */
function fileOf(table: Float32Array): Uint8Array {
  const greatest = table.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
  return encodeWeights({ bits: BITS, unit: greatest / (2 * 127 * 127) }, { table: rooted(table, LEAST) });
}

function main(): void {
  const corpora = corporaFolder();
  if (!corpora) throw new Error("the corpora folder is absent");
  const { table } = trainTyping([...ploverPairs(corpora, 1), ...ownPairs()]);
  const file = fileOf(Float32Array.from(table));
  writeFileSync(new URL("../models/events.bin", import.meta.url), file);
  console.log(`${file.length} bytes`);
}

if (process.argv[1]?.endsWith("train/events.ts")) main();
