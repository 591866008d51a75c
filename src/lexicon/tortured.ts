import { lazily, rows } from "./rows.ts";

const byFirst = lazily(load);

/** A set phrase as machine rewriting leaves it, found in a list of words (lower case): first and one past the last word. */
export interface TorturedPhrase {
  first: number;
  end: number;
}

/** The tortured phrases among `words`, in order. */
export function torturedPhrases(words: readonly string[]): TorturedPhrase[] {
  const found: TorturedPhrase[] = [];
  for (let first = 0; first < words.length; first++) {
    const phrase = byFirst()
      .get(words[first]!)
      ?.find((phrase) => phrase.every((word, at) => word === words[first + at]));
    if (phrase) found.push({ first, end: first + phrase.length });
  }
  return found;
}

function load(): Map<string, string[][]> {
  const table = new Map<string, string[][]>();
  for (const [wording] of rows("tortured.tsv")) {
    const words = wording!.split(" ");
    table.set(words[0]!, [...(table.get(words[0]!) ?? []), words]);
  }
  return table;
}
