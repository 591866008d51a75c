import type { ActorKind, PlaceType, Reading } from "./reading.ts";
import type { Span } from "./span.ts";

/** Where in which report something is mentioned. */
export interface ReportSpan extends Span {
  /** Report id. */
  report: string;
}

/** A state, force, armed group, office, person, organisation or outlet known from the lexicon or the reports. */
export interface Actor {
  /** e.g. `state:IRN`, `person:jane-doe`. */
  id: string;
  /** The name it is shown by. */
  name: string;
  /** What sort of actor it is. */
  kind: ActorKind;
  /** ISO 3166-1 alpha-3 code of its country, or null. */
  country: string | null;
  /** PLOVER sector code (`GOV`, `MIL`, `REB`, …), or null. */
  sector: string | null;
  /** Id of the body a person speaks or acts for, see {@link ActorRef}; missing or null where none is told. */
  affiliation?: string | null;
  /** Where the reports speak of it, pronouns among them. */
  mentions: ReportSpan[];
}

export interface Place {
  /** e.g. `admin:NG-BY`. */
  id: string;
  /** The name it is shown by. */
  name: string;
  /** What sort of place it is. */
  type: PlaceType;
  /** ISO 3166-1 alpha-3 code of its country, or null. */
  country: string | null;
  /** Degrees north, WGS 84. */
  lat: number;
  /** Degrees east, WGS 84. */
  lon: number;
  /** Radius in kilometres within which the place lies around the point. */
  radiusKm: number;
  /** Where the reports name it. */
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
  /** What sort of hop it is. */
  kind: ChainKind;
  /** Actor id where the hop was resolved, else null. */
  actor: string | null;
  /** First UTF-16 code unit of the words in the report's text; null where the hop is implied. */
  start: number | null;
  /** UTF-16 code unit after the words; null where the hop is implied. */
  end: number | null;
}

export type DerivationKind = "copy" | "rewrite" | "excerpt" | "credit" | "quote" | "update";

/** Why one text is held to go back to another: one aligned pair of passages, or the words that credit it. */
export interface Evidence {
  /** The passage in the report that goes back to another. */
  derived: Span;
  /** Null where the original is not held. */
  from: Span | null;
  /** e.g. `same sentence`, `aligned 0.62`, `credits ABC News`. */
  why: string;
}

/** `derived` goes back to `from`, a report id or an outlet we do not hold (`outlet:abc-news`). */
export interface Derivation {
  /** Id of the report that goes back to another. */
  derived: string;
  /** Report id of the original, or `outlet:…` where it is not held. */
  from: string;
  /** How it goes back: repeated words, credit, quotation, later version. */
  kind: DerivationKind;
  /** The aligned passages or the crediting words. */
  evidence: Evidence[];
  /** Probability that it is right, 0..1. */
  confidence: number;
}

/** Reports about one developing event. */
export interface Story {
  /** Made of the report it begins with. */
  id: string;
  /** Headline of its most central report, else its first telling sentence, else its path. */
  headline: string;
  /** Ids of its reports. */
  reports: string[];
}

/** Why a report is in its story: the earlier report of the story that is nearest to it. */
export interface StoryJoin {
  /** Id of that report. */
  with: string;
  /** `stated` (an analyst put them together), `derivation` (one repeats the other), `wording`, or `names` as well as wording. */
  on: "stated" | "derivation" | "wording" | "names";
  /** How alike the two are by weighted words (or by words and names), 0..1; null where something else ties them. */
  similarity: number | null;
}

/** Where information enters a report: the root of a chain of attribution. */
export interface OriginRef {
  /** e.g. `speaker:person:jane-doe`, `anonymous:senior us official@abc-news`, `newsroom:reuters`, `unknown:<report>`. */
  id: string;
  /** What sort of root it is. */
  kind: OriginKind;
  /** How it is shown. */
  name: string;
}

export type OriginKind = "speaker" | "newsroom" | "document" | "anonymous" | "unknown";

/** The root of one chain together with its hops. */
export interface Provenance {
  /** Original speaker first, publisher last. */
  chain: ChainLink[];
  origin: OriginRef;
}

/** What linking adds to some reports: actors, places and times filled in, and what ties them to each other and to earlier ones. */
export interface Links {
  /** Sorted by report id. Mentions carry `actor` and `place`. */
  readings: Reading[];
  /** The actors known so far, by id. */
  actors: ReadonlyMap<string, Omit<Actor, "mentions">>;
  /** Report id -> for each attribution of that reading the chain outward from it, with its root. */
  provenances: Map<string, Provenance[]>;
  /** Report id -> the provenance of text nobody is quoted for. */
  publisherProvenances: Map<string, Provenance>;
  /** Those with one of these reports at one end. */
  derivations: Derivation[];
  /** Stories that were begun or went on, each with all its reports, earlier ones among them. */
  stories: Story[];
  /** Report id -> id of its story. */
  storyOf: ReadonlyMap<string, string>;
  /** Report id -> why it is in its story; the first reports of stories are not in it. */
  storyJoins: ReadonlyMap<string, StoryJoin>;
  /** Id of a story that is no more -> id of the one that took its reports in. */
  absorbed: ReadonlyMap<string, string>;
}
