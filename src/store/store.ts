import type { Diagnostic, Picture, PicturePart } from "../model/index.ts";
import type {
  ChangeQuery,
  Found,
  Progress,
  SearchOptions,
  StoredChange,
  StoredReading,
  Update,
} from "./derived.ts";
import type { Appended, EntryDraft, EntryQuery, LogEntry } from "./entries.ts";
import type { PlacedItem } from "./parts.ts";
import type { Dropped, Retention, Size } from "./retention.ts";
import type { Records, TableName, Tables } from "./tables.ts";

/** The log: append-only, the truth that everything derived can be made of again. */
export interface Log {
  /**
   * Appends in order, all or none; what resolved is on disk. Two calls that overlap may come in either order. A capture that is there already (same source, same id or
   * address, same version, same content) is answered with the seq it has; so is any other entry with the same moment.
   * Rejects with a {@link StoreError} `invalid` that names the first bad draft.
   */
  append(drafts: readonly EntryDraft[]): Promise<Appended[]>;
  /** One entry, or null where the log does not reach. */
  entry(seq: number): Promise<LogEntry | null>;
  /** Entries in the order of the log. Entries appended meanwhile are met as well. */
  entries(query?: EntryQuery): AsyncIterable<LogEntry>;
  /** The bytes with this SHA-256, or null where they are not held (any more). */
  raw(hash: string): Promise<Uint8Array | null>;
}

/** What is made of the log; may be dropped and made again at any time. */
export interface Derived {
  progress(): Promise<Progress>;
  /**
   * Writes readings, picture, changes and progress in one step. Rejects with `moved` where `from` is not where the tables
   * stand, so that two writers or a repeated step cannot count anything twice.
   */
  update(update: Update): Promise<Progress>;
  /** Empties all derived tables and sets `derived` to 0. Numbers of changes go on, so that nobody resumes wrongly. */
  dropDerived(): Promise<void>;
  /** The reading of one report, or null. */
  reading(report: string): Promise<StoredReading | null>;
  /** All readings, in the order of report ids (by code point). */
  readings(): AsyncIterable<StoredReading>;
  /** Ids of reports whose reading was made by another reader than this, sorted. */
  staleReadings(reader: string): Promise<string[]>;
  /** One part of the picture, sorted by key. */
  part<Part extends PicturePart>(part: Part): Promise<Picture[Part]>;
  /** The same with the keys, a page at a time, in the order of keys (by code point). */
  items(part: PicturePart): AsyncIterable<PlacedItem>;
  /** One item of the picture by its key (see `keyOf` of the room picture), or null. */
  item<Part extends PicturePart>(part: Part, key: string): Promise<Picture[Part][number] | null>;
  /** The picture, now or right after an earlier change: later ones are undone. Rejects below {@link Progress.floor}. */
  picture(change?: number): Promise<Picture>;
  /**
   * The picture now, whose parts may be read no sooner than each is first looked at: opening it costs nothing. For the one who
   * writes, until the next update: what was not looked at by then shows what came later.
   */
  unread(): Promise<Picture>;
  /** Changes in order. */
  changes(query?: ChangeQuery): AsyncIterable<StoredChange>;
  /** Forgets changes up to this seq, which becomes the floor; the picture stays. */
  forgetChanges(upTo: number): Promise<void>;
  /**
   * Seq of the last change told by a moment (ISO 8601 in UTC), for `picture` and `changes`; 0 where none was, null where what is
   * kept does not reach back so far.
   */
  lastChangeBy(at: string): Promise<number | null>;
  /**
   * Reports whose headline, text and publisher hold all of: `word`, `prefix*`, `"a phrase"`. Case and accents do not matter;
   * a phrase stands in one of the three fields; other signs only part words. A query without a word finds nothing.
   */
  search(query: string, options?: SearchOptions): Promise<Found>;
}

/** What keeps a store in order. */
export interface Upkeep {
  /** Copies the store, while it is in use, into a folder that holds none; opening that folder is restoring it. */
  backup(folder: string): Promise<void>;
  /** The log as JSONL with contents, header first; see docs/store.md for the lines. */
  exportLog(): AsyncIterable<string>;
  /** Appends what an export holds, in its order; what is there already stays as it is. */
  importLog(lines: AsyncIterable<string> | Iterable<string>): Promise<Imported>;
  /** Drops raw bytes, never entries; says what it dropped. */
  prune(retention: Retention): Promise<Dropped[]>;
  size(): Promise<Size>;
  /** What is wrong with what is held, one line each; empty = sound. Reads everything. */
  check(): Promise<string[]>;
  close(): Promise<void>;
}

/** What an import did. */
export interface Imported {
  /** Entries that are new here. */
  added: number;
  /** Entries that were here already. */
  present: number;
  /** One for each line that could not be taken over; `path` is `#` and the number of the line. */
  diagnostics: Diagnostic[];
}

/** What the live service keeps. All methods are asynchronous, so that a database elsewhere fits as well. */
export interface Store extends Log, Derived, Upkeep {
  /** One of the small tables. */
  records<Name extends TableName>(table: Name): Records<Tables[Name]>;
}
