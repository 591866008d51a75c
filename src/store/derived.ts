import type { Change, PicturePart, Reading } from "../model/index.ts";

/** A reading and which reader made it. */
export interface StoredReading {
  /** Version of the reader, as the caller names it. */
  reader: string;
  reading: Reading;
}

/** Where log, derived tables and list of changes stand. `derived < log` means that something is left to be done. */
export interface Progress {
  /** Seq of the last entry of the log; 0 = empty. */
  log: number;
  /** Seq of the last entry the derived tables know of; 0 = none. */
  derived: number;
  /** Seq of the last change told, also over a rebuilding; 0 = none. */
  change: number;
  /** Changes up to this seq are gone: who knows the picture only of then has to fetch it anew. */
  floor: number;
}

/** One step of the derived tables, written as a whole or not at all. */
export interface Update {
  /** Where the caller takes the derived tables to stand; if they stand elsewhere, nothing is written. */
  from: number;
  /** Seq of the last entry of the log that is worked in. */
  to: number;
  /** When the changes are told to have happened, ISO 8601 in UTC. */
  at: string;
  /** Version of the reader that made `readings`. */
  reader: string;
  /** Readings that are new or take the place of one of the same report. */
  readings: readonly Reading[];
  /** Ids of reports whose readings go. */
  removed: readonly string[];
  /** How the picture changed. */
  changes: readonly Change[];
}

/** A change with its place in the list of changes. */
export interface StoredChange extends Change {
  /** Rises by one from change to change; an SSE event id. */
  seq: number;
  /** When it was told, ISO 8601 in UTC with milliseconds. */
  at: string;
}

/** A picture part, or the moment the picture stands for. */
export type ItemPart = PicturePart | "asOf";

/** Which changes to read. */
export interface ChangeQuery {
  /** Only changes behind this seq. */
  after?: number;
  /** At most so many. */
  limit?: number;
}

/** One report found. */
export interface Hit {
  /** Report id. */
  report: string;
  /** How well it fits, higher is better; only comparable within one answer of one adapter. */
  score: number;
}

/** What a search found. */
export interface Found {
  /** How many reports match. */
  total: number;
  /** The best of them, best first. */
  hits: Hit[];
}

/** Which part of the answer to give. */
export interface SearchOptions {
  /** At most so many hits; 50 unless told. */
  limit?: number;
  /** Hits to pass over. */
  offset?: number;
}
