import type { Interval } from "../../model/time.ts";
import type { Vector } from "../../text/alignment.ts";
import type { StoryVector } from "../vectors.ts";

/** Reports grouped so far. Positions are those in the order of all reports; a group bears that of its first one. */
export interface Grouping {
  groups: Map<number, Group>;
  /** Position -> a position nearer to its group's; a group's own is not in it. */
  parents: Map<number, number>;
  vectors: Map<number, Vector>;
  /** Term -> positions of reports among whose heaviest terms it is, see LONGEST_LIST. */
  lists: Map<number, number[]>;
  times: Tally;
  /** What was looked up for reports that are not settled: they are grouped again while their window is open. */
  lookUps: Map<number, LookUp>;
}

/** Reports that are one event or story as far as is known. */
export interface Group {
  members: number[];
  /** Sum of the members' vectors. */
  sum: Map<number, number>;
  /** Sum of the similarities of all pairs of members. */
  inside: number;
  earliest: number | null;
  latest: number | null;
  /** Days of the week told, one bit each. */
  weekdays: number;
  /** Terms of all members together. */
  terms: number;
  /** Groups that hold a report like one of these; looked at while the reports at hand are grouped. */
  neighbours: Set<number>;
  /** Members it had before the reports at hand came; 0 for a new group. */
  settled: number;
}

/** What is looked up by for a report, and what was found. */
export interface LookUp {
  vector: Vector;
  keys: number[];
  near: number[];
}

/** A number for each position, zero between uses: counting in a map took most of the time of grouping. */
export interface Tally {
  counts: Uint8Array;
}

export function newGrouping(): Grouping {
  return {
    groups: new Map(),
    parents: new Map(),
    vectors: new Map(),
    lists: new Map(),
    times: { counts: new Uint8Array(1024) },
    lookUps: new Map(),
  };
}

/** The group of a position. */
export function find({ parents }: Grouping, position: number): number {
  let at = position;
  for (let up = parents.get(at); up !== undefined; up = parents.get(at)) at = up;
  return at;
}

/** A group of one report. */
export function groupOf(item: StoryVector, position: number): Group {
  const sum = new Map<number, number>();
  item.vector.terms.forEach((term, at) => {
    sum.set(term, item.vector.weights[at]!);
  });
  const [earliest, latest] = boundsOf(item.date);
  const { weekdays } = item;
  const terms = item.vector.terms.length;
  return {
    members: [position],
    sum,
    inside: 0,
    terms,
    earliest,
    latest,
    weekdays,
    neighbours: new Set(),
    settled: 0,
  };
}

function boundsOf(date: Interval | null): [number | null, number | null] {
  const bounds = [date?.earliest, date?.latest]
    .filter((bound) => bound != null)
    .map((bound) => Date.parse(bound));
  return bounds.length === 0 ? [null, null] : [Math.min(...bounds), Math.max(...bounds)];
}

/** The next reports start afresh; what is older than `oldest` is no longer looked at. */
export function settleGrouping({ lookUps, vectors }: Grouping, oldest: number): void {
  lookUps.clear();
  for (const position of vectors.keys()) {
    if (position >= oldest) return;
    vectors.delete(position);
  }
}

/**
 * Lets go of what leads to reports before `oldest` alone: keys, and what groups of such reports are about. Those can be
 * joined by ties, no more by likeness. Looks at everything that is held.
 */
export function sweepGrouping({ groups, lists }: Grouping, oldest: number): void {
  for (const [key, list] of lists) if (list.at(-1)! < oldest) lists.delete(key);
  for (const group of groups.values())
    if (group.sum.size > 0 && group.members.every((member) => member < oldest)) group.sum = new Map();
}
