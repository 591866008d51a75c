import type { Conflict, Derivation, Item, Patch } from "../model/index.ts";
import { Journal } from "../text/journal.ts";
import { type Cluster, isScattered } from "./cluster.ts";
import { type Denials, denialConflicts, newDenials, noteDenials } from "./conflicts/denials.ts";
import { conflictsInIncident, conflictsInStory } from "./conflicts.ts";
import { counterpartsOf } from "./counterparts.ts";
import { figureOf } from "./current.ts";
import type { Draft } from "./drafts.ts";
import { seriesOf } from "./figures.ts";
import { clusterDrafts, type Incidents } from "./incidents.ts";
import { type Around, asBefore, derivationsAmong, differences, itemsOfSaying } from "./items.ts";
import { lineageOf } from "./lineage.ts";
import { addUpParts } from "./parts.ts";
import { addSayings, type Grown, keyIn, type Saying, type Sayings, type Scope } from "./sayings.ts";
import { newStances, type Stances, updateStances } from "./stances.ts";
import { standingOf } from "./standing.ts";
import { incidentFrom } from "./telling.ts";

/** What is held of one story to fuse the next reports of it with. */
export interface StoryFusion {
  id: string;
  incidents: Incidents;
  /** Report id -> what it tells. */
  byReport: Map<string, readonly Draft[]>;
  /** What belongs to no incident. */
  loose: Sayings;
  /** Incident id -> what was made of it. */
  units: Map<string, Unit>;
  /** Conflicts that reach over incidents. */
  conflicts: readonly Item[];
  denials: Denials;
  stances: Stances;
  /** What was added, in order: by it the story can be fused from the beginning. */
  added: Addition[];
}

/** What a window of reports added to a story: what they tell and the derivations that came with them. */
interface Addition {
  drafts: readonly Draft[];
  fresh: readonly Derivation[];
}

/** An incident as last worked out. It is worked out anew when a draft joins it and at no other time. */
interface Unit {
  isScattered: boolean;
  /** How many drafts of its cluster it was worked out over. */
  drafts: number;
  sayings: Sayings;
  /** The incident, its figures and conflicts. */
  items: readonly Item[];
}

export function newStoryFusion(id: string): StoryFusion {
  return {
    id,
    incidents: { clusters: new Map(), incidentOf: new Map(), joins: new Map() },
    byReport: new Map(),
    loose: new Map(),
    units: new Map(),
    conflicts: [],
    denials: newDenials(),
    stances: newStances(),
    added: [],
  };
}

/**
 * Adds what reports tell to their story. `fresh`: the derivations among its reports that came with these. Returns what that
 * changes in the picture.
 */
export function addToStory(
  story: StoryFusion,
  all: readonly Draft[],
  fresh: readonly Derivation[],
  around: Around,
  journal: Journal,
): Patch[] {
  journal.push(story.added, { drafts: all, fresh });
  const { corrections } = around;
  const drafts = all.filter(({ id }) => !corrections.isRejected(id));
  for (const draft of drafts) {
    const { id } = draft.reading.report;
    journal.set(story.byReport, id, [...(story.byReport.get(id) ?? []), draft]);
  }
  const counterparts = counterpartsOf(story.byReport, fresh);
  const clusters = clusterDrafts(drafts, story.id, story.incidents, counterparts, corrections, journal);
  const homeless = drafts.filter(({ id }) => !story.incidents.incidentOf.has(id));
  const units = clusters.map((cluster) => updateUnit(story, cluster, around, journal));
  const loose = addSayings(homeless, looseScope(story.id), story.loose, journal);
  const grown = [...units.flatMap((unit) => unit.grown), ...loose];
  return [
    ...units.flatMap(({ patches }) => patches),
    ...loose.flatMap((each) => patchesOf(each, story, around)),
    ...updateStances(grown, story.stances, around.actors, journal),
    ...updateConflicts(story, drafts, around, journal),
  ];
}

