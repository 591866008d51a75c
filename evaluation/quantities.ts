import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Quantity } from "../src/model/reading.ts";
import { findQuantities } from "../src/read/quantities.ts";
import { analyse } from "../src/read/syntax.ts";
import { findTimes } from "../src/read/times.ts";
import { plainReport, readRecords } from "./lib/corpus.ts";
import { added, f1Score, pairs, precision, recall, type Tally } from "./lib/spans.ts";
import type { Score, Task } from "./task.ts";
import { markedPart } from "./times.ts";

export const task: Task = {
  name: "quantities",
  about:
    "values of MEANTIME (60 articles, cut where marking ends; spans overlap) and of our own table of phrases with bounds and units",
  gold: { shared: ["time/meantime.jsonl"], own: ["evaluation/gold/quantities.jsonl"] },
  run({ shared }) {
    return [
      ...phraseScores(),
      ...(shared === null ? [] : meantimeScores(join(shared, "time/meantime.jsonl"))),
    ];
  },
};

/** One row of the table: every quantity of the text as `[words, low, high, comparator, unit]`. */
export interface Phrase {
  text: string;
  quantities: [text: string, low: number | null, high: number | null, comparator: string, unit: string][];
}

export function readPhrases(): Phrase[] {
  return readRecords<Phrase>(fileURLToPath(new URL("gold/quantities.jsonl", import.meta.url)));
}

export function quantitiesOf(text: string): Quantity[] {
  const syntax = analyse(plainReport("quantities", text));
  return findQuantities(syntax, findTimes(syntax, null));
}

/** What is wrong with the answer to a row, or null. */
export function faultOf({ text, quantities }: Phrase): string | null {
  const answers = quantitiesOf(text).map(({ start, end, low, high, comparator, unit }) => [
    text.slice(start, end),
    low,
    high,
    comparator,
    unit,
  ]);
  const [given, gold] = [JSON.stringify(answers), JSON.stringify(quantities)];
  return given === gold ? null : `${text}\n  given ${given}\n  gold  ${gold}`;
}

function phraseScores(): Score[] {
  const phrases = readPhrases();
  const right = phrases.filter((phrase) => faultOf(phrase) === null).length;
  return [
    {
      measure: "own phrases",
      value: right / phrases.length,
      count: phrases.length,
      note: "share of rows wholly right: words, bounds, comparator, unit",
    },
  ];
}

interface Marked {
  text: string;
  values: { start: number; end: number }[];
}

function meantimeScores(path: string): Score[] {
  let tally: Tally = { right: 0, given: 0, gold: 0 };
  for (const { text, values } of readRecords<Marked>(path)) {
    const cut = markedPart(text);
    const gold = values.filter(({ end }) => end <= cut.length);
    const answers = quantitiesOf(cut);
    tally = added(tally, { right: pairs(gold, answers).length, given: answers.length, gold: gold.length });
  }
  return [
    { measure: "precision", value: precision(tally), count: tally.given, note: "MEANTIME" },
    { measure: "recall", value: recall(tally), count: tally.gold, note: "MEANTIME" },
    f1Score("F1", tally, "MEANTIME"),
  ];
}
