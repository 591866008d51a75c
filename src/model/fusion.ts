import type { Actor, ChainLink, Derivation, OriginKind, Place, ReportSpan, Story } from "./links.ts";
import type { Comparator, EventType, Modality, Polarity } from "./reading.ts";
import type { Span } from "./span.ts";
import type { Dated } from "./time.ts";

/**
 * How many stand behind a statement. `origins` is an interval: the low end merges on every edge that may
 * join two origins, the high end only on explicit credit and copying. Computed by `fuse/counts.ts` alone.
 */
export interface Counts {
  /** Reports that say it. */
  reports: number;
  /** Publishers of those reports; a report without one counts for itself. */
  outlets: number;
  /** Persons, offices and organisations quoted for it, each once. */
  speakers: number;
  /** Least and most independent origins; `[0, 0]` where none is told. */
  origins: [low: number, high: number];
}

/** Admiralty credibility: 1 confirmed by other sources … 5 improbable, 6 cannot be judged (AJP-2.1). */
export interface Credibility {
  /** 1 confirmed by other sources … 5 improbable, 6 cannot be judged. */
  grade: 1 | 2 | 3 | 4 | 5 | 6;
  /** Why it has this grade, one short phrase each. */
  reasons: string[];
}

/** Where information enters the reports: one speaker, one newsroom's own reporting, one document. */
export interface Origin {
  /** e.g. `speaker:person:jane-doe`, `newsroom:reuters`, `unknown:<report>`. */
  id: string;
  /** What sort of root it is. */
  kind: OriginKind;
  /** How it is shown; an unnamed source with its outlet in brackets. */
  name: string;
  /** Ids of the reports that go back to it. */
  reports: string[];
}

export interface PropositionFigure {
  /** Lower bound, inclusive; null = open. */
  low: number | null;
  /** Upper bound, inclusive; null = open. */
  high: number | null;
  /** How the words put the number (`at least`, `about`). */
  comparator: Comparator;
  /** What is counted, as a lemma, or a unit of measure. */
  unit: string;
}

/** What is said, freed from who says it. Actor, recipient and place are ids. */
export interface Proposition {
  /** What sort of event is said. */
  type: EventType;
  /** Id of the actor who does it, or null. */
  actor: string | null;
  /** Id of the actor it is done to, or null. */
  recipient: string | null;
  /** Id of the place where, or null. */
  place: string | null;
  /** When it happened by these words, or null. */
  time: Dated | null;
  /** The number that is said, or null. */
  figure: PropositionFigure | null;
  /** `-` where it is said not to be so. */
  polarity: Polarity;
  /** How it is put forward: only `asserted` and `reported` are said to have happened. */
  modality: Modality;
  /** The words of its best assertion. */
  text: string;
}

export type Stance = "asserts" | "denies" | "doubts" | "asks";

/** One report saying one claim, in these words: `exact === report.text.slice(start, end)`. */
export interface Assertion {
  /** Made of the report and the words; the same words keep it. */
  id: string;
  /** Id of the claim that is said. */
  claim: string;
  /** Id of the report that says it. */
  report: string;
  /** First UTF-16 code unit of the words in the report's text. */
  start: number;
  /** UTF-16 code unit after the words. */
  end: number;
  /** The words themselves. */
  exact: string;
  /** Up to 32 characters before and after (W3C Web Annotation TextQuoteSelector). */
  prefix: string;
  /** Up to 32 characters after the words. */
  suffix: string;
  /** The whole sentence the words stand in, for showing them in context. */
  sentence: Span;
  /** Original speaker first, publisher last. */
  chain: ChainLink[];
  /** Id of the origin the chain starts from. */
  origin: string;
  /** Whether the report's source says it is so, denies it, doubts it or asks. */
  stance: Stance;
  /** When it was said, as far as known: the publication date of the report, ISO 8601. */
  saidAt: string | null;
  /** Why it tells of its incident; missing where it is the first to tell of it, or tells of none. */
  inIncident?: Join;
  /** Why it says its claim; missing where it is the one with which the others are compared. */
  inClaim?: Join;
}

/**
 * What two tellings agree in. Of an incident: `stated` (an analyst merged them), `aligned` (they stand in passages of which one
 * repeats the other), `actor`, `recipient`, `parties` (the same two talk), `country` (whom it struck is told by name in one
 * and by the place struck in the other), `place`, `time`, `wording`; `near`: it names nobody, and its report has just told
 * of the incident; `main`: it names nobody, and the incident is what its story tells most of. Of a claim also `deed` (words
 * for one deed) and `trigger` (the same word for it).
 */
export type Ground =
  | "stated"
  | "aligned"
  | "actor"
  | "recipient"
  | "parties"
  | "country"
  | "place"
  | "time"
  | "wording"
  | "near"
  | "main"
  | "deed"
  | "trigger";

/** Why one telling was put to earlier ones. */
export interface Join {
  /** Id of the earlier assertion it agrees with most. */
  with: string;
  /** What the two agree in. */
  on: Ground[];
}

