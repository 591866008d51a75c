import { eventFrames, type PartOfSpeech } from "../../lexicon/events.ts";
import { REL, TAG, type Tokens } from "../../model/syntax.ts";
import { hash32 } from "../../text/hash.ts";
import { children, childWith } from "../tree.ts";
import { isNoun, isVerb } from "./phrases.ts";

/** A stretch of tokens `[first, last)`. */
export interface TokenRange {
  first: number;
  last: number;
}

/** What is to be typed: what one party does to another in one sentence, and what the frames made of it. */
export interface Pairing {
  sentence: TokenRange;
  actor: TokenRange | null;
  recipient: TokenRange | null;
  /** Labels of the events that frames found in the sentence, the one that fits the pair best first. */
  told: readonly string[];
  /** Trigger of that one, or -1. */
  trigger: number;
}

/** Kinds of features; the number of each is mixed into its hash, so that kinds stay apart. */
const KINDS = {
  bias: 1,
  order: 2,
  word: 3,
  region: 4,
  bigram: 5,
  trigram: 6,
  skip: 7,
  path: 8,
  meeting: 9,
  verb: 10,
  head: 11,
  preposition: 12,
  above: 13,
  operator: 14,
  operated: 15,
  dependent: 16,
  argument: 17,
  told: 18,
  among: 19,
  trigger: 20,
  toldBy: 21,
  sense: 22,
} as const;

type Put = (kind: keyof typeof KINDS, a?: number, b?: number, c?: number) => void;

/** Values that stand in the masked sentence for a party, a name and a number. */
const ACTOR = 0x51ed270b;
const RECIPIENT = 0x2545f491;
const NAME = 0x1b56c4e9;
const NUMBER = 0x7feb352d;

function mixed(kind: number, a: number, b: number, c: number): number {
  let hash = Math.imul(a ^ Math.imul(kind, 0x9e3779b1), 0x85ebca6b);
  hash = Math.imul((hash ^ (hash >>> 15)) + b, 0xc2b2ae35);
  hash = Math.imul((hash ^ (hash >>> 13)) + c, 0x27d4eb2f);
  return hash ^ (hash >>> 16);
}

/** The features of one pairing as 32-bit hashes, each once. */
export function pairFeatures(tokens: Tokens, pairing: Pairing): Int32Array {
  const found = new Set<number>();
  const put: Put = (kind, a = 0, b = 0, c = 0) => found.add(mixed(KINDS[kind], a, b, c));
  put("bias");
  addWords(tokens, pairing, put);
  addTree(tokens, pairing, put);
  addTold(tokens, pairing, put);
  addSenses(tokens, pairing, put);
  return Int32Array.from(found);
}

function lemmaHash(tokens: Tokens, token: number): number {
  return hash32(tokens.lemma[token]!);
}

function isIn(token: number, range: TokenRange | null): boolean {
  return range !== null && token >= range.first && token < range.last;
}

/** The lemmas of a sentence, with each party, run of names and run of numbers as one value. */
function masked(tokens: Tokens, { sentence, actor, recipient }: Pairing): number[] {
  const values: number[] = [];
  for (let token = sentence.first; token < sentence.last; token++) {
    const mask = isIn(token, actor) ? ACTOR : isIn(token, recipient) ? RECIPIENT : maskOf(tokens.tag[token]!);
    if (mask === 0) values.push(lemmaHash(tokens, token));
    else if (values.at(-1) !== mask) values.push(mask);
  }
  return values;
}

function maskOf(tag: number): number {
  if (tag === TAG.NNP || tag === TAG.NNPS) return NAME;
  return tag === TAG.CD ? NUMBER : 0;
}

/** Words, pairs and triples of words, by whether they stand before, between or after the parties. */
function addWords(tokens: Tokens, pairing: Pairing, put: Put): void {
  const values = masked(tokens, pairing);
  const actor = values.indexOf(ACTOR);
  const recipient = values.indexOf(RECIPIENT);
  put("order", actor < 0 ? 2 : recipient < 0 ? 3 : actor < recipient ? 0 : 1);
  const low = Math.min(actor, recipient);
  const high = Math.max(actor, recipient);
  for (const [index, value] of values.entries()) {
    const [before = 0, last = 0] = [values[index - 2], values[index - 1]];
    put("word", value);
    put("region", value, index < low ? 0 : index <= high ? 1 : 2);
    put("bigram", last, value);
    put("skip", before, value);
    put("trigram", before, last, value);
  }
}

