import { UserError } from "./errors.ts";

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const TIME = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?\s?(Z|[+-]\d{2}:?\d{2})?$/i;

/**
 * A date or time given on the command line as an ISO 8601 instant in UTC. A date means the end of that day, so that
 * what was published on it is known; a time without a zone is taken as UTC.
 */
export function momentOf(text: string, option: string): string {
  const moment = DATE.test(text) ? endOfDay(text) : instant(text);
  if (moment === null)
    throw new UserError(
      `${option}: cannot read "${text}" as a time. Give a date (2025-03-07: the end of that day), or a date with a time (2025-03-07T14:30, 2025-03-07T14:30:00Z, 2025-03-07T14:30+03:00; UTC without a zone).`,
    );
  return moment;
}

function endOfDay(text: string): string | null {
  return isDay(text) ? `${text}T23:59:59Z` : null;
}

function instant(text: string): string | null {
  const [, day, hour, minute, second = "00", zone = "Z"] = TIME.exec(text) ?? [];
  if (!day || !isDay(day)) return null;
  const offset = /^[+-]\d{4}$/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone.toUpperCase();
  const time = Date.parse(`${day}T${hour}:${minute}:${second}${offset}`);
  return Number.isNaN(time) ? null : new Date(time).toISOString().replace(/\.\d+Z$/, "Z");
}

/** A day of the calendar: no 30 February. */
function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
}