export interface Claim {
  /** Made of what is said; the same statement keeps it. */
  id: string;
  /** Id of the incident it is told of, or null. */
  incident: string | null;
  /** What is said. */
  proposition: Proposition;
  /** Ids of the assertions that say or deny it. */
  assertions: string[];
  /** How many stand behind it; who denies it is not counted. */
  counts: Counts;
  /** How far it can be believed. */
  credibility: Credibility;
  /** Ids of the analysts' statements it rests on. */
  statements: string[];
}

/** Something that happened (or is said to have): claims that agree in type, participants, time and place. */
export interface Incident {
  /** Made of what it was grouped from. */
  id: string;
  /** The gravest or most told type among its claims. */
  type: EventType;
  /** The family of types that may be parts of it: an attack, its interception, its damage and its dead are `harm`. */
  family: string;
  /** The clause that tells it best. */
  headline: string;
  /** When it happened, as narrow as the claims allow; null where none says. */
  time: Dated | null;
  /** Id of the place, or null. */
  place: string | null;
  /** Actors who took part, with what they did in it. */
  participants: Participant[];
  /** Ids of the claims told of it: the deed and its outcomes. */
  claims: string[];
  /** How many tell the deed that names it, as a fact; outcomes have counts of their own. */
  counts: Counts;
  /** Told as history, habit, standing state or a total over a period, not as a single event. */
  background: boolean;
  /** Ids of the analysts' statements it rests on. */
  statements: string[];
}

export interface Participant {
  /** Actor id. */
  actor: string;
  /** Who did it, to whom, or a third party. */
  role: "actor" | "recipient" | "third";
}

export interface FigureValue {
  /** Lower bound, inclusive; null = open. */
  low: number | null;
  /** Upper bound, inclusive; null = open. */
  high: number | null;
  /** How the words put the number (`at least`, `about`). */
  comparator: Comparator;
  /** Id of the claim that gives it. */
  claim: string;
  /** When it was said, ISO 8601; null where undated. */
  asOf: string | null;
}

/** A measured quantity of an incident (`dead`, `missile hit`) and its values over time. */
export interface Figure {
  /** Made of the incident, the measure and the place. */
  id: string;
  /** Id of the incident that is measured. */
  incident: string;
  /** What is counted and what became of it (`dead`, `guard dead`, `missile hit`). */
  measure: string;
  /** The place the values hold for, where they are told of one town or site of the incident only. */
  place: string | null;
  /** All values, oldest first. */
  values: FigureValue[];
  /** The value held to stand now with the reason why; null where none can be preferred. */
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
  /** Made of its kind and its sides. */
  id: string;
  /** What is disputed. */
  kind: ConflictKind;
  /** How the sides stand to each other. */
  relation: ConflictRelation;
  /** Claim ids, one list a side. */
  sides: string[][];
  /** What makes it a conflict, in a few words. */
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
  /** The words themselves. */
  exact: string;
}

/** Who threatens, promises, refuses what to whom, and on which condition. */
export interface Position {
  /** Made of the claim that states it. */
  id: string;
  /** Actor id. */
  actor: string;
  /** What sort of stance it is. */
  kind: PositionKind;
  /** Actor id of whom it is towards, or null. */
  target: string | null;
  /** The words that state the condition, or null. */
  condition: Quoted | null;
  /** What is to follow when the condition holds, or null. */
  consequence: Quoted | null;
  /** Until when: the words, and the stretch of time they cover (ISO 8601); or null. */
  deadline: { text: string; earliest: string | null; latest: string | null } | null;
  /** Id of the claim that states it. */
  claim: string;
  /** When it was said, ISO 8601; null where undated. */
  at: string | null;
  /** Missing where nothing tells that its holder changed their mind. */
  shift?: Shift;
  /** Missing where no later report tells of the condition. */
  reported?: ConditionReport;
}

/** A change of mind, by an opposite stance of the holder on the same matter, or by words that say so. */
export interface Shift {
  /** `taken`: with this stance its holder departs from an earlier one; `left`: its holder has departed from it since. */
  turn: "taken" | "left";
  /** The words of the other stance, or those that tell of the change. */
  words: Quoted;
  /** Id of the assertion that states the other stance; null where a report itself tells of the change. */
  assertion: string | null;
  /** What sort of stance the other is; null where a report itself tells of the change. */
  kind: PositionKind | null;
  /** When the other was said, ISO 8601, or null. */
  at: string | null;
}

/** What a later report tells of the condition of a position. */
export interface ConditionReport {
  /** Whether it tells that the condition came about, or that it did not. */
  isMet: boolean;
  words: Quoted;
  /** Id of the assertion that tells it. */
  assertion: string;
  /** When that was said, ISO 8601. */
  at: string;
}

export type Reliability = "A" | "B" | "C" | "D" | "E" | "F";

/** A publisher with its Admiralty reliability (F = cannot be judged, the honest default). */
export interface Source {
  /** Its name as the reports give it. */
  publisher: string;
  /** A completely reliable … E unreliable, F cannot be judged. */
  reliability: Reliability;
  /** Why it has this grade. */
  reasons: string[];
  /** How many of the reports are its own. */
  reports: number;
  /** How many of those were damaged by machine rewriting. */
  garbled: number;
  /** Statements of its reports that others bear on: confirmed by independent origins, denied, changed in copying. */
  judged: { confirmed: number; denied: number; drifted: number };
}

export type { Actor, Derivation, Place, Story };
