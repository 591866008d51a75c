import type { Dated, PlaceRef } from "../model/index.ts";
import { by, groupBy } from "../text/collections.ts";
import type { Draft } from "./drafts.ts";
import { type Fit, fitKeys, fitPlaces, isSpecific, keysOf, modalityClass } from "./identity.ts";
import { gapDays, isLater, meets, narrower } from "./intervals.ts";
import { FAMILY, type Family, isBackground, isOutcome } from "./kinds.ts";

/** Drafts that tell one thing that happened. Grows as drafts join; never shared outside `fuse`. */
export interface Cluster {
  story: string | null;
  family: Family;
  background: boolean;
  drafts: Draft[];
  actors: string[];
  recipients: string[];
  place: PlaceRef | null;
  time: Dated | null;
}

/** Two sides telling the same meeting for neighbouring days is one meeting with a contested day. */
const CONTESTED_DAYS = 1;
/** An attack or a flood reaches over several towns; beyond this two named towns are two incidents. */
const REACH_KM = 120;

/**
 * Groups drafts into incidents, story by story and family by family. The most telling drafts come first, so that
 * vaguer ones ("the attack") find their incident; equal ones go by id, so the order of reports does not matter.
 */
export function clusterIncidents(drafts: readonly Draft[]): Cluster[] {
  const eligible = drafts.filter(isDeed);
  const groups = groupBy(
    eligible,
    (draft) => `${draft.story ?? draft.reading.report.id}|${FAMILY[draft.event.type]}`,
  );
  return [...groups.values()].flatMap((group) => clusterGroup(group));
}

/** Deeds and outcomes, told as having happened; and what was expected of them, which joins but never founds. */
function isDeed(draft: Draft): boolean {
  return FAMILY[draft.event.type] !== undefined && modalityClass(draft.event.modality) !== "opinion";
}

function clusterGroup(group: readonly Draft[]): Cluster[] {
  const clusters: Cluster[] = [];
  for (const draft of [...group].sort(by(rankKey))) {
    const cluster = bestCluster(clusters, draft);
    if (cluster) join(cluster, draft);
    else if (canFound(draft)) clusters.push(found(draft));
  }
  return clusters;
}

/** Sorts telling drafts first: happened before not, named participants, own time, specific place. */
function rankKey(draft: Draft): string {
  return `${happened(draft) ? 0 : 1}${9 - specificity(draft)}${draft.reading.report.quality.garbled ? 1 : 0}${draft.id}`;
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

/** Told as a fact by somebody who does not deny it. */
export function happened(draft: Draft): boolean {
  return modalityClass(draft.event.modality) === "happened" && draft.stance === "asserts";
}

/** Something must be said of who or where; what never happened founds nothing. */
function canFound(draft: Draft): boolean {
  return (
    happened(draft) &&
    (draft.actors.length > 0 ||
      draft.recipients.length > 0 ||
      draft.place !== null ||
      draft.measured.length > 0)
  );
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
  };
}

function join(cluster: Cluster, draft: Draft): void {
  cluster.drafts.push(draft);
  if (!happened(draft)) return;
  cluster.actors = [...new Set([...cluster.actors, ...keysOf(draft.actors)])];
  cluster.recipients = [...new Set([...cluster.recipients, ...keysOf(draft.recipients)])];
  if (!isSpecific(cluster.place) && draft.place) cluster.place = cluster.place ?? draft.place;
  if (draft.ownTime && (!cluster.time || meets(cluster.time, draft.ownTime)))
    cluster.time = narrower(cluster.time, draft.ownTime);
}

function bestCluster(clusters: readonly Cluster[], draft: Draft): Cluster | null {
  let best: Cluster | null = null;
  let bestScore = 0;
  for (const cluster of clusters) {
    const score = fitness(cluster, draft);
    if (score > bestScore) [best, bestScore] = [cluster, score];
  }
  return best;
}

