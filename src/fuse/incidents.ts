import type { Join } from "../model/index.ts";
import { by, groupBy } from "../text/collections.ts";
import { contentId } from "../text/hash.ts";
import type { Journal } from "../text/journal.ts";
import { comparisonKey } from "../text/normalise.ts";
import { type Cluster, copyOf, isAttackTold } from "./cluster.ts";
import type { Corrections } from "./corrections.ts";
import type { Counterparts } from "./counterparts.ts";
import { type Draft, happened, isDamaged } from "./drafts.ts";
import { type Alignment, fitness } from "./fitness.ts";
import { joinOf } from "./grounds.ts";
import { fitKeys, isSpecific, keysOf, modalityClass } from "./identity.ts";
import { meets, narrower } from "./intervals.ts";
import { type Family, familyOf, isBackground, isDisease, isOutbreak } from "./kinds.ts";
import { clauseOf } from "./sayings.ts";

/** Incidents of one story so far. */
export interface Incidents {
  /** By family and id. */
  clusters: Map<Family, Map<string, Cluster>>;
  /** Draft id -> incident id. */
  incidentOf: Map<string, string>;
  /** Draft id -> why it tells of its incident; those that founded one are not in it. */
  joins: Map<string, Join>;
}

/**
 * Puts the drafts of one story that tell something done or suffered to the incidents so far, or founds new ones. The
 * most telling drafts come first, so that vaguer ones ("the attack") find their incident; equal ones go by id, so their
 * order does not matter. Returns the incidents that grew.
 */
export function clusterDrafts(
  drafts: readonly Draft[],
  story: string,
  incidents: Incidents,
  counterparts: Counterparts,
  corrections: Corrections,
  journal: Journal,
): Cluster[] {
  const groups = groupBy(drafts.filter(isDeed), (draft) => familyOf(draft.event)!);
  return [...groups].flatMap(([family, group]) => {
    if (!incidents.clusters.has(family)) journal.set(incidents.clusters, family, new Map());
    const growing = newGrowing(family, incidents, counterparts, corrections, journal);
    for (const draft of [...group].sort(by(rankKey))) place(draft, story, growing);
    return [...growing.own.values()];
  });
}

/** Deeds and outcomes, told as having happened; and what was expected of them, which joins but never founds. */
function isDeed(draft: Draft): boolean {
  return familyOf(draft.event) !== undefined && modalityClass(draft.event.modality) !== "opinion";
}

/** Incidents of one family while drafts join them; those that were there before are copied before they grow. */
interface Growing {
  clusters: Map<string, Cluster>;
  own: Map<string, Cluster>;
  alignment: Alignment & { incidentOf: Map<string, string> };
  joins: Map<string, Join>;
  corrections: Corrections;
  journal: Journal;
}

function newGrowing(
  family: Family,
  { clusters, incidentOf, joins }: Incidents,
  of: Counterparts,
  corrections: Corrections,
  journal: Journal,
): Growing {
  const alignment = { of, incidentOf };
  return { clusters: clusters.get(family)!, own: new Map(), alignment, joins, corrections, journal };
}

function place(draft: Draft, story: string, growing: Growing): void {
  const told = statedCluster(draft, growing);
  if (!told && isReversed(growing.clusters.values(), draft)) return;
  const best = told ?? bestCluster(openClusters(draft, growing), draft, growing.alignment);
  if (!best && !canFound(draft) && !isStatedApart(draft, growing)) return;
  const { joins, alignment, corrections, journal } = growing;
  if (best)
    journal.set(joins, draft.id, joinOf(best, draft, alignment, told ? corrections.together(draft.id) : []));
  const home = best
    ? join(ownCluster(growing, best), draft)
    : keep(growing, found(draft, idOf(draft, story, growing.clusters)));
  journal.set(alignment.incidentOf, draft.id, home.id);
}

/** The incident of which somebody stated that this draft tells it. */
function statedCluster(draft: Draft, { clusters, alignment, corrections }: Growing): Cluster | null {
  const incidents = corrections.together(draft.id).flatMap((id) => alignment.incidentOf.get(id) ?? []);
  return incidents.map((id) => clusters.get(id)).find((cluster) => cluster !== undefined) ?? null;
}

/** Somebody stated that it tells an incident of its own. */
function isStatedApart(draft: Draft, { corrections }: Growing): boolean {
  return happened(draft) && corrections.apart(draft.id).length > 0;
}

/** All incidents but those of which somebody stated that this draft does not tell them. */
function openClusters(draft: Draft, { clusters, alignment, corrections }: Growing): Iterable<Cluster> {
  const others = corrections.apart(draft.id);
  if (others.length === 0) return clusters.values();
  const closed = new Set(others.map((id) => alignment.incidentOf.get(id)));
  return [...clusters.values()].filter(({ id }) => !closed.has(id));
}

function ownCluster(growing: Growing, cluster: Cluster): Cluster {
  return growing.own.get(cluster.id) ?? keep(growing, copyOf(cluster));
}

