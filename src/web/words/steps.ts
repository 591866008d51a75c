import type { Figure, FigureValue } from "../../model/index.ts";

/** One value of a figure with its moment in milliseconds since 1970. */
export interface Step {
  value: FigureValue;
  at: number;
  low: number;
  high: number;
}

/** The dated values that have a number, oldest first; an open end is drawn at the known one. */
export function stepsOf({ values }: Figure): Step[] {
  return values.flatMap((value) => {
    const low = value.low ?? value.high;
    const high = value.high ?? value.low;
    return value.asOf === null || low === null || high === null
      ? []
      : [{ value, at: Date.parse(value.asOf), low, high }];
  });
}

/** Figures with several values first, then those told most lately. */
export function byInterest(left: Figure, right: Figure): number {
  const size = (figure: Figure) => new Set(figure.values.map(({ low, high }) => `${low} ${high}`)).size;
  const last = (figure: Figure) => figure.values.at(-1)?.asOf ?? "";
  const [one, other] = [last(left), last(right)];
  return size(right) - size(left) || (one < other ? 1 : one > other ? -1 : left.id < right.id ? -1 : 1);
}

/** Cards that fill two rows beside the bottom line. */
const MOST_KEYS = 6;

/** Figures that moved: those worth a chart. */
export function keyFigures(figures: readonly Figure[]): Figure[] {
  return [...figures]
    .sort(byInterest)
    .filter((figure) => stepsOf(figure).length > 1)
    .slice(0, MOST_KEYS);
}
