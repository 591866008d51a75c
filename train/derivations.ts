/**
 * Fits the weights of `src/link/compare.ts`: `npx tsx train/derivations.ts` prints bias and weights.
 * A pair is measured with the shorter text as the derived one.
 */

import { plainReading, plainReport, readRecords } from "../evaluation/lib/corpus.ts";
import { corporaFolder } from "../evaluation/task.ts";
import { candidateIndex } from "../src/link/candidates.ts";
import { likeness, measuresOf } from "../src/link/compare.ts";
import { type Profile, profileOf } from "../src/link/profile.ts";
import { Journal } from "../src/text/journal.ts";

interface Example {
  measures: number[];
  derived: number;
  weight: number;
}

interface Row {
  id: string;
  text: string;
  story: string;
  split: string;
  category: string;
  task: string;
  a: string;
  b: string;
  text_relation: string;
}

const folder = corporaFolder();
if (!folder) throw new Error("corpora not found: set SITROOM_CORPORA");
const rows = (file: string) => readRecords<Row>(`${folder}/stories/${file}.jsonl`);
const profile = (row: Row) => profileOf(plainReading(plainReport(row.id, row.text)));

function example(left: Profile, right: Profile, derived: number, weight: number): Example {
  const [short, long] = left.words <= right.words ? [left, right] : [right, left];
  return { measures: measuresOf(likeness(short, long)), derived, weight };
}

function answers(): Example[] {
  const originals = new Map(
    rows("clough_stevenson")
      .filter((row) => row.category === "orig")
      .map((row) => [row.task, profile(row)]),
  );
  return rows("clough_stevenson")
    .filter((row) => row.category !== "orig")
    .map((row) => example(profile(row), originals.get(row.task)!, row.category === "non" ? 0 : 1, 1));
}

/** Three newsrooms on one event: not derived from one another, but for shared quotations. */
function newsrooms(): Example[] {
  const stories = new Map<string, Row[]>();
  for (const row of rows("basil")) stories.set(row.story, [...(stories.get(row.story) ?? []), row]);
  return [...stories.values()].flatMap((articles) => {
    const profiles = articles.map(profile);
    return profiles.flatMap((left, at) =>
      profiles.slice(at + 1).map((right) => example(left, right, 0, 0.5)),
    );
  });
}

function labelled(bodies: Map<string, Profile>): Example[] {
  return rows("fnc_pair_labels")
    .filter((row) => row.text_relation !== "unsure" && bodies.has(row.a) && bodies.has(row.b))
    .map((row) =>
      example(bodies.get(row.a)!, bodies.get(row.b)!, row.text_relation === "derived" ? 1 : 0, 2),
    );
}

/** Candidates that belong to other stories; those with much literal overlap are page residue. */
const MOST_LITERAL = 0.3;

function strangers(texts: Row[]): Example[] {
  const index = candidateIndex();
  const profiles = texts.map(profile);
  return profiles.flatMap((left, at) => {
    const others = index.find(left).filter((other) => texts[other]!.story !== texts[at]!.story);
    index.add(left, at, new Journal());
    return others
      .map((other) => example(left, profiles[other]!, 0, 0.1))
      .filter(({ measures }) => measures[1]! < MOST_LITERAL);
  });
}

/** The same pair as a journalist would have left it: no run of words in common, and fewer words. */
function withoutLiteral(examples: readonly Example[]): Example[] {
  return examples
    .filter(({ derived, measures }) => derived === 0 || measures[0]! >= 0.35)
    .map(({ measures: [aligned, , vocabulary, order], derived, weight }) => {
      const less = derived === 1 ? { aligned: 0.8, vocabulary: 0.85 } : { aligned: 1, vocabulary: 1 };
      const measures = [aligned! * less.aligned, 0, vocabulary! * less.vocabulary, order!];
      return { measures, derived, weight: weight / 2 };
    });
}

/** Logistic regression by gradient descent, L2 `strength` on all but the bias. */
function regress(examples: readonly Example[], strength: number): number[] {
  const total = examples.reduce((sum, { weight }) => sum + weight, 0);
  const weights = [0, 0, 0, 0, 0];
  for (let step = 0; step < 6000; step++) {
    const slope = weights.map((weight, at) => (at === 0 ? 0 : strength * weight));
    for (const { measures, derived, weight } of examples) {
      const inputs = [1, ...measures];
      const sum = inputs.reduce((all, input, at) => all + input * weights[at]!, 0);
      const error = (1 / (1 + Math.exp(-sum)) - derived) * weight;
      inputs.forEach((input, at) => {
        slope[at]! += error * input;
      });
    }
    weights.forEach((weight, at) => {
      weights[at] = weight - (3 * slope[at]!) / total;
    });
  }
  return weights;
}

const bodies = rows("fnc_bodies").filter((row) => row.split === "train");
const held = new Map(bodies.map((row) => [row.id, profile(row)]));
const examples = [
  ...answers(),
  ...newsrooms(),
  ...labelled(held),
  ...strangers(bodies),
  ...strangers(rows("ecbplus_docs")),
];
const weights = regress([...examples, ...withoutLiteral(examples)], 0.3);
console.log(weights.map((weight) => weight.toFixed(2)).join(" "), `${examples.length} pairs`);
