import type { Capture, EventType, PositionKind } from "../../../src/model/index.ts";
import type { MeasureName } from "./measures.ts";

/** A number as it was told; `high` null for "at least". */
export interface Value {
  low: number;
  high: number | null;
}

/** Something said to be so: what support is counted for. Two values of one measure are two facts. */
export interface Fact {
  id: string;
  situation: string;
  /** Null for a position, which belongs to no single incident. */
  incident: string | null;
  kind: "deed" | "figure" | "denial" | "position";
  /** Types under which the telling clause may be read. */
  types: EventType[];
  measure: MeasureName | null;
  value: Value | null;
  position: PositionKind | null;
  /** `official`: of the series whose last value stands; `other`: another party's; `drift`: made by a careless copy. */
  series: "official" | "other" | "drift" | null;
  /** True for a later, higher value of the official series. */
  isRise: boolean;
}

/** A fact told in one stretch of a report's text, with who is behind it. */
export interface Telling {
  fact: string;
  start: number;
  end: number;
  /** The root: a body or person who speaks, an unnamed source, or a newsroom whose own people saw it. */
  origin: string;
}

export type ReportKind =
  | "original"
  | "common source"
  | "copy"
  | "light rewrite"
  | "heavy rewrite"
  | "excerpt"
  | "update"
  | "later version"
  | "credited rewrite";

/** What is known of one report. */
export interface ReportTruth {
  id: string;
  situation: string;
  kind: ReportKind;
  outlet: string;
  family: string;
  /** The report it was made from, always an earlier one; null for own reporting. */
  from: string | null;
  /** The first report of the line it was made from: itself for own reporting. */
  root: string;
  /** True where the text names the outlet it goes back to. */
  credited: boolean;
  /** True where a number was changed on the way. */
  drifted: boolean;
  /** True where own reporting was added to what it was made from. */
  mixed: boolean;
  incidents: string[];
  tellings: Telling[];
}

export interface IncidentTruth {
  id: string;
  kind: string;
  types: EventType[];
  place: string;
  /** ISO date. */
  day: string;
}

export interface FigureTruth {
  incident: string;
  measure: MeasureName;
  /** Every value some report told, with its fact. */
  values: { fact: string; value: Value; series: "official" | "other" | "drift" }[];
  /** The last value of the official series that some report told; null where none was. */
  current: Value | null;
}

/** Two facts that cannot both hold and were both told. */
export interface ConflictTruth {
  kind: "figure" | "denial";
  relation: "succession" | "drift" | "contradiction";
  sides: [string, string];
}

export interface SituationTruth {
  id: string;
  kind: string;
  country: string;
  incidents: IncidentTruth[];
  /** Facts that were told, each with its true origins. */
  facts: { fact: Fact; origins: string[] }[];
  figures: FigureTruth[];
  conflicts: ConflictTruth[];
}

/** One report of a stream with the truth about it. */
export interface StreamReport {
  capture: Capture;
  truth: ReportTruth;
}
