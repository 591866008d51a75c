import type { Actor, ChainLink, Derivation, OriginKind, Place, ReportSpan, Story } from "./links.ts";
import type { Comparator, EventType, Modality, Polarity } from "./reading.ts";
import type { Span } from "./span.ts";
import type { Dated } from "./time.ts";

/**
 * How many stand behind a statement. `origins` is an interval: the low end merges on every edge that may
 * join two origins, the high end only on explicit credit and copying. Computed by `fuse/counts.ts` alone.
 */
export interface Counts {
  reports: number;
  outlets: number;
  speakers: number;
  origins: [low: number, high: number];
}

/** Admiralty credibility: 1 confirmed by other sources … 5 improbable, 6 cannot be judged (AJP-2.1). */
export interface Credibility {
  grade: 1 | 2 | 3 | 4 | 5 | 6;
  reasons: string[];
}

/** Where information enters the reports: one speaker, one newsroom's own reporting, one document. */
export interface Origin {
  id: string;
  kind: OriginKind;
  name: string;
  reports: string[];
}

export interface PropositionFigure {
  low: number | null;
  high: number | null;
  comparator: Comparator;
  unit: string;
}

/** What is said, freed from who says it. Actor, recipient and place are ids. */
export interface Proposition {
  type: EventType;
  actor: string | null;
  recipient: string | null;
  place: string | null;
  time: Dated | null;
  figure: PropositionFigure | null;
  polarity: Polarity;
  /** How it is put forward: only `asserted` and `reported` are said to have happened. */
  modality: Modality;
  /** The words of its best assertion. */
  text: string;
}

export type Stance = "asserts" | "denies" | "doubts" | "asks";

/** One report saying one claim, in these words: `exact === report.text.slice(start, end)`. */
export interface Assertion {
  id: string;
  claim: string;
  report: string;
  start: number;
  end: number;
  exact: string;
  /** Up to 32 characters before and after (W3C Web Annotation TextQuoteSelector). */
  prefix: string;
  suffix: string;
  /** The whole sentence the words stand in, for showing them in context. */
  sentence: Span;
  /** Original speaker first, publisher last. */
  chain: ChainLink[];
  origin: string;
  stance: Stance;
  /** When it was said, as far as known: the publication date of the report, ISO 8601. */
  saidAt: string | null;
}

export interface Claim {
  id: string;
  incident: string | null;
  proposition: Proposition;
  assertions: string[];
  counts: Counts;
  credibility: Credibility;
}

/** Something that happened (or is said to have): claims that agree in type, participants, time and place. */
export interface Incident {
  id: string;
  type: EventType;
  headline: string;
  time: Dated | null;
  place: string | null;
  participants: Participant[];
  claims: string[];
  counts: Counts;
  /** Told as history, habit, standing state or a total over a period, not as a single event. */
  background: boolean;
}

export interface Participant {
  actor: string;
  role: "actor" | "recipient" | "third";
}

export interface FigureValue {
  low: number | null;
  high: number | null;
  comparator: Comparator;
  claim: string;
  asOf: string | null;
}

/** A measured quantity of an incident (`dead`, `missile hit`) and its values over time. */
export interface Figure {
  id: string;
  incident: string;
  measure: string;
  /** The place the values hold for, where they are told of one town or site of the incident only. */
  place: string | null;
  values: FigureValue[];
  current: {
    low: number | null;
    high: number | null;
    comparator: Comparator;
    claim: string;
    reason: string;
  } | null;
  /** Figures whose current values add up to this one (nine = five + four). */
  parts: string[];
}

export type ConflictKind = "figure" | "denial" | "time" | "place" | "actor" | "attribution" | "outcome";
/** succession: changed over time; drift: copies that differ from what they copy; contradiction: open. */
export type ConflictRelation = "succession" | "drift" | "contradiction";

export interface Conflict {
  id: string;
  kind: ConflictKind;
  relation: ConflictRelation;
  /** Claim ids, one list a side. */
  sides: string[][];
  note: string;
}

export type PositionKind =
  | "statement"
  | "demand"
  | "warning"
  | "threat"
  | "pledge"
  | "refusal"
  | "denial"
  | "support"
  | "accusation";

/** Words of one report, quoted. */
export interface Quoted extends ReportSpan {
  exact: string;
}

/** Who threatens, promises, refuses what to whom, and on which condition. */
export interface Position {
  id: string;
  /** Actor id. */
  actor: string;
  kind: PositionKind;
  target: string | null;
  condition: Quoted | null;
  consequence: Quoted | null;
  deadline: { text: string; earliest: string | null; latest: string | null } | null;
  claim: string;
  at: string | null;
}

export type Reliability = "A" | "B" | "C" | "D" | "E" | "F";

/** A publisher with its Admiralty reliability (F = cannot be judged, the honest default). */
export interface Source {
  publisher: string;
  reliability: Reliability;
  reasons: string[];
  reports: number;
}

/** What is the case, by these reports. Derived from claims only; the order of reports does not matter. */
export interface Fusion {
  origins: Origin[];
  incidents: Incident[];
  claims: Claim[];
  assertions: Assertion[];
  figures: Figure[];
  conflicts: Conflict[];
  positions: Position[];
}

export type { Actor, Derivation, Place, Story };
