/**
 * Counts how often events of each make are right on the founding gold and our own sentences, and writes
 * `models/event-confidence.tsv`: `npx tsx train/event-confidence.ts`.
 */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { judgedEvents, talliesOf } from "../evaluation/lib/events-confidence.ts";
import { foundingResults } from "../evaluation/lib/events-founding.ts";
import { ownResults } from "../evaluation/lib/events-own.ts";
import { corporaFolder } from "../evaluation/task.ts";

function main(): void {
  const corpora = corporaFolder();
  if (!corpora) throw new Error("the corpora folder is absent");
  const tallies = talliesOf(judgedEvents(foundingResults(corpora), ownResults("events.jsonl")));
  const lines = [...tallies].map(([key, { right, all }]) => `${key}\t${right}\t${all}`).sort();
  const head = "# key\tright\tall: counted by train/event-confidence.ts; see event-confidence.md\n";
  const file = fileURLToPath(new URL("../models/event-confidence.tsv", import.meta.url));
  writeFileSync(file, `${head}${lines.join("\n")}\n`);
}

if (process.argv[1]?.endsWith("train/event-confidence.ts")) main();
