import type { Assertion } from "../../model/index.ts";
import { type Column, csvOf } from "../csv.ts";
import { type AcledType, acledTypeOf } from "./acled-table.ts";
import { citationText, publishersOf, quoted, wordsFor } from "./citations.ts";
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
  acled: AcledType;
  deaths: Deaths | null;
  /** The words the row rests on. */
  words: Assertion[];
  actors: string[];
  recipients: string[];
}

const COLUMNS: readonly Column<Row>[] = [
  ["event_id", ({ incident }) => incident.id],
  ["event_date", ({ when }) => (precisionOf(when) === null ? null : when!.from)],
  ["year", ({ when }) => when?.from.slice(0, 4)],
  ["time_precision", ({ when }) => precisionOf(when)],
  ["disorder_type", ({ acled }) => acled.disorder],
  ["event_type", ({ acled }) => acled.event],
  ["sub_event_type", ({ acled }) => acled.sub],
  ["actor1", ({ actors }) => actors[0]],
  ["assoc_actor_1", ({ actors }) => actors.slice(1).join("; ")],
  ["actor2", ({ recipients }) => recipients[0]],
  ["assoc_actor_2", ({ recipients }) => recipients.slice(1).join("; ")],
  ["country", ({ book, place }) => countryName(book, place)],
  ["country_iso3", ({ place }) => place?.country],
  ["admin1", ({ place }) => (place?.type === "admin" ? place.name : null)],
  ["location", ({ place }) => place?.name],
  ["latitude", ({ place }) => place?.lat],
  ["longitude", ({ place }) => place?.lon],
  ["geo_precision", geoPrecisionOf],
  [
    "source",
    ({ book, words }) =>
      publishersOf(
        book,
        words.map(({ claim }) => claim),
      ).join("; "),
  ],
  ["notes", ({ words }) => words.map(({ exact }) => quoted(exact)).join(" ")],
  ["fatalities", ({ deaths }) => deaths?.best],
  ["fatalities_rule", ({ deaths }) => deaths?.rule ?? "no number told"],
  ["citations", ({ words, textOf }) => words.map((one) => citationText(one, textOf)).join("; ")],
];

/** Most days that ACLED calls a week (time precision 2). */
const WEEK = 7;
/** Most days that ACLED calls a month (time precision 3); beyond, an event is not coded. */
const MONTH = 31;

/** 1 the day is told, 2 within a week (also: only the day of the report is known), 3 within a month; null beyond. */
function precisionOf(when: When | null): 1 | 2 | 3 | null {
  if (when === null || daysIn(when) > MONTH) return null;
  if (daysIn(when) > WEEK) return 3;
  return when.told && daysIn(when) === 1 ? 1 : 2;
}

/** Radius in kilometres up to which an area still counts as near one town; the bound UCDP states for its own class 2. */
const NEAR_KM = 25;

/** 1 a town or site, 2 a small area, 3 a larger one. */
function geoPrecisionOf({ place }: Row): 1 | 2 | 3 | null {
  if (place === null) return null;
  if (isSpot(place)) return 1;
  return place.radiusKm <= NEAR_KM ? 2 : 3;
}

/** Incidents that ACLED would code, one a row, in its terms; a cell is empty where the reports do not settle it. */
export function acledCsv(material: Material): string {
  return csvOf(COLUMNS, codedIncidents(material).flatMap(rowOf));
}

function rowOf(coded: Coded): Row[] {
  const acled = acledTypeOf(
    coded.incident.type,
    coded.mode,
    sideOf(coded, "actor"),
    sideOf(coded, "recipient"),
  );
  if (acled === null) return [];
  const deaths = deathsOf(coded);
  const words = wordsFor(coded.book, [...coded.deeds, ...(deaths?.claims ?? [])]);
  const [actors, recipients] = [partiesOf(coded, "actor"), partiesOf(coded, "recipient")];
  return [{ ...coded, acled, deaths, words, actors, recipients }];
}
