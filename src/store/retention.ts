import { instant } from "./instants.ts";

/** Which raw bytes may go: those that any of these names. */
export interface Retention {
  /** These go whatever their age, e.g. of a report that was taken down. SHA-256, hexadecimal. */
  hashes?: readonly string[];
  /** Bytes last captured before this moment (ISO 8601 in UTC) go. */
  rawOlderThan?: string;
  /** The oldest go until no more than this is held, counted as stored. */
  maxBytes?: number;
}

/** One content that was dropped. */
export interface Dropped {
  /** Its SHA-256; the entries keep it. */
  hash: string;
  /** Bytes that were freed, as stored. */
  stored: number;
}

/** A content as retention sees it. */
export interface Held extends Dropped {
  /** When it was last captured, ISO 8601 in UTC with milliseconds. */
  newest: string;
}

/** How much is held. Bytes count what is stored, after compression, without the indexes over it. */
export interface Size {
  /** Entries of the log. */
  entries: number;
  /** Contents held, their length as they came and as stored. */
  raw: { count: number; bytes: number; stored: number };
  readings: { count: number; stored: number };
  /** Items of the picture. */
  items: number;
  changes: number;
  /** Bytes of all files on disk; null in memory. */
  disk: number | null;
}

/** What goes, of contents given from the one captured longest ago to the newest. */
export function toDrop(held: readonly Held[], { hashes = [], rawOlderThan, maxBytes }: Retention): Held[] {
  const older = rawOlderThan === undefined ? "" : instant(rawOlderThan, "the moment");
  const named = new Set(hashes);
  const gone = new Set(held.filter(({ hash, newest }) => named.has(hash) || newest < older));
  const room = maxBytes ?? Number.POSITIVE_INFINITY;
  let left = held.reduce((sum, content) => sum + (gone.has(content) ? 0 : content.stored), 0);
  for (const content of held) {
    if (left <= room) break;
    if (gone.has(content)) continue;
    gone.add(content);
    left -= content.stored;
  }
  return held.filter((content) => gone.has(content));
}
