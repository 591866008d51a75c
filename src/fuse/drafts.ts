import type {
  ActorRef,
  Assertion,
  Dated,
  EventMention,
  Links,
  Mention,
  PlaceRef,
  Polarity,
  Provenance,
  Quantity,
  Reading,
  Role,
  Span,
  Stance,
} from "../model/index.ts";
import { contentId } from "../text/hash.ts";
import { holds, overlappingIn, overlaps } from "../text/offsets.ts";
import { familyOf, isOutcome, MODALITY_CLASS, POSITION_KIND } from "./kinds.ts";

/** A number in an event and what it counts there (`dead`, `hit`, `launched`). */
export interface Measured {
  quantity: Quantity;
  measure: string;
}

/** One event mention with all that linking knows of it: the raw material of claims. */
export interface Draft {
  id: string;
  reading: Reading;
  event: EventMention;
  story: string;
  actors: ActorRef[];
  recipients: ActorRef[];
  thirds: ActorRef[];
  place: PlaceRef | null;
  /** When it happened, by a time expression of its own clause. */
  ownTime: Dated | null;
  /** When it happened at the latest: the date of the report, where it is told as news. */
  told: Dated | null;
  measured: Measured[];
  provenance: Provenance;
  /** Whose word it is: the body its speaker speaks for, else its origin; null where nobody is told. */
  voice: string | null;
  stance: Stance;
  /** Of what is claimed: who denies an attack speaks of an attack, and denies it. */
  polarity: Polarity;
  saidAt: string | null;
}

const CONTEXT_LENGTH = 32;

/** Every event mention of every reading as a draft, sorted by report and position. */
export function draftsOf(links: Links): Draft[] {
  return links.readings.flatMap((reading) => {
    const story = links.storyOf.get(reading.report.id)!;
    const known = lastDrafts.get(reading);
    if (known?.story === story) return known.drafts;
    const drafts = reading.events.map((event) => draftOf(links, reading, event, story));
    lastDrafts.set(reading, { story, drafts });
    return drafts;
  });
}

/** Tells a draft from others, also of the same event as linked otherwise. */
export function versionOf(draft: Draft): number {
  const version = versions.get(draft) ?? ++lastVersion;
  versions.set(draft, version);
  return version;
}

const versions = new WeakMap<Draft, number>();
let lastVersion = 0;

/** The drafts last made of a reading: it is fused again while its window is open. */
const lastDrafts = new WeakMap<Reading, { story: string; drafts: Draft[] }>();

function draftOf(links: Links, reading: Reading, event: EventMention, story: string): Draft {
  const { report } = reading;
  const stance = stanceOf(reading, event);
  const provenance = provenanceOf(links, reading, event);
  return {
    id: contentId("assertion", report.id, event.trigger.start, event.trigger.end, event.type, event.polarity),
    reading,
    event,
    story,
    actors: actorsOf(reading, event),
    recipients: participantsOf(reading, event, ["recipient", "target"]),
    thirds: participantsOf(reading, event, ["third"]),
    place: placeOf(reading, event),
    ownTime: ownTimeOf(reading, event),
    told: toldTimeOf(reading, event),
    measured: measuredOf(reading, event),
    provenance,
    voice: voiceOf(reading, event, provenance),
    stance,
    polarity: stance === "denies" ? "+" : event.polarity,
    saidAt: report.published?.earliest ?? report.published?.latest ?? null,
  };
}

/** Who acts; of a stance nobody is named for, whoever says it. Who counts the dead did not kill them. */
function actorsOf(reading: Reading, event: EventMention): ActorRef[] {
  const named = participantsOf(reading, event, ["actor"]);
  if (isOutcome(event.type)) return named.filter(({ id }) => id !== speakerOf(reading, event)?.id);
  const unnamed = named.length === 0 && !event.arguments.some(({ role }) => role === "actor");
  if (!unnamed || POSITION_KIND[event.type] === undefined) return named;
  const speaker = speakerOf(reading, event);
  return speaker ? [speaker] : [];
}

function speakerOf(reading: Reading, event: EventMention): ActorRef | null {
  const source = event.attribution === null ? null : reading.attributions[event.attribution]?.source;
  return source ? actorIn(reading.mentions, source) : null;
}

