import { readFileSync } from "node:fs";

/** What a word of `numbers.tsv` is; see the head of the table. */
export type NumberKind =
  | "unit"
  | "tens"
  | "scale"
  | "suffix"
  | "fraction"
  | "group"
  | "ordinal"
  | "plural"
  | "vague";

const tables = new Map<NumberKind, Map<string, number[]>>();

/** The values of a word (lower case) as one kind of number word, or undefined. Read once. */
export function numberWord(kind: NumberKind, word: string): readonly number[] | undefined {
  if (tables.size === 0) readTable();
  return tables.get(kind)?.get(word);
}

function readTable(): void {
  for (const line of readFileSync(new URL("./numbers.tsv", import.meta.url), "utf8").split("\n")) {
    if (line === "" || line.startsWith("#")) continue;
    const [word, kind, ...values] = line.split("\t") as [string, NumberKind, ...string[]];
    const words = tables.get(kind) ?? new Map<string, number[]>();
    tables.set(kind, words.set(word, values.map(Number)));
  }
}
