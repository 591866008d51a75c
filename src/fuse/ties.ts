import type { Derivation } from "../model/index.ts";
import type { Draft } from "./drafts.ts";

/** A derivation without the passages it rests on: what fusing asks for again and again of reports long past. */
export type Edge = Omit<Derivation, "evidence">;

/** Which reports go back to which, by the id of the derived report. */
export type Ties = ReadonlyMap<string, readonly Edge[]>;

/** What repeats its original and may change it on the way. An update means to differ; a credit alone repeats little. */
const REPEATING = new Set<Edge["kind"]>(["copy", "rewrite", "excerpt"]);

/** True where some report of one side was made from some report of the other. */
export function sidesTied(ties: Ties, left: readonly Draft[], right: readonly Draft[]): boolean {
  const [one, other] = [reportsOf(left), reportsOf(right)];
  return comesFrom(ties, one, other) || comesFrom(ties, other, one);
}

function reportsOf(drafts: readonly Draft[]): Set<string> {
  return new Set(drafts.map(({ reading }) => reading.report.id));
}

function comesFrom(ties: Ties, derived: ReadonlySet<string>, sources: ReadonlySet<string>): boolean {
  for (const report of derived)
    for (const { kind, from } of ties.get(report) ?? [])
      if (REPEATING.has(kind) && sources.has(from)) return true;
  return false;
}
