import { candidates } from "../../lexicon/gazetteer.ts";
import { names } from "../../lexicon/names.ts";
import type { Mention, Reading } from "../../model/index.ts";
import { entriesOf } from "./context.ts";

/** Characters of the text, from its start, whose names count three times: headline, dateline, first paragraph. */
const LEAD = 400;
const LEAD_WEIGHT = 3;
/** Smallest share of all country names, and smallest lead over the next: below it a report has no home (our choice). */
const SHARE = 0.5;
const AHEAD = 2;

/**
 * The country a report is about, or null where no one country stands out: what `the police`, `soldiers`, `Transport
 * Secretary X` belong to when the report does not say. Counts states, their people, towns and units whose name is borne in
 * one country, and bodies of states.
 */
export function homeCountry(reading: Reading): string | null {
  const counts = new Map<string, number>();
  let total = 0;
  let bodyEnd = 0;
  for (const mention of reading.mentions) {
    if (mention.level !== "name" || mention.end <= bodyEnd) continue;
    if (mention.type === "organization") bodyEnd = mention.end;
    const country = countryTold(reading, mention);
    if (!country) continue;
    const weight = mention.start < LEAD ? LEAD_WEIGHT : 1;
    counts.set(country, (counts.get(country) ?? 0) + weight);
    total += weight;
  }
  const ranked = [...counts].sort((left, right) => right[1] - left[1] || (left[0] < right[0] ? -1 : 1));
  const [first, second] = ranked;
  if (!first || first[1] / total < SHARE) return null;
  return second && first[1] < AHEAD * second[1] ? null : first[0];
}

function countryTold(reading: Reading, mention: Mention): string | null {
  const words = reading.report.text.slice(mention.start, mention.end);
  if (mention.type === "person" || mention.type === "weapon" || mention.type === "vehicle") return null;
  const entries = entriesOf(words);
  const state = entries.find(({ id }) => id.startsWith("state:"));
  if (state) return state.id.slice("state:".length);
  const body = entries.find(({ kind }) => kind === "actor" || kind === "seat");
  if (body) return names().actors.get(body.id)?.country ?? null;
  return mention.type === "organization" ? null : countryOfPlace(words);
}

/** Country of a place name that is borne in one country only. */
function countryOfPlace(words: string): string | null {
  const countries = new Set(candidates(words).map(({ country }) => country));
  return countries.size === 1 ? [...countries][0]! : null;
}
