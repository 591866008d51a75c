import { StoreError } from "./error.ts";

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;

/** True for an ISO 8601 instant in UTC that is on the calendar. */
export function isInstant(value: unknown): value is string {
  return typeof value === "string" && INSTANT.test(value) && !Number.isNaN(Date.parse(value));
}

/** The same instant with milliseconds, so that instants compare as strings. Refuses what is none. */
export function instant(value: string, what: string): string {
  if (!isInstant(value)) throw new StoreError("invalid", `${what} is no instant in UTC: ${shown(value)}`);
  return new Date(value).toISOString();
}

/** A value as an error message may hold it: one line, not long. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
