import type { Derivation } from "../model/index.ts";
import type { Journal } from "../text/journal.ts";
import type { Draft } from "./drafts.ts";

/** Pairs of reports of which one was made from the other. */
export type Ties = ReadonlySet<string>;

/** What repeats its original and may change it on the way. An update means to differ; a credit alone repeats little. */
const REPEATING = new Set(["copy", "rewrite", "excerpt"]);

export function addTies(derivations: readonly Derivation[], ties: Set<string>, journal: Journal): void {
  for (const { derived, from, kind } of derivations) {
    if (!REPEATING.has(kind)) continue;
    journal.add(ties, `${derived}\n${from}`);
    journal.add(ties, `${from}\n${derived}`);
  }
}

/** True where some report of one side was made from some report of the other. */
export function sidesTied(ties: Ties, left: readonly Draft[], right: readonly Draft[]): boolean {
  const reports = new Set(right.map(({ reading }) => reading.report.id));
  return left.some(({ reading }) => [...reports].some((id) => ties.has(`${reading.report.id}\n${id}`)));
}
