import type { Dated, PlaceRef } from "../model/index.ts";
import type { Draft } from "./drafts.ts";
import { distanceKm, isSpecific } from "./identity.ts";
import type { Family } from "./kinds.ts";

/** Drafts that tell one thing that happened. Grows as drafts join; never shared outside `fuse`. */
export interface Cluster {
  /** Id of the incident, made of the words that first tell it, so that a copy does not rename it. */
  id: string;
  family: Family;
  background: boolean;
  /** The one that founded it first. */
  drafts: Draft[];
  actors: string[];
  recipients: string[];
  place: PlaceRef | null;
  time: Dated | null;
  /** Report id -> where in it the incident is told, of the reports at hand. */
  told: Map<string, number[]>;
}

/** The same cluster, free to grow. */
export function copyOf(cluster: Cluster): Cluster {
  return { ...cluster, drafts: [...cluster.drafts], told: new Map() };
}

/** A base at the edge of its town, or a district of it, is no second place. Kilometres. */
const ONE_PLACE_KM = 15;

/** Told of more than one town or site: there a number or a finding may hold for one of them only. */
export function isScattered({ drafts }: Cluster): boolean {
  const places = drafts.map(({ place }) => place).filter(isSpecific);
  return places.some((place) => distanceKm(place, places[0]!) > ONE_PLACE_KM);
}