function participantsOf(reading: Reading, event: EventMention, roles: Role[]): ActorRef[] {
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
function placeOf(reading: Reading, event: EventMention): PlaceRef | null {
  const own = ownPlaceOf(reading, event);
  if (own || !isOutcome(event.type)) return own;
  const sentence = reading.sentences.find((each) => holds(each, event.trigger));
  const deeds = reading.events.filter(
    (other) =>
      sentence && familyOf(other) === "harm" && !isOutcome(other.type) && holds(sentence, other.trigger),
  );
  const places = new Map(
    deeds.flatMap((deed) => ownPlaceOf(reading, deed) ?? []).map((place) => [place.id, place]),
  );
  return places.size === 1 ? [...places.values()][0]! : null;
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

function ownTimeOf(reading: Reading, event: EventMention): Dated | null {
  const interval = event.time === null ? null : (reading.times[event.time]?.interval ?? null);
  return interval && { ...interval, basis: reading.report.published?.basis ?? "text" };
}

const TOLD_AS_NEWS = new Set(["single", "ongoing", "attempted", "ended"]);

function toldTimeOf(reading: Reading, event: EventMention): Dated | null {
  const published = reading.report.published;
  return published && TOLD_AS_NEWS.has(event.aspect) ? published : null;
}

function measuredOf(reading: Reading, event: EventMention): Measured[] {
  return event.figures.flatMap((index, position) => {
    const quantity = reading.quantities[index];
    return quantity ? [{ quantity, measure: event.measures[position] ?? "count" }] : [];
  });
}

function provenanceOf(links: Links, reading: Reading, event: EventMention): Provenance {
  const ofAttributions = links.provenances.get(reading.report.id);
  const own = event.attribution === null ? undefined : ofAttributions?.[event.attribution];
  return own ?? links.publisherProvenances.get(reading.report.id)!;
}

/** A minister and the ministry speak with one voice; a newsroom's own count is a voice, words of nobody are none. */
function voiceOf(reading: Reading, event: EventMention, { origin }: Provenance): string | null {
  if (origin.kind === "unknown") return null;
  const body = origin.kind === "speaker" ? speakerOf(reading, event)?.affiliation : null;
  return body ? `speaker:${body}` : origin.id;
}

/** A correction takes back what the text said before. */
const WITHDRAWN = /\b(?:earlier|previous|initial|original) version\b/i;

/** A denial is an assertion against the claim denied, not for its opposite. */
function stanceOf(reading: Reading, event: EventMention): Stance {
  const attribution = event.attribution === null ? undefined : reading.attributions[event.attribution];
  if (attribution?.cueClass === "deny" && attribution.polarity === "-" && !isPresupposed(reading, event))
    return "denies";
  if (attribution?.cueClass === "decline") return "doubts";
  if (attribution?.sourceKind === "document" && WITHDRAWN.test(attribution.sourceName)) return "denies";
  return "asserts";
}

/** "Denied that it had armed the militias that attacked X": what is told of somebody in a denied deed is not itself denied. */
function isPresupposed({ events, report }: Reading, event: EventMention): boolean {
  const { start } = event.trigger;
  const tellsOf = (argument: Span) =>
    holds(argument, event.trigger) ||
    (argument.end < start && RELATIVE.test(report.text.slice(argument.end, start)));
  return events.some(
    (other) =>
      other !== event &&
      other.attribution === event.attribution &&
      familyOf(other) !== undefined &&
      other.arguments.some(tellsOf),
  );
}

const RELATIVE = /^ (?:that|who|which)\b[^.;:]{0,40}$/;

/** Told as a fact by somebody who does not deny it. */
export function happened({ event, stance }: Draft): boolean {
  return MODALITY_CLASS[event.modality] === "happened" && stance === "asserts";
}

export function isDamaged({ reading }: Draft): boolean {
  return reading.report.quality.garbled;
}

/** The sentence a draft stands in; its clause where sentences are not known. */
export function sentenceOf({ reading, event }: Draft): Span {
  return (
    reading.sentences.find((sentence) => holds(sentence, event.trigger)) ?? {
      start: event.start,
      end: event.end,
    }
  );
}

/** The assertion a draft makes of a claim: its clause, word for word, with what stands around it. */
export function assertionOf(draft: Draft, claim: string): Assertion {
  const { text, id } = draft.reading.report;
  const { start, end } = draft.event;
  return {
    id: draft.id,
    claim,
    report: id,
    start,
    end,
    exact: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - CONTEXT_LENGTH), start),
    suffix: text.slice(end, end + CONTEXT_LENGTH),
    sentence: sentenceOf(draft),
    chain: draft.provenance.chain,
    origin: draft.provenance.origin.id,
    stance: draft.stance,
    saidAt: draft.saidAt,
  };
}
