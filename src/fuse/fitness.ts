import type { ActorRef, Interval } from "../model/index.ts";
import { jaccard } from "../text/wording.ts";
import { type Cluster, isAttack, ONE_PLACE_KM } from "./cluster.ts";
import type { Counterparts } from "./counterparts.ts";
import { type Draft, happened } from "./drafts.ts";
import { distanceKm, type Fit, fitKeys, fitPlaces, isSpecific, keysOf } from "./identity.ts";
import { gapDays, isLater, length, meets } from "./intervals.ts";
import { isBackground, isDisease, isOutcome } from "./kinds.ts";
import { isAnaphoric, objectWords } from "./matter.ts";
import { clauseWords } from "./sayings.ts";

/** Two sides telling the same meeting for neighbouring days is one meeting with a contested day. */
const CONTESTED_DAYS = 1;
/** "Late on Wednesday" and "just before midnight": told so near each other they are one moment. */
const ONE_MOMENT_DAYS = 0.5;
/** A flood reaches over several towns, and so does an attack of the same sides; beyond this two named towns are two incidents. */
export const REACH_KM = 120;
/** What an aligned passage counts for, against 1 for a party or 2 for a place that agree. */
const ALIGNED = 3;
/** Share of content words from which on two tellings of one story and type are one deed; as for sayings, see there. */
export const SAME_WORDING = 0.35;

/** Drafts in passages that linking aligned, and the incidents they belong to so far. */
export interface Alignment {
  of: Counterparts;
  incidentOf: ReadonlyMap<string, string>;
}

/** How well a draft fits an incident. 0: another incident; else the more the better. */
export function fitness(cluster: Cluster, draft: Draft, alignment: Alignment): number {
  if (cluster.background !== isBackground(draft.event) || !fitsKind(cluster, draft)) return 0;
  const parties = fitParties(cluster, draft);
  const place = fitPlace(cluster, draft);
  if (parties === 0 || place === "no") return 0;
  const time = fitTime(cluster, draft, parties);
  if (time === 0) return 0;
  const agreeing =
    parties -
    1 +
    (place === "likely" ? 2 : 0) +
    (isAligned(cluster, draft, alignment) ? ALIGNED : 0) +
    Number(isWordedAlike(cluster, draft)) +
    Number(countsSameHeld(cluster, draft));
  if (!happened(draft)) return agreeing > 0 ? agreeing : 0;
  if (agreeing > 0) return agreeing + time - 1 + nearness(cluster, draft);
  if (!isVague(draft)) return 0;
  const isOpen = isGeneral(draft) || (time === 2 && isMishap(draft) && !isAttack(cluster));
  return nearness(cluster, draft) || (isOpen ? prominence(cluster) : 0);
}

/** Whoever is ill was not struck. Of an outbreak "the dead" may be told without a word of the illness, but no attack. */
function fitsKind(cluster: Cluster, draft: Draft): boolean {
  const { event } = draft;
  if (cluster.family === "repression" && isArrest(draft) !== isArrest(cluster.drafts[0]!)) return false;
  if (isDisease(event)) return cluster.disease || !isAttack(cluster);
  return !(cluster.disease && event.type === "ASSAULT");
}

/** People arrested are no part of a curfew or a closed border. */
function isArrest({ event }: Draft): boolean {
  return event.type === "COERCE" && event.mode === "arrest";
}

/** "14 soldiers had been arrested", "12 soldiers were in custody": one count of the same people, told on. */
function countsSameHeld({ drafts: [founder] }: Cluster, draft: Draft): boolean {
  if (!isArrest(draft) || !isArrest(founder!)) return false;
  const unitOf = ({ measured }: Draft) =>
    measured.find(({ measure }) => measure === "detained")?.quantity.unit ?? "";
  return unitOf(draft) !== "" && unitOf(draft) === unitOf(founder!);
}

/** An attack leaves dead in the villages around the place that was struck. */
const AROUND_KM = 30;

/** Of an attack another town is another place; of what befalls a region it is not. */
function fitPlace(cluster: Cluster, draft: Draft): Fit {
  const fit = fitPlaces(cluster.place, draft.place, REACH_KM);
  const isStrike = isAttack(cluster) || draft.event.type === "ASSAULT";
  const reach = isOutcome(draft.event.type) ? AROUND_KM : ONE_PLACE_KM;
  return fit === "likely" && isStrike && !isWithin(cluster, draft, reach) ? "possible" : fit;
}

function isAligned(cluster: Cluster, draft: Draft, { of, incidentOf }: Alignment): boolean {
  return [...(of.get(draft.id) ?? [])].some((other) => incidentOf.get(other) === cluster.id);
}

/** Compared with the draft that founded the incident, so that the cost does not grow with its size. */
function isWordedAlike({ drafts: [founder] }: Cluster, draft: Draft): boolean {
  return (
    founder!.event.type === draft.event.type &&
    jaccard(clauseWords(founder!), clauseWords(draft)) >= SAME_WORDING
  );
}

/**
 * A draft that names nobody and no place ("the attack", "12 were killed") goes to what its report last told, or where
 * the report told none of it, to the incident its story tells most of.
 */
