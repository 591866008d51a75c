import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
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
import { jaccard, tokenSets } from "./lib/attribution-tokens.ts";
import { plainReport, readRecords } from "./lib/corpus.ts";
import type { Score, Task } from "./task.ts";

const OWN = "evaluation/gold/attribution.jsonl";
const DEV = "attribution/polnear.dev.jsonl";
/** Documents of the sample: every other one. */
const SAMPLE_STEP = 2;

/** An article of the corpus as a report: the first line is its headline. */
export function attributionReport(document: GoldDocument): Report {
  const report = plainReport(document.id, document.text);
  const [first, ...rest] = report.blocks;
  return first ? { ...report, blocks: [{ ...first, role: "headline" }, ...rest] } : report;
}

/** An attribution in the corpus's form, with the confidence it was given. */
interface Predicted extends Quoting {
  confidence: number;
}

/** The attributions of an article in the corpus's form. */
export function attributionsOf(document: GoldDocument): Predicted[] {
  const report = attributionReport(document);
  const syntax = analyse(report);
  return findAttributions(syntax, report, findMentions(syntax, report)).map(
    ({ source, cue, content, confidence }) => ({
      source: source ? [[source.start, source.end]] : [],
      cue: [[cue.start, cue.end]],
      content: content.map(({ start, end }) => [start, end]),
      confidence,
    }),
  );
}

/** Buckets of equal width that calibration is measured over. */
const BUCKETS = 10;

/**
 * Expected calibration error: mean distance, by bucket of confidence, between it and the share that is right (content
 * and source J >= .5). What lies inside another's content is left out, since the corpus marks hardly any of that.
 */
function calibrationError(
  documents: readonly GoldDocument[],
  predicted: ReadonlyMap<string, Predicted[]>,
): Score {
  const buckets = Array.from({ length: BUCKETS }, () => ({ right: 0, sum: 0, all: 0 }));
  for (const document of documents) {
    const sets = tokenSets(document.text);
    for (const each of predicted.get(document.id)!) {
      const [start] = each.cue[0]!;
      if (
        document.attributions.some(({ content }) => content.some(([from, to]) => from <= start && start < to))
      )
        continue;
      const right = document.attributions.some(
        (gold) =>
          jaccard(sets.of(gold.content), sets.of(each.content)) >= 0.5 &&
          jaccard(sets.of(gold.source), sets.of(each.source)) >= 0.5,
      );
      const bucket = buckets[Math.min(BUCKETS - 1, Math.floor(each.confidence * BUCKETS))]!;
      bucket.all++;
      bucket.sum += each.confidence;
      if (right) bucket.right++;
    }
  }
  const count = buckets.reduce((sum, { all }) => sum + all, 0);
  const error =
    buckets.reduce((sum, { right, sum: total }) => sum + Math.abs(total - right), 0) / Math.max(1, count);
  return {
    measure: "expected calibration error",
    value: error,
    count,
    lowerIsBetter: true,
    note: `mean confidence/share right (count): ${buckets.flatMap(reliability).join(", ")}`,
  };
}

/** One bucket as `.84/.81 (120)`. */
function reliability({ right, sum, all }: { right: number; sum: number; all: number }): string[] {
  const share = (value: number) => (value / all).toFixed(2).replace(/^0/, "");
  return all ? [`${share(sum)}/${share(right)} (${all})`] : [];
}

/** Without what is said inside another's words: readings nest, the corpus gives each word one role. */
function outermost(predicted: ReadonlyMap<string, Predicted[]>): ReadonlyMap<string, Predicted[]> {
  return new Map(
    [...predicted].map(([id, all]) => [
      id,
      all.filter((each) => {
        const [start] = each.cue[0]!;
        return !all.some(
          (other) => other !== each && other.content.some(([from, to]) => from <= start && start < to),
        );
      }),
    ]),
  );
}

function whoSaidWhat(name: string, scores: AttributionScores): Score {
  return { measure: `${name}: who said what F1`, value: scores.whoSaidWhat.F1 / 100, count: scores.gold };
}

function rows(name: string, scores: AttributionScores): Score[] {
  const count = scores.gold;
  return [
    whoSaidWhat(name, scores),
    { measure: `${name}: content tokens F1`, value: scores.tokens.content.F1 / 100, count },
    { measure: `${name}: source right`, value: scores.sourceRight / 100, count },
    {
      measure: `${name}: direct found`,
      value: (scores.recallByType.direct?.contentFound ?? 0) / 100,
      count: scores.recallByType.direct?.count ?? 0,
    },
  ];
}

/** A sentence of the own gold: who says (null: nobody named) what. */
interface OwnRow {
  text: string;
  source: string | null;
  content: string;
}

/** Own invented sentences: the source right to the letter, among attributions whose content covers the gold one. */
function ownRows(): Score[] {
  const gold = readRecords<OwnRow>(fileURLToPath(new URL("gold/attribution.jsonl", import.meta.url)));
  const right = gold.filter((row) => {
    const start = row.text.indexOf(row.content);
    const end = start + row.content.length;
    return attributionsOf({ id: "own", text: row.text, attributions: [] }).some(({ source, content }) => {
      const words = source[0] ? row.text.slice(source[0][0], source[0][1]) : null;
      const common = content.reduce(
        (sum, [from, to]) => sum + Math.max(0, Math.min(end, to) - Math.max(start, from)),
        0,
      );
      const size = content.reduce((sum, [from, to]) => sum + to - from, 0);
      return words === row.source && common / (size + end - start - common) >= 0.5;
    });
  });
  return [{ measure: "own: who said what", value: right.length / gold.length, count: gold.length }];
}

export const task: Task = {
  name: "attribution",
  about:
    "who says what on PolNeAR dev (content J >= .5 and source J >= .5, one-to-one); rules by hand as features of a model trained on PolNeAR train",
  gold: { shared: [DEV], own: [OWN] },
  run({ sample, shared }) {
    const file = shared && join(shared, DEV);
    if (!file || !existsSync(file)) return ownRows();
    const documents = readRecords<GoldDocument>(file).filter(
      (_, index) => !sample || index % SAMPLE_STEP === 0,
    );
    const predicted = new Map(documents.map((document) => [document.id, attributionsOf(document)]));
    const outer = outermost(predicted);
    return [
      ...ownRows(),
      ...rows("all", scoreAttributions(documents, predicted, false)),
      ...rows("speech", scoreAttributions(documents, predicted, true)),
      whoSaidWhat("all, outermost", scoreAttributions(documents, outer, false)),
      whoSaidWhat("speech, outermost", scoreAttributions(documents, outer, true)),
      calibrationError(documents, predicted),
    ];
  },
};
