import type { ActorKind, PlaceType, Reading } from "./reading.ts";
import type { Span } from "./span.ts";

/** Where in which report something is mentioned. */
export interface ReportSpan extends Span {
  report: string;
}

/** A state, force, armed group, office, person, organisation or outlet known from the lexicon or the reports. */
export interface Actor {
  id: string;
  name: string;
  kind: ActorKind;
  country: string | null;
  sector: string | null;
  mentions: ReportSpan[];
}

export interface Place {
  id: string;
  name: string;
  type: PlaceType;
  country: string | null;
  lat: number;
  lon: number;
  radiusKm: number;
  mentions: ReportSpan[];
}

/** Kinds of hop in a chain of attribution. */
export type ChainKind =
  | "named"
  | "role"
  | "anonymous"
  | "outlet"
  | "collective"
  | "document"
  | "narrator"
  | "unknown"
  | "publisher";

/** One hop of a chain of attribution: original speaker first, publisher last. */
export interface ChainLink {
  /** The words in the report, or "" where the hop is implied (the publisher itself). */
  text: string;
  /** Canonical name: the actor's, the outlet's, else the fullest wording in the report. */
  name: string;
  kind: ChainKind;
  /** Actor id where the hop was resolved, else null. */
  actor: string | null;
  start: number | null;
  end: number | null;
}

export type DerivationKind = "copy" | "rewrite" | "excerpt" | "credit" | "quote" | "update";

/** Why one text is held to go back to another: one aligned pair of passages, or the words that credit it. */
export interface Evidence {
  derived: Span;
  /** Null where the original is not held. */
  from: Span | null;
  /** e.g. `same sentence`, `aligned 0.62`, `credits ABC News`. */
  why: string;
}

/** `derived` goes back to `from`, a report id or an outlet we do not hold (`outlet:abc-news`). */
export interface Derivation {
  derived: string;
  from: string;
  kind: DerivationKind;
  evidence: Evidence[];
  confidence: number;
}

/** Reports about one developing event. */
export interface Story {
  id: string;
  headline: string;
  reports: string[];
}

/** Where information enters a report: the root of a chain of attribution. */
export interface OriginRef {
  /** e.g. `speaker:person:jane-doe`, `anonymous:senior us official@abc-news`, `newsroom:reuters`, `unknown:<report>`. */
  id: string;
  kind: OriginKind;
  name: string;
}

export type OriginKind = "speaker" | "newsroom" | "document" | "anonymous" | "unknown";

/** The root of one chain together with its hops. */
export interface Provenance {
  /** Original speaker first, publisher last. */
  chain: ChainLink[];
  origin: OriginRef;
}

/** All that linking adds: the readings with actors, places and times filled in, and what ties them together. */
export interface Links {
  /** Sorted by report id. Mentions carry `actor` and `place`. */
  readings: Reading[];
  actors: Actor[];
  places: Place[];
  /** Report id -> for each attribution of that reading the chain outward from it, with its root. */
  provenances: Map<string, Provenance[]>;
  /** Report id -> the provenance of text nobody is quoted for. */
  publisherProvenances: Map<string, Provenance>;
  derivations: Derivation[];
  stories: Story[];
}
