import type { Incident, Place } from "../../model/index.ts";
import type { Book } from "./book.ts";

/** A place with what is told of it. */
export interface Site {
  place: Place;
  incidents: Incident[];
  /** Claims that name it, those of its incidents among them. */
  claims: number;
}

/** Places of incidents and claims: those with the most incidents first, then those with the most claims. */
export function sitesOf(book: Book): Site[] {
  const claims = new Map<string, number>();
  for (const { proposition } of book.picture.claims)
    if (proposition.place !== null) claims.set(proposition.place, (claims.get(proposition.place) ?? 0) + 1);
  return book.picture.places
    .map((place) => ({
      place,
      incidents: book.picture.incidents.filter((incident) => incident.place === place.id),
      claims: claims.get(place.id) ?? 0,
    }))
    .filter((site) => site.incidents.length + site.claims > 0)
    .sort(
      (left, right) =>
        right.incidents.length - left.incidents.length ||
        right.claims - left.claims ||
        (left.place.id < right.place.id ? -1 : 1),
    );
}

/** Wider places (countries, oceans) are listed and outlined, but the map is not drawn to fit them. */
const WIDE_KM = 250;

export function isWide({ place }: Site): boolean {
  return place.radiusKm > WIDE_KM;
}
