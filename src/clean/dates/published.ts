import type { Dated } from "../../model/index.ts";
import { isPlausible } from "./calendar.ts";

/**
 * When a report was published: the first plausible of the dates found, in the order given (strongest basis first);
 * else no more than the bound that a caption or a quoted post gives, closed by the moment it was retrieved; else null.
 */
export function publishedOf(
  found: readonly (Dated | null)[],
  bound: Dated | null,
  retrieved: string | null,
): Dated | null {
  const date = found.find((dated) => dated !== null && isPlausible(dated, retrieved));
  if (date) return date;
  if (bound === null || !isPlausible(bound, retrieved)) return null;
  return { ...bound, latest: retrieved };
}

/** A moment of retrieval in the model's form (UTC, seconds), or null where it is no date. */
export function retrievedOf(raw: string | null): string | null {
  const time = raw === null ? Number.NaN : Date.parse(raw);
  return Number.isNaN(time) ? null : `${new Date(time).toISOString().slice(0, 19)}Z`;
}
