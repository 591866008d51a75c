import type { PictureReport, Precision } from "../../model/index.ts";

const FINE = new Set<Precision>(["second", "minute", "hour", "part-of-day", "day"]);

/** When a report became known, ISO 8601; null where it is undated: the rule of `picture/knowledge.ts`. */
function knownAt({ published, retrieved }: PictureReport): string | null {
  if (published === null) return retrieved;
  const { earliest, latest, precision } = published;
  return FINE.has(precision) ? (latest ?? earliest) : (earliest ?? latest);
}

/** The moments at which the room learned something, each once, in order: the steps of the slider. */
export function momentsOf(reports: readonly PictureReport[]): string[] {
  const known = reports.map(knownAt).filter((moment): moment is string => moment !== null);
  return [...new Set(known)].sort();
}
