/**
 * A stretch of a report's text. Half-open `[start, end)`, counted in UTF-16 code units, i.e. JavaScript
 * string indices: `report.text.slice(span.start, span.end)` gives the words.
 */
export interface Span {
  /** First UTF-16 code unit of the stretch. */
  start: number;
  /** UTF-16 code unit after the stretch. */
  end: number;
}
