import type { Figure } from "../model/index.ts";
import { groupBy } from "../text/collections.ts";

/** Fewest and most parts looked for: a lone part is no sum, and beyond six chance sums abound. */
const PARTS = { least: 2, most: 6 };

/** Marks a total with the figures of its parts where exact values for single places add up to it. */
export function addUpParts(figures: readonly Figure[]): Figure[] {
  const groups = groupBy(figures, (figure) => `${figure.incident}|${figure.measure}`);
  return figures.map((figure) => ({
    ...figure,
    parts: partsOf(figure, groups.get(`${figure.incident}|${figure.measure}`)!),
  }));
}

function partsOf(total: Figure, group: readonly Figure[]): string[] {
  const parts = group.filter(
    (figure) => figure !== total && figure.place !== null && exactValue(figure) !== null,
  );
  if (
    total.place !== null ||
    total.current?.low == null ||
    parts.length < PARTS.least ||
    parts.length > PARTS.most
  )
    return [];
  const sum = parts.reduce((so, figure) => so + exactValue(figure)!, 0);
  return sum === total.current.low ? parts.map(({ id }) => id) : [];
}

function exactValue({ current }: Figure): number | null {
  return current && current.low !== null && current.low === current.high ? current.low : null;
}
