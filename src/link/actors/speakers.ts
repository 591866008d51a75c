import type { Attribution, Reading } from "../../model/index.ts";
import { onceFor } from "../../text/once.ts";

interface Speakers {
  /** First attribution by the start of its source. */
  byStart: ReadonlyMap<number, Attribution>;
  /** The same by its end. */
  byEnd: ReadonlyMap<number, Attribution>;
  /** Index of the first mention of each person's name. */
  persons: ReadonlyMap<string, number>;
}

/** Who the attributions of a reading say their sources are; worked out once. */
export const speakersOf = onceFor(({ attributions, mentions, report }: Reading): Speakers => {
  const byStart = new Map<number, Attribution>();
  const byEnd = new Map<number, Attribution>();
  for (const attribution of attributions) {
    const { source } = attribution;
    if (source && !byStart.has(source.start)) byStart.set(source.start, attribution);
    if (source && !byEnd.has(source.end)) byEnd.set(source.end, attribution);
  }
  const persons = new Map<string, number>();
  for (const [at, { level, type, start, end }] of mentions.entries()) {
    const name = level === "name" && type === "person" ? report.text.slice(start, end) : "";
    if (name !== "" && !persons.has(name)) persons.set(name, at);
  }
  return { byStart, byEnd, persons };
});
