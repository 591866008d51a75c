import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { byArrival } from "../src/link/arrival.ts";
import { LEAST_ORIGIN, LEAST_TIE, likeness, probability } from "../src/link/compare.ts";
import { findDerivations } from "../src/link/derivations.ts";
import { profileOf } from "../src/link/profile.ts";
import type { Reading } from "../src/model/reading.ts";
import { read } from "../src/read/index.ts";
import { areaUnderCurve, dayOf, plainReading, plainReport, readRecords } from "./lib/corpus.ts";
import {
  answerExamples,
  derivedExamples,
  newsroomExamples,
  strangerExamples,
} from "./lib/derivation-examples.ts";
import {
  type Predicted,
  predictedExamples,
  predictedOrigins,
  predictedTies,
} from "./lib/derivation-folds.ts";
import { kappa } from "./lib/kappa.ts";
import {
  type Article,
  articlesOf,
  FIRST_PAIRS,
  type Label,
  type LabelledPair,
  labelledPairs,
  type MeasuredPair,
  measuredPair,
  ourPairs,
  PAIRS,
} from "./lib/labelled-pairs.ts";
import { ancestorsOf, COPYING, edgeBetween } from "./lib/lineage.ts";
import { f1Scores, share } from "./lib/shares.ts";
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
const own = (name: string) => fileURLToPath(new URL(`./gold/${name}`, import.meta.url));

export const task: Task = {
  name: "copies",
  about:
    "was one article made from another, do both go back to one source (189 labelled pairs of FNC train, BASIL and ECB+; cross-validated: ten folds by story), rewritten or not (Clough-Stevenson, area under the curve; cross-validated by its task), kind and direction; `as linked`: what findDerivations says of the labelled articles, on which its weights were fitted. Never fitted on: own pairs",
  gold: {
    shared: [CLOUGH, BODIES, FIRST_PAIRS, "stories/basil.jsonl", "stories/ecbplus_docs.jsonl"],
    own: [PAIRS, "evaluation/gold/derivations.jsonl", "evaluation/gold/derivation-pairs.jsonl"],
  },
  run({ shared, sample }) {
    const scores = [...ownScores(), ...agreementScores(ourPairs())];
    if (!shared || !existsSync(`${shared}/${BODIES}`)) return scores;
    scores.push(...cloughScores(readRecords(`${shared}/${CLOUGH}`)));
    const pairs = labelledPairs(shared).filter((_, at) => !sample || at % 3 === 0);
    const articles = articlesOf(shared, pairs);
    scores.push(...linkedScores(pairs, articles));
    if (!sample)
      scores.push(
        ...foldScores(
          shared,
          pairs.map((pair) => measuredPair(pair, articles)),
        ),
      );
    return scores;
  },
};

/** How far the two rounds of labels agree; kind and direction where both rounds say derived. */
function agreementScores(pairs: readonly LabelledPair[]): Score[] {
  const rounds = pairs.map((pair) => pair.rounds!);
  const derived = rounds.filter((each) => each.every((label) => label.text_relation === "derived"));
  const score = (measure: string, of: readonly [Label, Label][], field: keyof Label) => ({
    measure: `labelled twice, kappa of ${measure}`,
    value: kappa(
      of.map(([first]) => first[field]!),
      of.map(([, second]) => second[field]!),
    ),
    count: of.length,
  });
  return [
    score("relation", rounds, "text_relation"),
    score("origin", rounds, "origin"),
    score("kind", derived, "kind"),
    score("direction", derived, "direction"),
  ];
}

function cloughScores(answers: Answer[]): Score[] {
  const profile = ({ id, text }: Answer) => profileOf(plainReading(plainReport(id, text)));
  const originals = new Map(
    answers.filter((row) => row.category === "orig").map((row) => [row.task, profile(row)]),
  );
  const scored = answers
    .filter((row) => row.category !== "orig")
    .map((row) => ({ category: row.category, like: likeness(profile(row), originals.get(row.task)!) }))
    .map((row) => ({ ...row, value: probability(row.like, false) }));
  const of = (...categories: string[]) => scored.filter(({ category }) => categories.includes(category));
  const derived = of("cut", "light", "heavy");
  // Two answers marked as cut were cut from other pages than the one that is given.
  const fromPage = derived.filter(({ category, like }) => category !== "cut" || like.contained > 0);
  const curve = (measure: string, positives: typeof scored) => ({
    measure: `Clough-Stevenson AUC, ${measure}`,
    value: areaUnderCurve(
      positives.map(({ value }) => value),
      of("non").map(({ value }) => value),
    ),
    count: positives.length + of("non").length,
  });
  return [
    curve("derived v. not", derived),
    curve("derived v. not, without those cut from other pages", fromPage),
    curve("heavily rewritten v. not", of("heavy")),
  ];
}

