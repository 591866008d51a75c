import { type Tally, talliesIn } from "./cue-confidence.ts";

let cached: ReadonlyMap<string, Tally> | null = null;

/** How often events of each make were right in annotated texts, by key. Read once. */
export function eventTallies(): ReadonlyMap<string, Tally> {
  return (cached ??= talliesIn("event-confidence.tsv"));
}
