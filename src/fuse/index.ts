import type { Derivation, Links, Origin, Patch, Statement } from "../model/index.ts";
import { distinct, groupBy } from "../text/collections.ts";
import { Journal } from "../text/journal.ts";
import { type Corrections, correctionsOf } from "./corrections.ts";
import { type Draft, draftsOf, versionOf } from "./drafts.ts";
import { type Around, derivationsAmong } from "./items.ts";
import { addToStory, fusedAnew, newStoryFusion, removalOf, type StoryFusion } from "./stories.ts";
import { addTies } from "./ties.ts";

/** What fusing keeps of the reports so far, to fuse the next ones with. */
export interface FuseMemory {
  /** By story id. */
  stories: Map<string, StoryFusion>;
  origins: Map<string, Origin>;
  /** By the id of the derived report. */
  derivations: Map<string, readonly Derivation[]>;
  ties: Set<string>;
  /** What the last call added to stories, by story id; see {@link settleFusion}. */
  added: Map<string, Added>;
  corrections: Corrections;
}

/** What a call added to a story, on which drafts and derivations. */
interface Added {
  basis: string;
  patches: Patch[];
  journal: Journal;
}

export function newFuseMemory(): FuseMemory {
  return {
    stories: new Map(),
    origins: new Map(),
    derivations: new Map(),
    ties: new Set(),
    added: new Map(),
    corrections: correctionsOf([]),
  };
}

/**
 * What is the case, by these linked readings and those before: claims with who stands behind them, incidents, figures over
 * time, conflicts and positions. Returns what they change. Only incidents, claims and stories that the readings touch
 * are worked out anew. What the last call added to stories is taken back first, unless it was settled; it stands where
 * a story is to get the same again.
 */
export function fuse(
  links: Links,
  memory: FuseMemory = newFuseMemory(),
  journal: Journal = new Journal(),
): Patch[] {
  addDerivations(links.derivations, memory, journal);
  const around = aroundOf(memory, links.actors);
  const drafts = draftsOf(links);
  const staying = links.absorbed.size > 0 ? new Set<string>() : new Set(drafts.map(({ story }) => story));
  takeBack(memory, (story) => !staying.has(story));
  const absorbed = [...links.absorbed].flatMap(([gone, into]) =>
    takeOver(gone, into, memory, around, journal),
  );
  const moved = absorbed.flatMap((each) => each.drafts);
  const byStory = groupBy([...moved, ...drafts], ({ story }) => story);
  const patches = [...byStory].flatMap(([id, told]) => addedTo(id, told, links.derivations, around, memory));
  return [...absorbed.flatMap((each) => each.patches), ...patches, ...addOrigins(drafts, memory, journal)];
}

function aroundOf(memory: FuseMemory, actors: Around["actors"]): Around {
  const { derivations, ties, corrections } = memory;
  return { derivations, ties, actors, corrections };
}

/**
 * Takes other corrections into account: what was added and not settled is taken back, and each settled story of which
 * old or new ones name a draft or a report is fused from the beginning. Returns what that changes in the picture.
 */
export function correct(
  statements: readonly Statement[],
  memory: FuseMemory,
  actors: Around["actors"],
): Patch[] {
  takeBack(memory, () => true);
  const before = memory.corrections;
  memory.corrections = correctionsOf(statements);
  const named = new Set([...before.named, ...memory.corrections.named]);
  const touched = [...memory.stories.values()].filter((story) => isNamed(story, named));
  return touched.flatMap((story) => {
    const anew = fusedAnew(story, aroundOf(memory, actors));
    memory.stories.set(story.id, anew.story);
    return anew.patches;
  });
}

function isNamed({ added }: StoryFusion, named: ReadonlySet<string>): boolean {
  return added.some(({ drafts }) =>
    drafts.some(({ id, reading }) => named.has(id) || named.has(reading.report.id)),
  );
}

/** Lets stand what the last call added to stories. */
export function settleFusion({ added }: FuseMemory): void {
  added.clear();
}

function takeBack({ added }: FuseMemory, isGone: (story: string) => boolean): void {
  for (const [story, { journal }] of added) {
    if (!isGone(story)) continue;
    journal.undo();
    added.delete(story);
  }
}

function addedTo(
  id: string,
  drafts: readonly Draft[],
  fresh: readonly Derivation[],
  around: Around,
  memory: FuseMemory,
): Patch[] {
  const basis = basisOf(drafts, around);
  if (memory.added.get(id)?.basis === basis) return memory.added.get(id)!.patches;
  takeBack(memory, (story) => story === id);
  const journal = new Journal();
  if (!memory.stories.has(id)) journal.set(memory.stories, id, newStoryFusion(id));
  const patches = addToStory(memory.stories.get(id)!, drafts, fresh, around, journal);
  memory.added.set(id, { basis, patches, journal });
  return patches;
}

/** Says the same of two calls only where they would add the same: drafts, derivations of their reports, bodies known. */
function basisOf(drafts: readonly Draft[], around: Around): string {
  const edges = derivationsAmong(drafts, around).map(
    ({ derived, from, kind, confidence }) => `${derived} ${from} ${kind} ${confidence}`,
  );
  const bodies = drafts.flatMap(({ actors }) =>
    actors.map(({ affiliation }) => (affiliation && around.actors.has(affiliation) ? affiliation : "")),
  );
  return [...drafts.map(versionOf), ...edges, ...bodies].join("\n");
}

function addDerivations(derivations: readonly Derivation[], memory: FuseMemory, journal: Journal): void {
  for (const derivation of derivations) {
    const held = memory.derivations.get(derivation.derived) ?? [];
    journal.set(memory.derivations, derivation.derived, [...held, derivation]);
  }
  addTies(derivations, memory.ties, journal);
}

/** Takes a story out, and what it tells into another. */
function takeOver(
  gone: string,
  into: string,
  { stories }: FuseMemory,
  around: Around,
  journal: Journal,
): { patches: Patch[]; drafts: Draft[] }[] {
  const story = stories.get(gone);
  if (!story) return [];
  journal.delete(stories, gone);
  const drafts = story.added.flatMap((each) => each.drafts.map((draft) => ({ ...draft, story: into })));
  return [{ patches: removalOf(story, around), drafts }];
}

function addOrigins(drafts: readonly Draft[], { origins }: FuseMemory, journal: Journal): Patch[] {
  return [...groupBy(drafts, ({ provenance }) => provenance.origin.id)].map(([id, told]): Patch => {
    const { kind } = told[0]!.provenance.origin;
    const held = origins.get(id);
    const names = told.map(({ provenance }) => provenance.origin.name);
    const reports = told.map(({ reading }) => reading.report.id);
    const name = distinct([...(held ? [held.name] : []), ...names])[0]!;
    const origin: Origin = { id, kind, name, reports: distinct([...(held?.reports ?? []), ...reports]) };
    journal.set(origins, id, origin);
    return { part: "origins", id, item: origin };
  });
}
