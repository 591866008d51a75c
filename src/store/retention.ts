/** Which raw bytes may go. Both may be given. */
export interface Retention {
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
export function toDrop(held: readonly Held[], { rawOlderThan, maxBytes }: Retention): Held[] {
  let left = held.reduce((sum, { stored }) => sum + stored, 0);
  return held.filter(({ newest, stored }) => {
    const tooOld = rawOlderThan !== undefined && newest < rawOlderThan;
    if (!tooOld && !(maxBytes !== undefined && left > maxBytes)) return false;
    left -= stored;
    return true;
  });
}
