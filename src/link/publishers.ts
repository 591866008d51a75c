import type { Reading } from "../model/reading.ts";
import type { Report } from "../model/report.ts";
import { distinct } from "../text/collections.ts";
import type { Journal } from "../text/journal.ts";
import { wordsOf } from "../text/words.ts";
import { type Credit, outletKey } from "./credits.ts";

/** One common word (`Sun`, `Observer`) is too often another thing to name an outlet in running text. */
const LEAST_WORDS = 2;
/** Lines at either end of a text where its outlet may stand alone. */
const OUTER_LINES = 2;
/** `Adria Tribune - latest`: what a feed adds to the name of its outlet. */
const FEED_SUFFIX = /\s+(?:[-|\u2013\u2014\u00B7:]|\u00BB)\s.*$/;

/** The outlets that published the reports so far. */
export interface Publishers {
  /** Key -> name. */
  names: Map<string, string>;
  /** The names of two words and more by their first word. */
  byFirst: Map<string, Named[]>;
}

export function newPublishers(): Publishers {
  return { names: new Map(), byFirst: new Map() };
}

export function addPublishers(
  readings: readonly Reading[],
  { names, byFirst }: Publishers,
  journal: Journal,
): void {
  const found = readings.flatMap(({ report }) => (report.publisher ? [bareName(report.publisher)] : []));
  for (const full of distinct(found)) {
    const key = outletKey(full);
    if (key === "" || names.has(key)) continue;
    const name = full.replace(/^the /i, "");
    journal.set(names, key, name);
    const forms = wordsOf(name).map(({ form }) => form);
    if (forms.length < LEAST_WORDS) continue;
    journal.set(byFirst, forms[0]!, [...(byFirst.get(forms[0]!) ?? []), { name, forms }]);
  }
}

function bareName(publisher: string): string {
  return publisher.replace(FEED_SUFFIX, "").trim() || publisher;
}

/** Key of the outlet a report came out in: its publisher, else one of the known ones alone on an outer line. */
export function publisherOf(report: Report, { names }: Publishers): string | null {
  if (report.publisher !== null) return outletKey(bareName(report.publisher)) || null;
  const { blocks, text } = report;
  const outer = [...blocks.slice(0, OUTER_LINES), ...blocks.slice(-OUTER_LINES)];
  const found = outer.map(({ start, end }) =>
    outletKey(text.slice(start, Math.min(end, start + LONGEST_LINE))),
  );
  return found.find((key) => names.has(key)) ?? null;
}

const LONGEST_LINE = 80;

/** Where a text names the publisher of another report in full: `according to Radio Tadjoura Bay`. */
export function publishersNamed(text: string, { byFirst }: Publishers): Credit[] {
  const words = wordsOf(text);
  const found: Credit[] = [];
  words.forEach((word, at) => {
    for (const { name, forms } of byFirst.get(word.form) ?? []) {
      const last = words[at + forms.length - 1];
      if (!last || !forms.every((form, index) => form === words[at + index]!.form)) continue;
      if (/^\p{Lu}/u.test(text.slice(word.start)))
        found.push({ start: word.start, end: last.end, outlet: name });
    }
  });
  return found;
}

interface Named {
  name: string;
  forms: string[];
}
