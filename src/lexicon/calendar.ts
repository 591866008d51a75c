import { readFileSync } from "node:fs";

/** What a word of `calendar.tsv` is; see the head of the table. */
export type CalendarKind =
  | "month"
  | "weekday"
  | "part"
  | "unit"
  | "season"
  | "zone"
  | "reference"
  | "set"
  | "edge"
  | "shift"
  | "masthead"
  | "feast";

/** One sense of a word: its value and what else its row says. */
export interface CalendarWord {
  value: string;
  more: readonly string[];
}

const tables = new Map<CalendarKind, Map<string, CalendarWord>>();

/** The sense of a word (lower case, no full stops) as one kind of calendar word, or undefined. Read once. */
export function calendarWord(kind: CalendarKind, word: string): CalendarWord | undefined {
  if (tables.size === 0) readTable();
  return tables.get(kind)?.get(word);
}

function readTable(): void {
  for (const line of readFileSync(new URL("./calendar.tsv", import.meta.url), "utf8").split("\n")) {
    if (line === "" || line.startsWith("#")) continue;
    const [word, kind, value, ...more] = line.split("\t") as [string, CalendarKind, string, ...string[]];
    const words = tables.get(kind) ?? new Map<string, CalendarWord>();
    tables.set(kind, words.set(word, { value, more }));
  }
}
