import type { Report } from "./report.ts";
import type { Span } from "./span.ts";
import type { Timex } from "./time.ts";

export type MentionType = "person" | "organization" | "gpe" | "location" | "facility" | "weapon" | "vehicle";
export type MentionLevel = "name" | "nominal" | "pronoun";

/** An actor as a mention or an event row shows it. */
export interface ActorRef {
  id: string;
  name: string;
  kind: ActorKind;
  /** ISO 3166-1 alpha-3, or null (also for non-state codes, see `sector`). */
  country: string | null;
  /** PLOVER sector code (`GOV`, `MIL`, `REB`, …), or null. */
  sector: string | null;
}

export type ActorKind = "state" | "force" | "group" | "office" | "person" | "organization" | "outlet";

/** A place as a mention or an event row shows it. */
export interface PlaceRef {
  id: string;
  name: string;
  type: PlaceType;
  country: string | null;
  /** Degrees, WGS 84. */
  lat: number;
  lon: number;
  /** Radius in kilometres within which the place lies around the point. */
  radiusKm: number;
}

export type PlaceType = "country" | "region" | "admin" | "city" | "facility" | "water";

/** A stretch of text that stands for an actor, a place or a thing. */
export interface Mention extends Span {
  type: MentionType;
  level: MentionLevel;
  /** Index of the earlier mention it stands for, or null. */
  antecedent: number | null;
  /** Filled by linking; null where unknown or ambiguous. */
  actor: ActorRef | null;
  /** Filled by linking; null where unknown or ambiguous. */
  place: PlaceRef | null;
}

export type Comparator = "=" | "~" | ">" | ">=" | "<" | "<=" | "range" | "none";

/** A number with its bounds and what it counts. */
export interface Quantity extends Span {
  /** Inclusive bounds; null = open. */
  low: number | null;
  high: number | null;
  comparator: Comparator;
  /** Head noun of what is counted, as a lemma (`missile`, `person`), a unit of measure (`km`, `USD`, `%`), or "" . */
  unit: string;
}

export type SourceKind =
  | "named"
  | "role"
  | "anonymous"
  | "outlet"
  | "collective"
  | "document"
  | "narrator"
  | "unknown";
export type AttributionStyle = "direct" | "mixed" | "indirect";
export type CueClass =
  | "say"
  | "report"
  | "deny"
  | "warn"
  | "threaten"
  | "promise"
  | "order"
  | "believe"
  | "decline"
  | "show";

export type Polarity = "+" | "-";

/** Somebody says something: who, in which words, to whom. */
export interface Attribution {
  cue: Span;
  source: Span | null;
  sourceKind: SourceKind;
  /** The source by its fullest name in the report (`a senior administration official`, `ABC News`). */
  sourceName: string;
  content: Span[];
  /** `told ABC News`: the one told. */
  recipient: Span | null;
  style: AttributionStyle;
  cueClass: CueClass;
  /** `-` where the source denies or the speech act itself is negated. */
  polarity: Polarity;
  /** Index of the attribution whose content holds this one; following it outward gives the chain. */
  within: number | null;
  /** Probability that it is right, 0..1. */
  confidence: number;
}

/** The 16 PLOVER types and our extensions. */
export const EVENT_TYPES = [
  "AGREE",
  "CONSULT",
  "SUPPORT",
  "CONCEDE",
  "COOPERATE",
  "AID",
  "RETREAT",
  "REQUEST",
  "ACCUSE",
  "REJECT",
  "THREATEN",
  "PROTEST",
  "SANCTION",
  "MOBILIZE",
  "COERCE",
  "ASSAULT",
  "STATEMENT",
  "POSITION",
  "INTERCEPT",
  "DAMAGE",
  "CASUALTY",
  "RELATION",
  "RISK",
  "MOVE",
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

export type Role = "actor" | "recipient" | "instrument" | "target" | "third";
export type Modality =
  | "asserted"
  | "reported"
  | "possible"
  | "conditional"
  | "hypothetical"
  | "planned"
  | "expected"
  | "ordered"
  | "opinion";
export type Aspect =
  | "single"
  | "ongoing"
  | "habitual"
  | "historical"
  | "state"
  | "aggregate"
  | "attempted"
  | "ended";

/** One argument of an event: the words that fill a role. */
export interface Argument extends Span {
  role: Role;
}

/** A mention of an event: `start`/`end` is the clause that tells it. */
export interface EventMention extends Span {
  trigger: Span;
  type: EventType;
  mode: string | null;
  contexts: string[];
  arguments: Argument[];
  polarity: Polarity;
  modality: Modality;
  aspect: Aspect;
  /** Index into `times`. */
  time: number | null;
  /** Index into `mentions`. */
  place: number | null;
  /** Indices into `quantities`. */
  figures: number[];
  /** Parallel to `figures`: what each counts in the event (`dead`, `wounded`, `launched`, `hit`, `attacks`, `actor`, `target`, `count`, …). */
  measures: string[];
  /** Index into `attributions`: the innermost one whose content holds the event. */
  attribution: number | null;
  /** The words that state the condition. */
  condition: Span | null;
  confidence: number;
}

/** All that was read out of one report, that report read alone. */
export interface Reading {
  report: Report;
  sentences: Span[];
  mentions: Mention[];
  times: Timex[];
  quantities: Quantity[];
  attributions: Attribution[];
  events: EventMention[];
}
