import type { Span } from "../../../model/index.ts";

/** Common length of two lists of stretches by the length of both together (Jaccard); 0 for two empty ones. */
export function overlapLength(left: readonly Span[], right: readonly Span[]): number {
  let common = 0;
  for (const one of left)
    for (const other of right)
      common += Math.max(0, Math.min(one.end, other.end) - Math.max(one.start, other.start));
  const all = lengthOf(left) + lengthOf(right) - common;
  return all > 0 ? common / all : 0;
}

function lengthOf(spans: readonly Span[]): number {
  return spans.reduce((sum, { start, end }) => sum + end - start, 0);
}
