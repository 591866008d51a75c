import { lazily, rows } from "./rows.ts";

/** Words beside which a capital or seat stands for who governs there. */
export interface MetonymCues {
  /** Lemmas of verbs it is the subject of. */
  verb: ReadonlySet<string>;
  /** Lemmas of nouns it possesses: `Moscow's decision`. */
  noun: ReadonlySet<string>;
  /** Prepositions before it. */
  preposition: ReadonlySet<string>;
  /** Word and preposition before it, joined by `_`. */
  phrase: ReadonlySet<string>;
}

/** Read once from `metonyms.tsv`. */
export const metonymCues: () => MetonymCues = lazily(readCues);

function readCues(): MetonymCues {
  const lists = new Map(
    rows("metonyms.tsv").map(([line]) => {
      const [kind, ...words] = line!.split(" ");
      return [kind!, new Set(words)];
    }),
  );
  const list = (kind: string) => lists.get(kind) ?? new Set<string>();
  return { verb: list("verb"), noun: list("noun"), preposition: list("preposition"), phrase: list("phrase") };
}
