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
  | "designator";

/** By word first: most words of a text are in no table at all, which one look tells. */
const senses = new Map<string, Map<UnitKind, string>>();

/** First words of the words and phrases of each kind. */
const openings = new Map<UnitKind, Set<string>>();

/** The value of a word or phrase as one kind of unit word, or undefined. Read once. */
export function unitWord(kind: UnitKind, word: string): string | undefined {
  if (senses.size === 0) readTable();
  return senses.get(word)?.get(kind);
}

/** True where some phrase of that kind begins with the word. */
export function beginsPhrase(kind: UnitKind, word: string): boolean {
  if (senses.size === 0) readTable();
  return openings.get(kind)?.has(word) === true;
}

function readTable(): void {
  for (const line of readFileSync(new URL("./units.tsv", import.meta.url), "utf8").split("\n")) {
    if (line === "" || line.startsWith("#\t") || line.startsWith("# ")) continue;
    const [word, kind, value] = line.split("\t") as [string, UnitKind, string];
    const kinds = senses.get(word) ?? new Map<UnitKind, string>();
    senses.set(word, kinds.set(kind, value));
    openings.set(kind, (openings.get(kind) ?? new Set<string>()).add(word.split(" ")[0]!));
  }
}
