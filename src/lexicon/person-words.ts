import { placeKey } from "./keys.ts";
import { lazily, rows } from "./rows.ts";

export type Gender = "female" | "male";

interface PersonWords {
  /** Given names, by key, that only women or only men bear. */
  givenNames: ReadonlyMap<string, Gender>;
  /** Nouns and forms of address: `spokeswoman`, `mr`. */
  nouns: ReadonlyMap<string, Gender>;
  /** Title before a name -> the noun that takes it up: `gen` -> `general`, `father` -> `priest`. */
  titles: ReadonlyMap<string, string>;
}

/** Words that tell a woman from a man, and how titles are taken up. */
export const personWords: () => PersonWords = lazily(() => ({
  givenNames: listed("given-name", placeKey) as Map<string, Gender>,
  nouns: listed("word", (word) => word) as Map<string, Gender>,
  titles: listed("title", (word) => word),
}));

function listed(wanted: string, key: (word: string) => string): Map<string, string> {
  return new Map(
    rows("person-words.tsv").flatMap(([kind, value, list]) =>
      kind === wanted ? list!.split(" ").map((word): [string, string] => [key(word), value!]) : [],
    ),
  );
}
