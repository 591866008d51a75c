import type { Derivation, Links, Origin, Patch } from "../model/index.ts";
import { distinct, groupBy } from "../text/collections.ts";
import { Journal } from "../text/journal.ts";
import { type Draft, draftsOf } from "./drafts.ts";
import type { Around } from "./items.ts";
import { addToStory, newStoryFusion, removalOf, type StoryFusion } from "./stories.ts";
import { addTies } from "./ties.ts";

/** What fusing keeps of the reports so far, to fuse the next ones with. */
export interface FuseMemory {
  /** By story id. */
  stories: Map<string, StoryFusion>;
  origins: Map<string, Origin>;
  /** By the id of the derived report. */
  derivations: Map<string, readonly Derivation[]>;
  ties: Set<string>;
}

export function newFuseMemory(): FuseMemory {
  return { stories: new Map(), origins: new Map(), derivations: new Map(), ties: new Set() };
}

/**
 * What is the case, by these linked readings and those before: claims with who stands behind them, incidents, figures over
 * time, conflicts and positions. Returns what they change. Only incidents, claims and stories that the readings touch
 * are worked out anew.
 */
export function fuse(
  links: Links,
  memory: FuseMemory = newFuseMemory(),
  journal: Journal = new Journal(),
): Patch[] {
  addDerivations(links.derivations, memory, journal);
  const around = { derivations: memory.derivations, ties: memory.ties, actors: links.actors };
  const absorbed = [...links.absorbed].flatMap(([gone, into]) =>
    takeOver(gone, into, memory, around, journal),
  );
  const drafts = draftsOf(links);
  const moved = absorbed.flatMap((each) => each.drafts);
  const byStory = groupBy([...moved, ...drafts], ({ story }) => story);
  const fused = [...byStory].flatMap(([id, told]) => {
    if (!memory.stories.has(id)) journal.set(memory.stories, id, newStoryFusion(id));
    return addToStory(memory.stories.get(id)!, told, links.derivations, around, journal);
  });
  return [...absorbed.flatMap(({ patches }) => patches), ...fused, ...addOrigins(drafts, memory, journal)];
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
  const drafts = [...story.byReport.values()].flat().map((draft) => ({ ...draft, story: into }));
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
