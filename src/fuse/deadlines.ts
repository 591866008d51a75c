import type { EventMention, Position, Reading } from "../model/index.ts";
import { holds, overlappingIn } from "../text/offsets.ts";

/** When a stance ends what it promises, demands or threatens. */
export type Deadline = NonNullable<Position["deadline"]>;

/** Words that make a time an end: "by Friday", "until noon on Sunday", "within a week". */
const UNTIL = /\b(?:by|until|till|before|within|deadline of|no later than)\s+(?:\w+\s+){0,2}$/i;

/** "Help had come within six hours" tells how long something took. */
const TOOK =
  /\b(?:(?:had|has|have)\s[^.;,]*|(?<!\b(?:be|must|to|should|shall|will|would)\s(?:be\s)?)(?:came|arrived|reached|got|went|took|responded|restored|repaired|returned)\b[^.;,]{0,12})\bwithin\s+(?:\w+\s+){0,2}$/i;

/** Characters before a time that tell whether it is an end. */
const BEFORE = 48;

function setsEnd(before: string): boolean {
  return UNTIL.test(before) && !TOOK.test(before);
}

/** A time in the words of the stance or its condition that sets an end to something. */
export function deadlineOf(reading: Reading, event: EventMention): Deadline | null {
  const { text } = reading.report;
  const spans = [event, ...(event.condition ? [event.condition] : [])];
  const words = {
    start: Math.min(...spans.map(({ start }) => start)),
    end: Math.max(...spans.map(({ end }) => end)),
  };
  const timex = overlappingIn(reading.times, words).find(
    (time) =>
      spans.some((span) => holds(span, time)) &&
      setsEnd(text.slice(Math.max(0, time.start - BEFORE), time.start)),
  );
  if (!timex) return null;
  const { earliest = null, latest = null } = timex.interval ?? {};
  return { text: text.slice(timex.start, timex.end), earliest, latest };
}
