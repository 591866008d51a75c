import { StoreError } from "./error.ts";

/**
 * Longest word that is kept apart, in characters; what is longer is cut. Words of languages written without blanks are as long as
 * their clauses, and FTS5 cuts at 32 kB itself, which would be another rule than that of the memory adapter.
 */
const LONGEST_WORD = 64;

/** More words in one query are refused: FTS5 nests no deeper than 256. */
const MOST_WORDS = 64;

/**
 * The words of a text as search compares them: lower case, without accents, letters and digits only. Both adapters index
 * these and nothing else, so that they find the same.
 */
export function searchWords(text: string): string[] {
  const plain = text.normalize("NFKD").replace(/\p{M}+/gu, "");
  // At the end of a word a capital sigma becomes another letter than inside, which no prefix would meet.
  const folded = plain.toLowerCase().replaceAll("ς", "σ");
  return (folded.match(/[\p{L}\p{N}]+/gu) ?? []).map(cut);
}

function cut(word: string): string {
  if (word.length <= LONGEST_WORD) return word;
  return [...word.slice(0, 2 * LONGEST_WORD)].slice(0, LONGEST_WORD).join("");
}

/** Words that must stand side by side in one field. */
export interface Term {
  words: string[];
  /** The last word need only begin so. */
  prefix: boolean;
}

const TERM = /"([^"]*)"?(\*?)|([^\s"]+)/gu;

/** The terms of a query, all of which must be met. `C-130` is the phrase `c 130`, since signs only part words. */
export function termsOf(query: string): Term[] {
  const terms = [...query.matchAll(TERM)].map(([, phrase, star, bare]) => ({
    words: searchWords(phrase ?? bare!),
    prefix: star === "*" || (bare?.endsWith("*") ?? false),
  }));
  const meant = terms.filter(({ words }) => words.length > 0);
  const count = meant.reduce((sum, { words }) => sum + words.length, 0);
  if (count > MOST_WORDS)
    throw new StoreError("invalid", `a query may have ${MOST_WORDS} words, this one has ${count}`);
  return meant;
}

/** The texts of a report that search looks into. */
export interface SearchFields {
  headline: string;
  text: string;
  publisher: string;
}

/** The three fields of a report; what it does not have is empty. */
export function searchFields(report: {
  headline: string | null;
  text: string;
  publisher: string | null;
}): SearchFields {
  return { headline: report.headline ?? "", text: report.text, publisher: report.publisher ?? "" };
}
