import { rarity } from "../lexicon/idf.ts";
import { placeKey } from "../lexicon/keys.ts";
import { names } from "../lexicon/names.ts";
import { knownOutlet } from "../lexicon/outlets.ts";
import type { Mention, Reading } from "../model/reading.ts";
import { type Vector, vectorOf } from "../text/alignment.ts";
import { hash32 } from "../text/hash.ts";
import { Journal } from "../text/journal.ts";
import { comparisonKey, slug } from "../text/normalise.ts";
import { stem, wordsOf } from "../text/words.ts";
import { creditsOf } from "./credits.ts";
import { type Profile, profileOf } from "./profile.ts";

/**
 * A country and its capital are named in reports of every kind; beside a town or a group they say little. From .35 on all
 * headlines of the own formats come together; at .45 headlines of unlike matters of one country do too (UCI).
 */
const COUNTRY = 0.35;
/** Rarity from which one word of a name stands for the name: three of 800 background texts hold it, or fewer. */
const RARE_WORD = 5.4;
/** Casts weaker than one rare name are not scaled up: two reports that share a capital and its country share little. */
const LEAST_NORM = 0.7;
/** How much more a name in the headline weighs. */
const HEADLINE_BOOST = 1.5;

/** What the reports so far name. */
export interface CastMemory {
  /** Names of outlets, see {@link outletsOf}. */
  outlets: Set<string>;
  /** Names rare enough to be known in small letters too. */
  rare: Set<number>;
  /** In how many reports each name stands. */
  spread: Map<number, number>;
}

export function newCastMemory(): CastMemory {
  return { outlets: new Set(), rare: new Set(), spread: new Map() };
}

/**
 * Who and what each report names, as vectors: people, groups, towns, waters by how rare their words are, countries
 * weakly, outlets not at all. A name that one report alone holds ties nothing and is left out. One vector a reading.
 */
export function castVectors(
  readings: readonly Reading[],
  memory: CastMemory = newCastMemory(),
  journal: Journal = new Journal(),
): Vector[] {
  const { outlets, rare, spread } = memory;
  for (const outlet of outletsOf(readings)) journal.add(outlets, outlet);
  const named = readings.map((reading) => namesOf(reading, outlets));
  for (const held of named) for (const [term, weight] of held) if (weight === 1) journal.add(rare, term);
  const casts = readings.map((reading, index) => castOf(profileOf(reading), named[index]!, rare));
  for (const cast of casts)
    for (const term of cast.keys()) journal.set(spread, term, (spread.get(term) ?? 0) + 1);
  return casts.map((cast, index) =>
    asBefore(
      readings[index]!,
      scaled(vectorOf(new Map([...cast].filter(([term]) => spread.get(term)! > 1)))),
    ),
  );
}

/** The vector last made of a reading where the new one is equal: what was looked up by it still holds. */
function asBefore(reading: Reading, vector: Vector): Vector {
  const before = last.get(reading);
  if (before && isEqual(before, vector)) return before;
  last.set(reading, vector);
  return vector;
}

const last = new WeakMap<Reading, Vector>();

function isEqual(left: Vector, right: Vector): boolean {
  return (
    left.terms.length === right.terms.length &&
    left.terms.every((term, at) => term === right.terms[at] && left.weights[at] === right.weights[at])
  );
}

function scaled(vector: Vector): Vector {
  const norm = Math.max(LEAST_NORM, vector.norm);
  return { ...vector, weights: vector.weights.map((weight) => weight / norm), norm: vector.norm / norm };
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
  const held = new Map<number, number>();
  const { text } = reading.report;
  for (const mention of reading.mentions) {
    if (mention.level !== "name") continue;
    const words = text.slice(mention.start, mention.end);
    if (outlets.has(outletKey(words)) || knownOutlet(words)) continue;
    for (const [term, weight] of namesIn(mention, words)) held.set(term, weight);
    const country = mention.place?.country;
    if (country) held.set(countryTerm(country), COUNTRY);
  }
  return held;
}

function namesIn(mention: Mention, words: string): [term: number, weight: number][] {
  const country = countryOf(mention);
  if (country) return [[countryTerm(country), COUNTRY]];
  if (isCapital(words)) return [[hash32(`capital:${comparisonKey(words)}`), COUNTRY]];
  const stems = wordsOf(words).map(({ form }) => stem(form));
  const rare = stems.filter((form) => rarity().of(form) >= RARE_WORD);
  if (mention.type === "person") return rare.slice(-1).map((form) => [hash32(form), 1]);
  if (rare.length > 0) return rare.map((form) => [hash32(form), 1]);
  const squares = stems.reduce((sum, form) => sum + rarity().of(form) ** 2, 0);
  return [[hash32(stems.join(" ")), Math.min(1, squares / rarity().unseen ** 2)]];
}

/** Where a town is told, its country is told with it: one report names the town, another the country alone. */
function countryTerm(country: string): number {
  return hash32(`country:${country}`);
}

function isCapital(words: string): boolean {
  return (
    names()
      .byKey.get(placeKey(words))
      ?.some(({ kind }) => kind === "capital") ?? false
  );
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
  for (const term of profile.vector.terms) if (rare.has(term)) cast.set(term, 1);
  for (const passage of profile.passages)
    if (passage.headline)
      for (const term of passage.terms) if (cast.has(term)) cast.set(term, cast.get(term)! * HEADLINE_BOOST);
  return cast;
}
