import type { Found, SearchOptions } from "../derived.ts";
import { decodeKey } from "../keys.ts";
import { searchFields, searchWords, type Term, termsOf } from "../words.ts";
import type { Database } from "./database.ts";

type Indexed = Parameters<typeof searchFields>[0];

/** Indexes the words of a report under the row of its reading; what was indexed there before goes. */
export function keepWords(database: Database, id: number, report: Indexed): void {
  const { headline, text, publisher } = searchFields(report);
  const [a, b, c] = [headline, text, publisher].map((field) => searchWords(field).join(" "));
  const sql = "INSERT OR REPLACE INTO words (rowid, headline, text, publisher) VALUES (?, ?, ?, ?)";
  database.run(sql, id, a!, b!, c!);
}

/** Takes a report out of the index. */
export function forgetWords(database: Database, id: number): void {
  database.run("DELETE FROM words WHERE rowid = ?", id);
}

/**
 * Weights of headline, text and publisher in the ranking (BM25): a word in the headline says more of what a report is about.
 * By judgement, not measured.
 */
const WEIGHTS = "4.0, 1.0, 1.0";

/** Reports that hold all terms of the query. */
export function searchReports(database: Database, query: string, options: SearchOptions): Found {
  const terms = termsOf(query);
  if (terms.length === 0) return { total: 0, hits: [] };
  const match = terms.map(expressionOf).join(" AND ");
  const count = "SELECT count(*) AS total FROM words WHERE words MATCH ?";
  const { total } = database.get<{ total: number }>(count, match)!;
  const best = `SELECT report, -bm25(words, ${WEIGHTS}) AS score FROM words JOIN readings ON readings.id = words.rowid
    WHERE words MATCH ? ORDER BY score DESC, report LIMIT ? OFFSET ?`;
  const rows = database.all<{ report: string; score: number }>(
    ...([best, match, options.limit ?? 50, options.offset ?? 0] as const),
  );
  return { total, hits: rows.map(({ report, score }) => ({ report: decodeKey(report), score })) };
}

/** A term in the language of FTS5. Words hold nothing but letters and digits, so they need no escaping. */
function expressionOf({ words, prefix }: Term): string {
  return `"${words.join(" ")}"${prefix ? " *" : ""}`;
}
