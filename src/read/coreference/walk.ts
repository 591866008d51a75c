import type { Gender } from "../../lexicon/person-words.ts";
import { TAG, type Tokens } from "../../model/syntax.ts";
import type { Found } from "../naming/found.ts";

/** What the antecedents of one report are looked for in, and what is known so far. */
export interface Walk {
  tokens: Tokens;
  found: readonly Found[];
  text: string;
  /** 1 for each token between quotation marks. */
  quoted: Uint8Array;
  antecedents: (number | null)[];
  /** For each mention the one its antecedents lead back to; itself where it has none. */
  roots: number[];
  /** What is known of a person, by root. */
  persons: Map<number, Person>;
  /** Key of a name, or surname, or lexicon id -> index of its first mention; null where two bear it. */
  fullNames: Map<string, number | null>;
  acronyms: Map<string, number>;
  /** First or last words of names of organizations -> the first that has them; `index` null where two different ones do. */
  shortForms: Map<string, { full: string; index: number | null }>;
}

/** A person as the words beside the mentions tell. */
export interface Person {
  gender: Gender | null;
  /** Lemmas of titles, trades and offices: `minister`, `health`. */
  words: Set<string>;
}

export type Test = (walk: Walk, mention: Found, index: number) => boolean;

/** Mentions looked back over at most: seven sentences of news hold fewer; an endless sentence of a damaged text does not. */
const MENTIONS_BACK = 200;

/** Earlier mentions in one sentence that pass, in order of the text. */
export function candidatesIn(walk: Walk, index: number, sentence: number, test: Test): number[] {
  const own = walk.found[index]!;
  const fits: number[] = [];
  for (let earlier = index - 1; earlier >= Math.max(0, index - MENTIONS_BACK); earlier--) {
    const other = walk.found[earlier]!;
    const at = walk.tokens.sentence[other.first]!;
    if (at < sentence) break;
    if (at === sentence && other.end <= own.start && test(walk, other, earlier)) fits.push(earlier);
  }
  return fits.reverse();
}

/** The best candidate within reach: subjects of the sentence before, else the latest; null where two rival in one sentence. */
export function latest(walk: Walk, index: number, reach: number, test: Test): number | null {
  const sentence = walk.tokens.sentence[walk.found[index]!.first]!;
  for (let back = 0; back <= reach; back++) {
    const fits = candidatesIn(walk, index, sentence - back, test);
    if (fits.length > 0) return choose(walk, fits);
  }
  return null;
}

/** One alone, or all the same one, or the subject that comes first; else none. */
export function choose(walk: Walk, fits: readonly number[]): number | null {
  const roots = new Set(fits.map((index) => walk.roots[index]));
  if (roots.size === 1) return fits[0]!;
  const subjects = fits.filter((index) => isSubject(walk, walk.found[index]!));
  return subjects.length > 0 && new Set(subjects.map((index) => walk.roots[index])).size === 1
    ? subjects[0]!
    : null;
}

/** Followed by its verb, or marked so by the parse. */
export function isSubject(walk: Walk, mention: Found): boolean {
  if (walk.tokens.tag[mention.first - 1] === TAG.CC) return false;
  const next = walk.tokens.tag[mention.last];
  return next === TAG.VBD || next === TAG.VBZ || next === TAG.VBP || next === TAG.MD;
}

export function isPluralHead(walk: Walk, mention: Found): boolean {
  return walk.tokens.tag[mention.last - 1] === TAG.NNS;
}

const OPENING = new Set(["``", "“", "«"]);
const MARKS = new Set(['"', "''", "”", "»", ...OPENING]);

/** 1 for each token between double quotation marks; a mark left open ends with its line. */
export function quotedTokens(tokens: Tokens): Uint8Array {
  const quoted = new Uint8Array(tokens.count);
  let open = false;
  for (let token = 0; token < tokens.count; token++) {
    const mark = tokens.lower[token]!;
    if (token > 0 && open && tokens.text.slice(tokens.end[token - 1]!, tokens.start[token]!).includes("\n"))
      open = false;
    if (MARKS.has(mark)) open = mark === '"' ? !open : OPENING.has(mark);
    else if (open) quoted[token] = 1;
  }
  return quoted;
}
