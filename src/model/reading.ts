import type { Report } from "./report.ts";
import type { Span } from "./span.ts";
import type { Timex } from "./time.ts";

export type MentionType = "person" | "organization" | "gpe" | "location" | "facility" | "weapon" | "vehicle";
export type MentionLevel = "name" | "nominal" | "pronoun";

/** An actor as a mention or an event row shows it. */
export interface ActorRef {
  /** e.g. `state:IRN`, `person:jane-doe`. */
  id: string;
  /** The name it is shown by. */
  name: string;
  /** What sort of actor it is. */
  kind: ActorKind;
  /** ISO 3166-1 alpha-3, or null (also for non-state codes, see `sector`). */
  country: string | null;
  /** PLOVER sector code (`GOV`, `MIL`, `REB`, …), or null. */
  sector: string | null;
  /**
   * Id of the body a person speaks or acts for (`state:ERI`, `org:who`), as the report tells it or an office held on its day
   * does; missing or null where none is told. The body may be named nowhere else, and so be missing among the actors.
   */
  affiliation?: string | null;
}

/** Id of somebody whom a report never names: `the governor` of one report need not be that of another. */
export function unnamedId(report: string, words: string): string {
  return `${UNNAMED}${words}@${report}`;
}

/** Whether an actor is known by what one report calls it alone. Such an actor tells nothing of who two reports speak of. */
export function isUnnamed(actor: string): boolean {
  return actor.startsWith(UNNAMED);
}

const UNNAMED = "unnamed:";

export type ActorKind = "state" | "force" | "group" | "office" | "person" | "organization" | "outlet";

/** A place as a mention or an event row shows it. */
export interface PlaceRef {
  /** Gazetteer id. */
  id: string;
  /** The name it is shown by. */
  name: string;
  /** What sort of place it is. */
  type: PlaceType;
  /** ISO 3166-1 alpha-3 code, or null. */
  country: string | null;
  /** Degrees, WGS 84. */
  lat: number;
  /** Degrees east, WGS 84. */
  lon: number;
  /** Radius in kilometres within which the place lies around the point. */
  radiusKm: number;
}

export type PlaceType = "country" | "region" | "admin" | "city" | "facility" | "water";

/** A stretch of text that stands for an actor, a place or a thing. */
export interface Mention extends Span {
  /** What sort of thing the words stand for. */
  type: MentionType;
  /** Whether it is named, described or pointed at. */
  level: MentionLevel;
  /** Index of the mention it stands for, or null: an earlier one, but for a pronoun whose name follows (`Before he left, Jane Roe …`). */
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
  /** Upper bound, inclusive; null = open. */
  high: number | null;
  /** How the words put the number (`at least` is `>=`, `about` is `~`); `none` for a vague one. */
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
  /** The words that say that somebody says (`said`, `according to`). */
  cue: Span;
  /** The words for who says it, or null where it is not told. */
  source: Span | null;
  /** What sort of source it is. */
  sourceKind: SourceKind;
  /** The source by its fullest name in the report (`a senior administration official`, `ABC News`). */
  sourceName: string;
  /** What is said: one or more stretches, in order. */
  content: Span[];
  /** `told ABC News`: the one told. */
  recipient: Span | null;
  /** Quoted word for word, partly, or retold. */
  style: AttributionStyle;
  /** What sort of speech act it is. */
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
  /** What the words fill in the event. */
  role: Role;
}

/** A mention of an event: `start`/`end` is the clause that tells it. */
export interface EventMention extends Span {
  /** The words that name the event. */
  trigger: Span;
  /** PLOVER type or one of our extensions. */
  type: EventType;
  /** PLOVER mode within the type (`heavy-weapons`, `abduct`), or null. */
  mode: string | null;
  /** PLOVER contexts it belongs to (`military`, `disasters`). */
  contexts: string[];
  /** Who or what fills which role. */
  arguments: Argument[];
  /** `-` where it is said not to have happened. */
  polarity: Polarity;
  /** How it is put forward: only `asserted` and `reported` are said to have happened. */
  modality: Modality;
  /** Whether it is one event, a habit, a state, a total. */
  aspect: Aspect;
  /** Index into `times`. */
  time: number | null;
  /** Index into `mentions`. */
  place: number | null;
  /** Indices into `quantities`. */
  figures: number[];
  /** Parallel to `figures`: what each counts in the event (`dead`, `wounded`, `launched`, `hit`, `attacks`, `actor`, `target`, `count`, …). */
  measures: string[];
  /** Index into `attributions`: for an act of speech the one that tells it (`X warned …`), else the innermost whose content holds the event. */
  attribution: number | null;
  /** The words that state the condition. */
  condition: Span | null;
  /** Probability that it was read rightly, 0..1. */
  confidence: number;
}

/** All that was read out of one report, that report read alone. */
export interface Reading {
  /** The report that was read. */
  report: Report;
  /** Its sentences, in order; boilerplate has none. */
  sentences: Span[];
  /** Stretches that stand for an actor, a place or a thing. */
  mentions: Mention[];
  /** Time expressions. */
  times: Timex[];
  /** Numbers with what they count. */
  quantities: Quantity[];
  /** Who says what. */
  attributions: Attribution[];
  /** What is said to happen, to have happened, or to be going to. */
  events: EventMention[];
}
