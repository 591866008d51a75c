import { lazily, rows } from "./rows.ts";

/** What a word of `abbreviations.tsv` does to sentence ends and hyphens; see the header of the table. */
export type AbbreviationKind =
  | "title"
  | "number"
  | "ambiguous"
  | "proper"
  | "proper-title"
  | "starter"
  | "prefix"
  | "article";

const tables = lazily(readTables);
const NONE: ReadonlySet<string> = new Set();

/** The words of one kind, lower case, without their last full stop. */
export function abbreviations(kind: AbbreviationKind): ReadonlySet<string> {
  return tables().get(kind) ?? NONE;
}

/**
 * Which kind of abbreviation a word is (without its last full stop), or null. Months, days and states count only when
 * capitalised: `Sat. 4 May`, but `they sat. Then`.
 */
export function abbreviationKind(word: string): "title" | "number" | "ambiguous" | null {
  const lower = word.toLowerCase();
  const capital = word[0] !== lower[0];
  if (abbreviations("title").has(lower) || (capital && abbreviations("proper-title").has(lower)))
    return "title";
  if (abbreviations("ambiguous").has(lower) || (capital && abbreviations("proper").has(lower)))
    return "ambiguous";
  return abbreviations("number").has(lower) ? "number" : null;
}

function readTables(): Map<AbbreviationKind, Set<string>> {
  const kinds = new Map<AbbreviationKind, Set<string>>();
  for (const [word, kind] of rows("abbreviations.tsv") as [string, AbbreviationKind][])
    kinds.set(kind, (kinds.get(kind) ?? new Set()).add(word));
  return kinds;
}
