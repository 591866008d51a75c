import { readFileSync } from "node:fs";

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

const tables = new Map<AbbreviationKind, Set<string>>();

/** The words of one kind, lower case, without their last full stop. Read once. */
export function abbreviations(kind: AbbreviationKind): ReadonlySet<string> {
  if (tables.size === 0) readTables();
  return tables.get(kind) ?? new Set();
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

function readTables(): void {
  const file = readFileSync(new URL("./abbreviations.tsv", import.meta.url), "utf8");
  for (const line of file.split("\n")) {
    if (line === "" || line.startsWith("#")) continue;
    const [word, kind] = line.split("\t") as [string, AbbreviationKind];
    const words = tables.get(kind) ?? new Set<string>();
    tables.set(kind, words.add(word));
  }
}
