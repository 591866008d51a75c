import type { Dated, Interval } from "../model/index.ts";

const START = "0000";
const END = "9999";

/** True where the two stretches of time share a second; an open end reaches for ever. ISO instants compare as strings. */
export function meets(left: Interval, right: Interval): boolean {
  return (
    (left.earliest ?? START) <= (right.latest ?? END) && (right.earliest ?? START) <= (left.latest ?? END)
  );
}

/** Days between two stretches of time, 0 where they meet. */
export function gapDays(left: Interval, right: Interval): number {
  if (meets(left, right)) return 0;
  const leftFirst = (left.latest ?? END) < (right.earliest ?? START);
  const [first, second] = leftFirst ? [left.latest!, right.earliest!] : [right.latest!, left.earliest!];
  return (Date.parse(second) - Date.parse(first)) / 86_400_000;
}

/** Length in seconds; an open stretch is longer than any other. */
export function length(interval: Interval): number {
  if (interval.earliest === null || interval.latest === null) return Number.POSITIVE_INFINITY;
  return (Date.parse(interval.latest) - Date.parse(interval.earliest)) / 1000;
}

/** The more precise of two dates that meet; the first of equals. */
export function narrower(left: Dated | null, right: Dated | null): Dated | null {
  if (!left || !right) return left ?? right;
  return length(right) < length(left) ? right : left;
}

/** True where the first begins after the second is over. */
export function isLater(one: Interval, other: Interval): boolean {
  return one.earliest !== null && other.latest !== null && one.earliest > other.latest;
}
