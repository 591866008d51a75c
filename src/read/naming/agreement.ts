import { placeKey } from "../../lexicon/keys.ts";
import type { MentionType } from "../../model/reading.ts";
import { TAG, type Tokens } from "../../model/syntax.ts";
import type { Found } from "./found.ts";

/** A place preposition before a name, or a full name that ends with it, weighs as much as three bare mentions. */
const TOLD = 3;
const BEFORE = new Set(["in", "near", "inside", "outside", "off", "throughout", "across"]);
const TWO_BEFORE =
  /^(?:(?:bound|headed|heading|left|sailed) for|(?:close|en-route|route) to|(?:north|south|east|west) of)$/;

/**
 * One word that no list knows is of one type throughout a report: that of the full name it ends (`Sanha` after `Carla
 * Sanha`), a place where prepositions say so, else the type it has most often.
 */
export function inAgreement(tokens: Tokens, names: readonly Found[]): Found[] {
  const votes = new Map<string, Map<MentionType, number>>();
  for (const name of names) vote(tokens, votes, name);
  return names.map((name) => {
    if (name.by === "lexicon" || !isOneWord(tokens, name)) return name;
    const type = winner(votes.get(keyOf(tokens, name.first, name.last)));
    return type && type !== name.type ? { ...name, type, by: "shape" } : name;
  });
}

/** `the Drava`, not `the Sanha plan`. */
function isLoneAfterThe(tokens: Tokens, { first, last }: Found): boolean {
  if (first === 0 || tokens.lower[first - 1] !== "the" || last - first > 1) return false;
  const next = tokens.tag[last];
  const isSame = last < tokens.count && tokens.sentence[last] === tokens.sentence[first];
  return !isSame || !NOUNS.has(next!);
}

const NOUNS = new Set<number>([TAG.NN, TAG.NNS, TAG.NNP, TAG.NNPS, TAG.JJ, TAG.HYPH]);
/** Words within which a river is told by what it does; our choice. */
const WATER_REACH = 6;
const WATER =
  /^(?:river|tributary|flood|overflow|burst|riverbank|upstream|downstream|dam|levee|dyke|dike|embankment|ferry|swell|crest|basin|estuary|water)$/;

/** What a name after `the` does, or is done with it, is what rivers do. */
function isByWater(tokens: Tokens, { first, last }: Found): boolean {
  const end = Math.min(tokens.count, last + WATER_REACH);
  for (let token = Math.max(0, first - WATER_REACH); token < end; token++) {
    if (tokens.sentence[token] === tokens.sentence[first] && WATER.test(tokens.lemma[token]!)) return true;
  }
  return false;
}

/** One word as written, hyphens and all. */
function isOneWord(tokens: Tokens, name: Found): boolean {
  return surnameStart(tokens, name) === name.first;
}

/** First token of the last word as written: `Sanha-Reyk` is one. */
function surnameStart(tokens: Tokens, { first, last }: Found): number {
  let start = last - 1;
  while (start > first && tokens.end[start - 1] === tokens.start[start]) start--;
  return start;
}

type Votes = Map<string, Map<MentionType, number>>;

function vote(tokens: Tokens, votes: Votes, name: Found): void {
  if (!isOneWord(tokens, name)) {
    if (name.type === "person")
      add(votes, keyOf(tokens, surnameStart(tokens, name), name.last), "person", TOLD);
    return;
  }
  const isPlace = isAfterPlaceWord(tokens, name.first);
  const isWater = name.by !== "lexicon" && isLoneAfterThe(tokens, name) && isByWater(tokens, name);
  const key = keyOf(tokens, name.first, name.last);
  if (isWater) add(votes, key, "location", 2 * TOLD);
  else add(votes, key, isPlace ? "gpe" : name.type, isPlace ? TOLD : 1);
}

function add(votes: Votes, key: string, type: MentionType, weight: number): void {
  const held = votes.get(key) ?? new Map<MentionType, number>();
  votes.set(key, held.set(type, (held.get(type) ?? 0) + weight));
}

/** The type with most votes; of equals none. */
function winner(held: Map<MentionType, number> | undefined): MentionType | null {
  const ranked = [...(held ?? [])].sort((left, right) => right[1] - left[1]);
  if (ranked.length === 0 || ranked[0]![1] === ranked[1]?.[1]) return null;
  return ranked[0]![0];
}

/** `off X`, `bound for X`. */
export function isAfterPlaceWord(tokens: Tokens, token: number): boolean {
  const before = token - 1;
  if (before < 0 || tokens.sentence[before] !== tokens.sentence[token]) return false;
  if (BEFORE.has(tokens.lower[before]!)) return true;
  return before > 0 && TWO_BEFORE.test(`${tokens.lower[before - 1]} ${tokens.lower[before]}`);
}

function keyOf(tokens: Tokens, first: number, last: number): string {
  return placeKey(tokens.text.slice(tokens.start[first]!, tokens.end[last - 1]!));
}