/** Longest way up a tree that is followed. */
const DEEPEST = 40;

function headOf(tokens: Tokens, range: TokenRange): number {
  for (let token = range.first; token < range.last; token++)
    if (!isIn(tokens.head[token]!, range)) return token;
  return range.first;
}

/** The head of a party and the tokens above it up to the root. */
function upward(tokens: Tokens, range: TokenRange | null): number[] {
  const chain: number[] = [];
  for (let at = range ? headOf(tokens, range) : -1; at >= 0 && chain.length < DEEPEST; at = tokens.head[at]!)
    chain.push(at);
  return chain;
}

/** The way through the tree from one party to the other, the words on it, and how each party is joined. */
function addTree(tokens: Tokens, { actor, recipient }: Pairing, put: Put): void {
  const sides = [upward(tokens, actor), upward(tokens, recipient)];
  const meeting = sides[0]!.find((token) => sides[1]!.includes(token)) ?? -1;
  const joint = meeting < 0 ? 0 : lemmaHash(tokens, meeting);
  let path = 0;
  for (const [side, chain] of sides.entries()) {
    const way = chain.slice(0, chain.indexOf(meeting) + 1);
    for (const token of way) path = mixed(side, path, tokens.relation[token]!, 0);
    for (const token of way.slice(1)) {
      if (!isVerb(tokens.tag[token]!) && !isNoun(tokens.tag[token]!)) continue;
      put("verb", lemmaHash(tokens, token), side);
      addAround(tokens, token, put);
    }
    if (chain.length === 0) continue;
    const marker = childWith(tokens, chain[0]!, ["case"]);
    const preposition = marker < 0 ? 0 : lemmaHash(tokens, marker);
    put("head", lemmaHash(tokens, chain[0]!), side);
    put("preposition", preposition, side);
    if (meeting >= 0) put("preposition", preposition, side + 2, joint);
  }
  put("path", path);
  if (meeting >= 0) put("meeting", path, joint);
}

const OPERATORS: ReadonlySet<number> = new Set([
  REL.aux,
  REL["aux:pass"],
  REL.advmod,
  REL.mark,
  REL["compound:prt"],
]);

/** A word with its auxiliaries, negation, particles, and with what hangs from it. */
function addAround(tokens: Tokens, token: number, put: Put): void {
  const lemma = lemmaHash(tokens, token);
  put("above", lemma);
  for (const child of children(tokens, token)) {
    const below = lemmaHash(tokens, child);
    const relation = tokens.relation[child]!;
    if (OPERATORS.has(relation)) {
      put("operator", below);
      put("operated", lemma, below);
    } else if (relation !== REL.punct) {
      put("dependent", lemma, below);
      put("argument", below, relation);
    }
  }
}

/** What the frames made of the sentence. */
function addTold(tokens: Tokens, { told, trigger }: Pairing, put: Put): void {
  const best = hash32(told[0] ?? "none");
  put("told", best);
  for (const label of told) put("among", hash32(label));
  if (trigger < 0) return;
  put("trigger", lemmaHash(tokens, trigger));
  put("toldBy", best, lemmaHash(tokens, trigger));
  addAround(tokens, trigger, put);
}

/** The types that words of the sentence can have, whether or not the conditions of their frames hold. */
function addSenses(tokens: Tokens, { sentence }: Pairing, put: Put): void {
  for (let token = sentence.first; token < sentence.last; token++) {
    const tag = tokens.tag[token]!;
    const pos: PartOfSpeech | null = isVerb(tag) ? "v" : isNoun(tag) ? "n" : null;
    if (pos === null) continue;
    for (const { type } of eventFrames(tokens.lemma[token]!, pos) ?? [])
      if (type !== null) put("sense", hash32(type));
  }
}
