import { jaccard } from "../../text/wording.ts";
import { ONE_PLACE_KM } from "../cluster.ts";
import type { Draft } from "../drafts.ts";
import { distanceKm, isSpecific } from "../identity.ts";
import { isOutcome } from "../kinds.ts";
import { objectWords } from "../matter.ts";
import type { Saying } from "../sayings.ts";
import { sidesTied } from "../ties.ts";
import type { Bench, Dispute } from "./dispute.ts";

/**
 * One deed told for two places. An attack may strike two towns: it is a conflict only where the same thing is said to be
 * struck and no report tells both.
 */
export function placeConflicts({ sayings, ties }: Bench): Dispute[] {
  const located = sayings.filter(
    ({ best }) => best.polarity === "+" && !isOutcome(best.event.type) && isSpecific(best.place),
  );
  return located.flatMap((left, index) =>
    located
      .slice(index + 1)
      .filter((right) => isElsewhere(left.best, right.best) && !shareReport(left, right))
      .map(
        (right): Dispute => ({
          kind: "place",
          relation: sidesTied(ties, left.drafts, right.drafts) ? "drift" : "contradiction",
          sides: [[left], [right]],
          note: `told for ${left.best.place!.name} and for ${right.best.place!.name}`,
        }),
      ),
  );
}

function isElsewhere(left: Draft, right: Draft): boolean {
  return (
    left.event.type === right.event.type &&
    isSpecific(left.place) &&
    isSpecific(right.place) &&
    distanceKm(left.place, right.place) > ONE_PLACE_KM &&
    jaccard(objectWords(left), objectWords(right)) > 0
  );
}

function shareReport(left: Saying, right: Saying): boolean {
  const reports = new Set(left.drafts.map(({ reading }) => reading.report.id));
  return right.drafts.some(({ reading }) => reports.has(reading.report.id));
}
