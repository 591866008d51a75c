import { byKind, lazily, rows } from "./rows.ts";

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

const tables = lazily(() => byKind<NumberKind, number[]>(rows("numbers.tsv"), (cells) => cells.map(Number)));

/** The values of a word (lower case) as one kind of number word, or undefined. */
export function numberWord(kind: NumberKind, word: string): readonly number[] | undefined {
  return tables().get(kind)?.get(word);
}
