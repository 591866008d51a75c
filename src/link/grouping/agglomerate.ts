import type { Vector } from "../../text/alignment.ts";
import { heapOf } from "../../text/heap.ts";
import { Journal } from "../../text/journal.ts";
import type { StoryVector } from "../vectors.ts";
import { find, type Group, type Grouping, groupOf, type LookUp, newGrouping } from "./grouping.ts";
import { across, type Joining, LONG_TERMS, leastFor, similarityOf, termsEach } from "./likeness.ts";
import { heaviest, nearest, put } from "./nearest.ts";

/**
 * A group settled before that has no more members than this may still join another; larger ones stay apart, so that no
 * report makes two stories one. Of 0, 4, 8 and 32 this is best for whole texts (invented stream, FNC); headlines, of which
 * one says little, gain up to 32 (UCI).
 */
const SMALL = 4;
const SMALL_OF_HEADLINES = 32;

interface Merge {
  left: number;
  right: number;
  similarity: number;
  /** Sum of the versions of both groups when this was offered; versions only grow, so another sum is stale. */
  stamp: number;
}

/** What grouping some reports changed: the group of each of them, and groups that were swallowed by others. */
export interface Grouped {
  /** Group of each of the reports, in their order. */
  of: number[];
  /** Group that is no more -> group that holds its members now. */
  swallowed: Map<number, number>;
}

/**
 * Groups reports, at positions from `first` on, with each other and with those grouped before, by average similarity, most
 * alike first; `ties` (pairs of positions) join unconditionally, save two large groups settled before.
 */
export function agglomerate(
  items: readonly StoryVector[],
  ties: readonly (readonly [number, number])[],
  joining: Joining,
  first = 0,
  grouping: Grouping = newGrouping(),
  journal: Journal = new Journal(),
): Grouped {
  const work = newWork(grouping, journal);
  for (const [index, item] of items.entries()) addItem(work, item, first + index);
  for (const [left, right] of ties) {
    const [a, b] = [find(grouping, left), find(grouping, right)];
    if (a !== b && mayJoin(work, a, b)) join(work, a, b);
  }
  mergeAll(work, joining);
  for (const id of work.own) grouping.groups.get(id)?.neighbours.clear();
  return { of: items.map((_, index) => find(grouping, first + index)), swallowed: work.swallowed };
}

/** One call's work on a grouping: groups settled before are copied before they change. */
interface Work {
  grouping: Grouping;
  journal: Journal;
  /** Groups made or copied by this work. */
  own: Set<number>;
  swallowed: Map<number, number>;
  /** True as long as all reports were those of the last time. */
  isAsLastTime: boolean;
}

function newWork(grouping: Grouping, journal: Journal): Work {
  return { grouping, journal, own: new Set(), swallowed: new Map(), isAsLastTime: true };
}

/** The group, free to be changed. */
function ownGroup({ grouping, journal, own }: Work, id: number): Group {
  const group = grouping.groups.get(id)!;
  if (own.has(id)) return group;
  own.add(id);
  const copy = {
    ...group,
    members: [...group.members],
    sum: new Map(group.sum),
    neighbours: new Set<number>(),
    settled: group.members.length,
  };
  journal.set(grouping.groups, id, copy);
  return copy;
}

function addItem(work: Work, item: StoryVector, position: number): void {
  const { grouping, journal, own } = work;
  const { keys, near } = lookUp(work, item.vector, position);
  own.add(position);
  journal.set(grouping.groups, position, groupOf(item, position));
  journal.set(grouping.vectors, position, item.vector);
  for (const key of keys) put(grouping.lists, key, position, journal);
  for (const other of near) {
    const neighbour = find(grouping, other);
    ownGroup(work, neighbour).neighbours.add(position);
    grouping.groups.get(position)!.neighbours.add(neighbour);
  }
}

