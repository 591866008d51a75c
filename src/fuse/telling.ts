import type { EventType, Incident, Participant } from "../model/index.ts";
import { by, distinct, groupBy } from "../text/collections.ts";
import { countsOfDrafts, statementsOn } from "./claims.ts";
import { type Cluster, isAttack, isAttackTold } from "./cluster.ts";
import type { Corrections } from "./corrections.ts";
import { type Draft, happened } from "./drafts.ts";
import { isBackground, isOfAboard, isOutbreak, isOutcome } from "./kinds.ts";
import { bestDraft, clauseOf, type Saying } from "./sayings.ts";
import type { Edge } from "./ties.ts";

/** The incident a cluster stands for, told by its sayings. One that no deed names (a quake) is told by whoever tells what it did. */
export function incidentFrom(
  cluster: Cluster,
  own: readonly Saying[],
  derivations: readonly Edge[],
  corrections: Corrections,
): Incident {
  const { id } = cluster;
  const all = cluster.drafts.filter(happened);
  const wrecks = all.filter(({ event }) => !isOfAboard(event));
  const telling = wrecks.length > 0 ? wrecks : all;
  const type = typeOf(telling);
  const ofType = telling.filter((draft) => draft.event.type === type);
  const lead = leadOf(ofType, type, own);
  return {
    id,
    type,
    family: cluster.family,
    headline: clauseOf(lead),
    time: cluster.time,
    place: cluster.place?.id ?? null,
    participants: participantsOf(telling),
    claims: distinct(own.map((saying) => saying.id)),
    counts: countsOfDrafts(isOutcome(type) ? telling : ofType, derivations, corrections),
    background: telling.every((draft) => isBackground(draft.event)),
    statements: statementsOn(cluster.drafts, corrections),
  };
}

/** What everybody says of an incident heads it: the words of the saying of this type that most reports tell, else the best. */
function leadOf(drafts: readonly Draft[], type: EventType, own: readonly Saying[]): Draft {
  const told = own
    .filter(
      ({ asserted }) =>
        asserted !== null &&
        happened(asserted) &&
        asserted.event.type === type &&
        !isOfAboard(asserted.event),
    )
    .sort(by(({ id, reports }) => `${String(1e6 - reports).padStart(7, "0")}${id}`));
  return told[0]?.asserted ?? bestDraft(drafts);
}

/** The attack names an incident rather than its outcome; else what most drafts tell. */
function typeOf(drafts: Draft[]): EventType {
  const named = drafts.filter(
    (draft) => !isOutbreak(draft.event) && (draft.event.type !== "ASSAULT" || isAttackTold(draft)),
  );
  const groups = groupBy(named.length > 0 ? named : drafts, (draft) => draft.event.type);
  if (isAttack({ attacks: drafts.filter(isAttackTold).length, drafts })) return "ASSAULT";
  return [...groups].sort(
    by(([type, members]) => `${String(1e6 - members.length).padStart(7, "0")}${type}`),
  )[0]![0];
}

function participantsOf(drafts: readonly Draft[]): Participant[] {
  const all = drafts.flatMap((draft) => [
    ...draft.actors.map((actor) => ({ actor: actor.id, role: "actor" as const })),
    ...draft.recipients.map((actor) => ({ actor: actor.id, role: "recipient" as const })),
    ...draft.thirds.map((actor) => ({ actor: actor.id, role: "third" as const })),
  ]);
  const unique = new Map(all.map((participant) => [`${participant.actor} ${participant.role}`, participant]));
  return [...unique].sort(by(([key]) => key)).map(([, participant]) => participant);
}
