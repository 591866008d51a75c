/**
 * A stretch of a report's text. Half-open `[start, end)`, counted in UTF-16 code units, i.e. JavaScript
 * string indices: `report.text.slice(span.start, span.end)` gives the words.
 */
export interface Span {
  start: number;
  end: number;
}
