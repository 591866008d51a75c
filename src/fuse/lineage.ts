import type { Edge, Ties } from "./ties.ts";

/** The reports that a report was made from or whose word it passes on. */
export type Lineage = (report: string) => ReadonlySet<string>;

/** What repeats another's words or tells on its word. An update means to differ; what quotes one speaker is no copy. */
const PASSING_ON = new Set<Edge["kind"]>(["copy", "rewrite", "excerpt", "credit"]);

/** Looks up in derivations by the id of the derived report. */
export function lineageOf(derivations: Ties): Lineage {
  return (report) =>
    new Set(
      (derivations.get(report) ?? [])
        .filter(({ kind, from }) => PASSING_ON.has(kind) && from !== report)
        .map(({ from }) => from),
    );
}
