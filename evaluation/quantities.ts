import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Quantity } from "../src/model/reading.ts";
import { figureRole } from "../src/read/events.ts";
import { read } from "../src/read/index.ts";
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
  /** What quantities count in the events of the sentence (`["12 people", "dead"]`); asked of the whole reading. */
  measures?: [text: string, measure: string][];
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

/** The measures of a row that no event of its reading gives, or that one gives otherwise. */
export function wrongMeasures({ text, measures = [] }: Phrase): string[] {
  const { quantities, events } = read(plainReport("quantities", text));
  return measures
    .filter(([words, measure]) => {
      const index = quantities.findIndex(({ start, end }) => text.slice(start, end) === words);
      const given = events.map((event) => figureRole(event, index)).filter((role) => role !== "");
      return given.length === 0 || given.some((role) => role !== measure);
    })
    .map(([words, measure]) => `${text}: ${words} = ${measure}`);
}

function phraseScores(): Score[] {
  const phrases = readPhrases();
  const measured = phrases.flatMap(({ measures = [] }) => measures).length;
  const wrong = phrases.filter(({ measures }) => measures).flatMap(wrongMeasures).length;
  const right = phrases.filter((phrase) => faultOf(phrase) === null).length;
  return [
    {
      measure: "own phrases",
      value: right / phrases.length,
      count: phrases.length,
      note: "share of rows wholly right: words, bounds, comparator, unit",
    },
    {
      measure: "own measures",
      value: (measured - wrong) / measured,
      count: measured,
      note: "what a quantity counts in the events of its sentence",
    },
  ];
}

interface Marked {
  text: string;
  values: { start: number; end: number }[];
}

/** Ages and ordinals, which MEANTIME marks now and then (three ages of three, one ordinal of 28) and which are no quantities here. */
function isOtherwise(text: string, start: number, end: number): boolean {
  const age = /(?:\baged |\p{L}, )$/u.test(text.slice(0, start)) && /^,|^\n/.test(text.slice(end));
  return /\d(?:st|nd|rd|th)$/.test(text.slice(start, end)) || (age && /^\d\d$/.test(text.slice(start, end)));
}

function meantimeScores(path: string): Score[] {
  let tally: Tally = { right: 0, given: 0, gold: 0 };
  let aside = 0;
  for (const { text, values } of readRecords<Marked>(path)) {
    const cut = markedPart(text);
    const gold = values.filter(({ end }) => end <= cut.length);
    const answers = quantitiesOf(cut);
    aside += gold.filter(({ start, end }) => isOtherwise(cut, start, end)).length;
    tally = added(tally, { right: pairs(gold, answers).length, given: answers.length, gold: gold.length });
  }
  return [
    { measure: "precision", value: precision(tally), count: tally.given, note: "MEANTIME" },
    { measure: "recall", value: recall(tally), count: tally.gold, note: "MEANTIME" },
    f1Score("F1", tally, "MEANTIME"),
    {
      measure: "recall, ages and ordinals aside",
      value: tally.right / (tally.gold - aside),
      count: tally.gold - aside,
      note: "MEANTIME",
    },
  ];
}
