import { readFileSync } from "node:fs";

let cached: string[] | null = null;

/** Words by which a report calls a story false (`hoax`, `debunked`). */
export function debunkWords(): readonly string[] {
  cached ??= readFileSync(new URL("./debunk.tsv", import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));
  return cached;
}
