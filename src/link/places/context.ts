import { adminAbbreviated, candidates } from "../../lexicon/gazetteer.ts";
import { placeKey } from "../../lexicon/keys.ts";
import { names } from "../../lexicon/names.ts";
import type { Mention, Reading } from "../../model/index.ts";

/** Alpha-3 of the country a name stands for (`Iraq`, `Iraqi`), or null. */
export function countryNamed(words: string): string | null {
  const entries = names().byKey.get(placeKey(words)) ?? [];
  const entry = entries.find(
    ({ kind, exact }) =>
      /^(?:state|adjective|people)$/.test(kind) && (exact === null || exact === words.replaceAll(".", "")),
  );
  return entry ? entry.id.slice("state:".length) : null;
}

/** Share of each country among the country names of a report and the actors it names. */
export function countryShares(reading: Reading): Map<string, number> {
  const counts = new Map<string, number>();
  let total = 0;
  for (const mention of reading.mentions) {
    const country = mention.level === "name" ? countryOfName(reading, mention) : null;
    if (!country) continue;
    counts.set(country, (counts.get(country) ?? 0) + 1);
    total++;
  }
  return new Map([...counts].map(([country, count]) => [country, count / total]));
}

function countryOfName(reading: Reading, mention: Mention): string | null {
  const words = reading.report.text.slice(mention.start, mention.end);
  if (mention.type !== "gpe") return mention.actor?.country ?? null;
  const country = countryNamed(words);
  return country && !isAlsoUnit(words) ? country : null;
}

/** `Georgia` is a state of the US too, and so tells nothing about the country by itself. */
function isAlsoUnit(words: string): boolean {
  return candidates(words).some(({ type, population }) => type === "admin" && population > 5000);
}

/** `Paris, Texas`, `Mosul, Iraq`, `Dayton (Ohio)`: what the words right after a name say it lies in. */
export function containers(text: string, end: number): Set<string> {
  const within = new Set<string>();
  const after =
    /^(?:,\s|\s\(|,?\sin\s(?:the\s)?(?:\p{Ll}+\s)?)(\p{Lu}[\p{L}.'’-]*(?:\s\p{Lu}[\p{L}.'’-]*){0,2})/u.exec(
      text.slice(end, end + 60),
    );
  if (!after) return within;
  const words = after[1]!.split(/\s/);
  for (let length = words.length; length > 0; length--) {
    const name = words.slice(0, length).join(" ").replace(/[.,]$/, "");
    addContainer(within, name);
    if (within.size > 0) break;
  }
  return within;
}

function addContainer(within: Set<string>, name: string): void {
  const country = countryNamed(name);
  const short = adminAbbreviated(name);
  const units = candidates(name).filter(({ type }) => type === "admin");
  const chosen = short ? [short] : units;
  for (const unit of chosen) within.add(unit.admin === "" ? unit.country! : `${unit.country}.${unit.admin}`);
  if (country) within.add(country);
}

const UNIT =
  /^\s(province|governorate|state|county|district|oblast|region|prefecture|department|territory|airport|international airport|air base|airbase)\b/i;

/** The kind of unit named right after (`Anbar province`), lower case, or "". */
export function nounAfter(text: string, end: number): string {
  return UNIT.exec(text.slice(end, end + 26))?.[1]?.toLowerCase() ?? "";
}

/** What the neighbours of a name say of it. */
export interface Neighbours {
  /** Countries of the first-level units it stands in a row with (`Ohio, Georgia and Texas`). */
  kin: Set<string>;
  /** `country.admin` of the units that hold the town right before it (`Buffalo, New York`). */
  holds: Set<string>;
}

/** Between names of a list. */
const LISTED = /^(?:,\s|,?\s(?:and|or|&)\s)$/;

/** Kin and holdings of each place name by key, from the names right before and after it. */
export function neighboursOf(text: string, mentions: readonly Mention[]): Map<string, Neighbours> {
  const found = new Map<string, Neighbours>();
  const words = ({ start, end }: Mention) => text.slice(start, end);
  for (let at = 1; at < mentions.length; at++) {
    const [left, right] = [mentions[at - 1]!, mentions[at]!];
    const between = text.slice(left.end, Math.max(left.end, right.start));
    if (!LISTED.test(between)) continue;
    for (const country of unitCountries(words(left))) of(found, words(right)).kin.add(country);
    for (const country of unitCountries(words(right))) of(found, words(left)).kin.add(country);
    if (between !== ", " || goesOn(text, right.end)) continue;
    for (const unit of holding(words(right), words(left))) of(found, words(right)).holds.add(unit);
  }
  return found;
}

function of(found: Map<string, Neighbours>, name: string): Neighbours {
  const key = placeKey(name);
  const held = found.get(key) ?? { kin: new Set(), holds: new Set() };
  found.set(key, held);
  return held;
}

/** A name shared with a town this large (thousands) does not show by itself that units are listed. */
const LARGE_TOWN = 300;

/** Countries in which the name is a first-level unit, where nothing else of weight has the name. */
function unitCountries(name: string): string[] {
  if (countryNamed(name)) return [];
  const all = candidates(name);
  if (all.some(({ type, population }) => type === "city" && population >= LARGE_TOWN)) return [];
  return all.flatMap(({ type, country }) => (type === "admin" && country ? [country] : []));
}

/** Units called `unit` in which there is a town called `town`. */
function holding(unit: string, town: string): string[] {
  const units = candidates(unit).filter(({ type, admin }) => type === "admin" && admin !== "");
  const towns = new Set(
    candidates(town).flatMap(({ type, country, admin }) => (type === "city" ? [`${country}.${admin}`] : [])),
  );
  return units.map(({ country, admin }) => `${country}.${admin}`).filter((code) => towns.has(code));
}

/** `Boston, New York and Washington`: a list of towns. */
function goesOn(text: string, end: number): boolean {
  return /^(?:,\s\p{Lu}[\p{L}. ]{1,30})?,?\s(?:and|or|&)\s\p{Lu}/u.test(text.slice(end, end + 50));
}
