import type { Conflict, Derivation } from "../model/index.ts";
import { by, distinct, groupBy } from "../text/collections.ts";
import { contentId } from "../text/hash.ts";
import type { Bench, Dispute } from "./conflicts/dispute.ts";
import { figureConflicts } from "./conflicts/figures.ts";
import { denialConflicts, outcomeConflicts } from "./conflicts/outcomes.ts";
import { directionConflicts } from "./conflicts/parties.ts";
import { timeConflicts } from "./conflicts/times.ts";
import { sentenceOf } from "./drafts.ts";
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
  const inIncidents = [...groupBy(sayings, placeOfTelling)].flatMap(([, group]) => {
    const bench: Bench = {
      sayings: group,
      series: seriesByIncident.get(group[0]!.incident ?? "") ?? [],
      ties,
    };
    const inOne = group[0]!.incident !== null;
    return [
      ...outcomeConflicts(bench),
      ...(inOne ? [...figureConflicts(bench), ...timeConflicts(bench)] : []),
    ];
  });
  const inStories = [...groupBy(sayings, ({ best }) => best.story).values()].flatMap(denialConflicts);
  return [...inIncidents, ...inStories, ...directionConflicts(sayings)]
    .filter(({ kind, sides }) => kind === "denial" || !isOneSentence(sides))
    .map(conflictOf)
    .sort(by(({ id }) => id));
}

/** A sentence read in two ways is no conflict of reports; a denial holds what it denies and is left alone. */
function isOneSentence(sides: readonly (readonly Saying[])[]): boolean {
  const spoken = sides.map(
    (side) =>
      new Set(
        side.flatMap(({ drafts }) =>
          drafts.map((draft) => `${draft.reading.report.id} ${sentenceOf(draft)?.start}`),
        ),
      ),
  );
  return spoken.some((side, index) =>
    spoken.some(
      (other, at) => at !== index && side.size > 0 && [...side].every((sentence) => other.has(sentence)),
    ),
  );
}

/** The incident; findings that belong to none ("no damage to the port") are held against each other by story. */
function placeOfTelling({ incident, best }: Saying): string {
  return incident ?? `story ${best.story}`;
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