/** What linking says of the labelled articles: tied by copying, by a statement quoted, or by an outlet both lead with. */
function linkedScores(pairs: readonly LabelledPair[], articles: ReadonlyMap<string, Article>): Score[] {
  const derivations = findDerivations([...articles.values()].map(({ reading }) => reading).sort(byArrival));
  const ancestors = ancestorsOf(derivations);
  const isTied = ({ a, b }: LabelledPair) =>
    edgeBetween(derivations, a, b) !== null || [...ancestors(a)].some((id) => ancestors(b).has(id));
  const found = pairs.flatMap((pair) => {
    const edge = edgeBetween(derivations, pair.a, pair.b);
    return pair.kind && edge && COPYING.has(edge.kind) ? [{ pair, edge }] : [];
  });
  const directed = found.filter(({ pair }) => pair.direction === "a" || pair.direction === "b");
  return [
    ...f1Scores(
      "labelled pairs as linked, same origin",
      pairs.filter(({ origin }) => origin !== "unsure"),
      ({ origin }) => origin === "same",
      isTied,
    ),
    share(
      "labelled pairs as linked, kind right where found",
      found,
      ({ pair, edge }) => pair.kind === edge.kind,
    ),
    share(
      "labelled pairs as linked, direction right where known",
      directed,
      ({ pair, edge }) => edge.derived === (pair.direction === "a" ? pair.a : pair.b),
    ),
  ];
}

/** Both models on stories they were not fitted on. */
function foldScores(shared: string, pairs: readonly MeasuredPair[]): Score[] {
  const answers = answerExamples(shared);
  const others = [...newsroomExamples(shared), ...strangerExamples(shared)];
  const folded = predictedExamples(answers, [...derivedExamples(pairs), ...others]);
  const of = (label: number) => folded.filter((_, at) => answers[at]!.label === label);
  return [
    ...f1Scores(
      "labelled pairs cross-validated, same origin",
      predictedOrigins(pairs).filter(({ pair }) => pair.pair.origin !== "unsure"),
      ({ pair }: Predicted) => pair.pair.origin === "same",
      (each) => each.probability >= LEAST_ORIGIN,
    ),
    ...f1Scores(
      "labelled pairs cross-validated, derived",
      predictedTies(pairs, [...answers, ...others]).filter(
        ({ pair }) => pair.pair.text_relation !== "unsure",
      ),
      ({ pair }: Predicted) => pair.pair.text_relation === "derived",
      (each) => each.probability >= LEAST_TIE,
    ),
    {
      measure: "Clough-Stevenson AUC, derived v. not, cross-validated",
      value: areaUnderCurve(of(1), of(0)),
      count: answers.length,
    },
  ];
}

function ownScores(): Score[] {
  const readings = readRecords<Text>(own("derivations.jsonl")).map(readingOf);
  const pairs = readRecords<Labelled>(own("derivation-pairs.jsonl"));
  const derivations = findDerivations([...readings].sort(byArrival));
  const between = ({ a, b }: Labelled) =>
    derivations.find(({ derived, from }) => (derived === a && from === b) || (derived === b && from === a));
  const copied = pairs.filter((pair) => COPYING.has(pair.relation));
  const found = copied.filter((pair) => COPYING.has(between(pair)?.kind ?? ""));
  const ancestors = ancestorsOf(derivations);
  const right = found.filter((pair) => between(pair)!.derived === pair.a);
  const kinds = found.filter((pair) => between(pair)!.kind === pair.relation);
  return [
    ...f1Scores(
      "own pairs, derived",
      pairs,
      (pair) => COPYING.has(pair.relation),
      (pair) => COPYING.has(between(pair)?.kind ?? ""),
    ),
    ...f1Scores(
      "own pairs, same origin",
      pairs,
      (pair) => pair.origin !== "different",
      ({ a, b }) =>
        edgeBetween(derivations, a, b) !== null || [...ancestors(a)].some((id) => ancestors(b).has(id)),
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
