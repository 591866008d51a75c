import {
  adminAbbreviated,
  type Candidate,
  candidates,
  countryPlace,
  smallTowns,
} from "../lexicon/gazetteer.ts";
import { placeKey } from "../lexicon/keys.ts";
import type { Mention, PlaceRef, Reading } from "../model/index.ts";
import { onceFor } from "../text/once.ts";
import { type Context, choose, isShown } from "./places/choose.ts";
import { containers, countryNamed, countryShares, neighboursOf, nounAfter } from "./places/context.ts";
import { withFacilities } from "./places/facilities.ts";
import { isAdjective, isPlaceType } from "./places/kinds.ts";

/**
 * Fills `place` of every mention that names a place the gazetteer knows and the report makes plain; the rest stay null.
 * One name has one sense in a report. Each report is resolved on its own, so the order of reports does not matter.
 */
export function linkPlaces(readings: readonly Reading[]): Reading[] {
  return readings.map(placed);
}

const placed = onceFor((reading: Reading): Reading => withFacilities(withPlaces(reading)));

function withPlaces(reading: Reading): Reading {
  const shares = countryShares(reading);
  const first = resolveAll(reading, shares, new Map());
  const senses = resolveAll(reading, widened(shares, first), first);
  const mentions = reading.mentions.map((mention) => ({
    ...mention,
    place: placeOf(reading, mention, senses),
  }));
  return { ...reading, mentions };
}

/** Key of a place name -> the sense it has throughout the report. */
type Senses = Map<string, Candidate>;

/** Senses of all names; `known` are those found before, by which units of a country may be told. */
function resolveAll(reading: Reading, countries: ReadonlyMap<string, number>, known: Senses): Senses {
  const { text } = reading.report;
  const byKey = groups(reading);
  const neighbours = neighboursOf(text, reading.mentions.filter(isPlaceType));
  const units = unitsOf(known);
  const senses: Senses = new Map();
  for (const [key, mentions] of byKey) {
    const within = new Set(mentions.flatMap((mention) => [...containers(text, mention.end)]));
    const noun = mentions.map((mention) => nounAfter(text, mention.end)).find((word) => word !== "") ?? "";
    const { kin = NONE, holds = NONE } = neighbours.get(key) ?? {};
    const words = text.slice(mentions[0]!.start, mentions[0]!.end);
    const chosen = senseOf(words, {
      countries,
      within: isListed(words, kin) ? NONE : within,
      noun,
      kin,
      holds,
      units: new Set([...units].flatMap(([unit, keys]) => (keys.size > 1 || !keys.has(key) ? [unit] : []))),
    });
    if (chosen) senses.set(key, chosen);
  }
  return senses;
}

const NONE: ReadonlySet<string> = new Set();

/** `Oregon, Washington, Ohio`: what follows a name of its own kind in a list does not hold it. */
function isListed(words: string, kin: ReadonlySet<string>): boolean {
  return candidates(words).some(({ type, country }) => type === "admin" && kin.has(country ?? ""));
}

/** First-level units (`country.admin`) in which names were placed -> the keys of those names. */
function unitsOf(known: Senses): Map<string, Set<string>> {
  const units = new Map<string, Set<string>>();
  for (const [key, { country, admin }] of known) {
    if (!country || admin === "") continue;
    const unit = `${country}.${admin}`;
    units.set(unit, (units.get(unit) ?? new Set()).add(key));
  }
  return units;
}

function groups(reading: Reading): Map<string, Mention[]> {
  const byKey = new Map<string, Mention[]>();
  for (const mention of reading.mentions) {
    if (!isPlaceType(mention)) continue;
    const key = placeKey(reading.report.text.slice(mention.start, mention.end));
    byKey.set(key, [...(byKey.get(key) ?? []), mention]);
  }
  return byKey;
}

/** A name of a country is the country unless its own context says otherwise (`Atlanta, Georgia`); two or three capitals are no town. */
function senseOf(words: string, context: Context): Candidate | null {
  if (isAdjective(words)) return null;
  const country = countryNamed(words);
  const state = country ? countryPlace(country) : null;
  const short = adminAbbreviated(words);
  const letters = /^\p{Lu}{2,3}$/u.test(words);
  const list = [
    ...(state ? [state] : []),
    ...(short ? [short] : []),
    ...(letters ? [] : candidates(words)),
    ...withoutHead(words),
    ...smallTowns(words).filter((town) => isShown(town, context)),
  ];
  return choose(unique(list), state ? { ...context, within: withoutCountries(context.within) } : context);
}

/** A country lies in no other: `Niger, Nigeria` is a list; `Atlanta, Georgia` and `Georgia, US` stay what they are. */
function withoutCountries(within: ReadonlySet<string>): Set<string> {
  return new Set([...within].filter((unit) => unit.includes(".") || unit === "USA"));
}

const HEAD =
  /\s(?:province|governorate|state|county|district|oblast|region|city|prefecture|department|republic|territory|island|town|village)$/i;

/** `Anbar Province` -> `Anbar`; `Al Asad base` -> `Al Asad air base`. */
function withoutHead(words: string): Candidate[] {
  const bare = words.replace(HEAD, "");
  const town = /\s(?:city|town|village)$/i.test(words);
  if (bare !== words) return candidates(bare).filter(({ type }) => type === (town ? "city" : "admin"));
  return /\s(?:base|airbase)$/i.test(words)
    ? candidates(words.replace(/\s(?:base|airbase)$/i, " air base"))
    : [];
}

function unique(list: readonly Candidate[]): Candidate[] {
  return [...new Map(list.map((candidate) => [candidate.id, candidate])).values()];
}

/** Countries of the places found first count half as much as countries named. */
function widened(shares: ReadonlyMap<string, number>, senses: Senses): Map<string, number> {
  const wider = new Map(shares);
  const weight = 0.5 / Math.max(1, senses.size);
  for (const { country } of senses.values()) {
    if (country) wider.set(country, Math.min(1, (wider.get(country) ?? 0) + weight));
  }
  return wider;
}

function placeOf(reading: Reading, mention: Mention, senses: Senses): PlaceRef | null {
  if (!isPlaceType(mention)) return null;
  const sense = senses.get(placeKey(reading.report.text.slice(mention.start, mention.end)));
  if (!sense) return null;
  const { id, name, type, country, lat, lon, radiusKm } = sense;
  return { id, name, type, country, lat, lon, radiusKm };
}
