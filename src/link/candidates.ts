import type { Journal } from "../text/journal.ts";
import { pairKey } from "../text/shingles.ts";
import type { Profile } from "./profile.ts";

/**
 * A key leads to its first 32 reports, where sources are, and to its last 32, where the story stands: thousands of copies
 * do not turn quadratic, and an old story that shares a phrase does not hide a new one.
 */
const LONGEST_LIST = 64;
const FIRST = 32;
/** Reports compared in full with one report: its best by shared keys. */
const CANDIDATES = 16;
/** Sentences of this report that must share a key before a comparison pays; one is enough for short reports. */
const LEAST_SENTENCES = 2;
const SHORT = 3;

/** Looks up earlier reports that may be the source of a report (or go back to the same one). */
export interface CandidateIndex {
  /** Positions of the reports worth comparing, best first. */
  find(profile: Profile): number[];
  add(profile: Profile, position: number, journal: Journal): void;
  /** Finds the report at a position no more. */
  forget(position: number): void;
  /** Lets go of the keys that lead to positions before `oldest` alone. */
  sweep(oldest: number): void;
}

/** Inverted index from pairs of rare terms that share a sentence, and from quoted words, to reports. */
export function candidateIndex(): CandidateIndex {
  const lists = new Map<number, number[]>();
  const lengths = new Map<number, number>();
  return {
    find: (profile) => best(profile, countHits(profile, lists), lengths),
    add(profile, position, journal) {
      journal.set(lengths, position, profile.passages.length);
      for (const keys of keysOf(profile)) for (const key of keys) put(lists, key, position, journal);
    },
    forget: (position) => void lengths.delete(position),
    sweep(oldest) {
      for (const [key, list] of lists) if (list.at(-1)! < oldest) lists.delete(key);
    },
  };
}

function put(lists: Map<number, number[]>, key: number, position: number, journal: Journal): void {
  const list = lists.get(key);
  if (!list) journal.set(lists, key, [position]);
  else if (list.at(-1) === position) return;
  else if (list.length < LONGEST_LIST) journal.push(list, position);
  else journal.set(lists, key, [...list.slice(0, FIRST), ...list.slice(FIRST + 1), position]);
}

/** One set of keys for each sentence, one more for each quoted shingle. */
function keysOf(profile: Profile): number[][] {
  const keys = profile.passages.map((passage) => passageKeys(passage.rarest));
  if (profile.quoted.size > 0) keys.push([...profile.quoted.keys()]);
  return keys;
}

function passageKeys(terms: readonly number[]): number[] {
  const keys: number[] = [];
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

function best(
  profile: Profile,
  hits: ReadonlyMap<number, number>,
  lengths: ReadonlyMap<number, number>,
): number[] {
  const own = profile.passages.length;
  const isWorth = (length: number | undefined, count: number) =>
    length !== undefined && (count >= LEAST_SENTENCES || Math.min(own, length) <= SHORT);
  return [...hits]
    .filter(([position, count]) => isWorth(lengths.get(position), count))
    .sort((left, right) => right[1] - left[1] || left[0] - right[0])
    .slice(0, CANDIDATES)
    .map(([position]) => position);
}
