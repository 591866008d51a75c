import type { Draft } from "../drafts.ts";
import { fitKeys, isSpecific, keysOf, modalityClass } from "../identity.ts";
import { isAnyOutcome, objectWords, triggerStem } from "../matter.ts";
import { clauseOf, clauseWords, type Saying } from "../sayings.ts";
import { sidesTied } from "../ties.ts";
import { jaccard, wordSet } from "../wording.ts";
import type { Bench, Dispute } from "./dispute.ts";

const OUTCOMES = new Set(["DAMAGE", "CASUALTY", "INTERCEPT"]);

/** An outcome found by one and not by the other: damage, casualties, interception. */
export function outcomeConflicts(bench: Bench): Dispute[] {
  const told = bench.sayings.filter(
    ({ best }) => OUTCOMES.has(best.event.type) && modalityClass(best.event.modality) === "happened",
  );
  const negative = told.filter(({ best }) => best.polarity === "-");
  return negative.flatMap((none) => {
    const against = told.filter((saying) => contradicts(none, saying));
    return against.length === 0 ? [] : [disputeOf(bench, none, against)];
  });
}

function contradicts(none: Saying, some: Saying): boolean {
  return (
    some.best.event.type === none.best.event.type &&
    some.best.polarity === "+" &&
    samePlace(none, some) &&
    sameMatter(none, some) &&
    fitKeys(keysOf(none.best.recipients), keysOf(some.best.recipients)) !== "no"
  );
}

/** "No damage" stands against any damage; "no oil spill" only against an oil spill; neither against another thing's. */
function sameMatter({ best: none }: Saying, { best: some }: Saying): boolean {
  const [left, right] = [objectWords(none), objectWords(some)];
  const sameObject = left.size === 0 || right.size === 0 || jaccard(left, right) > 0;
  return sameObject && (isAnyOutcome(none) || isNamed(triggerStem(none), some));
}

/** "No crack" stands against "a crack had opened", though that is told as an opening. */
function isNamed(outcome: string, some: Draft): boolean {
  return triggerStem(some) === outcome || clauseWords(some).has(outcome);
}

/** A finding for one town says nothing of another; a finding for no place in particular claims the whole. */
function samePlace({ best: none }: Saying, { best: some }: Saying): boolean {
  if (!isSpecific(none.place) || !isSpecific(some.place)) return !isSpecific(none.place);
  return none.place.id === some.place.id;
}

function disputeOf(bench: Bench, none: Saying, against: Saying[]): Dispute {
  const tied = against.some((saying) => sidesTied(bench.ties, none.drafts, saying.drafts));
  return {
    kind: "outcome",
    relation: tied ? "drift" : "contradiction",
    sides: [against, [none]],
    note: tied
      ? "both go back to one text; one tells the finding for more than the other"
      : "one side reports what the other found none of",
  };
}

/** What somebody denies, against what others tell of the same act and parties. Looks at one story. */
export function denialConflicts(sayings: readonly Saying[]): Dispute[] {
  return sayings.flatMap((saying) => {
    const denying = saying.drafts.filter((draft) => draft.stance === "denies");
    if (denying.length === 0) return [];
    const told = sayings.filter(
      (other) => other.drafts.some((draft) => draft.stance === "asserts") && isDenied(saying, other),
    );
    const who = [...new Set(denying.map((draft) => draft.provenance.origin.name))].sort().join(", ");
    return [
      {
        kind: "denial" as const,
        relation: "contradiction" as const,
        sides: [told.length > 0 ? told : [saying], [saying]],
        note: `denied by ${who}`,
      },
    ];
  });
}

/** Share of content words by which a denial and what it denies may be known where the parties do not tell. */
const SAME_MATTER = 0.2;

function isDenied(denial: Saying, told: Saying): boolean {
  const [left, right] = [denial.best, told.best];
  if (left.event.type !== right.event.type || right.polarity === "-") return false;
  const actors = fitKeys(keysOf(left.actors), keysOf(right.actors));
  const recipients = fitKeys(keysOf(left.recipients), keysOf(right.recipients));
  if (actors === "no" || recipients === "no") return false;
  if (actors === "likely" && recipients === "likely") return true;
  return jaccard(wordSet(clauseOf(left)), wordSet(clauseOf(right))) >= SAME_MATTER;
}
