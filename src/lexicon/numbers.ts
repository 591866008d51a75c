import { byWord, lazily, rows, wordsOf } from "./rows.ts";

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
const senses = lazily(() => byWord<NumberKind, number[]>(rows("numbers.tsv"), (cells) => cells.map(Number)));

/** The values of a word (lower case) as one kind of number word, or undefined. */
export function numberWord(kind: NumberKind, word: string): readonly number[] | undefined {
  return senses().get(word)?.get(kind);
}

/** All words of some kinds. */
export function numberWords(...kinds: NumberKind[]): string[] {
  return wordsOf(senses(), kinds);
}
