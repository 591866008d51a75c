import type { Conflict } from "../model/index.ts";
import { distinct } from "../text/collections.ts";
import { contentId } from "../text/hash.ts";
import { onceFor } from "../text/once.ts";
import { attributionConflicts } from "./conflicts/attributions.ts";
import type { Bench, Dispute } from "./conflicts/dispute.ts";
import { figureConflicts } from "./conflicts/figures.ts";
import { looseOutcomeConflicts, outcomeConflicts } from "./conflicts/outcomes.ts";
import { directionConflicts } from "./conflicts/parties.ts";
import { placeConflicts } from "./conflicts/places.ts";
import { timeConflicts } from "./conflicts/times.ts";
import type { Saying } from "./sayings.ts";
import type { Ties } from "./ties.ts";

/** Conflicts between what is told of one incident, each with its sides and a one-line reason. */
export function conflictsInIncident(
  sayings: readonly Saying[],
  counts: Bench["counts"],
  ties: Ties,
): Conflict[] {
  const bench: Bench = { sayings, counts, ties };
  return conflictsOf([
    ...outcomeConflicts(bench),
    ...figureConflicts(bench),
    ...timeConflicts(bench),
    ...placeConflicts(bench),
  ]);
}

/**
 * Conflicts that reach over the incidents of a story: denials, deeds told the other way round, deeds laid to two. Findings that belong to
 * no incident (`loose`: "no damage to the port") are held against each other. `denials` are found before.
 */
export function conflictsInStory(
  all: readonly Saying[],
  loose: readonly Saying[],
  ties: Ties,
  denials: readonly Dispute[],
): Conflict[] {
  return conflictsOf([
    ...looseOutcomeConflicts(loose, all, ties),
    ...denials,
    ...directionConflicts(all),
    ...attributionConflicts(all),
  ]);
}

function conflictsOf(disputes: readonly Dispute[]): Conflict[] {
  return disputes.filter(({ kind, sides }) => ONE_CLAIM.has(kind) || !isOneSentence(sides)).map(conflictOf);
}

/** A denial holds what it denies, and a quotation is one claim whoever is said to have said it. */
const ONE_CLAIM = new Set<Conflict["kind"]>(["denial", "attribution"]);

/** A sentence read in two ways is no conflict of reports. */
function isOneSentence(sides: readonly (readonly Saying[])[]): boolean {
  const spoken = sides.map(
    (side) =>
      new Set(
        side.flatMap(({ drafts }) =>
          drafts.map((draft) => `${draft.reading.report.id} ${draft.sentence.start}`),
        ),
      ),
  );
  return spoken.some((side, index) =>
    spoken.some(
      (other, at) => at !== index && side.size > 0 && [...side].every((sentence) => other.has(sentence)),
    ),
  );
}

/** Worked out once: disputes that are the same as before give the same. */
const conflictOf = onceFor(({ kind, relation, sides, note }: Dispute): Conflict => {
  const claims = sides.map((side) => distinct(side.map(({ id }) => id)));
  return {
    id: contentId("conflict", kind, ...claims.map((side) => side.join(" "))),
    kind,
    relation,
    sides: claims,
    note,
  };
});
