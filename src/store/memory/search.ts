import type { Found, SearchOptions } from "../derived.ts";
import { byCodePoint } from "../keys.ts";
import { type SearchFields, searchFields, searchWords, type Term, termsOf } from "../words.ts";

/** The words of one report, field by field. */
type Document = Record<keyof SearchFields, string[]>;

/** Which report holds which word. */
export interface WordIndex {
  documents: Map<string, Document>;
  /** Reports by word. */
  reports: Map<string, Set<string>>;
}

/** An index with nothing in it. */
export function emptyIndex(): WordIndex {
  return { documents: new Map(), reports: new Map() };
}

/** Indexes the words of a report; what was indexed of it before goes. */
export function keepWords(index: WordIndex, report: string, given: Parameters<typeof searchFields>[0]): void {
  forgetWords(index, report);
  const { headline, text, publisher } = searchFields(given);
  const document: Document = {
    headline: searchWords(headline),
    text: searchWords(text),
    publisher: searchWords(publisher),
  };
  index.documents.set(report, document);
  for (const word of wordsIn(document)) {
    const holders = index.reports.get(word) ?? new Set<string>();
    index.reports.set(word, holders.add(report));
  }
}

/** Takes a report out of the index. */
export function forgetWords({ documents, reports }: WordIndex, report: string): void {
  const document = documents.get(report);
  if (!document) return;
  documents.delete(report);
  for (const word of wordsIn(document)) {
    const holders = reports.get(word)!;
    holders.delete(report);
    if (holders.size === 0) reports.delete(word);
  }
}

function wordsIn(document: Document): Set<string> {
  return new Set(Object.values(document).flat());
}

/** Reports that hold all terms of the query; those that hold them most often come first. */
export function searchReports(index: WordIndex, query: string, options: SearchOptions): Found {
  const terms = termsOf(query);
  if (terms.length === 0) return { total: 0, hits: [] };
  const hits = [...candidates(index, terms[0]!)]
    .map((report) => {
      const counts = terms.map((term) => occurrences(index.documents.get(report)!, term));
      return { report, score: counts.includes(0) ? 0 : counts.reduce((sum, count) => sum + count, 0) };
    })
    .filter(({ score }) => score > 0)
    .sort((left, right) => right.score - left.score || byCodePoint(left.report, right.report));
  const { limit = 50, offset = 0 } = options;
  return { total: hits.length, hits: hits.slice(offset, offset + limit) };
}

/** Reports with the first word of the term. */
function candidates({ reports }: WordIndex, { words, prefix }: Term): Set<string> {
  const [first] = words;
  if (!prefix || words.length > 1) return reports.get(first!) ?? new Set();
  return new Set(
    [...reports].filter(([word]) => word.startsWith(first!)).flatMap(([, holders]) => [...holders]),
  );
}

/** How often a term stands in a report. */
function occurrences(document: Document, { words, prefix }: Term): number {
  const last = words.length - 1;
  const meets = (list: string[], start: number) =>
    words.every((word, place) => {
      const found = list[start + place];
      return prefix && place === last ? found?.startsWith(word) : found === word;
    });
  return Object.values(document).reduce(
    (sum, list) => sum + list.filter((_, start) => meets(list, start)).length,
    0,
  );
}
