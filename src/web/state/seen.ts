const KEY = "sitroom.seen";
const ALERTS = "sitroom.alerts";

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
  keep(KEY, JSON.stringify(seen));
}

/** When the latest alert that was looked at came about, ISO 8601; "" where none was. */
export function readLooked(): string {
  try {
    return localStorage.getItem(ALERTS) ?? "";
  } catch {
    return "";
  }
}

export function writeLooked(at: string): void {
  keep(ALERTS, at);
}

function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // A browser that keeps nothing for pages: everything counts as new at the next visit.
  }
}
