import type { Interval } from "../model/time.ts";
import { dot } from "../text/alignment.ts";
import { heapOf } from "../text/heap.ts";
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
/** Nearest reports kept for each report: bounds the work in a story of thousands. */
const NEIGHBOURS = 40;
/** Reports that share a term are looked at back to the last so many of them: bounds the work where all share a name. */
const LONGEST_LIST = 400;
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

interface Group {
  members: number[];
  sum: Map<number, number>;
  earliest: number | null;
  latest: number | null;
  /** Days of the week told, one bit each. */
  weekdays: number;
  /** Terms of all members together. */
  terms: number;
  neighbours: Set<number>;
}

interface Merge {
  left: number;
  right: number;
  similarity: number;
  /** Sum of the versions of both groups when this was offered; versions only grow, so another sum is stale. */
  stamp: number;
}

/** Groups items by average similarity, most alike first; `ties` join unconditionally. Positions, in order. */
export function agglomerate(
  items: readonly StoryVector[],
  ties: readonly [number, number][],
  joining: Joining,
): number[][] {
  const groups = new Map<number, Group>(items.map((item, index) => [index, groupOf(item, index)]));
  for (const [left, right] of edgesOf(items)) {
    groups.get(left)!.neighbours.add(right);
    groups.get(right)!.neighbours.add(left);
  }
  const root = items.map((_, index) => index);
  for (const [left, right] of ties) {
    const a = find(root, left);
    const b = find(root, right);
    if (a !== b) join(groups, root, Math.min(a, b), Math.max(a, b));
  }
  mergeAll(groups, root, joining);
  return [...groups.values()]
    .map((group) => group.members.sort((left, right) => left - right))
    .sort((left, right) => left[0]! - right[0]!);
}

function groupOf(item: StoryVector, index: number): Group {
  const sum = new Map<number, number>();
  item.vector.terms.forEach((term, at) => {
    sum.set(term, item.vector.weights[at]!);
  });
  const [earliest, latest] = boundsOf(item.date);
  const { weekdays } = item;
  const terms = item.vector.terms.length;
  return { members: [index], sum, terms, earliest, latest, weekdays, neighbours: new Set() };
}

function boundsOf(date: Interval | null): [number | null, number | null] {
  const bounds = [date?.earliest, date?.latest]
    .filter((bound) => bound != null)
    .map((bound) => Date.parse(bound));
  return bounds.length === 0 ? [null, null] : [Math.min(...bounds), Math.max(...bounds)];
}

/** Pairs of reports alike enough to be looked at, found through their heaviest terms. */
function edgesOf(items: readonly StoryVector[]): [number, number][] {
  const lists = new Map<number, number[]>();
  const edges: [number, number][] = [];
  items.forEach((item, index) => {
    const keys = heaviest(item);
    const met = new Map<number, number>();
    for (const key of keys)
      for (const other of lists.get(key)?.slice(-LONGEST_LIST) ?? [])
        met.set(other, (met.get(other) ?? 0) + 1);
    const near = [...met]
      .filter(([, shared]) => shared >= 2 || keys.length < 8)
      .map(([other]) => ({ other, similarity: dot(item.vector, items[other]!.vector) }))
      .filter((edge) => edge.similarity >= LEAST_EDGE)
      .sort((left, right) => right.similarity - left.similarity || left.other - right.other);
    for (const { other } of near.slice(0, NEIGHBOURS)) edges.push([other, index]);
    for (const key of keys) put(lists, key, index);
  });
  return edges;
}

function put(lists: Map<number, number[]>, key: number, index: number): void {
  const list = lists.get(key);
  if (list) list.push(index);
  else lists.set(key, [index]);
}

function heaviest(item: StoryVector): number[] {
  const { terms, weights } = item.vector;
  return [...terms.keys()]
    .sort((left, right) => weights[right]! - weights[left]! || left - right)
    .slice(0, KEY_TERMS)
    .map((at) => terms[at]!);
}

function find(root: number[], index: number): number {
  while (root[index] !== index) index = root[index]!;
  return index;
}

/** Joins group `b` into group `a` (a < b: a group bears the position of its earliest report). */
function join(groups: Map<number, Group>, root: number[], a: number, b: number): void {
  const into = groups.get(a)!;
  const gone = groups.get(b)!;
  into.terms += gone.terms;
  into.members.push(...gone.members);
  for (const [term, weight] of gone.sum) into.sum.set(term, (into.sum.get(term) ?? 0) + weight);
  into.earliest = least(into.earliest, gone.earliest, Math.min);
  into.latest = least(into.latest, gone.latest, Math.max);
  into.weekdays |= gone.weekdays;
  for (const other of gone.neighbours) {
    if (other === a) continue;
    into.neighbours.add(other);
    const neighbour = groups.get(other)!;
    neighbour.neighbours.delete(b);
    neighbour.neighbours.add(a);
  }
  into.neighbours.delete(b);
  into.neighbours.delete(a);
  groups.delete(b);
  root[b] = a;
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
function mergeAll(groups: Map<number, Group>, root: number[], joining: Joining): void {
  const queue = heapOf<Merge>(comesFirst);
  const versions = new Map<number, number>();
  const version = (index: number) => versions.get(index) ?? 0;
  const offer = (a: number, b: number) => {
    const [left, right] = a < b ? [a, b] : [b, a];
    const similarity = similarityOf(groups.get(left)!, groups.get(right)!, joining);
    if (similarity >= joining.least)
      queue.push({ left, right, similarity, stamp: version(left) + version(right) });
  };
  for (const [index, group] of groups)
    for (const other of group.neighbours) if (index < other) offer(index, other);
  for (let merge = queue.pop(); merge; merge = queue.pop()) {
    const { left, right, stamp } = merge;
    if (!groups.has(left) || !groups.has(right) || version(left) + version(right) !== stamp) continue;
    join(groups, root, left, right);
    versions.set(left, version(left) + 1);
    for (const other of groups.get(left)!.neighbours) offer(left, other);
  }
}

function comesFirst(x: Merge, y: Merge): boolean {
  if (x.similarity !== y.similarity) return x.similarity > y.similarity;
  return x.left !== y.left ? x.left < y.left : x.right < y.right;
}

function powerOf(left: Group, right: Group, joining: Joining): number {
  if (!joining.shortLenient) return 1;
  const terms = (left.terms + right.terms) / (left.members.length + right.members.length);
  const length = Math.min(1, Math.max(0, (terms - SHORT_TERMS) / (LONG_TERMS - SHORT_TERMS)));
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
