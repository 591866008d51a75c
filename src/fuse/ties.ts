import type { Derivation } from "../model/index.ts";
import { UnionFind } from "../text/unionfind.ts";
import type { Draft } from "./drafts.ts";

/** Which reports go back to one text, held or not. */
export interface Ties {
  /** True where both reports go back to one text (or are one). */
  sameText(left: string, right: string): boolean;
  /** True where `derived` was made from `from`, as far as the direction is known. */
  madeFrom(derived: string, from: string): boolean;
}

const TEXTUAL = new Set(["copy", "rewrite", "excerpt", "credit", "update"]);

export function tiesOf(derivations: readonly Derivation[]): Ties {
  const sets = new UnionFind();
  const edges = new Set<string>();
  for (const { derived, from, kind } of derivations) {
    if (!TEXTUAL.has(kind)) continue;
    sets.join(derived, from);
    edges.add(`${derived}\n${from}`);
  }
  return {
    sameText: (left, right) => sets.find(left) === sets.find(right),
    madeFrom: (derived, from) => edges.has(`${derived}\n${from}`),
  };
}

/** True where every report of one side goes back to the text of some report of the other. */
export function sidesTied(ties: Ties, left: readonly Draft[], right: readonly Draft[]): boolean {
  return left.some((draft) =>
    right.some(
      (other) =>
        draft.reading.report.id !== other.reading.report.id &&
        ties.sameText(draft.reading.report.id, other.reading.report.id),
    ),
  );
}