/** Keys and nearest reports; as last time where all reports before it are those of last time. */
function lookUp(work: Work, vector: Vector, position: number): LookUp {
  const { lookUps } = work.grouping;
  const known = lookUps.get(position);
  work.isAsLastTime &&= known?.vector === vector;
  if (work.isAsLastTime) return known!;
  const keys = heaviest(vector);
  const found = { vector, keys, near: nearest(work.grouping, vector, keys) };
  lookUps.set(position, found);
  return found;
}

/** Two groups settled before join only where one of them is small. */
function mayJoin({ grouping, own }: Work, a: number, b: number): boolean {
  const settled = (group: Group, id: number) => (own.has(id) ? group.settled : group.members.length);
  const [left, right] = [grouping.groups.get(a)!, grouping.groups.get(b)!];
  const small = termsEach(left, right) <= LONG_TERMS ? SMALL_OF_HEADLINES : SMALL;
  return Math.min(settled(left, a), settled(right, b)) <= small;
}

/** Joins two groups. The one with more settled members takes the other in, of equals the earlier. */
function join(work: Work, a: number, b: number): number {
  const [left, right] = [ownGroup(work, a), ownGroup(work, b)];
  const isLeft = left.settled === right.settled ? a < b : left.settled > right.settled;
  const [id, gone] = isLeft ? [a, b] : [b, a];
  takeIn(work, id, gone);
  return id;
}

function takeIn(work: Work, id: number, goneId: number): void {
  const { grouping, journal } = work;
  const into = grouping.groups.get(id)!;
  const gone = grouping.groups.get(goneId)!;
  into.inside += gone.inside + across(into, gone);
  into.terms += gone.terms;
  into.members.push(...gone.members);
  for (const [term, weight] of gone.sum) into.sum.set(term, (into.sum.get(term) ?? 0) + weight);
  into.earliest = least(into.earliest, gone.earliest, Math.min);
  into.latest = least(into.latest, gone.latest, Math.max);
  into.weekdays |= gone.weekdays;
  for (const other of gone.neighbours) {
    if (other === id) continue;
    into.neighbours.add(other);
    const neighbour = ownGroup(work, other);
    neighbour.neighbours.delete(goneId);
    neighbour.neighbours.add(id);
  }
  into.neighbours.delete(goneId);
  into.neighbours.delete(id);
  if (gone.settled > 0) work.swallowed.set(goneId, id);
  journal.delete(grouping.groups, goneId);
  journal.set(grouping.parents, goneId, id);
}

function least(
  left: number | null,
  right: number | null,
  pick: (...values: number[]) => number,
): number | null {
  if (left === null) return right;
  return right === null ? left : pick(left, right);
}

/** Joins the two most alike groups until none are alike enough; ties go to the earliest reports. */
function mergeAll(work: Work, joining: Joining): void {
  const { groups } = work.grouping;
  const queue = heapOf<Merge>(comesFirst);
  const versions = new Map<number, number>();
  const version = (id: number) => versions.get(id) ?? 0;
  const offer = (a: number, b: number) => {
    if (!mayJoin(work, a, b)) return;
    const [left, right] = a < b ? [a, b] : [b, a];
    const pair = [groups.get(left)!, groups.get(right)!] as const;
    const similarity = similarityOf(...pair, joining);
    if (similarity >= leastFor(...pair, joining))
      queue.push({ left, right, similarity, stamp: version(left) + version(right) });
  };
  for (const id of work.own)
    for (const other of groups.get(id)?.neighbours ?? []) if (id < other) offer(id, other);
  for (let merge = queue.pop(); merge; merge = queue.pop()) {
    const { left, right, stamp } = merge;
    if (!groups.has(left) || !groups.has(right) || version(left) + version(right) !== stamp) continue;
    if (!mayJoin(work, left, right)) continue;
    const id = join(work, left, right);
    versions.set(id, version(left) + version(right) + 1);
    for (const other of groups.get(id)!.neighbours) offer(id, other);
  }
}

function comesFirst(x: Merge, y: Merge): boolean {
  if (x.similarity !== y.similarity) return x.similarity > y.similarity;
  return x.left !== y.left ? x.left < y.left : x.right < y.right;
}
