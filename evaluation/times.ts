import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Dated, Timex } from "../src/model/time.ts";
import { analyse } from "../src/read/syntax.ts";
import { findTimes } from "../src/read/times.ts";
import { dayOf, plainReport, readRecords } from "./lib/corpus.ts";
import { added, f1Score, pairs, type Tally } from "./lib/spans.ts";
import type { Score, Task } from "./task.ts";

/** Times of MEANTIME are marked only in the first six lines of a document. */
const MARKED_LINES = 6;

export const task: Task = {
  name: "times",
  about:
    "time expressions of MEANTIME (60 articles, cut where marking ends) and of our own trap table; relaxed = spans overlap",
  gold: { shared: ["time/meantime.jsonl"], own: ["evaluation/gold/times.jsonl"] },
  run({ shared }) {
    return [...trapScores(), ...(shared === null ? [] : meantimeScores(join(shared, "time/meantime.jsonl")))];
  },
};

/** One row of the trap table: every time expression of the text with its value; `interval` days where they matter. */
export interface Trap {
  text: string;
  published: string | null;
  times: { text: string; value: string; type?: string; from?: string; to?: string }[];
}

export function readTraps(): Trap[] {
  return readRecords<Trap>(fileURLToPath(new URL("gold/times.jsonl", import.meta.url)));
}

export function timesOf(text: string, published: Dated | null): Timex[] {
  return findTimes(analyse(plainReport("times", text)), published);
}

/** What is wrong with the answer to a row, or null. */
export function faultOf(trap: Trap): string | null {
  const shown = ({ start, end, type, value, interval }: Timex, gold: Trap["times"][number] | undefined) => ({
    text: trap.text.slice(start, end),
    value,
    ...(gold?.type ? { type } : {}),
    ...(gold?.from ? { from: interval?.earliest?.slice(0, gold.from.length) } : {}),
    ...(gold?.to ? { to: interval?.latest?.slice(0, gold.to.length) } : {}),
  });
  const answers = timesOf(trap.text, dayOf(trap.published)).map((timex, index) =>
    shown(timex, trap.times[index]),
  );
  const wanted = trap.times.map(({ text, value, type, from, to }) => ({
    text,
    value,
    ...(type ? { type } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
  }));
  const [given, gold] = [JSON.stringify(answers), JSON.stringify(wanted)];
  return given === gold ? null : `${trap.text} (${trap.published})\n  given ${given}\n  gold  ${gold}`;
}

function trapScores(): Score[] {
  const traps = readTraps();
  const right = traps.filter((trap) => faultOf(trap) === null).length;
  return [
    {
      measure: "own traps",
      value: right / traps.length,
      count: traps.length,
      note: "share of rows wholly right",
    },
  ];
}

interface Marked {
  dct: string | null;
  text: string;
  expressions: { start: number; end: number; type: string; value: string }[];
}

function meantimeScores(path: string): Score[] {
  const none: Tally = { right: 0, given: 0, gold: 0 };
  let [span, value, type] = [none, none, none];
  for (const { dct, text, expressions } of readRecords<Marked>(path)) {
    const cut = markedPart(text);
    const gold = expressions.filter(({ end }) => end <= cut.length);
    const answers = timesOf(cut, dayOf(dct));
    const matched = pairs(gold, answers);
    const tally = (right: number): Tally => ({ right, given: answers.length, gold: gold.length });
    span = added(span, tally(matched.length));
    value = added(value, tally(matched.filter(([one, other]) => one.value === other.value).length));
    type = added(type, tally(matched.filter(([one, other]) => one.type === other.type).length));
  }
  return [
    f1Score("relaxed F1", span, "MEANTIME"),
    f1Score("type F1", type, "MEANTIME"),
    f1Score("value F1", value, "MEANTIME"),
  ];
}

/** The lines in which times and values are marked. */
export function markedPart(text: string): string {
  return text.split("\n").slice(0, MARKED_LINES).join("\n");
}
