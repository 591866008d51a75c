import type { Mention, Report, Span } from "../../model/index.ts";
import { REL, type Relation, TAG, type Tag, type Tokens } from "../../model/index.ts";
import { upperBound } from "../../text/offsets.ts";
import type { Quote } from "../quotes.ts";
import type { Syntax } from "../syntax.ts";

/** All that the attribution rules look at in one report. */
export interface Scene {
  report: Report;
  syntax: Syntax;
  tokens: Tokens;
  mentions: readonly Mention[];
  quotes: readonly Quote[];
  /** For each token the outermost double-marked or block quote that holds it, or -1. */
  quoteAt: Int32Array;
  /** First and last token of what hangs from each token (as the parse has it). */
  left: Int32Array;
  right: Int32Array;
  /** For each token the block that holds it, or -1. */
  blockAt: Int32Array;
}

/** Climbing stops after so many heads: no sentence written by people nests deeper, hostile text may. */
const DEEPEST = 64;

export function sceneOf(
  syntax: Syntax,
  report: Report,
  mentions: readonly Mention[],
  quotes: readonly Quote[],
): Scene {
  const { tokens } = syntax;
  const { left, right } = reaches(tokens);
  const numbers = quotes.flatMap((quote, index) => (quote.depth === 0 ? [index] : []));
  const outer = numbers.map((number) => quotes[number]!);
  return {
    report,
    syntax,
    tokens,
    mentions,
    quotes,
    quoteAt: holders(tokens, outer, (index) => numbers[index]!),
    left,
    right,
    blockAt: holders(tokens, report.blocks, (index) => index),
  };
}

/** For each token the number of the stretch that holds it; the stretches are in order and do not overlap. */
function holders(tokens: Tokens, stretches: readonly Span[], number: (index: number) => number): Int32Array {
  const at = new Int32Array(tokens.count).fill(-1);
  stretches.forEach((stretch, index) => {
    const value = number(index);
    const last = upperBound(tokens.start, stretch.end - 1);
    for (let token = upperBound(tokens.start, stretch.start - 1); token < last; token++) at[token] = value;
  });
  return at;
}

function reaches(tokens: Tokens): { left: Int32Array; right: Int32Array } {
  const left = new Int32Array(tokens.count);
  for (let token = 0; token < tokens.count; token++) left[token] = token;
  const right = left.slice();
  for (let token = 0; token < tokens.count; token++) {
    let head = tokens.head[token]!;
    for (let step = 0; head >= 0 && step < DEEPEST; step++) {
      if (token < left[head]!) left[head] = token;
      if (token > right[head]!) right[head] = token;
      head = tokens.head[head]!;
    }
  }
  return { left, right };
}

export function isTag(tokens: Tokens, token: number, ...tags: Tag[]): boolean {
  const own = tokens.tag[token];
  for (const tag of tags) if (own === TAG[tag]) return true;
  return false;
}

export function isRelation(tokens: Tokens, token: number, ...relations: Relation[]): boolean {
  const own = tokens.relation[token];
  for (const relation of relations) if (own === REL[relation]) return true;
  return false;
}

/** True for any verb form. */
export function isVerb(tokens: Tokens, token: number): boolean {
  const tag = tokens.tag[token]!;
  return tag >= TAG.VB && tag <= TAG.VBZ;
}

/** True for verb forms that carry tense, and for modals. */
export function isFiniteVerb(tokens: Tokens, token: number): boolean {
  const tag = tokens.tag[token];
  return tag === TAG.VBD || tag === TAG.VBZ || tag === TAG.VBP || tag === TAG.MD;
}

export function isNoun(tokens: Tokens, token: number): boolean {
  const tag = tokens.tag[token];
  return tag === TAG.NN || tag === TAG.NNS || tag === TAG.NNP || tag === TAG.NNPS;
}

/** Tokens of the same sentence that hang from `head` by one of the relations, left to right. */
export function dependents(scene: Scene, head: number, ...relations: Relation[]): number[] {
  const { tokens } = scene;
  const found: number[] = [];
  for (let token = scene.left[head]!; token <= scene.right[head]!; token++)
    if (tokens.head[token] === head && isRelation(tokens, token, ...relations)) found.push(token);
  return found;
}

/** Longest sentence that is looked at, in tokens: news has few above 100; runs without a stop are tables or hostile. */
const LONGEST_SENTENCE = 400;

/** True where the token's sentence is one that people write. */
export function isReadable(scene: Scene, token: number): boolean {
  const { first, last } = sentenceOf(scene, token);
  return last - first <= LONGEST_SENTENCE;
}

/** First and one past the last token of the sentence the token stands in. */
export function sentenceOf(scene: Scene, token: number): { first: number; last: number } {
  return scene.syntax.sentences[scene.tokens.sentence[token]!]!;
}

/** The part of the sentence between semicolons outside quotations: a clause beside one is told by itself. */
export function clauseOf(scene: Scene, token: number): { first: number; last: number } {
  let { first, last } = sentenceOf(scene, token);
  for (let each = token - 1; each >= first; each--) if (isSemicolon(scene, each)) first = each + 1;
  for (let each = last - 1; each > token; each--) if (isSemicolon(scene, each)) last = each;
  return { first, last };
}

export function isSemicolon(scene: Scene, token: number): boolean {
  return scene.tokens.lower[token] === ";" && scene.quoteAt[token]! < 0;
}

/** The characters from the first to the last token (both inclusive). */
export function spanOf(tokens: Tokens, first: number, last: number): Span {
  return { start: tokens.start[first]!, end: tokens.end[last]! };
}

/** First token that starts at or after the offset. */
export function tokenFrom(tokens: Tokens, offset: number): number {
  return upperBound(tokens.start, offset - 1);
}

export function isQuoteMark(tokens: Tokens, token: number): boolean {
  const lower = tokens.lower[token];
  return lower !== undefined && isQuote(lower);
}

export function isQuote(lower: string): boolean {
  return lower.length <= 2 && /^(?:"|''|``|[\u201C\u201D\u2018\u00AB\u00BB])$/.test(lower);
}

/** Mentions that lie within the stretch (mentions are in order of their start). */
export function mentionsNear(scene: Scene, start: number, end: number): Mention[] {
  const { mentions } = scene;
  let low = 0;
  let high = mentions.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (mentions[middle]!.start < start) low = middle + 1;
    else high = middle;
  }
  const found: Mention[] = [];
  for (let index = low; index < mentions.length && mentions[index]!.start < end; index++)
    if (mentions[index]!.end <= end) found.push(mentions[index]!);
  return found;
}
