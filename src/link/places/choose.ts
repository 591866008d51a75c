import type { Candidate } from "../../lexicon/gazetteer.ts";

/** What speaks for one reading of a place name. */
export interface Context {
  /** Alpha-3 -> share of the report's country mentions, 0..1. */
  countries: ReadonlyMap<string, number>;
  /** Countries and `country.admin` that the words right after the name say it lies in. */
  within: ReadonlySet<string>;
  /** `province`, `airport`, … after the name, or "". */
  noun: string;
  /** Countries whose first-level units are listed beside the name. */
  kin: ReadonlySet<string>;
  /** `country.admin` of units that hold the town right before the name. */
  holds: ReadonlySet<string>;
  /** `country.admin` in which other names of the report lie. */
  units: ReadonlySet<string>;
}

/** Two readings whose scores differ by less, and which lie apart, are left open. Chosen on geovirus and trnews. */
const MARGIN = 0.15;
/** A town below this (thousands) that no context supports is more likely no place at all. Chosen by the same. */
const OBSCURE = 15;
/** The same where the report names other countries, and the town's own not once (our choice; geovirus +.003 end to end, trnews -.002). */
const FAR_OFF = 60;
/** The same where one country has at least AT_HOME of the report's country names (our choice; trnews +.005 end to end, geovirus the same). */
const ABROAD = 300;
const AT_HOME = 0.6;
/** What other places in the same first-level unit add to a town (our choice, on geovirus and trnews). */
const NEAR = 1;
/** Kilometres within which two readings count as the same place (the yardstick of geoparsing papers, 100 miles). */
const SAME_PLACE = 161;

/** The candidate the context speaks for, or null where none or two of them could be meant. */
export function choose(list: readonly Candidate[], context: Context): Candidate | null {
  const scored = list
    .map((candidate) => ({ candidate, score: scoreOf(candidate, context) }))
    .sort((left, right) => right.score - left.score || (left.candidate.id < right.candidate.id ? -1 : 1));
  const [best, second] = scored;
  if (!best || isObscure(best.candidate, context) || isElsewhere(best.candidate, context)) return null;
  if (!second || best.score - second.score >= MARGIN) return best.candidate;
  return distanceKm(best.candidate, second.candidate) <= SAME_PLACE ? best.candidate : null;
}

function scoreOf(candidate: Candidate, context: Context): number {
  const size = Math.log10(candidate.population + 1);
  const written = candidate.id.startsWith("region:") ? 1 : 0;
  const capital = candidate.capital ? 1.5 : 0;
  const beside = unitScore(candidate, context);
  return size + written + capital + beside + typeScore(candidate, context) + countryScore(candidate, context);
}

/** A unit among units of its country, or behind a town of its own, is meant as a unit; a town near other places of the report as that town. */
function unitScore({ type, country, admin }: Candidate, { kin, holds, units }: Context): number {
  const unit = `${country}.${admin}`;
  if (type === "admin") return holds.has(unit) ? 8 : kin.has(country ?? "") ? 4 : 0;
  return type === "city" && units.has(unit) ? NEAR : 0;
}

/** Whether the report says in which unit a town lies, or names others in that unit. */
export function isShown({ country, admin }: Candidate, { within, units }: Context): boolean {
  const unit = `${country}.${admin}`;
  return within.has(unit) || units.has(unit);
}

/** `EDMONTON, Ky.`: the words say in which state it lies, and the town we know lies elsewhere. */
function isElsewhere({ type, country, admin }: Candidate, { within }: Context): boolean {
  const states = [...within].filter((unit) => /^(?:USA|CAN)\.\w/.test(unit));
  if (type !== "city" || admin === "" || states.length === 0) return false;
  return !within.has(`${country}.${admin}`) && !within.has(country ?? "");
}

/** Hand-written regions are there because news names them; a unit is meant when its kind is named, else the town. */
function typeScore(candidate: Candidate, context: Context): number {
  if (context.noun !== "") return /^air/.test(context.noun) ? airScore(candidate) : adminScore(candidate);
  if (candidate.type === "country") return 5;
  if (candidate.type === "admin") return -0.7;
  return candidate.type === "city" ? 0 : 4;
}

function airScore(candidate: Candidate): number {
  return candidate.type === "facility" ? 5 : 0;
}

function adminScore(candidate: Candidate): number {
  return candidate.type === "admin" ? 5 : 0;
}

function countryScore(candidate: Candidate, context: Context): number {
  if (candidate.country === null) return 0;
  if (context.within.has(`${candidate.country}.${candidate.admin}`)) return 12;
  if (context.within.has(candidate.country)) return 8;
  const share = context.countries.get(candidate.country) ?? 0;
  return share === 0 ? 0 : 1 + 2.5 * share;
}

/** Names that are directions in every country (`the West`, `Northern`). */
const DIRECTION = /^(?:north|south|east|west|cent(?:re|er|ral))(?:ern|[ -]?(?:east|west)(?:ern)?)?$/i;

function isObscure(candidate: Candidate, context: Context): boolean {
  if (candidate.type === "admin" && DIRECTION.test(candidate.name))
    return context.noun === "" || countryScore(candidate, context) === 0;
  return (
    candidate.type === "city" &&
    candidate.population < leastTold(context) &&
    countryScore(candidate, context) === 0
  );
}

function leastTold({ countries }: Context): number {
  if (countries.size === 0) return OBSCURE;
  return Math.max(...countries.values()) >= AT_HOME ? ABROAD : FAR_OFF;
}

/** Great-circle distance in kilometres (haversine, mean radius 6371 km). */
export function distanceKm(left: { lat: number; lon: number }, right: { lat: number; lon: number }): number {
  const radians = Math.PI / 180;
  const dLat = ((right.lat - left.lat) * radians) / 2;
  const dLon = ((right.lon - left.lon) * radians) / 2;
  const h =
    Math.sin(dLat) ** 2 + Math.cos(left.lat * radians) * Math.cos(right.lat * radians) * Math.sin(dLon) ** 2;
  return 12742 * Math.asin(Math.sqrt(h));
}
