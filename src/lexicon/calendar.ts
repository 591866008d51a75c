import { byKind, lazily, rows } from "./rows.ts";

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

const tables = lazily(() =>
  byKind<CalendarKind, CalendarWord>(rows("calendar.tsv"), ([value, ...more]) => ({ value: value!, more })),
);

/** The sense of a word (lower case, no full stops) as one kind of calendar word, or undefined. */
export function calendarWord(kind: CalendarKind, word: string): CalendarWord | undefined {
  return tables().get(kind)?.get(word);
}
