import type { Interval } from "../model/time.ts";
import type { Vector } from "../text/alignment.ts";
import { dot } from "../text/alignment.ts";
import { heapOf } from "../text/heap.ts";
import { Journal } from "../text/journal.ts";
import type { StoryVector } from "./vectors.ts";

/**
 * Headlines share few words even where they tell one story; for them the sum of similarities is divided by the number
 * of pairs to this power, which lies between average linkage (1) and the cosine of the centroids (.5). Tuned on UCI.
 */
const SHORT_POWER = 0.8;
/** Texts of so few terms count as headlines; from LONG_TERMS on plain average linkage holds. */
const SHORT_TERMS = 10;
const LONG_TERMS = 30;
/** Reports less alike are never looked at together. */
const LEAST_EDGE = 0.08;
/** Heaviest terms of a report by which like reports are looked up. */
const KEY_TERMS = 20;
/** Reports compared in full with one report: those with most terms in common. */
const COMPARED = 80;
/** Nearest reports kept for each report: bounds the work in a story of thousands. */
const NEIGHBOURS = 40;
/** Reports that share a term are looked at back to the last so many of them, or twice as many: bounds the work where all share a name. */
const LONGEST_LIST = 200;
/**
 * A group settled before that has no more members than this may still join another; larger ones stay apart, so that no
 * report makes two stories one. Of 0, 4, 8 and 32 this is best for whole texts (invented stream, FNC); headlines, of which
 * one says little, gain up to 32 (UCI).
 */
const SMALL = 4;
const SMALL_OF_HEADLINES = 32;
const DAY = 86_400_000;

/** How a grouping joins. */
export interface Joining {
  /** Whether the sum of similarities of headlines is divided by less than the number of pairs (see SHORT_POWER). */
  shortLenient: boolean;
  /** Two groups join at this average similarity. */
  least: number;
  /** Similarity falls to 1/e over so many days between the dates. */
  decayDays: number;
  /** What similarity keeps where one side bears no date and both name a common day of the week. */
  sameWeekday: number;
  /** What it keeps where one side alone bears a date and no day of the week ties them. */
  halfDated: number;
  /** What it keeps where neither bears a date or names a common day of the week. */
  undated: number;
}

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

interface LookUp {
  vector: Vector;
  keys: number[];
  near: number[];
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

export interface Group {
  members: number[];
  sum: Map<number, number>;
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

function groupOf(item: StoryVector, position: number): Group {
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

/** Positions of the reports alike enough to be looked at, found through the heaviest terms. */
function nearest({ lists, vectors, times }: Grouping, vector: Vector, keys: readonly number[]): number[] {
  const recent = keys.flatMap((key) => lists.get(key) ?? []);
  return mostMet(recent, keys.length < 8 ? 1 : 2, times)
    .filter((other) => vectors.has(other))
    .map((other) => ({ other, similarity: dot(vector, vectors.get(other)!) }))
    .filter((edge) => edge.similarity >= LEAST_EDGE)
    .sort((left, right) => right.similarity - left.similarity || left.other - right.other)
    .slice(0, NEIGHBOURS)
    .map(({ other }) => other);
}

/** Positions that occur at least so often, the most frequent first, of equals the latest; `times` has room to count in. */
function mostMet(positions: readonly number[], least: number, times: Tally): number[] {
  const met = countIn(positions, times);
  const byTimes: number[][] = [];
  for (const position of met) {
    const count = times.counts[position]!;
    times.counts[position] = 0;
    if (count >= least) (byTimes[count] ??= []).push(position);
  }
  const most: number[] = [];
  for (let count = byTimes.length - 1; count >= least && most.length < COMPARED; count--) {
    const equals = (byTimes[count] ?? []).sort((left, right) => right - left);
    most.push(...equals.slice(0, COMPARED - most.length));
  }
  return most;
}

/** A number for each position, zero between uses: counting in a map took most of the time of grouping. */
interface Tally {
  counts: Uint8Array;
}

/** Counts how often each position occurs; returns those that do. A position stands once in the list of each key. */
function countIn(positions: readonly number[], times: Tally): number[] {
  const met: number[] = [];
  for (const position of positions) {
    if (position >= times.counts.length) times.counts = grown(times.counts, position);
    if (times.counts[position]!++ === 0) met.push(position);
  }
  return met;
}

function grown(counts: Uint8Array, position: number): Uint8Array {
  const wider = new Uint8Array(2 * (position + 512));
  wider.set(counts);
  return wider;
}

function put(lists: Map<number, number[]>, key: number, position: number, journal: Journal): void {
  const list = lists.get(key);
  if (list === undefined) journal.set(lists, key, [position]);
  else if (list.length < 2 * LONGEST_LIST) journal.push(list, position);
  else journal.set(lists, key, [...list.slice(-LONGEST_LIST), position]);
}

function heaviest({ terms, weights }: Vector): number[] {
  return [...terms.keys()]
    .sort((left, right) => weights[right]! - weights[left]! || left - right)
    .slice(0, KEY_TERMS)
    .map((at) => terms[at]!);
}

/** The group of a position. */
export function find({ parents }: Grouping, position: number): number {
  let at = position;
  for (let up = parents.get(at); up !== undefined; up = parents.get(at)) at = up;
  return at;
}

/** Two groups settled before join only where one of them is small. */
function mayJoin({ grouping, own }: Work, a: number, b: number): boolean {
  const settled = (group: Group, id: number) => (own.has(id) ? group.settled : group.members.length);
  const [left, right] = [grouping.groups.get(a)!, grouping.groups.get(b)!];
  const small = termsEach(left, right) <= LONG_TERMS ? SMALL_OF_HEADLINES : SMALL;
  return Math.min(settled(left, a), settled(right, b)) <= small;
}

/** Terms of a report of two groups on average: headlines have few. */
function termsEach(left: Group, right: Group): number {
  return (left.terms + right.terms) / (left.members.length + right.members.length);
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
    const similarity = similarityOf(groups.get(left)!, groups.get(right)!, joining);
    if (similarity >= joining.least)
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

function powerOf(left: Group, right: Group, joining: Joining): number {
  if (!joining.shortLenient) return 1;
  const length = Math.min(
    1,
    Math.max(0, (termsEach(left, right) - SHORT_TERMS) / (LONG_TERMS - SHORT_TERMS)),
  );
  return SHORT_POWER + (1 - SHORT_POWER) * length;
}

/** Average cosine between the reports of two groups, less the further their dates lie apart. */
function similarityOf(left: Group, right: Group, joining: Joining): number {
  const [small, large] = left.sum.size < right.sum.size ? [left.sum, right.sum] : [right.sum, left.sum];
  let sum = 0;
  for (const [term, weight] of small) sum += weight * (large.get(term) ?? 0);
  const pairs = left.members.length * right.members.length;
  return (sum / pairs ** powerOf(left, right, joining)) * nearness(left, right, joining);
}

function nearness(left: Group, right: Group, joining: Joining): number {
  const dated = Number(left.earliest !== null) + Number(right.earliest !== null);
  if (dated === 2) {
    const gap = Math.max(0, left.earliest! - right.latest!, right.earliest! - left.latest!);
    return Math.exp(-gap / DAY / joining.decayDays);
  }
  if ((left.weekdays & right.weekdays) !== 0) return joining.sameWeekday;
  return dated === 1 ? joining.halfDated : joining.undated;
}
