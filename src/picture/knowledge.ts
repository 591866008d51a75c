import type { Report } from "../model/index.ts";

const FINE = new Set(["second", "minute", "hour", "part-of-day", "day"]);

/**
 * When a report became known, ISO 8601: published if known, else retrieved, else null ("always"). Of a date that is sure
 * to the day its end counts, of a vaguer one its beginning.
 */
export function knowledgeTime(report: Pick<Report, "published" | "retrieved">): string | null {
  const { published, retrieved } = report;
  if (published === null) return retrieved;
  const { earliest, latest, precision } = published;
  return FINE.has(precision) ? (latest ?? earliest) : (earliest ?? latest);
}

/** True where the report may have been known at the moment `asOf` (ISO 8601): its date begins no later. */
export function knownBy(report: Report, asOf: string): boolean {
  const known = knownFrom(report);
  return known === null || known <= asOf;
}

/** From when on a report may have been known, ISO 8601; null = always. */
export function knownFrom({ published, retrieved }: Pick<Report, "published" | "retrieved">): string | null {
  return published?.earliest ?? published?.latest ?? retrieved;
}
