import { readFileSync } from "node:fs";

/** How often a kind of attribution was right in the annotated news it was counted on. */
export interface Tally {
  right: number;
  all: number;
}

let cached: ReadonlyMap<string, Tally> | null = null;

/** Tallies by key: `pattern group source quoted` for a bucket, `lemma pattern` for a cue word. */
export function cueTallies(): ReadonlyMap<string, Tally> {
  return (cached ??= talliesIn("attribution-confidence.tsv"));
}

/** Rows `key right all` of a table in `models/`. */
export function talliesIn(file: string): ReadonlyMap<string, Tally> {
  const text = readFileSync(new URL(`../../models/${file}`, import.meta.url), "utf8");
  const found = new Map<string, Tally>();
  for (const line of text.split("\n")) {
    const [key, right, all] = line.split("\t");
    if (all !== undefined && !line.startsWith("#"))
      found.set(key!, { right: Number(right), all: Number(all) });
  }
  return found;
}
