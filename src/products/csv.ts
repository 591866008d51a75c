/** What a cell holds; nothing is an empty cell. */
export type Cell = string | number | null | undefined;

/** A column with where its value comes from. */
export type Column<Row> = readonly [name: string, cellOf: (row: Row) => Cell];

/** RFC 4180: CRLF, quotes doubled. Text that a spreadsheet would run as a formula gets an apostrophe in front. */
export function csvOf<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const header = columns.map(([name]) => name).join(",");
  const lines = rows.map((row) => columns.map(([, cellOf]) => cellText(cellOf(row))).join(","));
  return [header, ...lines].map((line) => `${line}\r\n`).join("");
}

function cellText(value: Cell): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
