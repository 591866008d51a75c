import type { ActorRef, EventMention, Mention, PlaceRef, Reading, Role, Span } from "../model/index.ts";
import { groupBy } from "../text/collections.ts";
import { firstFrom, holds, overlappingIn, overlaps } from "../text/offsets.ts";
import { onceFor } from "../text/once.ts";
import { familyOf, isOutcome, POSITION_KIND } from "./kinds.ts";

/** Who acts; of a stance nobody is named for, and where the actor is part of the speaker's name, whoever says it. Who counts the dead did not kill them. */
export function actorsOf(reading: Reading, event: EventMention): ActorRef[] {
  const named = participantsOf(reading, event, ["actor"]);
  if (isOutcome(event.type)) return named.filter(({ id }) => id !== speakerOf(reading, event)?.id);
  if (named.length > 0) return named;
  const told = event.arguments.filter(({ role }) => role === "actor");
  const isStance = told.length === 0 && POSITION_KIND[event.type] !== undefined;
  const source = sourceOf(reading, event);
  const isSpeaker =
    source !== null &&
    told.some(
      (argument) =>
        overlaps(argument, source) || OWN.test(reading.report.text.slice(argument.start, argument.end)),
    );
  const speaker = isStance || isSpeaker ? speakerOf(reading, event) : null;
  return speaker ? [speaker] : [];
}

/** "We", "our fighters" in the words of a source are its own. */
const OWN =
  /^(?:we|our (?:\p{L}+ )?(?:fighters|forces|troops|men|soldiers|officers|people|members|army|navy|units?|brothers))$/iu;

function sourceOf({ attributions }: Reading, { attribution }: EventMention): Span | null {
  return attribution === null ? null : (attributions[attribution]?.source ?? null);
}

/** The actor who says it, where the words that name the source are known. */
export function speakerOf(reading: Reading, event: EventMention): ActorRef | null {
  const source = sourceOf(reading, event);
  return source ? actorIn(reading.mentions, source) : null;
}

/** Actors in these roles, each once. */
export function participantsOf(reading: Reading, event: EventMention, roles: Role[]): ActorRef[] {
  const found: ActorRef[] = [];
  const teller = tellerOf(reading, event);
  for (const argument of event.arguments) {
    if (!roles.includes(argument.role)) continue;
    const actor = actorIn(reading.mentions, argument, teller);
    if (actor && !found.some((other) => other.id === actor.id)) found.push(actor);
  }
  return found;
}

/**
 * Who tells of a deed, where that is not the deed itself ("claimed"): took no part in it, though the sentence has them side by
 * side ("a post was attacked by gunmen, according to a resident").
 */
function tellerOf({ attributions }: Reading, event: EventMention): Span | null {
  const attribution = event.attribution === null ? undefined : attributions[event.attribution];
  if (!attribution?.source || familyOf(event) === undefined) return null;
  return overlaps(attribution.cue, event.trigger) ? null : attribution.source;
}

/**
 * The actor an argument names. A noun phrase is named by its last word, so that a mention that ends where the argument
 * ends comes first ("Iran-backed Iraqi militias" for "Iraqi militias"), the longest of them; then the longest inside.
 */
function actorIn(mentions: readonly Mention[], argument: Span, teller: Span | null = null): ActorRef | null {
  const named = overlappingIn(mentions, argument).filter(
    (mention) => mention.actor !== null && !(teller && holds(teller, mention)),
  );
  const ending = named.filter((mention) => mention.end === argument.end);
  const inside = named.filter((mention) => holds(argument, mention));
  const around = named.filter((mention) => holds(mention, argument));
  return (longest(ending) ?? longest(inside) ?? around[0])?.actor ?? null;
}

/** The last of equals: names stand behind titles. */
function longest(mentions: readonly Mention[]): Mention | undefined {
  let best: Mention | undefined;
  for (const mention of mentions) {
    if (!best || mention.end - mention.start >= best.end - best.start) best = mention;
  }
  return best;
}

/** The place of its clause; of an outcome that has none, that of the deed its sentence tells ("the raid on X, which killed four"). */
export function placeOf(reading: Reading, event: EventMention): PlaceRef | null {
  const own = ownPlaceOf(reading, event);
  if (own || !isOutcome(event.type)) return own;
  const sentence = sentenceAt(reading, event);
  const deeds = sentence < 0 ? [] : (deedsOf(reading).get(sentence) ?? []);
  const places = new Map(
    deeds.flatMap((deed) => ownPlaceOf(reading, deed) ?? []).map((place) => [place.id, place]),
  );
  return places.size === 1 ? [...places.values()][0]! : null;
}

/** Deeds of harm by the index of the sentence that tells them. */
const deedsOf = onceFor(
  (reading: Reading): ReadonlyMap<number, readonly EventMention[]> =>
    groupBy(
      reading.events.filter((event) => familyOf(event) === "harm" && !isOutcome(event.type)),
      (event) => sentenceAt(reading, event),
    ),
);

/** Index of the sentence that holds the trigger, -1 where none does; sentences are in order and do not overlap. */
export function sentenceAt({ sentences }: Reading, { trigger }: EventMention): number {
  const at = firstFrom(sentences, trigger.start + 1) - 1;
  return at >= 0 && holds(sentences[at]!, trigger) ? at : -1;
}

/** The place of the clause; else one that stands inside what was struck ("the port of X"). */
function ownPlaceOf(reading: Reading, event: EventMention): PlaceRef | null {
  const own = event.place === null ? null : (reading.mentions[event.place]?.place ?? null);
  if (own) return own;
  const struck = event.arguments.filter(({ role }) => role === "recipient" || role === "target");
  return (
    struck
      .flatMap((argument) =>
        overlappingIn(reading.mentions, argument).filter(
          (mention) => mention.place !== null && holds(argument, mention),
        ),
      )
      .sort((left, right) => left.start - right.start || right.end - left.end)[0]?.place ?? null
  );
}
