import { readFileSync } from "node:fs";
import { join } from "node:path";
import { cleanCapture } from "../src/clean/clean.ts";
import { bareCapture } from "../src/collect/records.ts";
import type { Score, Task } from "./task.ts";

interface GoldText {
  id: string;
  kind: "spun" | "translated" | "glued" | "truncated" | "clean";
  garbled: boolean;
  text: string;
}

const GOLD = new URL("./gold/garble.jsonl", import.meta.url);
/** Corpora of clean news: whatever is flagged there is a false alarm, but for the few damaged texts they hold. */
const CLEAN = [
  "stories/basil.jsonl",
  "attribution/polnear.dev.jsonl",
  "time/meantime.jsonl",
  "stories/fnc_bodies.jsonl",
];

/** Telling damaged texts from whole ones, and false alarms on clean news. */
export const task: Task = {
  name: "garble",
  about:
    "damaged texts (machine-spun, translated back, glued, cut off) told from whole ones: own gold, one annotator, who also wrote the word list; false alarms on BASIL, PolNeAR dev, MEANTIME and FNC bodies",
  gold: { shared: CLEAN, own: ["evaluation/gold/garble.jsonl"] },
  run({ sample, shared }) {
    const scores = goldScores(goldTexts());
    return shared === null ? scores : [...scores, ...CLEAN.map((file) => falseAlarms(shared, file, sample))];
  },
};

export function goldTexts(): GoldText[] {
  return records<GoldText>(readFileSync(GOLD, "utf8"));
}

export function isGarbled(text: string): boolean {
  return cleanCapture(bareCapture("text", text, "text")).quality.garbled;
}

function goldScores(texts: readonly GoldText[]): Score[] {
  const flagged = texts.filter(({ text }) => isGarbled(text));
  const right = flagged.filter(({ garbled }) => garbled).length;
  const precision = right / Math.max(1, flagged.length);
  const recall = right / texts.filter(({ garbled }) => garbled).length;
  const f1 = right === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return [
    { measure: "precision", value: precision, count: flagged.length },
    { measure: "recall", value: recall, count: texts.length },
    { measure: "F1", value: f1, count: texts.length },
  ];
}

function falseAlarms(shared: string, file: string, sample: boolean): Score {
  const texts = records<{ text: string }>(readFileSync(join(shared, file), "utf8"));
  const taken = sample ? texts.slice(0, 200) : texts;
  const flagged = taken.filter(({ text }) => isGarbled(text)).length;
  const measure = `flagged in ${file.split("/")[1]!.replace(".jsonl", "")}`;
  return { measure, value: flagged / taken.length, count: taken.length, lowerIsBetter: true };
}

function records<Item>(lines: string): Item[] {
  return lines
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Item);
}
