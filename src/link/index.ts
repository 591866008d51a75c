import type { Dated, Derivation, Links, Provenance, Reading } from "../model/index.ts";
import { by } from "../text/collections.ts";
import { Journal } from "../text/journal.ts";
import { onceFor } from "../text/once.ts";
import { type ActorMemory, linkActors, newActorMemory } from "./actors.ts";
import { byArrival } from "./arrival.ts";
import { chainsOf, publisherChain } from "./chains.ts";
import { type DayMemory, dateByStory } from "./dates.ts";
import {
  type DerivationMemory,
  findDerivations,
  forgetOld,
  newDerivationMemory,
  sweepDerivations,
} from "./derivations.ts";
import { originKey } from "./origins.ts";
import { linkPlaces } from "./places.ts";
import {
  groupStories,
  newStoryMemory,
  type StoryChange,
  type StoryMemory,
  settleStories,
  sweepStories,
} from "./stories.ts";

export { arrivalOf, byArrival } from "./arrival.ts";

/** What linking keeps of the reports so far, to link the next ones with. */
export interface LinkMemory {
  /** Reports so far. */
  count: number;
  actors: ActorMemory;
  derivations: DerivationMemory;
  stories: StoryMemory;
  days: DayMemory;
}

export function newLinkMemory(): LinkMemory {
  return {
    count: 0,
    actors: newActorMemory(),
    derivations: newDerivationMemory(),
    stories: newStoryMemory(),
    days: new Map(),
  };
}

/** Names resolved to actors and places. Readings come back sorted by report id. */
export function resolveNames(
  readings: readonly Reading[],
  memory: LinkMemory = newLinkMemory(),
  journal: Journal = new Journal(),
): Reading[] {
  const byId = [...readings].sort(by(({ report }) => report.id));
  return linkPlaces(linkActors(byId, memory.actors, journal));
}

/** What ties reports: derivations, stories, and the day a story gives to those without one. */
export interface Tied extends StoryChange {
  derivations: Derivation[];
  dates: ReadonlyMap<string, Dated>;
}

/** Ties reports to each other and to earlier ones. */
export function tieReports(
  readings: readonly Reading[],
  memory: LinkMemory = newLinkMemory(),
  journal: Journal = new Journal(),
): Tied {
  const first = memory.count;
  const ordered = [...readings].sort(byArrival);
  const derivations = findDerivations(ordered, first, memory.derivations, journal);
  const change = groupStories(ordered, derivations, first, memory.stories, journal);
  return { derivations, ...change, dates: dateByStory(ordered, change, memory.days, journal) };
}

/** Traces every attribution back to its root and puts all links together. `readings` are the dated ones. */
export function traceChains(
  readings: readonly Reading[],
  tied: Tied,
  memory: LinkMemory = newLinkMemory(),
): Links {
  const { derivations, stories, storyOf, storyJoins, absorbed } = tied;
  return {
    readings: [...readings].sort(by(({ report }) => report.id)),
    actors: memory.actors.records,
    provenances: new Map(readings.map((reading) => [reading.report.id, provenancesOf(reading)])),
    publisherProvenances: new Map(readings.map((reading) => [reading.report.id, ownProvenance(reading)])),
    derivations,
    stories,
    storyOf,
    storyJoins,
    absorbed,
  };
}

/**
 * Reports that later ones are compared and grouped with. Copies and stories come within days; this bounds what is held in
 * memory.
 */
const KEPT = 20_000;
/** After so many reports all tables are gone through for what leads to none of those any more. */
const SWEEP = 5_000;

/** Settles what was linked last: `count` reports more. Lets go of what is too old to be linked to. */
export function settleLinks(memory: LinkMemory, count: number): void {
  memory.count += count;
  const oldest = memory.count - KEPT;
  forgetOld(memory.derivations, oldest);
  settleStories(memory.stories, oldest);
  if (oldest <= 0 || memory.count % SWEEP >= count) return;
  sweepDerivations(memory.derivations, oldest);
  sweepStories(memory.stories, oldest);
}

const provenancesOf = onceFor((reading: Reading): Provenance[] =>
  chainsOf(reading).map((chain) => ({ chain, origin: originKey(chain, reading) })),
);

const ownProvenance = onceFor((reading: Reading): Provenance => {
  const chain = publisherChain(reading);
  return { chain, origin: originKey(chain, reading) };
});
