import type { Claim, Proposition } from "../model/index.ts";
import { distinct } from "../text/collections.ts";
import type { Corrections } from "./corrections.ts";
import { countsOf, type Voice } from "./counts.ts";
import { credibilityOf } from "./credibility.ts";
import type { Draft } from "./drafts.ts";
import { principalFigure } from "./identity.ts";
import { narrower } from "./intervals.ts";
import { clauseOf, type Saying } from "./sayings.ts";
import type { Edge } from "./ties.ts";

export function voiceOf(draft: Draft): Voice {
  const { report } = draft.reading;
  return {
    report: report.id,
    publisher: report.publisher ?? draft.provenance.chain.at(-1)?.name ?? report.id,
    provenance: draft.provenance,
    telling: draft.telling,
  };
}

/** Who stands behind drafts: those that assert, in reports that were not withdrawn. */
export function countsOfDrafts(
  drafts: readonly Draft[],
  derivations: readonly Edge[],
  corrections: Corrections,
) {
  const standing = drafts.filter(
    ({ stance, reading }) => stance === "asserts" && !corrections.isWithdrawn(reading.report.id),
  );
  return countsOf(standing.map(voiceOf), derivations);
}

export function claimOf(saying: Saying, derivations: readonly Edge[], corrections: Corrections): Claim {
  const counts = countsOfDrafts(saying.drafts, derivations, corrections);
  return {
    id: saying.id,
    incident: saying.incident,
    proposition: propositionOf(saying),
    assertions: saying.drafts.map((draft) => draft.id).sort(),
    counts,
    credibility: credibilityOf(saying, counts, corrections),
    statements: statementsOn(saying.drafts, corrections),
  };
}

/** Ids of the statements on which what these drafts tell rests. */
export function statementsOn(drafts: readonly Draft[], corrections: Corrections): string[] {
  if (corrections.named.size === 0) return [];
  return corrections.naming(
    drafts.map(({ id }) => id),
    distinct(drafts.map(({ reading }) => reading.report.id)),
  );
}

function propositionOf({ best, drafts }: Saying): Proposition {
  const figure = principalFigure(best)?.quantity ?? null;
  const withActor = drafts.find((draft) => draft.actors.length > 0);
  const withRecipient = drafts.find((draft) => draft.recipients.length > 0);
  const { type, modality } = best.event;
  return {
    type,
    actor: (best.actors[0] ?? withActor?.actors[0])?.id ?? null,
    recipient: (best.recipients[0] ?? withRecipient?.recipients[0])?.id ?? null,
    place: best.place?.id ?? drafts.find((draft) => draft.place)?.place?.id ?? null,
    time: drafts.reduce<Draft["ownTime"]>((time, draft) => narrower(time, draft.ownTime), best.ownTime),
    figure: figure && {
      low: figure.low,
      high: figure.high,
      comparator: figure.comparator,
      unit: figure.unit,
    },
    polarity: best.polarity,
    modality,
    text: clauseOf(best),
  };
}
