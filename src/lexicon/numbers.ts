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

/** By word first: most words of a text are in no table at all, which one look tells. */
const senses = new Map<string, Map<NumberKind, number[]>>();

/** The values of a word (lower case) as one kind of number word, or undefined. Read once. */
export function numberWord(kind: NumberKind, word: string): readonly number[] | undefined {
  if (senses.size === 0) readTable();
  return senses.get(word)?.get(kind);
}

function readTable(): void {
  for (const line of readFileSync(new URL("./numbers.tsv", import.meta.url), "utf8").split("\n")) {
    if (line === "" || line.startsWith("#")) continue;
    const [word, kind, ...values] = line.split("\t") as [string, NumberKind, ...string[]];
    const kinds = senses.get(word) ?? new Map<NumberKind, number[]>();
    senses.set(word, kinds.set(kind, values.map(Number)));
  }
}
