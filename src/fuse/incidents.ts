import type { Derivation } from "../model/index.ts";
import { by, groupBy } from "../text/collections.ts";
import type { Cluster } from "./cluster.ts";
import { type Counterparts, counterpartsOf } from "./counterparts.ts";
import { type Draft, happened, isDamaged } from "./drafts.ts";
import { fitness } from "./fitness.ts";
import { fitKeys, isSpecific, keysOf, modalityClass } from "./identity.ts";
import { meets, narrower } from "./intervals.ts";
import { FAMILY, isBackground } from "./kinds.ts";

/**
 * Groups drafts into incidents, story by story and family by family. The most telling drafts come first, so that
 * vaguer ones ("the attack") find their incident; equal ones go by id, so the order of reports does not matter.
 */
export function clusterIncidents(drafts: readonly Draft[], derivations: readonly Derivation[]): Cluster[] {
  const counterparts = counterpartsOf(drafts, derivations);
  const eligible = drafts.filter(isDeed);
  const groups = groupBy(
    eligible,
    (draft) => `${draft.story ?? draft.reading.report.id}|${FAMILY[draft.event.type]}`,
  );
  return [...groups.values()].flatMap((group) => clusterGroup(group, counterparts));
}

/** Deeds and outcomes, told as having happened; and what was expected of them, which joins but never founds. */
function isDeed(draft: Draft): boolean {
  return FAMILY[draft.event.type] !== undefined && modalityClass(draft.event.modality) !== "opinion";
}

function clusterGroup(group: readonly Draft[], counterparts: Counterparts): Cluster[] {
  const clusters: Cluster[] = [];
  for (const draft of [...group].sort(by(rankKey))) {
    if (isReversed(clusters, draft)) continue;
    const cluster = bestCluster(clusters, draft, counterparts);
    if (cluster) join(cluster, draft);
    else if (canFound(draft)) clusters.push(found(draft));
  }
  return clusters;
}

/** Sorts telling drafts first: happened before not, sound before damaged, then named parties, own time, specific place. */
function rankKey(draft: Draft): string {
  return `${happened(draft) ? 0 : 1}${isDamaged(draft) ? 1 : 0}${9 - specificity(draft)}${draft.id}`;
}

function specificity(draft: Draft): number {
  return (
    Number(draft.ownTime !== null) * 2 +
    Number(draft.actors.length > 0) * 2 +
    Number(draft.recipients.length > 0) * 2 +
    Number(isSpecific(draft.place)) * 2 +
    Number(draft.place !== null)
  );
}

/** Damaged text that strikes whom all sound text has striking tells a deed the wrong way round: it belongs to no incident. */
function isReversed(clusters: readonly Cluster[], draft: Draft): boolean {
  const struck = keysOf(draft.recipients);
  return (
    isDamaged(draft) &&
    struck.length > 0 &&
    clusters.some(
      ({ actors, recipients }) =>
        fitKeys(actors, struck) === "likely" && fitKeys(recipients, struck) !== "likely",
    )
  );
}

/** Something must be said of who, whom or where; what never happened founds nothing. */
function canFound(draft: Draft): boolean {
  return (
    happened(draft) &&
    (draft.actors.length > 0 ||
      draft.recipients.length > 0 ||
      draft.place !== null ||
      draft.measured.length > 0 ||
      isWhole(draft))
  );
}

/** Who does what to whom, though neither is known by name: "prosecutors have detained the shift manager". */
function isWhole({ event }: Draft): boolean {
  const roles = new Set(event.arguments.map(({ role }) => role));
  return roles.has("actor") && (roles.has("recipient") || roles.has("target"));
}

function found(draft: Draft): Cluster {
  return {
    story: draft.story,
    family: FAMILY[draft.event.type]!,
    background: isBackground(draft.event),
    drafts: [draft],
    actors: keysOf(draft.actors),
    recipients: keysOf(draft.recipients),
    place: draft.place,
    time: draft.ownTime ?? draft.told,
    told: new Map([[draft.reading.report.id, [draft.event.trigger.start]]]),
  };
}

function join(cluster: Cluster, draft: Draft): void {
  cluster.drafts.push(draft);
  const told = cluster.told.get(draft.reading.report.id) ?? [];
  cluster.told.set(draft.reading.report.id, [...told, draft.event.trigger.start]);
  if (!happened(draft)) return;
  cluster.actors = [...new Set([...cluster.actors, ...keysOf(draft.actors)])];
  cluster.recipients = [...new Set([...cluster.recipients, ...keysOf(draft.recipients)])];
  if (!isSpecific(cluster.place) && draft.place) cluster.place = cluster.place ?? draft.place;
  if (draft.ownTime && (!cluster.time || meets(cluster.time, draft.ownTime)))
    cluster.time = narrower(cluster.time, draft.ownTime);
}

function bestCluster(clusters: readonly Cluster[], draft: Draft, counterparts: Counterparts): Cluster | null {
  let best: Cluster | null = null;
  let bestScore = 0;
  for (const cluster of clusters) {
    const score = fitness(cluster, draft, counterparts);
    if (score > bestScore) [best, bestScore] = [cluster, score];
  }
  return best;
}
