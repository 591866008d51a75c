import { join } from "node:path";
import { readRecords } from "./lib/corpus.ts";
import { goldTemplate, type RawTemplate } from "./lib/muc-gold.ts";
import { mucSlotScores } from "./lib/muc-score.ts";
import { foundTemplates } from "./lib/muc-templates.ts";
import type { Score, Task } from "./task.ts";

/** Every how many reports one is taken in a sample. */
const SAMPLE = 5;

interface Row {
  id: string;
  split: string;
  text: string;
  events: RawTemplate[];
}

/** Slot scores over the reports of one part of the corpus. */
export function mucScoresOf(shared: string, split: "train" | "dev", step: number): Score[] {
  const rows = readRecords<Row>(join(shared, "events", "muc4.jsonl")).filter((row) => row.split === split);
  return mucSlotScores(
    rows
      .filter((_, index) => index % step === 0)
      .map(({ id, text, events }) => ({ gold: events.map(goldTemplate), found: foundTemplates(id, text) })),
  );
}

export const task: Task = {
  name: "muc",
  about:
    "Slots of incident templates of MUC-4 (dev part, 200 reports in capitals; rules were written on the train part): type, stage, " +
    "date, country, site, confidence in the perpetrator, dead, injured, victims; templates paired one to one (`lib/muc-score.ts`)",
  gold: { shared: ["events/muc4.jsonl"], own: [] },
  run({ sample, shared }) {
    return shared === null ? [] : mucScoresOf(shared, "dev", sample ? SAMPLE : 1);
  },
};
