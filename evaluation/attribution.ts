import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Report } from "../src/model/index.ts";
import { findAttributions } from "../src/read/attributions.ts";
import { findMentions } from "../src/read/mentions.ts";
import { analyse } from "../src/read/syntax.ts";
import {
  type AttributionScores,
  type GoldDocument,
  type Quoting,
  scoreAttributions,
} from "./lib/attribution-score.ts";
import { plainReport, readRecords } from "./lib/corpus.ts";
import type { Score, Task } from "./task.ts";

const DEV = "attribution/polnear.dev.jsonl";
/** Documents of the sample: every other one. */
const SAMPLE_STEP = 2;

/** An article of the corpus as a report: the first line is its headline. */
export function attributionReport(document: GoldDocument): Report {
  const report = plainReport(document.id, document.text);
  const [first, ...rest] = report.blocks;
  return first ? { ...report, blocks: [{ ...first, role: "headline" }, ...rest] } : report;
}

/** The attributions of an article in the corpus's form. */
export function attributionsOf(document: GoldDocument): Quoting[] {
  const report = attributionReport(document);
  const syntax = analyse(report);
  return findAttributions(syntax, report, findMentions(syntax, report)).map(({ source, cue, content }) => ({
    source: source ? [[source.start, source.end]] : [],
    cue: [[cue.start, cue.end]],
    content: content.map(({ start, end }) => [start, end]),
  }));
}

function rows(name: string, scores: AttributionScores): Score[] {
  const count = scores.gold;
  return [
    { measure: `${name}: who said what F1`, value: scores.whoSaidWhat.F1 / 100, count },
    { measure: `${name}: content tokens F1`, value: scores.tokens.content.F1 / 100, count },
    { measure: `${name}: source right`, value: scores.sourceRight / 100, count },
    {
      measure: `${name}: direct found`,
      value: (scores.recallByType.direct?.contentFound ?? 0) / 100,
      count: scores.recallByType.direct?.count ?? 0,
    },
  ];
}

export const task: Task = {
  name: "attribution",
  about:
    "who says what on PolNeAR dev (content J >= .5 and source J >= .5, one-to-one); rules by hand, confidences counted on PolNeAR train",
  gold: { shared: [DEV], own: [] },
  run({ sample, shared }) {
    const file = shared && join(shared, DEV);
    if (!file || !existsSync(file)) return [];
    const documents = readRecords<GoldDocument>(file).filter(
      (_, index) => !sample || index % SAMPLE_STEP === 0,
    );
    const predicted = new Map(documents.map((document) => [document.id, attributionsOf(document)]));
    return [
      ...rows("all", scoreAttributions(documents, predicted, false)),
      ...rows("speech", scoreAttributions(documents, predicted, true)),
    ];
  },
};
