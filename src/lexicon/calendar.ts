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

/** By word first: most words of a text are in no table at all, which one look tells. */
const senses = new Map<string, Map<CalendarKind, CalendarWord>>();

/** The sense of a word (lower case, no full stops) as one kind of calendar word, or undefined. Read once. */
export function calendarWord(kind: CalendarKind, word: string): CalendarWord | undefined {
  if (senses.size === 0) readTable();
  return senses.get(word)?.get(kind);
}

function readTable(): void {
  for (const line of readFileSync(new URL("./calendar.tsv", import.meta.url), "utf8").split("\n")) {
    if (line === "" || line.startsWith("#")) continue;
    const [word, kind, value, ...more] = line.split("\t") as [string, CalendarKind, string, ...string[]];
    const kinds = senses.get(word) ?? new Map<CalendarKind, CalendarWord>();
    senses.set(word, kinds.set(kind, { value, more }));
  }
}
