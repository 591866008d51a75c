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
  /** An illness, which no attack or flood leaves behind. */
  disease: boolean;
  /** The one that founded it first. */
  drafts: Draft[];
  actors: readonly string[];
  recipients: readonly string[];
  place: PlaceRef | null;
  time: Dated | null;
  /** True where nobody says when it was: `time` is then when it was first told, and it happened by then. */
  isTimeOfTelling: boolean;
  /** How many of the drafts tell an attack. */
  attacks: number;
  /** Report id -> where in it the incident is told, of the reports at hand. */
  told: Map<string, number[]>;
}

/** The same cluster, free to grow. */
export function copyOf(cluster: Cluster): Cluster {
  return { ...cluster, drafts: [...cluster.drafts], told: new Map() };
}

/** A base at the edge of its town, or a district of it, is no second place. Kilometres. */
export const ONE_PLACE_KM = 15;

/** Told of more than one town or site: there a number or a finding may hold for one of them only. */
export function isScattered({ drafts }: Cluster): boolean {
  const places = drafts.map(({ place }) => place).filter(isSpecific);
  return places.some((place) => distanceKm(place, places[0]!) > ONE_PLACE_KM);
}

/** Share of tellings from which on an attack names the incident: less is a word gone astray in a flood or a quake. */
const NAMED_ATTACK = 0.2;

/** "No force was used" tells no attack. */
export function isAttackTold({ event, polarity }: Draft): boolean {
  return event.type === "ASSAULT" && polarity === "+";
}

/** Somebody struck, rather than something befell: an attack names the incident, and what it left behind is its outcome. */
export function isAttack({ attacks, drafts }: Pick<Cluster, "attacks" | "drafts">): boolean {
  return attacks >= NAMED_ATTACK * drafts.length && attacks > 0;
}
