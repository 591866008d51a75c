import {
  type ActorRef,
  type EventType,
  isUnnamed,
  type Modality,
  type PlaceRef,
  type Quantity,
} from "../model/index.ts";
import { distinct } from "../text/collections.ts";
import type { Draft } from "./drafts.ts";
import { MODALITY_CLASS, type ModalityClass } from "./kinds.ts";

/** Sectors that act for the state: "Iran", "the Iranian army" and "Tehran" fire the same missile. */
const STATE_SECTORS = new Set(["GOV", "MIL", "COP", "SPY", "JUD", "LEG"]);

/**
 * Who acts, as far as identity goes, from the wide to the narrow: `IRN` for a state, its organs and who holds office in
 * it; `IRQ:REB` for unnamed militias of a country; `LBN:REB:group:hezbollah` for a named one and who speaks for it.
 */
export function actorKey(actor: ActorRef | undefined | null): string | null {
  if (!actor || isUnnamed(actor.id)) return null;
  const { kind, sector } = actor;
  const id = actor.affiliation ?? actor.id;
  const country = actor.country ?? DESCRIBED.exec(id)?.[1] ?? null;
  if (country && (kind === "state" || (sector !== null && STATE_SECTORS.has(sector)))) return country;
  if (!country || !sector) return id;
  return DESCRIBED.test(id) ? `${country}:${sector}` : `${country}:${sector}:${id}`;
}

/** Ids of groups known by their country alone ("Iraqi militias"), be it theirs or where they are told of ("gunmen"). */
const DESCRIBED = /^(?:group|role):(?!XXX)([A-Z]{3}):/;

const NOBODY: readonly string[] = [];

/** The keys of actors that are known by more than one report, each once, in their order. */
export function keysOf(actors: readonly ActorRef[]): readonly string[] {
  if (actors.length === 0) return NOBODY;
  return distinct(actors.flatMap((actor) => actorKey(actor) ?? []));
}

/** `likely`: share a key; `possible`: one side names nobody; `no`: both name somebody and share nobody. */
export type Fit = "likely" | "possible" | "no";

export function fitKeys(left: readonly string[], right: readonly string[]): Fit {
  if (left.length === 0 || right.length === 0) return "possible";
  if (left.some((key) => right.includes(key))) return "likely";
  return left.some((key) => right.some((other) => sameCountry(key, other))) ? "possible" : "no";
}

/** "Iraqi militias" may be the "IRQ" of a report that says less, or a militia that another names; two named ones differ. */
function sameCountry(left: string, right: string): boolean {
  return left.startsWith(`${right}:`) || right.startsWith(`${left}:`);
}

const EARTH_RADIUS_KM = 6371;

/** Great-circle distance in kilometres (haversine). */
export function distanceKm(from: PlaceRef, to: PlaceRef): number {
  const radians = Math.PI / 180;
  const halfLat = Math.sin(((to.lat - from.lat) * radians) / 2);
  const halfLon = Math.sin(((to.lon - from.lon) * radians) / 2);
  const a = halfLat * halfLat + Math.cos(from.lat * radians) * Math.cos(to.lat * radians) * halfLon * halfLon;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(a)));
}

/** Places fit when one may lie within the other, or within `slackKm` of it. */
export function fitPlaces(left: PlaceRef | null, right: PlaceRef | null, slackKm: number): Fit {
  if (!left || !right) return "possible";
  if (left.id === right.id) return "likely";
  if (inOtherCountries(left.country, right.country)) return "no";
  const distance = distanceKm(left, right);
  if (distance > Math.max(left.radiusKm, right.radiusKm) + slackKm) return "no";
  return isLocal(left) && isLocal(right) ? "likely" : "possible";
}

/** Seas and rivers that several countries share have `XXX` and exclude none. */
function inOtherCountries(left: string | null, right: string | null): boolean {
  return left !== right && ![left, right].some((country) => country === null || country === "XXX");
}

/** Small enough that two of them near each other are one neighbourhood. */
function isLocal({ type }: PlaceRef): boolean {
  return type === "city" || type === "facility" || type === "admin";
}

export function isSpecific(place: PlaceRef | null): place is PlaceRef {
  return place !== null && (place.type === "city" || place.type === "facility");
}

/** People as such: twelve bodies, twelve victims and twelve people are one number. Children or soldiers are a part. */
const PEOPLE = new Set(
  "person people body survivor victim casualty fatality death injury resident passenger patient case other".split(
    " ",
  ),
);

export function unitKey(quantity: Quantity): string {
  return PEOPLE.has(quantity.unit) ? "person" : quantity.unit;
}

/** Key of a number with its bounds: 5 and 12 are two propositions, "at least 5" and "5" are two. */
export function quantityKey(quantity: Quantity | null): string {
  if (!quantity) return "";
  return `${quantity.low ?? ""}..${quantity.high ?? ""} ${unitKey(quantity)}`;
}

/** The number a draft is about: the first one that measures the act or its outcome. */
export function principalFigure(draft: Draft) {
  return draft.measured.find(({ measure }) => measure !== "actor" && measure !== "target") ?? null;
}

export function modalityClass(modality: Modality): ModalityClass {
  return MODALITY_CLASS[modality];
}

/** What must be equal for two drafts of one incident (or one story) to say the same thing; the place where `placed`. */
export function propositionKey(draft: Draft, placed: boolean): string {
  const { event } = draft;
  const figure = principalFigure(draft);
  return [
    event.type as EventType,
    draft.polarity,
    modalityClass(event.modality),
    figure ? `${figure.measure} ${quantityKey(figure.quantity)}` : "",
    placed && isSpecific(draft.place) ? draft.place.id : "",
  ].join("|");
}
