import { mucScores, policeScores } from "./lib/events-alarms.ts";
import { confidenceScores, judgedEvents } from "./lib/events-confidence.ts";
import { foundingResults, foundingScores } from "./lib/events-founding.ts";
import { frameScore, ownResults, ownScores } from "./lib/events-own.ts";
import { ploverResults, ploverScores } from "./lib/events-plover.ts";
import type { Score, Task } from "./task.ts";

/** Every how many sentences of the PLOVER corpus one is taken in a sample, and how many of the larger corpora. */
const SAMPLE = { step: 4, rows: 200 };
const WHOLE = { step: 1, rows: 2000 };

export const task: Task = {
  name: "events",
  about:
    "events against the founding gold (one to one: triggers overlap, or same clause and allowed type; a refusal counts with either " +
    "polarity, since `would not join` and `refused to join` say one thing), our own sentences on " +
    "floods, epidemics, coups, elections, shipping; short reports on situations of other kinds, the second half scored once, blind, before its " +
    "errors were read (docs/evaluation.md) and development since; PLOVER sentences (train part; the pair of actors is given; models cross-validated); false alarms " +
    "on Indian police news; incident reports of MUC-4 (dev part)",
  gold: {
    shared: [
      "founding/gold.json",
      "events/plv_train.jsonl",
      "events/india_police_sents.jsonl",
      "events/muc4.jsonl",
    ],
    own: [
      "evaluation/gold/events.jsonl",
      "evaluation/gold/events-held.jsonl",
      "evaluation/gold/event-frames.jsonl",
    ],
  },
  run({ sample, shared }): Score[] {
    const results = ownResults("events.jsonl");
    const own = [
      ...ownScores("own", results),
      ...ownScores("own second half", ownResults("events-held.jsonl")),
      frameScore(),
    ];
    if (shared === null) return own;
    const { step, rows } = sample ? SAMPLE : WHOLE;
    const founding = foundingResults(shared);
    return [
      ...foundingScores(founding),
      ...own,
      ...confidenceScores(judgedEvents(founding, results)),
      ...ploverScores(ploverResults(shared, step)),
      ...policeScores(shared, rows),
      ...mucScores(shared, rows / 5),
    ];
  },
};
