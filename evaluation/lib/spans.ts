import { overlaps } from "../../src/text/offsets.ts";
import type { Score } from "../task.ts";

interface Stretch {
  start: number;
  end: number;
}

/** Gold and answers paired by overlap, each used once, in the order of the text. */
export function pairs<Gold extends Stretch, Answer extends Stretch>(
  golds: readonly Gold[],
  answers: readonly Answer[],
): [Gold, Answer][] {
  const used = new Set<Answer>();
  return golds.flatMap((gold): [Gold, Answer][] => {
    const free = answers.filter((answer) => !used.has(answer) && overlaps(answer, gold));
    const answer = free.find(({ start, end }) => start === gold.start && end === gold.end) ?? free[0];
    if (!answer) return [];
    used.add(answer);
    return [[gold, answer]];
  });
}

/** Sums over documents: right answers, answers given, gold items. */
export interface Tally {
  right: number;
  given: number;
  gold: number;
}

export function added(left: Tally, right: Tally): Tally {
  return { right: left.right + right.right, given: left.given + right.given, gold: left.gold + right.gold };
}

export function precision({ right, given }: Tally): number {
  return given === 0 ? 1 : right / given;
}

export function recall({ right, gold }: Tally): number {
  return gold === 0 ? 1 : right / gold;
}

export function f1({ right, given, gold }: Tally): number {
  return given + gold === 0 ? 1 : (2 * right) / (given + gold);
}

/** F1 of a tally as a score. */
export function f1Score(measure: string, tally: Tally, note?: string): Score {
  return { measure, value: f1(tally), count: tally.gold, ...(note ? { note } : {}) };
}
