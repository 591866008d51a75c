/** What a cell holds; nothing is an empty cell. */
export type Cell = string | number | null | undefined;

/** A column with where its value comes from. */
export type Column<Row> = readonly [name: string, cellOf: (row: Row) => Cell];

/**
 * RFC 4180: CRLF, quotes doubled. Text that a spreadsheet would run as a formula gets an apostrophe in front; what a terminal
 * would obey, or what turns the direction of writing, is left out.
 */
export function csvOf<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const header = columns.map(([name]) => name).join(",");
  const lines = rows.map((row) => columns.map(([, cellOf]) => cellText(cellOf(row))).join(","));
  return [header, ...lines].map((line) => `${line}\r\n`).join("");
}

/** Control characters but tab and line ends, and marks that turn the direction of writing. */
const OBEYED = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/** Begins like a formula, also behind blanks and in full-width signs. */
const FORMULA = /^(?:[\t\r]|\s*[=+\-@＝＋－＠])/;

function cellText(value: Cell): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return String(value);
  const plain = value.replace(OBEYED, " ");
  const safe = FORMULA.test(plain) ? `'${plain}` : plain;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
