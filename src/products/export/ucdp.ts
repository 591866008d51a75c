import type { Assertion, PictureReport } from "../../model/index.ts";
import { distinct } from "../../text/collections.ts";
import { type Column, csvOf } from "../csv.ts";
import { citationText, publisherOf, quoted, wordsFor } from "./citations.ts";
import {
  type Coded,
  codedIncidents,
  countryName,
  daysIn,
  isSpot,
  partiesOf,
  sideOf,
  type When,
} from "./coding.ts";
import { type Deaths, deathsOf } from "./deaths.ts";
import type { Material } from "./material.ts";

interface Row extends Coded {
  deaths: Deaths;
  words: Assertion[];
  /** The reports quoted, by id. */
  reports: PictureReport[];
}

const COLUMNS: readonly Column<Row>[] = [
  ["id", ({ incident }) => incident.id],
  ["year", ({ when }) => when?.from.slice(0, 4)],
  ["type_of_violence", violenceOf],
  ["side_a", (row) => partiesOf(row, "actor").join(", ")],
  ["side_b", (row) => partiesOf(row, "recipient").join(", ")],
  [
    "source_article",
    ({ book, reports }) => reports.map((one) => articleText(publisherOf(book, one.id), one)).join("; "),
  ],
  ["source_original", originsOf],
  ["source_date", ({ reports }) => reports.map((one) => dayOf(one) ?? "").join("; ")],
  ["source_headline", ({ reports }) => reports.map(({ headline }) => headline ?? "").join("; ")],
  ["where_prec", wherePrecisionOf],
  ["where_coordinates", ({ place }) => place?.name],
  ["latitude", ({ place }) => place?.lat],
  ["longitude", ({ place }) => place?.lon],
  ["country", ({ book, place }) => countryName(book, place)],
  ["country_iso3", ({ place }) => place?.country],
  ["date_prec", ({ when }) => datePrecisionOf(when)],
  ["date_start", ({ when }) => when?.from],
  ["date_end", ({ when }) => when?.to],
  ["best", ({ deaths }) => deaths.best],
  ["high", ({ deaths }) => deaths.high],
  ["low", ({ deaths }) => deaths.low],
  ["deaths_rule", ({ deaths }) => deaths.rule],
  ["words", ({ words }) => words.map(({ exact }) => quoted(exact)).join(" ")],
  ["citations", ({ words, textOf }) => words.map((one) => citationText(one, textOf)).join("; ")],
];

/** Attacks with at least one dead, one a row, in UCDP's terms; a cell is empty where the reports do not settle it. */
export function ucdpCsv(material: Material): string {
  return csvOf(COLUMNS, codedIncidents(material).flatMap(rowOf));
}

function rowOf(coded: Coded): Row[] {
  const deaths = deathsOf(coded);
  if (coded.incident.type !== "ASSAULT" || deaths === null || deaths.high < 1) return [];
  const words = wordsFor(coded.book, [...coded.deeds, ...deaths.claims]);
  const reports = distinct(words.map(({ report }) => report)).flatMap(
    (id) => coded.book.report.get(id) ?? [],
  );
  return [{ ...coded, deaths, words, reports }];
}

/**
 * 1 state-based, 2 between armed groups, 3 one-sided, told only where both sides are known for what they are. UCDP asks
 * for organised groups and a stated incompatibility, which no single report settles.
 */
function violenceOf(row: Row): 1 | 2 | 3 | null {
  const [actor, recipient] = [sideOf(row, "actor"), sideOf(row, "recipient")];
  if (actor === null || recipient === null || actor === "civilians") return null;
  if (recipient === "civilians") return 3;
  return actor === "state" || recipient === "state" ? 1 : 2;
}

function originsOf({ book, words }: Row): string {
  const names = words.flatMap(({ origin }) => {
    const root = book.origins.get(origin);
    return root && root.kind !== "unknown" ? [root.name] : [];
  });
  return distinct(names).join("; ");
}

function articleText(publisher: string, report: PictureReport): string {
  return [publisher, dayOf(report), report.headline].filter((part) => part != null).join(", ");
}

function dayOf({ published }: PictureReport): string | null {
  return (published?.earliest ?? published?.latest)?.slice(0, 10) ?? null;
}

/** Radius in kilometres of UCDP's class 2. */
const NEAR_KM = 25;

/** 1 the spot, 2 within 25 km, 4 a first-level division, 5 another area, 6 a country; null where there is no place. */
function wherePrecisionOf({ place }: Row): number | null {
  if (place === null) return null;
  if (isSpot(place)) return 1;
  if (place.type === "country") return 6;
  if (place.type === "admin") return 4;
  return place.radiusKm <= NEAR_KM ? 2 : 5;
}

/** 1 the day, 2 two to six days, 3 a week, 4 up to a month, 5 up to a year; where only the report is dated, a week. */
function datePrecisionOf(when: When | null): number | null {
  if (when === null) return null;
  const days = daysIn(when);
  if (days === 1) return when.told ? 1 : 3;
  const classes: readonly [most: number, precision: number][] = [
    [6, 2],
    [7, 3],
    [31, 4],
    [366, 5],
  ];
  return classes.find(([most]) => days <= most)?.[1] ?? null;
}
