import type { Actor, Dated, Derivation, Links, Place, Provenance, Reading, Story } from "../model/index.ts";
import { by } from "../text/collections.ts";
import { linkActors } from "./actors.ts";
import { chainsOf, publisherChain } from "./chains.ts";
import { dateByStory } from "./dates.ts";
import { findDerivations } from "./derivations.ts";
import { originKey } from "./origins.ts";
import { linkPlaces } from "./places.ts";
import { groupStories } from "./stories.ts";

/** Readings whose mentions know which actor and which place they name. */
export interface Named {
  readings: Reading[];
  actors: Actor[];
  places: Place[];
}

/** Which reports go back to which, which tell one story, and what day that gives to those without one. */
export interface Tied {
  derivations: Derivation[];
  stories: Story[];
  dates: Map<string, Dated>;
}

/** Resolves names to actors and places. Readings come back sorted by report id. */
export function resolveNames(readings: readonly Reading[]): Named {
  const byActor = linkActors([...readings].sort(by(({ report }) => report.id)));
  const byPlace = linkPlaces(byActor.readings);
  return { readings: byPlace.readings, actors: byActor.actors, places: byPlace.places };
}

/** Ties reports to each other: derivations, stories, and dates by story. */
export function tieReports(readings: Reading[]): Tied {
  const derivations = findDerivations(readings);
  const stories = groupStories(readings, derivations);
  return { derivations, stories, dates: dateByStory(readings, stories) };
}

/** Traces every attribution back to its root and puts all links together. `readings` are the dated ones. */
export function traceChains(readings: Reading[], named: Named, tied: Tied): Links {
  return {
    readings,
    actors: named.actors,
    places: named.places,
    provenances: new Map(
      readings.map((reading) => [reading.report.id, provenancesOf(reading, tied.derivations)]),
    ),
    publisherProvenances: new Map(
      readings.map((reading) => [reading.report.id, ownProvenance(reading, tied.derivations)]),
    ),
    derivations: tied.derivations,
    stories: tied.stories,
  };
}

function provenancesOf(reading: Reading, derivations: Derivation[]): Provenance[] {
  return chainsOf(reading, derivations).map((chain) => ({ chain, origin: originKey(chain, reading) }));
}

function ownProvenance(reading: Reading, derivations: Derivation[]): Provenance {
  const chain = publisherChain(reading, derivations);
  return { chain, origin: originKey(chain, reading) };
}
