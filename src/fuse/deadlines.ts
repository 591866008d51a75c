import type { EventMention, Position, Reading } from "../model/index.ts";
import { holds } from "../text/offsets.ts";

/** When a stance ends what it promises, demands or threatens. */
export type Deadline = NonNullable<Position["deadline"]>;

/** Words that make a time an end: "by Friday", "until noon on Sunday", "within a week". */
const UNTIL = /\b(?:by|until|till|before|within|deadline of|no later than)\s+(?:\w+\s+){0,2}$/i;

/** A time in the words of the stance or its condition that sets an end to something. */
export function deadlineOf(reading: Reading, event: EventMention): Deadline | null {
  const { text } = reading.report;
  const spans = [event, ...(event.condition ? [event.condition] : [])];
  const timex = reading.times.find(
    (time) =>
      spans.some((span) => holds(span, time)) &&
      UNTIL.test(text.slice(Math.max(0, time.start - 24), time.start)),
  );
  if (!timex) return null;
  const { earliest = null, latest = null } = timex.interval ?? {};
  return { text: text.slice(timex.start, timex.end), earliest, latest };
}
