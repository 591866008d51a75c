import { pairKey } from "../text/shingles.ts";
import type { Profile } from "./profile.ts";

/** Rarest terms of a sentence whose pairs are looked up: four give six keys a sentence. */
const RARE_TERMS = 4;
/** A key leads to its first 64 reports only, so that a story of thousands of copies does not turn quadratic. */
const LONGEST_LIST = 64;
/** Reports compared in full with one report: its best by shared keys. */
const CANDIDATES = 16;
/** Sentences of this report that must share a key before a comparison pays; one is enough for short reports. */
const LEAST_SENTENCES = 2;
const SHORT = 3;

/** Looks up earlier reports that may be the source of a report (or go back to the same one). */
export interface CandidateIndex {
  /** Positions of the reports worth comparing, best first. */
  find(profile: Profile): number[];
  add(profile: Profile, position: number): void;
}

/** Inverted index from pairs of rare terms that share a sentence, and from quoted words, to reports. */
export function candidateIndex(): CandidateIndex {
  const lists = new Map<number, number[]>();
  const lengths: number[] = [];
  return {
    find: (profile) => best(profile, countHits(profile, lists), lengths),
    add(profile, position) {
      lengths[position] = profile.passages.length;
      for (const keys of keysOf(profile)) for (const key of keys) put(lists, key, position);
    },
  };
}

function put(lists: Map<number, number[]>, key: number, position: number): void {
  const list = lists.get(key);
  if (!list) lists.set(key, [position]);
  else if (list.length < LONGEST_LIST && list.at(-1) !== position) list.push(position);
}

/** One set of keys for each sentence, one more for each quoted shingle. */
function keysOf(profile: Profile): number[][] {
  const keys = profile.passages.map((passage) => passageKeys(passage.rarest));
  if (profile.quoted.size > 0) keys.push([...profile.quoted.keys()]);
  return keys;
}

function passageKeys(rarest: readonly number[]): number[] {
  const keys: number[] = [];
  const terms = rarest.slice(0, RARE_TERMS);
  for (let i = 0; i < terms.length; i++) {
    for (let j = i + 1; j < terms.length; j++) keys.push(pairKey(terms[i]!, terms[j]!));
  }
  return keys;
}

/** For each report met: in how many of the sentences a key led to it. */
function countHits(profile: Profile, lists: ReadonlyMap<number, number[]>): Map<number, number> {
  const hits = new Map<number, number>();
  for (const keys of keysOf(profile)) {
    const met = new Set<number>();
    for (const key of keys) for (const position of lists.get(key) ?? []) met.add(position);
    for (const position of met) hits.set(position, (hits.get(position) ?? 0) + 1);
  }
  return hits;
}

function best(profile: Profile, hits: ReadonlyMap<number, number>, lengths: readonly number[]): number[] {
  const own = profile.passages.length;
  return [...hits]
    .filter(([position, count]) => count >= LEAST_SENTENCES || Math.min(own, lengths[position]!) <= SHORT)
    .sort((left, right) => right[1] - left[1] || left[0] - right[0])
    .slice(0, CANDIDATES)
    .map(([position]) => position);
}