/** 0: another incident; else the more the better. */
function fitness(cluster: Cluster, draft: Draft): number {
  if (cluster.background !== isBackground(draft.event)) return 0;
  const parties = fitParties(cluster, draft);
  const place = fitPlaces(cluster.place, draft.place, REACH_KM);
  if (parties === 0 || place === "no") return 0;
  const time = fitTime(cluster, draft, parties);
  if (time === 0) return 0;
  const agreeing = parties - 1 + (place === "likely" ? 2 : 0);
  if (!happened(draft)) return agreeing > 0 ? agreeing : 0;
  if (agreeing > 0) return agreeing + time - 1 + nearness(cluster, draft);
  return isVague(draft) ? nearness(cluster, draft) || prominence(cluster) : 0;
}

/**
 * A draft that names nobody and no place ("the attack", "12 were killed") goes to what its report last told, or where
 * the report told none of it, to the incident its story tells most of.
 */
function isVague({ event, actors, recipients, place }: Draft): boolean {
  if (place !== null) return false;
  if (isOutcome(event.type)) return actors.length === 0 && recipients.length === 0;
  return event.arguments.every(({ role }) => role === "instrument" || role === "third");
}

/** Below any nearness; the more drafts the closer to .01. */
function prominence(cluster: Cluster): number {
  return 0.01 * (cluster.drafts.length / (cluster.drafts.length + 10));
}

/** Up to .5, falling with the distance in text to what the same report tells of the incident; 0 where it tells nothing. */
function nearness(cluster: Cluster, draft: Draft): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (const { reading, event } of cluster.drafts) {
    if (reading.report.id !== draft.reading.report.id) continue;
    const distance = draft.event.trigger.start - event.trigger.start;
    nearest = Math.min(nearest, distance >= 0 ? distance : -2 * distance);
  }
  return nearest === Number.POSITIVE_INFINITY ? 0 : 0.02 + 48 / (100 + nearest);
}

/** 0 no, 1 nothing against it, 2-3 one or both sides agree. Reversed sides are the same deed told wrongly or another. */
function fitParties(cluster: Cluster, draft: Draft): number {
  const actors = keysOf(draft.actors);
  const recipients = keysOf(draft.recipients);
  if (cluster.family === "talks") return fitTalks(cluster, [...actors, ...recipients]);
  const actor = fitKeys(cluster.actors, actors);
  const recipient = suffered(cluster, draft, recipients);
  if (actor === "no" || recipient === "no") return 0;
  return 1 + Number(actor === "likely") + Number(recipient === "likely");
}

/** Where nobody is named as struck, the country of the place struck stands for it. */
function suffered(cluster: Cluster, draft: Draft, recipients: readonly string[]): Fit {
  const country = draft.place?.country;
  if (recipients.length === 0 && country && isSpecific(draft.place) && cluster.recipients.includes(country))
    return "likely";
  return fitKeys(cluster.recipients, recipients);
}

/** Talks have no direction: two parties in common make the same meeting, one is not enough. */
function fitTalks(cluster: Cluster, parties: readonly string[]): number {
  const known = new Set([...cluster.actors, ...cluster.recipients]);
  const common = new Set(parties.filter((party) => known.has(party))).size;
  return common >= 2 ? 3 : 0;
}

/** Tolls are counted, bodies found and damage seen for days after. */
const AFTERMATH_DAYS = 14;

/** 0 no, 1 unknown, 2 meets. A day apart is allowed where both parties agree: one contested day. */
function fitTime(cluster: Cluster, draft: Draft, parties: number): number {
  const time = draft.ownTime;
  if (!time) return toldFits(cluster, draft) ? 1 : 0;
  if (!cluster.time) return 1;
  if (meets(cluster.time, time)) return 2;
  if (
    isOutcome(draft.event.type) &&
    isLater(time, cluster.time) &&
    gapDays(cluster.time, time) <= AFTERMATH_DAYS
  )
    return 1;
  return parties >= 3 && gapDays(cluster.time, time) <= CONTESTED_DAYS ? 1 : 0;
}

/** A report cannot tell what happened after it was published. */
function toldFits(cluster: Cluster, draft: Draft): boolean {
  const published = draft.reading.report.published;
  if (!cluster.time?.earliest || !published?.latest) return true;
  return cluster.time.earliest <= published.latest;
}
