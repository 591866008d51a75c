import type { Capture } from "../model/index.ts";

/** What came with a capture; its content is kept apart, by its hash. */
export interface CaptureFacts extends Omit<Capture, "content" | "id"> {
  /** Report id: the same as `Report.id` of the report that is made of it. */
  id: string;
  /** Id of the report that this one is a later version of, or null. */
  versionOf: string | null;
  /** Key of the source record that it came through, or null. */
  source: string | null;
  /** HTTP headers worth keeping, names in lower case; empty where there were none. */
  headers: Record<string, string>;
  /** HTTP status, or null where it did not come over HTTP. */
  status: number | null;
}

/** A capture as the log holds it. */
export interface StoredCapture extends CaptureFacts {
  /** SHA-256 of the content's bytes, 64 hexadecimal digits in lower case. */
  hash: string;
  /** Length of the content in bytes. */
  bytes: number;
  /**
   * How the bytes are to be read: `utf-8`, or `utf-16le` where the text holds lone surrogates, or the label (WHATWG) the
   * caller gave with bytes of its own; null for bytes that are no text.
   */
  encoding: string | null;
}

/** A report is taken down: its publisher asked for it, or it must not be used. */
export interface Withdrawal {
  /** Report id. */
  report: string;
  /** Who decided it, or null where the source did. */
  author: string | null;
  /** Why, for people. */
  reason: string;
}

/** What an analyst may say about the picture. `withdraw` takes back an earlier statement. */
export const STATEMENT_KINDS = [
  "merge",
  "split",
  "distinct",
  "reject",
  "reliability",
  "note",
  "withdraw",
] as const;
export type StatementKind = (typeof STATEMENT_KINDS)[number];

/** An analyst's correction. It never changes an entry: it is one more. */
export interface Statement {
  /** Who says so. */
  author: string;
  /** What is done. */
  kind: StatementKind;
  /** Ids of what it is about: claims, incidents, actors, reports, or a publisher. */
  targets: string[];
  /** A grade or another value the kind needs (`B` for reliability), or null. */
  value: string | null;
  /** Why, in the analyst's words. */
  text: string;
  /** For `withdraw`: seq of the statement that is taken back; otherwise null. */
  withdraws: number | null;
}

/** Where an entry stands in the log, and since when. */
interface Placed {
  /** 1, 2, 3 … without gaps. */
  seq: number;
  /** When it was appended, ISO 8601 in UTC with milliseconds. */
  at: string;
}

/** One log entry. */
export type LogEntry = Placed &
  (
    | { kind: "capture"; capture: StoredCapture }
    | { kind: "withdrawal"; withdrawal: Withdrawal }
    | { kind: "statement"; statement: Statement }
  );
export type EntryKind = LogEntry["kind"];

/** Bytes with how they are to be read; see {@link StoredCapture.encoding}. */
export interface EncodedContent {
  bytes: Uint8Array;
  encoding: string | null;
}

/** Content of which only these facts are left: its bytes were dropped before (`prune`). */
export interface DroppedContent {
  hash: string;
  /** Length in bytes. */
  size: number;
  encoding: string | null;
}

/** Text as `collect` decoded it, or bytes as they came, or what is known of dropped ones. */
export type Content = string | EncodedContent | DroppedContent;

/** What is to be appended. `at` (ISO 8601 in UTC) is the moment of appending unless an older log is taken over. */
export type EntryDraft = { at?: string } & (
  | { kind: "capture"; capture: CaptureFacts; content: Content }
  | { kind: "withdrawal"; withdrawal: Withdrawal }
  | { kind: "statement"; statement: Statement }
);

/** The answer to one draft. */
export interface Appended {
  /** Where it stands; of a draft that was there already, where that stands. */
  seq: number;
  /** False where it was there already and nothing was stored. */
  added: boolean;
}

/** Which entries to read; all conditions must hold. */
export interface EntryQuery {
  /** Only entries behind this seq (before it, with `newestFirst`). */
  after?: number;
  kind?: EntryKind;
  /** Report id: its captures and its withdrawals. */
  report?: string;
  /** Key of a source record: captures that came through it. */
  source?: string;
  /** Captures of this address. */
  url?: string;
  newestFirst?: boolean;
  /** At most so many. */
  limit?: number;
}
