import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { byArrival } from "../src/link/arrival.ts";
import { likeness, probability } from "../src/link/compare.ts";
import { findDerivations } from "../src/link/derivations.ts";
import { type Profile, profileOf } from "../src/link/profile.ts";
import type { Derivation } from "../src/model/links.ts";
import type { Reading } from "../src/model/reading.ts";
import { read } from "../src/read/index.ts";
import { areaUnderCurve, dayOf, plainReading, plainReport, readRecords } from "./lib/corpus.ts";
import type { Score, Task } from "./task.ts";

interface Answer {
  id: string;
  task: string;
  category: "orig" | "cut" | "light" | "heavy" | "non";
  text: string;
}

interface Labelled {
  a: string;
  b: string;
  origin: string;
  text_relation: string;
  relation: string;
}

interface Text {
  id: string;
  publisher: string;
  published: string;
  headline: string;
  text: string;
}

const CLOUGH = "stories/clough_stevenson.jsonl";
const BODIES = "stories/fnc_bodies.jsonl";
const LABELS = "stories/fnc_pair_labels.jsonl";
const own = (name: string) => fileURLToPath(new URL(`./gold/${name}`, import.meta.url));

export const task: Task = {
  name: "copies",
  about:
    "rewritten or not (Clough-Stevenson, area under the curve), same origin (FNC pairs) and kind of derivation (own pairs); the weights were fitted on Clough-Stevenson, BASIL and the FNC pairs, never on the own ones",
  gold: {
    shared: [CLOUGH, BODIES, LABELS],
    own: ["evaluation/gold/derivations.jsonl", "evaluation/gold/derivation-pairs.jsonl"],
  },
  run({ shared }) {
    const scores = ownScores();
    if (shared && existsSync(`${shared}/${CLOUGH}`))
      scores.push(...cloughScores(readRecords(`${shared}/${CLOUGH}`)));
    if (shared && existsSync(`${shared}/${BODIES}`)) scores.push(...fncScores(shared));
    return scores;
  },
};

function cloughScores(answers: Answer[]): Score[] {
  const profile = ({ id, text }: Answer) => profileOf(plainReading(plainReport(id, text)));
  const originals = new Map(
    answers.filter((row) => row.category === "orig").map((row) => [row.task, profile(row)]),
  );
  const scored = answers
    .filter((row) => row.category !== "orig")
    .map((row) => ({ category: row.category, value: probabilityOf(profile(row), originals.get(row.task)!) }));
  const of = (...categories: string[]) =>
    scored.filter((row) => categories.includes(row.category)).map((row) => row.value);
  const [derived, heavy, non] = [of("cut", "light", "heavy"), of("heavy"), of("non")];
  return [
    {
      measure: "Clough-Stevenson AUC, derived v. not",
      value: areaUnderCurve(derived, non),
      count: scored.length,
    },
    {
      measure: "Clough-Stevenson AUC, heavily rewritten v. not",
      value: areaUnderCurve(heavy, non),
      count: heavy.length + non.length,
    },
  ];
}

function probabilityOf(derived: Profile, source: Profile): number {
  return probability(likeness(derived, source), false);
}

/** Same origin = tied by copying or by a credit of the same outlet. Texts are read in full: credits need it. */
function fncScores(shared: string): Score[] {
  const labels = readRecords<Labelled>(`${shared}/${LABELS}`);
  const wanted = new Set(labels.flatMap((pair) => [pair.a, pair.b]));
  const bodies = readRecords<Text>(`${shared}/${BODIES}`).filter((row) => wanted.has(row.id));
  const derivations = findDerivations(
    bodies.map((row) => read(plainReport(row.id, row.text))).sort(byArrival),
  );
  const sure = labels.filter((pair) => pair.origin !== "unsure");
  return f1Scores(
    "FNC pairs, same origin",
    sure,
    (pair) => pair.origin === "same",
    (pair) => isTied(pair, derivations),
  );
}

/** Ties that make two texts one origin. */
const COPYING = new Set(["copy", "rewrite", "excerpt", "update"]);

function isTied({ a, b }: Labelled, derivations: readonly Derivation[]): boolean {
  const credited = (id: string) =>
    derivations.filter(({ derived, kind }) => derived === id && kind === "credit").map(({ from }) => from);
  const direct = derivations.some(
    ({ derived, from, kind }) =>
      kind !== "quote" && ((derived === a && from === b) || (derived === b && from === a)),
  );
  return direct || credited(a).some((outlet) => credited(b).includes(outlet));
}

function ownScores(): Score[] {
  const readings = readRecords<Text>(own("derivations.jsonl")).map(readingOf);
  const pairs = readRecords<Labelled>(own("derivation-pairs.jsonl"));
  const derivations = findDerivations([...readings].sort(byArrival));
  const between = ({ a, b }: Labelled) =>
    derivations.find(({ derived, from }) => (derived === a && from === b) || (derived === b && from === a));
  const copied = pairs.filter((pair) => COPYING.has(pair.relation));
  const found = copied.filter((pair) => COPYING.has(between(pair)?.kind ?? ""));
  const right = found.filter((pair) => between(pair)!.derived === pair.a);
  const kinds = found.filter((pair) => between(pair)!.kind === pair.relation);
  return [
    ...f1Scores(
      "own pairs, derived",
      pairs,
      (pair) => COPYING.has(pair.relation),
      (pair) => COPYING.has(between(pair)?.kind ?? ""),
    ),
    { measure: "own pairs, kind right where found", value: kinds.length / found.length, count: found.length },
    {
      measure: "own pairs, direction right where found",
      value: right.length / found.length,
      count: found.length,
    },
  ];
}

function readingOf({ id, publisher, published, headline, text }: Text): Reading {
  return read(plainReport(id, text, { publisher, headline, published: dayOf(published) }));
}

function f1Scores(
  name: string,
  pairs: readonly Labelled[],
  isGold: (pair: Labelled) => boolean,
  isFound: (pair: Labelled) => boolean,
): Score[] {
  const gold = pairs.filter(isGold);
  const found = pairs.filter(isFound);
  const both = gold.filter(isFound).length;
  const precision = both / Math.max(1, found.length);
  const recall = both / Math.max(1, gold.length);
  const f1 = both === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return [
    { measure: `${name} F1`, value: f1, count: pairs.length },
    { measure: `${name} precision`, value: precision, count: found.length },
    { measure: `${name} recall`, value: recall, count: gold.length },
  ];
}
