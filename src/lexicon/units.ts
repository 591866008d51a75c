import { readFileSync } from "node:fs";

/** What a word of `units.tsv` is; see the head of the table. */
export type UnitKind =
  | "people"
  | "money"
  | "measure"
  | "thing"
  | "loss"
  | "state"
  | "victim"
  | "zero"
  | "change"
  | "match"
  | "compound"
  | "before"
  | "after"
  | "designator"
  | "pair";

const tables = new Map<UnitKind, Map<string, string>>();

/** The value of a word or phrase as one kind of unit word, or undefined. Read once. */
export function unitWord(kind: UnitKind, word: string): string | undefined {
  if (tables.size === 0) readTable();
  return tables.get(kind)?.get(word);
}

function readTable(): void {
  for (const line of readFileSync(new URL("./units.tsv", import.meta.url), "utf8").split("\n")) {
    if (line === "" || line.startsWith("#\t") || line.startsWith("# ")) continue;
    const [word, kind, value] = line.split("\t") as [string, UnitKind, string];
    const words = tables.get(kind) ?? new Map<string, string>();
    tables.set(kind, words.set(word, value));
  }
}
