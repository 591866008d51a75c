import type { Ground, Join } from "../model/index.ts";
import { jaccard } from "../text/wording.ts";
import type { Cluster } from "./cluster.ts";
import type { Draft } from "./drafts.ts";
import { type Alignment, REACH_KM, SAME_WORDING } from "./fitness.ts";
import { fitKeys, fitPlaces, isSpecific, keysOf } from "./identity.ts";
import { meets } from "./intervals.ts";
import { triggerStem } from "./matter.ts";
import { clauseWords, isOneDeed, type Saying } from "./sayings.ts";

/** Earlier tellings of an incident that one which joins it is compared with: bounds the cost where thousands tell it. */
const COMPARED = 8;

/**
 * Why a draft joins an incident: the earlier telling it agrees with most, the first of equals, and what in. `together`: drafts
 * of which somebody stated that they tell the same.
 */
export function joinOf(cluster: Cluster, draft: Draft, { of }: Alignment, together: readonly string[]): Join {
  const aligned = of.get(draft.id);
  const compared = cluster.drafts.filter(({ id }, at) => at < COMPARED || aligned?.has(id));
  const stated = cluster.drafts.find(({ id }) => together.includes(id));
  if (stated) return { with: stated.id, on: shared(["stated", ...groundsOf(cluster, stated, draft)]) };
  let best: Draft | null = null;
  let most: Ground[] = [];
  for (const other of compared) {
    const grounds = groundsOf(cluster, other, draft);
    if (aligned?.has(other.id)) grounds.unshift("aligned");
    if (grounds.length > most.length) [best, most] = [other, grounds];
  }
  if (best && most.some((ground) => ground !== "time")) return { with: best.id, on: shared(most) };
  return vaguely(cluster, draft);
}

/** It names nobody: it goes to what its report told last before it, or to what the story tells most of. */
function vaguely({ drafts }: Cluster, { reading, event }: Draft): Join {
  const own = drafts.filter((other) => other.reading.report.id === reading.report.id);
  const distance = (other: Draft) => Math.abs(other.event.trigger.start - event.trigger.start);
  const nearest = own.reduce<Draft | null>(
    (best, other) => (best === null || distance(other) < distance(best) ? other : best),
    null,
  );
  return nearest ? { with: nearest.id, on: shared(["near"]) } : { with: drafts[0]!.id, on: shared(["main"]) };
}

function groundsOf({ family }: Cluster, left: Draft, right: Draft): Ground[] {
  const [from, to] = [partiesOf(left), partiesOf(right)];
  const grounds: Ground[] = [];
  if (family === "talks") {
    const known = new Set([...from.actors, ...from.recipients]);
    if ([...to.actors, ...to.recipients].filter((key) => known.has(key)).length > 1) grounds.push("parties");
  } else {
    if (fitKeys(from.actors, to.actors) === "likely") grounds.push("actor");
    if (fitKeys(from.recipients, to.recipients) === "likely") grounds.push("recipient");
    else if (isCountryStruck(left, to.recipients) || isCountryStruck(right, from.recipients))
      grounds.push("country");
  }
  if (fitPlaces(left.place, right.place, REACH_KM) === "likely") grounds.push("place");
  if (left.ownTime && right.ownTime && meets(left.ownTime, right.ownTime)) grounds.push("time");
  if (left.event.type === right.event.type && isWordedAlike(left, right)) grounds.push("wording");
  return grounds;
}

function partiesOf({ actors, recipients }: Draft) {
  return { actors: keysOf(actors), recipients: keysOf(recipients) };
}

function isCountryStruck({ recipients, place }: Draft, struck: readonly string[]): boolean {
  return (
    recipients.length === 0 && isSpecific(place) && place.country !== null && struck.includes(place.country)
  );
}

function isWordedAlike(left: Draft, right: Draft): boolean {
  return jaccard(clauseWords(left), clauseWords(right)) >= SAME_WORDING;
}

/** Why a draft says what the first draft of a saying says; that type, polarity, modality and number are equal goes without saying. */
export function claimJoinOf({ first, incident }: Saying, draft: Draft): Join {
  const [from, to] = [partiesOf(first), partiesOf(draft)];
  const on: Ground[] = [];
  if (fitKeys(from.actors, to.actors) === "likely") on.push("actor");
  if (fitKeys(from.recipients, to.recipients) === "likely") on.push("recipient");
  if (triggerStem(first) === triggerStem(draft)) on.push("trigger");
  else if (incident !== null && isOneDeed(draft.event.type)) on.push("deed");
  if (isWordedAlike(first, draft)) on.push("wording");
  return { with: first.id, on: shared(on) };
}

const lists = new Map<string, Ground[]>();

/** The one list of these grounds: a picture of many reports holds few different ones, each thousands of times. */
function shared(grounds: Ground[]): Ground[] {
  const key = grounds.join(",");
  const known = lists.get(key) ?? grounds;
  lists.set(key, known);
  return known;
}
