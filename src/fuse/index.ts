import type { Derivation, Links, Origin, Patch, Statement } from "../model/index.ts";
import { Archive, type Packing } from "../text/archive.ts";
import { distinct, groupBy, isAmong, withAmong } from "../text/collections.ts";
import { hash32 } from "../text/hash.ts";
import { Journal } from "../text/journal.ts";
import { upperBound } from "../text/offsets.ts";
import { type Corrections, correctionsOf } from "./corrections.ts";
import { type Draft, draftsOf, versionOf } from "./drafts.ts";
import { type Around, derivationsAmong } from "./items.ts";
import { addToStory, fusedAnew, newStoryFusion, removalOf, type StoryFusion } from "./stories.ts";
import type { Edge } from "./ties.ts";

/** What fusing keeps of the reports so far, to fuse the next ones with. */
export interface FuseMemory {
  /** By story id; those that nothing was added to for a while lie packed where packing is given. */
  stories: Map<string, StoryFusion>;
  /** Id of a story that lies packed -> {@link tellingsIn}. */
  aside: Map<string, Uint32Array>;
  origins: Map<string, Origin>;
  /** By the id of the derived report. */
  derivations: Map<string, readonly Edge[]>;
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

export function newFuseMemory(packing?: Packing): FuseMemory {
  return {
    stories: packing ? new Archive(packing, 1) : new Map(),
    aside: new Map(),
    origins: new Map(),
    derivations: new Map(),
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
  const patches = [...byStory].flatMap(([id, told]) =>
    addedTo(id, told, derivationsIn(id, links), around, memory),
  );
  return [...absorbed.flatMap((each) => each.patches), ...patches, ...addOrigins(drafts, memory, journal)];
}

function aroundOf(memory: FuseMemory, actors: Around["actors"]): Around {
  const { derivations, corrections } = memory;
  return { derivations, actors, corrections };
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
  const touched = [...memory.stories.keys()].filter((id) => isNamed(id, memory, named));
  return touched.flatMap((id) => {
    const story = memory.stories.get(id)!;
    const anew = fusedAnew(story, aroundOf(memory, actors));
    memory.stories.set(story.id, anew.story);
    return anew.patches;
  });
}

/** Whether a story tells something of what is named; one that lies packed is looked into only where it may. */
function isNamed(id: string, { stories, aside }: FuseMemory, named: ReadonlySet<string>): boolean {
  const known = aside.get(id);
  if (known && ![...named].some((each) => holdsNumber(known, hash32(each)))) return false;
  return stories
    .get(id)!
    .added.some(({ drafts }) =>
      drafts.some((draft) => named.has(draft.id) || named.has(draft.reading.report.id)),
    );
}

/** Numbers made of the ids of what a story tells and of its reports, ascending. */
function tellingsIn({ added }: StoryFusion): Uint32Array {
  const ids = new Set(
    added.flatMap(({ drafts }) => drafts.flatMap(({ id, reading }) => [id, reading.report.id])),
  );
  return Uint32Array.from(ids, (id) => hash32(id)).sort();
}

function holdsNumber(sorted: Uint32Array, number: number): boolean {
  return sorted[upperBound(sorted, number) - 1] === number;
}

/** Lets stand what the last call added to stories. */
export function settleFusion({ added }: FuseMemory): void {
  added.clear();
}

/** Packs the stories that nothing was added to since the time before the last; for after a window is settled. */
export function layStoriesAside({ stories, aside }: FuseMemory): void {
  if (!(stories instanceof Archive)) return;
  for (const [id, story] of stories.layAside()) aside.set(id, tellingsIn(story as StoryFusion));
}

/** The story, free to be changed in place. */
function openStory(id: string, { stories, aside }: FuseMemory): StoryFusion {
  const story = stories.get(id)!;
  stories.set(id, story);
  aside.delete(id);
  return story;
}

/** Derivations among the reports of a story. */
function derivationsIn(story: string, { stories, derivations }: Links): Derivation[] {
  const { reports } = stories.find(({ id }) => id === story)!;
  return derivations.filter(({ derived, from }) => isAmong(derived, reports) && isAmong(from, reports));
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
  const patches = addToStory(openStory(id, memory), drafts, fresh, around, journal);
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
  for (const { derived, from, kind, confidence } of derivations) {
    const held = memory.derivations.get(derived) ?? [];
    journal.set(memory.derivations, derived, [...held, { derived, from, kind, confidence }]);
  }
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
    const origin: Origin = { id, kind, name, reports: withAmong(held?.reports ?? [], reports) };
    journal.set(origins, id, origin);
    return { part: "origins", id, item: origin };
  });
}
