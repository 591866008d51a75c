import { byWord, lazily, rows, wordsOf } from "./rows.ts";

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

/** By word first: most words of a text are in no table at all, which one look tells. */
const senses = lazily(() => byWord<UnitKind, string>(rows("units.tsv"), ([value]) => value!));

/** The value of a word or phrase as one kind of unit word, or undefined. */
export function unitWord(kind: UnitKind, word: string): string | undefined {
  return senses().get(word)?.get(kind);
}

/** All words and phrases of a kind. */
export function unitWords(kind: UnitKind): string[] {
  return wordsOf(senses(), [kind]);
}

/** First words of the words and phrases of each kind. */
const openings = lazily(() => {
  const found = new Map<UnitKind, Set<string>>();
  for (const [word, kinds] of senses())
    for (const kind of kinds.keys())
      found.set(kind, (found.get(kind) ?? new Set<string>()).add(word.split(" ")[0]!));
  return found;
});

/** True where some phrase of that kind begins with the word. */
export function beginsPhrase(kind: UnitKind, word: string): boolean {
  return openings().get(kind)?.has(word) === true;
}
