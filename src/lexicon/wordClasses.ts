import { readFileSync } from "node:fs";

/** Classes of words by the company they keep, from running text (`models/classes.md`). */
export interface WordClasses {
  /** Class of a word in small letters with digits as 0; 0 for none. */
  classOf(word: string): number;
  /** Group of a class; 0 for none. */
  groupOf(one: number): number;
}

let classes: WordClasses | null = null;

/** The classes that come with the package. Read once. */
export function wordClasses(): WordClasses {
  return (classes ??= readClasses());
}

function readClasses(): WordClasses {
  const rows = readFileSync(new URL("../../models/classes.tsv", import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => line.split("\t"));
  const groups = [0, ...rows.map(([group]) => Number(group))];
  const known = new Map<string, number>();
  for (const [index, [, words]] of rows.entries())
    for (const word of words!.split(" ")) known.set(word, index + 1);
  return { classOf: (word) => known.get(word) ?? 0, groupOf: (one) => groups[one]! };
}
