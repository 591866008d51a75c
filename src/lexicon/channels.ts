import { readFileSync } from "node:fs";

let cached: ReadonlySet<string> | null = null;

/** Media that carry what others say (`x`, `telegram`), by comparison key; they are no origins. */
export function channels(): ReadonlySet<string> {
  cached ??= new Set(
    readFileSync(new URL("./channels.tsv", import.meta.url), "utf8")
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("#")),
  );
  return cached;
}
