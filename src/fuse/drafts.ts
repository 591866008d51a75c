import {
  type ActorRef,
  type Assertion,
  type Dated,
  type EventMention,
  isUnnamed,
  type Links,
  type PlaceRef,
  type Polarity,
  type Provenance,
  type Quantity,
  type Reading,
  type Report,
  type Span,
  type Stance,
} from "../model/index.ts";
import { contentId } from "../text/hash.ts";
import { overlappingIn } from "../text/offsets.ts";
import { bodyOf } from "./bodies.ts";
import { type Deadline, deadlineOf } from "./deadlines.ts";
import { isDenying, isPresupposed, stanceOf } from "./denying.ts";
import { isOutcome, MODALITY_CLASS, POSITION_KIND } from "./kinds.ts";
import { type Telling, tellingOf } from "./referring.ts";
import { actorsOf, participantsOf, placeOf, sentenceAt, speakerOf } from "./roles.ts";

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
  | "contexts"
  | "measures"
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
  /** Who says it, where the words that name the source are known. */
  speaker: ActorRef | null;
  /** Whose word it is: the body its speaker speaks for, else its origin; null where nobody is told. */
  voice: string | null;
  stance: Stance;
  telling: Telling;
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
  const { start, end, trigger, type, mode, polarity, modality, aspect, condition, contexts, measures } =
    event;
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
    contexts,
    measures,
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
  const provenance = provenanceOf(links, reading, event);
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
    provenance,
    speaker: speakerOf(reading, event),
    voice: voiceOf(reading, event, provenance),
    stance,
    telling: tellingOf(reading, event),
    polarity: stance === "denies" ? "+" : event.polarity,
    saidAt: report.published?.earliest ?? report.published?.latest ?? null,
  };
}

function ownTimeOf(reading: Reading, event: EventMention): Dated | null {
  const time = event.time === null ? undefined : reading.times[event.time];
  const interval = time && !isOfAnother(reading, event, time) ? (time.interval ?? null) : null;
  return interval && { ...interval, basis: reading.report.published?.basis ?? "text" };
}

/**
 * "The toll rose to 27 on Wednesday" says when it was counted, "they met on Tuesday after fighting that killed nine" when they
 * met: neither says when people died; nor does "two of them in hospital on Friday" of all the others.
 */
function isOfAnother(
  { report: { text } }: Reading,
  { type, start, trigger }: EventMention,
  time: Span,
): boolean {
  if (time.start < trigger.start && AFTER.test(text.slice(time.end, trigger.start))) return true;
  if (!isOutcome(type)) return false;
  return (
    COUNTED.test(text.slice(start, time.start)) ||
    OF_PART.test(text.slice(Math.max(0, time.start - PART_REACH), time.start))
  );
}

const AFTER = /^[^.;]*\bafter (?!(?:an?|one|two|three|\d+) (?:day|week|month|hour)s?\b)/i;
/** Farthest that a part stands before its time, in code units. */
const PART_REACH = 60;
const OF_PART = /,\s(?:\w+|\d+) of (?:them|whom)\b[^.;]*$/i;
const COUNTED =
  /\b(?:rose|risen|climb(?:s|ed)|jump(?:s|ed)|increased|raised|lowered|reduced|revised|put)\b[^.;]*\b(?:to|at)\b[^.;,]{1,30}$/i;

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
  const isTheirs =
    event.attribution !== null && !(isDenying(reading, event) && isPresupposed(reading, event));
  const own = isTheirs ? ofAttributions?.[event.attribution!] : undefined;
  return own ?? links.publisherProvenances.get(reading.report.id)!;
}

/**
 * A minister and the ministry speak with one voice, and so do a body that is quoted and the same taken for a newsroom. A newsroom's
 * own count is a voice, words of nobody are none.
 */
function voiceOf(reading: Reading, event: EventMention, { origin }: Provenance): string | null {
  if (origin.kind === "unknown") return null;
  if (origin.kind === "anonymous" || origin.kind === "document") return origin.id;
  const person = /^speaker:(person:.*)$/.exec(origin.id)?.[1];
  return person ? (speakerOf(reading, event)?.affiliation ?? person) : bodyOf(origin.id);
}

/** Told as a fact by somebody who does not deny it. */
export function happened({ event, stance }: Draft): boolean {
  return MODALITY_CLASS[event.modality] === "happened" && stance === "asserts";
}

export function isDamaged({ reading }: Draft): boolean {
  return reading.report.quality.garbled;
}

function sentenceOf(reading: Reading, event: EventMention): Span {
  return reading.sentences[sentenceAt(reading, event)] ?? { start: event.start, end: event.end };
}

function namedIn({ mentions, times }: Reading, { type, start, end, condition }: EventMention): Named | null {
  if (POSITION_KIND[type] === undefined && condition === null) return null;
  const words = {
    start: Math.min(start, condition?.start ?? start),
    end: Math.max(end, condition?.end ?? end),
  };
  const parties = overlappingIn(mentions, words).flatMap(({ start, end, actor }) =>
    actor && !isUnnamed(actor.id) ? [{ start, end, actor }] : [],
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
