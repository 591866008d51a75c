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
  Report,
  Role,
  Span,
  Stance,
} from "../model/index.ts";
import { contentId } from "../text/hash.ts";
import { holds, overlappingIn, overlaps } from "../text/offsets.ts";
import { type Deadline, deadlineOf } from "./deadlines.ts";
import { isOutcome, MODALITY_CLASS, POSITION_KIND } from "./kinds.ts";

/** A number in an event and what it counts there (`dead`, `hit`, `launched`). */
export interface Measured {
  quantity: Quantity;
  measure: string;
}

/** What fusing keeps of a reading; the rest is let go with its window. */
export interface ReadingKept {
  report: Pick<Report, "id" | "text" | "publisher" | "published" | "quality">;
}

/** What fusing keeps of an event mention. */
export type EventKept = Pick<
  EventMention,
  | "start"
  | "end"
  | "trigger"
  | "type"
  | "mode"
  | "arguments"
  | "polarity"
  | "modality"
  | "aspect"
  | "condition"
>;

/** Actors and times named in a stretch, in order of the text. */
export interface Named {
  parties: (Span & { actor: ActorRef })[];
  times: Span[];
}

/**
 * One event mention with all that linking knows of it: the raw material of claims. Held for as long as its story is, so that
 * it holds no more of its reading than fusing asks for.
 */
export interface Draft {
  id: string;
  reading: ReadingKept;
  event: EventKept;
  /** The sentence it stands in; its clause where sentences are not known. */
  sentence: Span;
  /** What its words set an end to, see {@link Position}. */
  deadline: Deadline | null;
  /** Who and when the words of a stance and of its condition name; null for other events. */
  named: Named | null;
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
    const kept = keptOf(reading);
    const drafts = reading.events.map((event) => draftOf(links, reading, kept, event, story));
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

function keptOf({ report: { id, text, publisher, published, quality } }: Reading): ReadingKept {
  return { report: { id, text, publisher, published, quality } };
}

function eventKept(event: EventMention): EventKept {
  const { start, end, trigger, type, mode, polarity, modality, aspect, condition } = event;
  return {
    start,
    end,
    trigger,
    type,
    mode,
    arguments: event.arguments,
    polarity,
    modality,
    aspect,
    condition,
  };
}

function draftOf(
  links: Links,
  reading: Reading,
  kept: ReadingKept,
  event: EventMention,
  story: string,
): Draft {
  const { report } = kept;
  const stance = stanceOf(reading, event);
  return {
    id: contentId("assertion", report.id, event.trigger.start, event.trigger.end, event.type, event.polarity),
    reading: kept,
    event: eventKept(event),
    sentence: sentenceOf(reading, event),
    deadline: deadlineOf(reading, event),
    named: namedIn(reading, event),
    story,
    actors: actorsOf(reading, event),
    recipients: participantsOf(reading, event, ["recipient", "target"]),
    thirds: participantsOf(reading, event, ["third"]),
    place: placeOf(reading, event),
    ownTime: ownTimeOf(reading, event),
    told: toldTimeOf(reading, event),
    measured: measuredOf(reading, event),
    provenance: provenanceOf(links, reading, event),
    stance,
    polarity: stance === "denies" ? "+" : event.polarity,
    saidAt: report.published?.earliest ?? report.published?.latest ?? null,
  };
}

/** Who acts; of a stance nobody is named for, and where the actor is part of the speaker's name, whoever says it. Who counts the dead did not kill them. */
function actorsOf(reading: Reading, event: EventMention): ActorRef[] {
  const named = participantsOf(reading, event, ["actor"]);
  if (isOutcome(event.type)) return named.filter(({ id }) => id !== speakerOf(reading, event)?.id);
  if (named.length > 0) return named;
  const told = event.arguments.filter(({ role }) => role === "actor");
  const isStance = told.length === 0 && POSITION_KIND[event.type] !== undefined;
  const source = sourceOf(reading, event);
  const isSpeaker = source !== null && told.some((argument) => overlaps(argument, source));
  const speaker = isStance || isSpeaker ? speakerOf(reading, event) : null;
  return speaker ? [speaker] : [];
}

function speakerOf(reading: Reading, event: EventMention): ActorRef | null {
  const source = sourceOf(reading, event);
  return source && actorIn(reading.mentions, source);
}

function sourceOf(reading: Reading, event: EventMention): Span | null {
  return event.attribution === null ? null : (reading.attributions[event.attribution]?.source ?? null);
}

function participantsOf(reading: Reading, event: EventMention, roles: Role[]): ActorRef[] {
  const found: ActorRef[] = [];
  for (const argument of event.arguments) {
    if (!roles.includes(argument.role)) continue;
    const actor = actorIn(reading.mentions, argument);
    if (actor && !found.some((other) => other.id === actor.id)) found.push(actor);
  }
  return found;
}

/**
 * The actor an argument names. A noun phrase is named by its last word, so that a mention that ends where the argument
 * ends comes first ("Iran-backed Iraqi militias" for "Iraqi militias"), the longest of them; then the longest inside.
 */
function actorIn(mentions: readonly Mention[], argument: Span): ActorRef | null {
  const named = overlappingIn(mentions, argument).filter(({ actor }) => actor !== null);
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

/** The place of the clause; else one that stands inside what was struck ("the port of X"). */
function placeOf(reading: Reading, event: EventMention): PlaceRef | null {
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

/** A correction takes back what the text said before. */
const WITHDRAWN = /\b(?:earlier|previous|initial|original) version\b/i;

/** A denial is an assertion against the claim denied, not for its opposite. */
function stanceOf(reading: Reading, event: EventMention): Stance {
  const attribution = event.attribution === null ? undefined : reading.attributions[event.attribution];
  if (attribution?.cueClass === "deny" && attribution.polarity === "-") return "denies";
  if (attribution?.cueClass === "decline") return "doubts";
  if (attribution?.sourceKind === "document" && WITHDRAWN.test(attribution.sourceName)) return "denies";
  return "asserts";
}

/** Told as a fact by somebody who does not deny it. */
export function happened({ event, stance }: Draft): boolean {
  return MODALITY_CLASS[event.modality] === "happened" && stance === "asserts";
}

export function isDamaged({ reading }: Draft): boolean {
  return reading.report.quality.garbled;
}

function sentenceOf({ sentences }: Reading, { start, end, trigger }: EventMention): Span {
  return sentences.find((sentence) => holds(sentence, trigger)) ?? { start, end };
}

function namedIn({ mentions, times }: Reading, { type, start, end, condition }: EventMention): Named | null {
  if (POSITION_KIND[type] === undefined && condition === null) return null;
  const words = {
    start: Math.min(start, condition?.start ?? start),
    end: Math.max(end, condition?.end ?? end),
  };
  const parties = overlappingIn(mentions, words).flatMap(({ start, end, actor }) =>
    actor ? [{ start, end, actor }] : [],
  );
  return { parties, times: overlappingIn(times, words).map(({ start, end }) => ({ start, end })) };
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
    sentence: draft.sentence,
    chain: draft.provenance.chain,
    origin: draft.provenance.origin.id,
    stance: draft.stance,
    saidAt: draft.saidAt,
  };
}
