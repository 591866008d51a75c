import { readFileSync } from "node:fs";

let table: ReadonlySet<string> | null = null;

/** Words that are written small inside a sentence (`models/casing.tsv`), in lower case. Read once. */
export function smallWords(): ReadonlySet<string> {
  return (table ??= readSmallWords());
}

function readSmallWords(): ReadonlySet<string> {
  const text = readFileSync(new URL("../../models/casing.tsv", import.meta.url), "utf8");
  return new Set(text.slice(text.indexOf("\n")).split(/\s+/));
}
