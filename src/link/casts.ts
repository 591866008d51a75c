import { rarity } from "../lexicon/idf.ts";
import { knownOutlet } from "../lexicon/outlets.ts";
import type { Mention, Reading } from "../model/reading.ts";
import { type Vector, vectorOf } from "../text/alignment.ts";
import { hash32 } from "../text/hash.ts";
import { slug } from "../text/normalise.ts";
import { stem, wordsOf } from "../text/words.ts";
import { creditsOf } from "./credits.ts";
import { type Profile, profileOf } from "./profile.ts";
import { unit } from "./vectors.ts";

/** A country is named in reports of every kind; beside a town or a group it says little. */
const COUNTRY = 0.3;
/** Rarity from which one word of a name stands for the name: three of 800 background texts hold it, or fewer. */
const RARE_WORD = 5.4;
/** How much more a name in the headline weighs. */
const HEADLINE_BOOST = 1.5;

/**
 * Who and what each report names, as vectors: people, groups, towns, waters by how rare their words are, countries
 * weakly, outlets not at all. A name that one report alone holds ties nothing and is left out. One vector a reading.
 */
export function castVectors(readings: readonly Reading[], least = 2): Vector[] {
  const outlets = outletsOf(readings);
  const named = readings.map((reading) => namesOf(reading, outlets));
  const rare = new Set(
    named.flatMap((names) => [...names].filter(([, weight]) => weight === 1).map(([term]) => term)),
  );
  const casts = readings.map((reading, index) => castOf(profileOf(reading), named[index]!, rare));
  const spread = new Map<number, number>();
  for (const cast of casts) for (const term of cast.keys()) spread.set(term, (spread.get(term) ?? 0) + 1);
  return casts.map((cast) => unit(vectorOf(new Map([...cast].filter(([term]) => spread.get(term)! >= least)))));
}

/** Names of publishers and of outlets credited anywhere: they tell who reports, not what happens. */
function outletsOf(readings: readonly Reading[]): Set<string> {
  const outlets = new Set<string>();
  for (const reading of readings) {
    if (reading.report.publisher) outlets.add(outletKey(reading.report.publisher));
    for (const { outlet } of creditsOf(reading)) outlets.add(outletKey(outlet));
  }
  return outlets;
}

function outletKey(name: string): string {
  return slug(name).replace(/^the-/, "");
}

/** Names of one report: number -> how much sharing it tells, 0..1. */
function namesOf(reading: Reading, outlets: ReadonlySet<string>): Map<number, number> {
  const names = new Map<number, number>();
  const { text } = reading.report;
  for (const mention of reading.mentions) {
    if (mention.level !== "name") continue;
    const words = text.slice(mention.start, mention.end);
    if (outlets.has(outletKey(words)) || knownOutlet(words)) continue;
    for (const [term, weight] of namesIn(mention, words)) names.set(term, weight);
  }
  return names;
}

function namesIn(mention: Mention, words: string): [term: number, weight: number][] {
  const country = countryOf(mention);
  if (country) return [[hash32(`country:${country}`), COUNTRY]];
  const stems = wordsOf(words).map(({ form }) => stem(form));
  const rare = stems.filter((form) => rarity().of(form) >= RARE_WORD);
  if (mention.type === "person") return rare.slice(-1).map((form) => [hash32(form), 1]);
  if (rare.length > 0) return rare.map((form) => [hash32(form), 1]);
  const squares = stems.reduce((sum, form) => sum + rarity().of(form) ** 2, 0);
  return [[hash32(stems.join(" ")), Math.min(1, squares / rarity().unseen ** 2)]];
}

function countryOf({ actor, place }: Mention): string | null {
  if (place?.type === "country") return place.country;
  return actor?.kind === "state" ? actor.country : null;
}

/** The names of a report, also where it writes a rare one without its capital (posts), the headline's weighing more. */
function castOf(
  profile: Profile,
  names: ReadonlyMap<number, number>,
  rare: ReadonlySet<number>,
): Map<number, number> {
  const cast = new Map(names);
  for (const term of profile.terms.keys()) if (rare.has(term)) cast.set(term, 1);
  for (const passage of profile.passages)
    if (passage.headline)
      for (const term of passage.terms) if (cast.has(term)) cast.set(term, cast.get(term)! * HEADLINE_BOOST);
  return cast;
}