function keep({ clusters, own, journal }: Growing, cluster: Cluster): Cluster {
  own.set(cluster.id, cluster);
  journal.set(clusters, cluster.id, cluster);
  return cluster;
}

/** By the words that first tell it, so that a copy does not rename an incident; by draft where another begins alike. */
function idOf(draft: Draft, story: string, clusters: ReadonlyMap<string, Cluster>): string {
  const id = contentId("incident", story, familyOf(draft.event)!, comparisonKey(clauseOf(draft)));
  return clusters.has(id) ? contentId(id, draft.id) : id;
}

/** Sorts telling drafts first: happened before not, sound before damaged, then named parties, own time, specific place, then wrecks before their tolls. */
function rankKey(draft: Draft): string {
  return `${happened(draft) && !isOutbreak(draft.event) ? 0 : 1}${isDamaged(draft) ? 1 : 0}${9 - specificity(draft)}${lateness(draft)}${draft.id}`;
}

/** Of equally telling drafts what was wrecked comes first, then all else, then numbers told in words that name nothing. */
function lateness({ event }: Draft): number {
  if (event.arguments.length === 0 && event.measures.length > 0) return 2;
  return event.type === "DAMAGE" ? 0 : 1;
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
function isReversed(clusters: Iterable<Cluster>, draft: Draft): boolean {
  const struck = keysOf(draft.recipients);
  return (
    isDamaged(draft) &&
    struck.length > 0 &&
    [...clusters].some(
      ({ actors, recipients }) =>
        fitKeys(actors, struck) === "likely" && fitKeys(recipients, struck) !== "likely",
    )
  );
}

/** Something must be said of who, whom or where; what never happened founds nothing, nor do words that only name an outbreak. */
function canFound(draft: Draft): boolean {
  return (
    happened(draft) &&
    draft.polarity === "+" &&
    !isOutbreak(draft.event) &&
    (draft.actors.length > 0 ||
      draft.recipients.length > 0 ||
      draft.place !== null ||
      draft.measured.length > 0 ||
      isWhole(draft) ||
      isAccident(draft))
  );
}

/** "Part of the quay wall fell at 2 a.m.": what was wrecked and when, though neither is known by name. */
function isAccident({ event, ownTime }: Draft): boolean {
  return (
    event.type === "DAMAGE" && ownTime !== null && event.arguments.some(({ role }) => role === "recipient")
  );
}

/** Who does what to whom, though neither is known by name: "prosecutors have detained the shift manager". */
function isWhole({ event }: Draft): boolean {
  const roles = new Set(event.arguments.map(({ role }) => role));
  return roles.has("actor") && (roles.has("recipient") || roles.has("target"));
}

function found(draft: Draft, id: string): Cluster {
  return {
    id,
    family: familyOf(draft.event)!,
    background: isBackground(draft.event),
    disease: isDisease(draft.event),
    drafts: [draft],
    actors: keysOf(draft.actors),
    recipients: keysOf(draft.recipients),
    place: draft.place,
    time: draft.ownTime ?? draft.told,
    isTimeOfTelling: draft.ownTime === null,
    attacks: Number(isAttackTold(draft)),
    told: new Map([[draft.reading.report.id, [draft.event.trigger.start]]]),
  };
}

function join(cluster: Cluster, draft: Draft): Cluster {
  cluster.drafts.push(draft);
  const told = cluster.told.get(draft.reading.report.id) ?? [];
  cluster.told.set(draft.reading.report.id, [...told, draft.event.trigger.start]);
  if (isAttackTold(draft)) cluster.attacks += 1;
  if (!happened(draft)) return cluster;
  cluster.actors = [...new Set([...cluster.actors, ...keysOf(draft.actors)])];
  cluster.recipients = [...new Set([...cluster.recipients, ...keysOf(draft.recipients)])];
  if (!isSpecific(cluster.place) && draft.place) cluster.place = cluster.place ?? draft.place;
  return timed(cluster, draft);
}

/** A time that somebody gives is better than the day of the first report, the closer of two that meet better than the wider. */
function timed(cluster: Cluster, { ownTime, told }: Draft): Cluster {
  if (cluster.isTimeOfTelling && ownTime) {
    cluster.time = ownTime;
    cluster.isTimeOfTelling = false;
  } else if (cluster.isTimeOfTelling) {
    if (told && (!cluster.time || told.latest! < cluster.time.latest!)) cluster.time = told;
  } else if (ownTime && (!cluster.time || meets(cluster.time, ownTime))) {
    cluster.time = narrower(cluster.time, ownTime);
  }
  return cluster;
}

function bestCluster(clusters: Iterable<Cluster>, draft: Draft, alignment: Alignment): Cluster | null {
  let best: Cluster | null = null;
  let bestScore = 0;
  for (const cluster of clusters) {
    const score = fitness(cluster, draft, alignment);
    if (score > bestScore) [best, bestScore] = [cluster, score];
  }
  return best;
}
