import { dot, type Vector } from "../../text/alignment.ts";
import type { Journal } from "../../text/journal.ts";
import type { Grouping, Tally } from "./grouping.ts";

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

/** Positions of the reports alike enough to be looked at, found through the heaviest terms. */
export function nearest(
  { lists, vectors, times }: Grouping,
  vector: Vector,
  keys: readonly number[],
): number[] {
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

/** Enters a report under one of its keys. */
export function put(lists: Map<number, number[]>, key: number, position: number, journal: Journal): void {
  const list = lists.get(key);
  if (list === undefined) journal.set(lists, key, [position]);
  else if (list.length < 2 * LONGEST_LIST) journal.push(list, position);
  else journal.set(lists, key, [...list.slice(-LONGEST_LIST), position]);
}

/** Keys by which a report is looked up: its heaviest terms. */
export function heaviest({ terms, weights }: Vector): number[] {
  return [...terms.keys()]
    .sort((left, right) => weights[right]! - weights[left]! || left - right)
    .slice(0, KEY_TERMS)
    .map((at) => terms[at]!);
}
