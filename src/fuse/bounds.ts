import type { Quantity } from "../model/index.ts";

/** "About 12" may be 11 or 14: a sixth either way, so that a dozen and ten differ and about 12 and 13 do not. */
const ABOUT = 1 / 6;

/** Bounds that share no number. "At least 9" and "11" share; "9" and "11" do not. */
export function disjoint(left: Quantity, right: Quantity): boolean {
  return isBelow(left, right) || isBelow(right, left);
}

/** All of `left` lies below all of `right`. */
export function isBelow(left: Quantity, right: Quantity): boolean {
  return greatest(left) < least(right);
}

/** From this many times the other number on "at least 10" and "about 700" are two counts, though both may be true. Judgement. */
const FAR = 10;

/** Bounds of which one counts many times what the other does, though it leaves open that there are more. */
export function farApart(left: Quantity, right: Quantity): boolean {
  const [one, other] = [left.low ?? 0, right.low ?? 0];
  return one > 0 && other > 0 && Math.max(one, other) >= FAR * Math.min(one, other);
}

/** How much the bounds leave open, infinite where one is missing. */
export function width(quantity: Quantity): number {
  return greatest(quantity) - least(quantity);
}

/** The number that is told, whatever stands before it: 9 of "at least 9" and of "9". */
export function toldNumber({ low, high }: Quantity): number | null {
  return low ?? high;
}

function least({ low, comparator }: Quantity): number {
  return (low ?? 0) * (comparator === "~" ? 1 - ABOUT : 1);
}

function greatest({ high, comparator }: Quantity): number {
  return (high ?? Number.POSITIVE_INFINITY) * (comparator === "~" ? 1 + ABOUT : 1);
}

/** `at least 9`, `more than 100`, `about 12`, `up to 50`, `5 to 7`, `11`. */
export function boundsWording({ low, high, comparator }: Quantity): string {
  const number = (value: number | null) => (value === null ? "?" : String(value));
  if (comparator === "range" && low !== null && high !== null) return `${low} to ${high}`;
  if (comparator === ">") return `more than ${number(low)}`;
  if (comparator === ">=") return `at least ${number(low)}`;
  if (comparator === "<") return `fewer than ${number(high)}`;
  if (comparator === "<=") return `up to ${number(high)}`;
  if (comparator === "~")
    return low !== null && high !== null && low !== high
      ? `about ${low} to ${high}`
      : `about ${number(low ?? high)}`;
  return number(low ?? high);
}