function isVague(draft: Draft): boolean {
  const { event, recipients, place } = draft;
  if (isAnaphoric(draft)) return !isSpecific(place);
  if (isOutcome(event.type)) return !isSpecific(place) && recipients.every(isAnybody);
  if (place !== null) return false;
  return event.arguments.every(({ role }) => role === "instrument" || role === "third");
}

/** "12 were killed" may be said of what everybody speaks of; a finding of none, or what became of a pump house, may not. */
function isGeneral(draft: Draft): boolean {
  return draft.polarity === "+" && !(draft.event.type === "DAMAGE" && objectWords(draft).size > 0);
}

/** "The plane disappeared from radar": told for the very time of what befell, it is that. */
function isMishap({ event, polarity }: Draft): boolean {
  return event.type === "DAMAGE" && polarity === "+" && event.contexts.includes("disasters");
}

/** Known by a role alone ("a firefighter", "residents"): whom a disaster hits tells no disaster apart. */
function isAnybody({ id }: ActorRef): boolean {
  return id.startsWith("role:");
}

/** Below any nearness; the more drafts the closer to .01. */
function prominence(cluster: Cluster): number {
  return 0.01 * (cluster.drafts.length / (cluster.drafts.length + 10));
}

/** Up to .5, falling with the distance in text to what the same report tells of the incident; 0 where it tells nothing. */
function nearness(cluster: Cluster, draft: Draft): number {
  const told = cluster.told.get(draft.reading.report.id) ?? [];
  const distances = told.map((start) => draft.event.trigger.start - start);
  const nearest = Math.min(...distances.map((distance) => (distance >= 0 ? distance : -2 * distance)));
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

/** Where nobody is named as struck, the country of the place struck stands for it; another town of it is no such place. */
function suffered(cluster: Cluster, draft: Draft, recipients: readonly string[]): Fit {
  const country = isWithin(cluster, draft, AROUND_KM) ? draft.place?.country : null;
  if (recipients.length === 0 && country && isSpecific(draft.place) && cluster.recipients.includes(country))
    return "likely";
  const struck = cluster.place?.country;
  if (cluster.recipients.length === 0 && struck && recipients.includes(struck)) return "likely";
  return fitKeys(cluster.recipients, recipients);
}

/**
 * Talks have no direction: two parties in common make the same meeting, one of two is not enough. Where one side names nobody,
 * or a single party that the other names too, nothing is against it.
 */
function fitTalks(cluster: Cluster, parties: readonly string[]): number {
  const known = new Set([...cluster.actors, ...cluster.recipients]);
  const told = new Set(parties);
  const common = [...told].filter((party) => known.has(party)).length;
  if (common >= 2) return 3;
  const fewer = Math.min(known.size, told.size);
  return fewer < 2 && common === fewer ? 1 : 0;
}

/** Tolls are counted, bodies found and damage seen for days after. */
const AFTERMATH_DAYS = 14;

/** Reports of one thing that give no day for it are this near each other. */
const NEWS_DAYS = 4;
const DAY_SECONDS = 86_000;

/** 0 no, 1 unknown, 2 meets. A day apart is allowed where both parties agree and no other place is named: a contested day. */
function fitTime(cluster: Cluster, draft: Draft, parties: number): number {
  const time = draft.ownTime;
  if (!time) return toldFits(cluster, draft) ? 1 : 0;
  if (!cluster.time) return 1;
  if (cluster.isTimeOfTelling) return isNewsOf(time, cluster.time) ? 1 : 0;
  if (meets(cluster.time, time)) return 2;
  const gap = gapDays(cluster.time, time);
  if (isOutcome(draft.event.type) && isLater(time, cluster.time) && gap <= AFTERMATH_DAYS) return 1;
  if (parties >= 3 && gap <= CONTESTED_DAYS && isWithin(cluster, draft, ONE_PLACE_KM)) return 1;
  return gap <= ONE_MOMENT_DAYS && !areWholeDays(cluster.time, time) ? 1 : 0;
}

/** Not told of two towns or sites that lie farther from each other. */
function isWithin({ place }: Cluster, draft: Draft, km: number): boolean {
  return !isSpecific(place) || !isSpecific(draft.place) || distanceKm(place, draft.place) <= km;
}

/** "On Saturday" and "on Sunday" touch each other at midnight and are two days. */
function areWholeDays(left: Interval, right: Interval): boolean {
  return length(left) >= DAY_SECONDS && length(right) >= DAY_SECONDS;
}

/** It happened before it was told, and not long before. */
function isNewsOf(time: Interval, told: Interval): boolean {
  return !isLater(time, told) && gapDays(time, told) <= NEWS_DAYS;
}

/** A report cannot tell what happened after it was published. */
function toldFits(cluster: Cluster, draft: Draft): boolean {
  const published = draft.reading.report.published;
  if (!cluster.time?.earliest || !published?.latest) return true;
  if (cluster.time.earliest <= published.latest) return true;
  return cluster.isTimeOfTelling && gapDays(cluster.time, published) <= NEWS_DAYS;
}
