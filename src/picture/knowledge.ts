import type { Report } from "../model/index.ts";

/**
 * When a report became known: published if known, else retrieved, else null ("always"). Of a date with bounds the later
 * one counts: before it the report may not have been out yet.
 */
export function knowledgeTime(report: Report): string | null {
  const { published, retrieved } = report;
  return published?.latest ?? published?.earliest ?? retrieved;
}

/** True where the report was known at the moment `asOf` (ISO 8601). */
export function knownBy(report: Report, asOf: string): boolean {
  const { published, retrieved } = report;
  const known = published?.earliest ?? published?.latest ?? retrieved;
  return known === null || known <= asOf;
}
