import type { Derivation, EventType, Incident, Participant } from "../model/index.ts";
import { by, distinct, groupBy } from "../text/collections.ts";
import { countsOfDrafts, statementsOn } from "./claims.ts";
import { type Cluster, isAttack } from "./cluster.ts";
import type { Corrections } from "./corrections.ts";
import { type Draft, happened } from "./drafts.ts";
import { isBackground, isOutbreak } from "./kinds.ts";
import { bestDraft, clauseOf, type Saying } from "./sayings.ts";

/** The incident a cluster stands for, told by its sayings. */
export function incidentFrom(
  cluster: Cluster,
  own: readonly Saying[],
  derivations: readonly Derivation[],
  corrections: Corrections,
): Incident {
  const { id } = cluster;
  const telling = cluster.drafts.filter(happened);
  const type = typeOf(telling);
  const ofType = telling.filter((draft) => draft.event.type === type);
  const lead = bestDraft(mostTold(ofType, own));
  return {
    id,
    type,
    headline: clauseOf(lead),
    time: cluster.time,
    place: cluster.place?.id ?? null,
    participants: participantsOf(telling),
    claims: distinct(own.map((saying) => saying.id)),
    counts: countsOfDrafts(ofType, derivations, corrections),
    background: telling.every((draft) => isBackground(draft.event)),
    statements: statementsOn(cluster.drafts, corrections),
  };
}

/** Of these drafts those whose saying most reports tell: what everybody says of an incident heads it. */
function mostTold(drafts: readonly Draft[], own: readonly Saying[]): readonly Draft[] {
  const reportsIn = (saying: Saying) => new Set(saying.drafts.map(({ reading }) => reading.report.id)).size;
  const wanted = new Set(drafts.map(({ id }) => id));
  const ranked = own
    .map((saying) => ({ saying, shared: saying.drafts.filter(({ id }) => wanted.has(id)) }))
    .filter(({ shared }) => shared.length > 0)
    .sort(by(({ saying }) => `${String(1e6 - reportsIn(saying)).padStart(7, "0")}${saying.id}`));
  return ranked[0]?.shared ?? drafts;
}

/** The attack names an incident rather than its outcome; else what most drafts tell. */
function typeOf(drafts: Draft[]): EventType {
  const groups = groupBy(
    drafts.filter(({ event }) => !isOutbreak(event)),
    (draft) => draft.event.type,
  );
  if (isAttack({ attacks: groups.get("ASSAULT")?.length ?? 0, drafts })) return "ASSAULT";
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
