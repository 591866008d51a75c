import type { EventRow, Incident, Place } from "../../model/index.ts";
import { by, groupBy } from "../../text/collections.ts";
import { type Book, bookOf, isAsserted } from "../book.ts";
import { saysHappened } from "../wording.ts";
import { type CitedText, citedTexts } from "./citations.ts";
import type { Material } from "./material.ts";

/** An incident as the coders of event data see one: a deed that is said to have happened. */
export interface Coded {
  book: Book;
  textOf: (report: string) => CitedText | null;
  incident: Incident;
  /** Ids of the claims that tell the deed itself as a fact. */
  deeds: string[];
  /** The PLOVER mode most of its words tell, or null. */
  mode: string | null;
  when: When | null;
  place: Place | null;
}

/** When an incident happened, in days. */
export interface When {
  /** `2025-03-05`, both inclusive. */
  from: string;
  to: string;
  /** False where no words tell the day and it is that of the report. */
  told: boolean;
}

/** Incidents told as a fact, single or ongoing, earliest first, undated last. */
export function codedIncidents({ picture, rows, texts }: Material): Coded[] {
  const book = bookOf(picture, texts);
  const textOf = citedTexts(texts);
  const told = groupBy(rows, ({ incident }) => incident ?? "");
  return picture.incidents
    .map((incident) => coded(book, textOf, incident, told.get(incident.id) ?? []))
    .filter(({ incident, deeds }) => !incident.background && deeds.length > 0)
    .sort(by(({ incident, when }) => `${when?.from ?? "9999"}|${incident.id}`));
}

function coded(book: Book, textOf: Coded["textOf"], incident: Incident, rows: readonly EventRow[]): Coded {
  const own = rows.filter(({ type }) => type === incident.type);
  const place = incident.place === null ? null : (book.places.get(incident.place) ?? null);
  const deeds = incident.claims.filter((id) => isDeed(book, id, incident));
  return { book, textOf, incident, deeds, mode: mostTold(own), when: whenOf(incident, own), place };
}

function isDeed(book: Book, id: string, { type }: Incident): boolean {
  const proposition = book.claims.get(id)?.proposition;
  return (
    proposition?.type === type &&
    proposition.polarity === "+" &&
    saysHappened(proposition.modality) &&
    isAsserted(book, id)
  );
}

function mostTold(rows: readonly EventRow[]): string | null {
  const modes = groupBy(
    rows.filter(({ mode }) => mode !== null),
    ({ mode }) => mode!,
  );
  const ranked = [...modes].sort(by(([mode, of]) => `${String(1e6 - of.length).padStart(7, "0")}|${mode}`));
  return ranked[0]?.[0] ?? null;
}

function whenOf({ time }: Incident, rows: readonly EventRow[]): When | null {
  if (!time?.earliest || !time.latest) return null;
  const told = rows.some(
    (row) => row.time?.text != null && row.time.earliest === time.earliest && row.time.latest === time.latest,
  );
  return { from: time.earliest.slice(0, 10), to: time.latest.slice(0, 10), told };
}

/** Days from first to last, both counted. */
export function daysIn({ from, to }: When): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;
}

/** Names of those who took part in a role, in the picture's order. */
export function partiesOf({ book, incident }: Coded, role: "actor" | "recipient"): string[] {
  return incident.participants
    .filter((one) => one.role === role)
    .map(({ actor }) => book.actors.get(actor)?.name ?? actor);
}

/** A place that is one spot for whoever codes events: a town or a site. */
export function isSpot({ type }: Place): boolean {
  return type === "city" || type === "facility";
}

/** The name of a country by its code, where the picture holds that country as a place. */
export function countryName(book: Book, place: Place | null): string | null {
  if (!place?.country) return null;
  if (place.type === "country") return place.name;
  return (
    [...book.places.values()].find(({ type, country }) => type === "country" && country === place.country)
      ?.name ?? null
  );
}

/** What kind of party an actor is to those who code armed conflict. */
export type Side = "state" | "armed group" | "civilians";

const STATE = new Set(["MIL", "COP", "SPY"]);
const ARMED = new Set(["REB", "PRM", "UAF", "IMG"]);
const CIVILIAN = new Set(["CVL", "JRN", "MED", "EDU", "REL", "REF", "LAB", "AGR", "BUS", "SOC", "NGO"]);

/** The one kind of all parties in a role; null where there are none, one cannot be told, or they are mixed. */
export function sideOf({ book, incident }: Coded, role: "actor" | "recipient"): Side | null {
  const sides = new Set(
    incident.participants
      .filter((one) => one.role === role)
      .map(({ actor }): Side | null => {
        const known = book.actors.get(actor);
        if (!known) return null;
        if (known.kind === "state" || known.kind === "force" || STATE.has(known.sector ?? "")) return "state";
        if (ARMED.has(known.sector ?? "")) return "armed group";
        return CIVILIAN.has(known.sector ?? "") ? "civilians" : null;
      }),
  );
  return sides.size === 1 ? [...sides][0]! : null;
}
