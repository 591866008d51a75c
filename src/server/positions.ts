import type { Position } from "../model/index.ts";

/** Positions with a deadline first, the nearest first; the others by when they were said, the latest first. */
export function deadlineFirst(positions: readonly Position[]): Position[] {
  const end = ({ deadline }: Position) => deadline?.latest ?? deadline?.earliest ?? null;
  return [...positions].sort((left, right) => {
    const [a, b] = [end(left), end(right)];
    if (a !== null && b !== null) return a < b ? -1 : a > b ? 1 : 0;
    if (a !== null || b !== null) return a !== null ? -1 : 1;
    return (left.at ?? "") < (right.at ?? "") ? 1 : (left.at ?? "") > (right.at ?? "") ? -1 : 0;
  });
}
