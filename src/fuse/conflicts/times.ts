import { meets } from "../intervals.ts";
import { isOutcome } from "../kinds.ts";
import type { Saying } from "../sayings.ts";
import { sidesTied } from "../ties.ts";
import type { Bench, Dispute } from "./dispute.ts";

/** One deed told for two times that do not meet. Outcomes are told at many times: tolls rise, bodies are found. */
export function timeConflicts(bench: Bench): Dispute[] {
  const dated = bench.sayings.filter(
    ({ best }) => best.ownTime !== null && best.polarity === "+" && !isOutcome(best.event.type),
  );
  const disputes: Dispute[] = [];
  dated.forEach((saying, index) => {
    for (const other of dated.slice(index + 1)) {
      if (
        saying.best.event.type !== other.best.event.type ||
        meets(saying.best.ownTime!, other.best.ownTime!)
      )
        continue;
      disputes.push(disputeOf(bench, saying, other));
    }
  });
  return disputes;
}

function disputeOf({ ties }: Bench, left: Saying, right: Saying): Dispute {
  return {
    kind: "time",
    relation: sidesTied(ties, left.drafts, right.drafts) ? "drift" : "contradiction",
    sides: [[left], [right]],
    note: `told for ${dayOf(left)} and for ${dayOf(right)}`,
  };
}

function dayOf({ best }: Saying): string {
  const { earliest, latest } = best.ownTime!;
  return (earliest ?? latest ?? "an unknown day").slice(0, 10);
}