function updateUnit(
  story: StoryFusion,
  cluster: Cluster,
  around: Around,
  journal: Journal,
): { patches: Patch[]; grown: Grown[] } {
  const { joins } = story.incidents;
  const before = story.units.get(cluster.id);
  const scattered = isScattered(cluster);
  const goesOn = before?.isScattered === scattered;
  const sayings: Sayings = goesOn ? new Map(before.sayings) : new Map();
  const added = cluster.drafts.slice(goesOn ? before.drafts : 0);
  const grown = addSayings(added, scopeOf(cluster.id, scattered), sayings, journal);
  const items = asBefore(before?.items ?? [], itemsOfUnit(cluster, scattered, sayingsIn(sayings), around));
  journal.set(story.units, cluster.id, {
    isScattered: scattered,
    drafts: cluster.drafts.length,
    sayings,
    items,
  });
  const outdated = goesOn ? [] : sayingsIn(before?.sayings ?? new Map());
  const patches = [
    ...outdated.flatMap((saying) => differences(itemsOfSaying(saying, null, around, joins), [])),
    ...grown.flatMap((each) => patchesOf(each, story, around)),
    ...differences(before?.items ?? [], items),
  ];
  return { patches, grown };
}

function sayingsIn(sayings: Sayings): Saying[] {
  return [...sayings.values()].flat();
}

function patchesOf({ before, saying }: Grown, { incidents }: StoryFusion, around: Around): Patch[] {
  return differences(
    before ? itemsOfSaying(before, null, around, incidents.joins) : [],
    itemsOfSaying(saying, before, around, incidents.joins),
  );
}

/** What an incident gives to the picture besides what is said of it. */
function itemsOfUnit(
  cluster: Cluster,
  scattered: boolean,
  sayings: readonly Saying[],
  around: Around,
): Item[] {
  const lineage = lineageOf(around.derivations);
  const counts = seriesOf(sayings, scattered, around.corrections).map((series) => ({
    series,
    standing: standingOf(series, lineage),
  }));
  const incident = incidentFrom(
    cluster,
    sayings,
    derivationsAmong(cluster.drafts, around),
    around.corrections,
  );
  return [
    { part: "incidents", id: incident.id, item: incident },
    ...addUpParts(counts.map(({ series, standing }) => figureOf(series, standing))).map(
      (item): Item => ({ part: "figures", id: item.id, item }),
    ),
    ...conflictsInIncident(sayings, counts, around.derivations).map(itemOfConflict),
  ];
}

function itemOfConflict(item: Conflict): Item {
  return { part: "conflicts", id: item.id, item };
}

function updateConflicts(
  story: StoryFusion,
  drafts: readonly Draft[],
  around: Around,
  journal: Journal,
): Patch[] {
  const loose = sayingsIn(story.loose);
  const all = [...[...story.units.values()].flatMap(({ sayings }) => sayingsIn(sayings)), ...loose];
  const before = story.conflicts;
  noteDenials(drafts, story.denials, journal);
  const denials = denialConflicts(all, story.denials, (draft) => sayingWith(draft, story), journal);
  const after = conflictsInStory(all, loose, around.derivations, denials).map(itemOfConflict);
  journal.put(story, "conflicts", after);
  return differences(before, after);
}

/** The saying that a draft is in. */
function sayingWith(draft: Draft, { id, incidents, units, loose }: StoryFusion): Saying | undefined {
  const incident = incidents.incidentOf.get(draft.id);
  const unit = incident === undefined ? undefined : units.get(incident);
  const key = unit ? keyIn(scopeOf(incident!, unit.isScattered), draft) : keyIn(looseScope(id), draft);
  return (unit?.sayings ?? loose).get(key)?.find(({ drafts }) => drafts.includes(draft));
}

/** An incident tells its sayings apart by place where it has several. */
function scopeOf(incident: string, isScattered: boolean): Scope {
  return { id: incident, inIncident: true, placed: isScattered };
}

/** What belongs to no incident of a story. */
function looseScope(story: string): Scope {
  return { id: story, inIncident: false, placed: true };
}

/** All that a story has in the picture, gone. */
export function removalOf(story: StoryFusion, around: Around): Patch[] {
  const units = [...story.units.values()];
  const sayings = [...units.flatMap(({ sayings }) => sayingsIn(sayings)), ...sayingsIn(story.loose)];
  return [...units.flatMap(({ items }) => items), ...story.conflicts]
    .concat(sayings.flatMap((saying) => itemsOfSaying(saying, null, around, story.incidents.joins)))
    .flatMap((item) => differences([item], []));
}

/** The story fused from the beginning, under corrections that have changed, and what that changes in the picture. */
export function fusedAnew(story: StoryFusion, around: Around): { story: StoryFusion; patches: Patch[] } {
  const anew = newStoryFusion(story.id);
  const journal = new Journal();
  const patches = story.added.flatMap(({ drafts, fresh }) =>
    addToStory(anew, drafts, fresh, around, journal),
  );
  return { story: anew, patches: [...removalOf(story, around), ...patches] };
}
