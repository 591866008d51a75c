import { byWord, lazily, rows, wordsOf } from "./rows.ts";

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
const senses = lazily(() =>
  byWord<CalendarKind, CalendarWord>(rows("calendar.tsv"), ([value, ...more]) => ({ value: value!, more })),
);

/** The sense of a word (lower case, no full stops) as one kind of calendar word, or undefined. */
export function calendarWord(kind: CalendarKind, word: string): CalendarWord | undefined {
  return senses().get(word)?.get(kind);
}

/** All words of some kinds. */
export function calendarWords(...kinds: CalendarKind[]): string[] {
  return wordsOf(senses(), kinds);
}
