/**
 * Trains `models/attribution.bin` on PolNeAR train: cue words by logistic regression, source and content by a conditional
 * random field, both on nine tenths of the articles; what makes an attribution right is weighed on the last tenth. Usage:
 * `npx tsx train/attribution.ts POLNEAR_TRAIN_JSONL`
 */
import { writeFileSync } from "node:fs";
import type { GoldDocument, Pair } from "../evaluation/lib/attribution-score.ts";
import { jaccard, tokenSets } from "../evaluation/lib/attribution-tokens.ts";
import { readRecords } from "../evaluation/lib/corpus.ts";
import { decodeWeights, encodeWeights } from "../src/lexicon/weights.ts";
import type { Span } from "../src/model/index.ts";
import { groundsOf, probabilityOf } from "../src/read/attributions/learned/judge.ts";
import { type AttributionModel, modelOf } from "../src/read/attributions/learned/model.ts";
import { proposals } from "../src/read/attributions/learned/proposals.ts";
import { spanOf } from "../src/read/attributions/scene.ts";
import { type Lesson, lessonOf } from "./attribution-lessons.ts";
import { cueWeights, roleWeights, type Schedule } from "./attribution-weights.ts";
import { rooted } from "./perceptron.ts";

/** Every tenth article is held out. */
const FOLDS = 10;
/** Rates and epochs were tried by hand on a third of the train articles, looking at the held-out tenth and at dev; they are not searched. */
export const CUES: Schedule = { bits: 18, epochs: 6, rate: 0.015, dropped: 0.3, seed: 1841 };
export const ROLES: Schedule = { bits: 20, epochs: 4, rate: 0.012, dropped: 0.3, seed: 2207 };
/** Smaller weights are left out, for the size of the file; what that costs was not measured. */
const LEAST = 0.01;

/** The file's bytes. */
export function trainAttribution(
  lessons: readonly Lesson[],
  cueSchedule = CUES,
  roleSchedule = ROLES,
  log: (line: string) => void = console.log,
): Uint8Array {
  const held = lessons.filter((_, index) => index % FOLDS === FOLDS - 1);
  const taught = lessons.filter((_, index) => index % FOLDS !== FOLDS - 1);
  const cues = cueWeights(taught, cueSchedule);
  log(`${taught.length} articles, cues done`);
  const roles = roleWeights(taught, roleSchedule, log);
  const arrays = {
    cues: rooted(cues, LEAST),
    roles: rooted(roles.table, LEAST),
    steps: rooted(roles.steps, 0),
  };
  const meta = {
    cueBits: cueSchedule.bits,
    roleBits: roleSchedule.bits,
    cueCeiling: ceilingOf(cues),
    roleCeiling: ceilingOf(roles.table),
    stepCeiling: ceilingOf(roles.steps),
  };
  const stored = decodeWeights(encodeWeights(meta, arrays));
  const judge = judgeWeights(held, modelOf(stored.meta, stored.arrays));
  return encodeWeights({ ...meta, ...judge }, arrays);
}

function ceilingOf(weights: Float32Array): number {
  return weights.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-9);
}

interface Case {
  grounds: [string, number][];
  right: boolean;
}

const JUDGE_ROUNDS = 400;
const JUDGE_RATE = 0.3;
/** Pull of the judge's weights towards nothing, in cases. */
const JUDGE_PULL = 2;

/** Logistic regression by full gradient descent on the held-out articles. */
export function judgeWeights(held: readonly Lesson[], model: AttributionModel): Record<string, number> {
  const cases = held.flatMap((lesson) => casesOf(lesson, model));
  const weights: Record<string, number> = {};
  const squares: Record<string, number> = {};
  for (let round = 0; round < JUDGE_ROUNDS; round++) {
    const slope: Record<string, number> = {};
    for (const { grounds, right } of cases) {
      const miss = probabilityOf(weights, grounds) - (right ? 1 : 0);
      for (const [name, value] of grounds)
        slope[`judge ${name}`] = (slope[`judge ${name}`] ?? 0) + miss * value;
    }
    for (const [name, sum] of Object.entries(slope)) {
      const gradient = sum + JUDGE_PULL * (weights[name] ?? 0);
      squares[name] = (squares[name] ?? 0) + gradient * gradient;
      weights[name] = (weights[name] ?? 0) - (JUDGE_RATE * gradient) / Math.sqrt(squares[name] + 1e-9);
    }
  }
  return Object.fromEntries(
    Object.entries(weights)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([name, value]) => [name, Math.round(value * 1000) / 1000]),
  );
}

/** Proposals of one article, right or wrong; what stands inside another content counts as wrong, as the corpus marks no nesting. */
function casesOf({ document, view }: Lesson, model: AttributionModel): Case[] {
  const { tokens } = view.scene;
  const sets = tokenSets(document.text);
  const gold = document.attributions.map(({ source, content }) => ({
    source: sets.of(source),
    content: sets.of(content),
  }));
  return proposals(model, view).map((proposal) => {
    const { source: range, contents } = proposal;
    const source = sets.of(range ? [pair(spanOf(tokens, range.first, range.last))] : []);
    const content = sets.of(contents.map(pair));
    const right = gold.some(
      (item) => jaccard(item.content, content) >= 0.5 && jaccard(item.source, source) >= 0.5,
    );
    return { grounds: groundsOf(view, proposal), right };
  });
}

function pair({ start, end }: Span): Pair {
  return [start, end];
}

function main(file: string): void {
  const lessons = readRecords<GoldDocument>(file).map(lessonOf);
  const model = trainAttribution(lessons);
  writeFileSync(new URL("../models/attribution.bin", import.meta.url), model);
  console.log(`${model.length} bytes`);
}

if (process.argv[1]?.endsWith("train/attribution.ts")) main(process.argv[2]!);
