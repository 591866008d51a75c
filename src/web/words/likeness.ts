import type { Incident } from "../../model/index.ts";
import { wordsIn } from "./marks.ts";

/** Incidents that may be the same as one, the likeliest first: at its place, of its type, in its time. Ties by headline. */
export function likelySame(incident: Incident, all: readonly Incident[]): Incident[] {
  return all
    .filter(({ id }) => id !== incident.id)
    .map((other) => ({ other, score: likeness(incident, other) }))
    .sort((left, right) => right.score - left.score || (left.other.headline < right.other.headline ? -1 : 1))
    .map(({ other }) => other);
}

function likeness(one: Incident, other: Incident): number {
  const atPlace = one.place !== null && one.place === other.place ? 2 : 0;
  const ofType = one.type === other.type ? 1 : 0;
  return atPlace + ofType + (meet(one, other) ? 2 : 0);
}

function meet({ time: one }: Incident, { time: other }: Incident): boolean {
  if (!one?.earliest || !one.latest || !other?.earliest || !other.latest) return false;
  return one.earliest <= other.latest && other.earliest <= one.latest;
}

/** Those whose headline holds all the words. */
export function named(incidents: readonly Incident[], search: string): Incident[] {
  const words = wordsIn(search);
  return incidents.filter(({ headline }) => words.every((word) => headline.toLowerCase().includes(word)));
}
