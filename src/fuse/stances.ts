import type { ConditionReport, Patch, Position, Shift } from "../model/index.ts";
import type { Journal } from "../text/journal.ts";
import { factOf, reportOf } from "./conditions.ts";
import type { Draft } from "./drafts.ts";
import { actorKey } from "./identity.ts";
import { conditionalDraft, positionOf, type Stance } from "./positions.ts";
import type { Grown, Saying } from "./sayings.ts";
import { shiftsAmong } from "./shifts.ts";

/** The stances of one story so far, and what later tellings make of them. */
export interface Stances {
  /** By holder, in the order they came. */
  held: Map<string, readonly Stance[]>;
  /** Those on a condition, in the order they came. */
  conditional: readonly Stance[];
  /** Tellings that a condition may be held against, in the order they came. */
  told: readonly Draft[];
  /** Position id -> what tells of its condition. */
  reports: Map<string, ConditionReport>;
  /** Position id -> the position as it was last given out, where it bears a mark. */
  marked: Map<string, Position>;
}

/** Stances of one holder, conditions, and tellings that are looked back at: bounds the work in a story of thousands. */
const LOOKED_BACK = { held: 40, conditional: 100, told: 400 };

export function newStances(): Stances {
  return { held: new Map(), conditional: [], told: [], reports: new Map(), marked: new Map() };
}

/**
 * Marks the positions of a story with changes of mind and with what later reports tell of their conditions, as far as sayings
 * that grew or are new bear on them. Returns the positions whose marks are new, or that were given out without them.
 */
export function updateStances(
  grown: readonly Grown[],
  stances: Stances,
  listed: ReadonlyMap<string, unknown>,
  journal: Journal,
): Patch[] {
  const fresh = grown.flatMap(({ saying }) => stanceOf(saying, listed) ?? []);
  const gone = grown.flatMap(({ before }) => (before ? (stanceOf(before, listed) ?? []) : []));
  const old = new Set(gone.map(({ saying }) => saying.id));
  const drafts = grown.flatMap(({ saying, before }) => saying.drafts.slice(before?.drafts.length ?? 0));
  const facts = drafts.filter((draft) => factOf(draft) !== null);
  const kept = stances.conditional.filter(({ saying }) => !old.has(saying.id));
  const conditional = fresh.filter((stance) => stance.conditional !== null);
  const told = [...stances.told, ...facts].slice(-LOOKED_BACK.told);
  noteReports(kept, facts, stances, journal);
  noteReports(conditional, told, stances, journal);
  journal.put(stances, "told", told);
  journal.put(stances, "conditional", [...kept, ...conditional].slice(-LOOKED_BACK.conditional));
  const touched = [...heldBy(fresh, gone, stances, journal)].flatMap((holder) => {
    const own = stances.held.get(holder) ?? [];
    return marksOf(own, shiftsAmong(own), stances);
  });
  const others = kept.filter(({ position }) => !touched.some(({ id }) => id === position.id));
  const bare = new Set(fresh.map(({ position }) => position.id));
  const again = others.map(({ position }) =>
    withMarks(position, stances.marked.get(position.id)?.shift, stances),
  );
  return [...touched, ...again].flatMap((position) => given(position, bare, stances, journal));
}

/** Null where a saying is no stance, or is told of an incident: that one may be taken apart. */
function stanceOf(saying: Saying, listed: ReadonlyMap<string, unknown>): Stance | null {
  const position = saying.incident === null ? positionOf(saying, listed) : null;
  if (!position) return null;
  const at = saying.drafts.reduce<string | null>(
    (first, { saidAt }) => (saidAt !== null && (first === null || saidAt < first) ? saidAt : first),
    null,
  );
  const actor = saying.drafts.find(({ actors }) => actors[0]?.id === position.actor)?.actors[0];
  const holder = actorKey(saying.best.actors[0] ?? actor) ?? position.actor;
  return { position, holder, saying, conditional: conditionalDraft(saying), at };
}

/** The earliest telling of each condition wins; ties go by id. */
function noteReports(
  conditional: readonly Stance[],
  drafts: readonly Draft[],
  { reports }: Stances,
  journal: Journal,
): void {
  for (const stance of conditional) {
    const { id } = stance.position;
    for (const draft of drafts) {
      const report = reportOf(stance, draft);
      const held = reports.get(id);
      if (report && (!held || rankOf(report) < rankOf(held))) journal.set(reports, id, report);
    }
  }
}

function rankOf({ at, assertion }: ConditionReport): string {
  return `${at} ${assertion}`;
}

/** Puts the fresh stances in place of those that are gone; returns the holders concerned. */
function heldBy(
  fresh: readonly Stance[],
  gone: readonly Stance[],
  { held }: Stances,
  journal: Journal,
): Set<string> {
  const holders = new Set([...fresh, ...gone].map(({ holder }) => holder));
  const old = new Set(gone.map(({ saying }) => saying.id));
  for (const holder of holders) {
    const stays = (held.get(holder) ?? []).filter(({ saying }) => !old.has(saying.id));
    const own = fresh.filter((stance) => stance.holder === holder);
    journal.set(held, holder, [...stays, ...own].slice(-LOOKED_BACK.held));
  }
  return holders;
}

function marksOf(own: readonly Stance[], shifts: ReadonlyMap<string, Shift>, stances: Stances): Position[] {
  return own.map(({ position }) => withMarks(position, shifts.get(position.id), stances));
}

function withMarks(position: Position, shift: Shift | undefined, { reports }: Stances): Position {
  const reported = reports.get(position.id);
  return { ...position, ...(shift && { shift }), ...(reported && { reported }) };
}

/** The position where its marks differ from those it was given out with; `bare`: positions just given out without any. */
function given(
  position: Position,
  bare: ReadonlySet<string>,
  { marked }: Stances,
  journal: Journal,
): Patch[] {
  const { id, shift, reported } = position;
  const held = marked.get(id);
  const isSame = JSON.stringify([held?.shift, held?.reported]) === JSON.stringify([shift, reported]);
  if (isSame && (held === undefined || !bare.has(id))) return [];
  journal.set(marked, id, position);
  return [{ part: "positions", id, item: position }];
}
