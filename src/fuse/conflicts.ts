import type { Conflict, Derivation } from "../model/index.ts";
import { by, distinct, groupBy } from "../text/collections.ts";
import { contentId } from "../text/hash.ts";
import type { Bench, Dispute } from "./conflicts/dispute.ts";
import { figureConflicts } from "./conflicts/figures.ts";
import { denialConflicts, outcomeConflicts } from "./conflicts/outcomes.ts";
import { directionConflicts } from "./conflicts/parties.ts";
import { timeConflicts } from "./conflicts/times.ts";
import type { Series } from "./figures.ts";
import type { Saying } from "./sayings.ts";
import { tiesOf } from "./ties.ts";

/** Every conflict between claims, each with its sides and a one-line reason. Sorted by id. */
export function conflictsOf(
  sayings: readonly Saying[],
  series: readonly Series[],
  derivations: readonly Derivation[],
): Conflict[] {
  const ties = tiesOf(derivations);
  const seriesByIncident = groupBy(series, ({ incident }) => incident);
  const disputes = [...groupBy(sayings, ({ incident }) => incident)].flatMap(([incident, group]) => {
    if (incident === null) return denialConflicts({ sayings: group, series: [], ties });
    const bench: Bench = { sayings: group, series: seriesByIncident.get(incident) ?? [], ties };
    return [
      ...figureConflicts(bench),
      ...outcomeConflicts(bench),
      ...denialConflicts(bench),
      ...timeConflicts(bench),
    ];
  });
  return [...disputes, ...directionConflicts(sayings)].map(conflictOf).sort(by(({ id }) => id));
}

function conflictOf({ kind, relation, sides, note }: Dispute): Conflict {
  const claims = sides.map((side) => distinct(side.map(({ id }) => id)));
  return {
    id: contentId("conflict", kind, ...claims.map((side) => side.join(" "))),
    kind,
    relation,
    sides: claims,
    note,
  };
}
