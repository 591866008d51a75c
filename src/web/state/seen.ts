const KEY = "sitroom.seen";

/** Situation id -> number of the last change its reader has looked at. Kept in the browser; lost where that is forbidden. */
type Seen = Record<string, number>;

export function readSeen(): Seen {
  try {
    const held: unknown = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    return typeof held === "object" && held !== null ? (held as Seen) : {};
  } catch {
    return {};
  }
}

export function writeSeen(seen: Seen): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(seen));
  } catch {
    // A browser that keeps nothing for pages: everything counts as new at the next visit.
  }
}
