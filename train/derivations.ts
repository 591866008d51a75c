/** Fits the two models of `src/link/compare.ts`: `npx tsx train/derivations.ts` prints bias and weights of each. */

import {
  answerExamples,
  derivedExamples,
  newsroomExamples,
  originExamples,
  STRENGTH,
  strangerExamples,
} from "../evaluation/lib/derivation-examples.ts";
import { articlesOf, labelledPairs, measuredPair } from "../evaluation/lib/labelled-pairs.ts";
import { type Example, regress } from "../evaluation/lib/regression.ts";
import { corporaFolder } from "../evaluation/task.ts";

const folder = corporaFolder();
if (!folder) throw new Error("corpora not found: set SITROOM_CORPORA");

const pairs = labelledPairs(folder);
const articles = articlesOf(folder, pairs);
const measured = pairs.map((pair) => measuredPair(pair, articles));

function show(name: string, examples: Example[]): void {
  const { bias, weights } = regress(examples, STRENGTH);
  console.log(
    name,
    [bias, ...weights].map((weight) => weight.toFixed(2)).join(" "),
    `${examples.length} pairs`,
  );
}

show("derived", [
  ...derivedExamples(measured),
  ...answerExamples(folder),
  ...newsroomExamples(folder),
  ...strangerExamples(folder),
]);
show("same origin", originExamples(measured));
