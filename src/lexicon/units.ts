import { byKind, lazily, rows } from "./rows.ts";

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

const tables = lazily(() => byKind<UnitKind, string>(rows("units.tsv"), ([value]) => value!));

/** The value of a word or phrase as one kind of unit word, or undefined. */
export function unitWord(kind: UnitKind, word: string): string | undefined {
  return tables().get(kind)?.get(word);
}
