import type { Span } from "../model/span.ts";
import { REL, type Relation, TAG, type Tokens } from "../model/syntax.ts";

/** Children of every token side by side: those of `i` are `list[from[i] .. from[i + 1])`, in text order. */
interface ChildIndex {
  from: Int32Array;
  list: Int32Array;
  /** First token below or at each token, and one past the last. */
  first: Int32Array;
  last: Int32Array;
}

/** Built once per report, kept as long as its tokens. */
const indices = new WeakMap<Tokens, ChildIndex>();

function indexOf(tokens: Tokens): ChildIndex {
  const known = indices.get(tokens);
  if (known !== undefined) return known;
  const built = buildIndex(tokens);
  indices.set(tokens, built);
  return built;
}

function buildIndex({ count, head }: Tokens): ChildIndex {
  const from = new Int32Array(count + 1);
  for (let token = 0; token < count; token++) if (head[token]! >= 0) from[head[token]! + 1]!++;
  for (let token = 0; token < count; token++) from[token + 1]! += from[token]!;
  const next = from.slice();
  const list = new Int32Array(from[count]!);
  for (let token = 0; token < count; token++) if (head[token]! >= 0) list[next[head[token]!]!++] = token;
  return { from, list, ...reachOf(count, head) };
}

/** Extent of each subtree. Passes upwards until nothing changes: as many as trees are deep in the odd direction. */
function reachOf(count: number, head: Int32Array): { first: Int32Array; last: Int32Array } {
  const first = new Int32Array(count);
  const last = new Int32Array(count);
  for (let token = 0; token < count; token++) last[token] = (first[token] = token) + 1;
  for (let changed = true; changed; ) {
    changed = false;
    const widen = (token: number) => {
      const above = head[token]!;
      if (above < 0) return;
      if (first[token]! < first[above]!) changed = Boolean((first[above] = first[token]!) + 1);
      if (last[token]! > last[above]!) changed = Boolean((last[above] = last[token]!));
    };
    for (let token = 0; token < count; token++) widen(token);
    for (let token = count - 1; token >= 0; token--) widen(token);
  }
  return { first, last };
}

/** The children of token `i` in text order (a view, not a copy). */
export function children(tokens: Tokens, i: number): Int32Array {
  const { from, list } = indexOf(tokens);
  return list.subarray(from[i]!, from[i + 1]!);
}

/** First child of `i`, in text order, with one of the relations; -1 if there is none. */
export function childWith(tokens: Tokens, i: number, relations: readonly Relation[]): number {
  const { from, list } = indexOf(tokens);
  for (let at = from[i]!; at < from[i + 1]!; at++) {
    const own = tokens.relation[list[at]!];
    for (const relation of relations) if (own === REL[relation]) return list[at]!;
  }
  return -1;
}

/** Preposition of a phrase, lower case, or "". */
export function prepositionOf(tokens: Tokens, token: number): string {
  const marker = childWith(tokens, token, ["case", "mark"]);
  return marker >= 0 ? tokens.lower[marker]! : "";
}

/** All children of `i`, in text order, with one of the relations. */
export function childrenWith(tokens: Tokens, i: number, relations: readonly Relation[]): number[] {
  const { from, list } = indexOf(tokens);
  const found: number[] = [];
  for (let at = from[i]!; at < from[i + 1]!; at++) {
    const own = tokens.relation[list[at]!];
    if (relations.some((relation) => own === REL[relation])) found.push(list[at]!);
  }
  return found;
}

/** Token range `[first, last)` from the first to the last token that hangs from `i`, `i` itself included. */
export function subtree(tokens: Tokens, i: number): [first: number, last: number] {
  const { first, last } = indexOf(tokens);
  return [first[i]!, last[i]!];
}

/** True where `i` is `above` or hangs from it, at any depth. */
export function isUnder(tokens: Tokens, i: number, above: number): boolean {
  for (let at = i; at >= 0; at = tokens.head[at]!) if (at === above) return true;
  return false;
}

/** The characters of the tokens `[first, last)`. */
export function spanOf(tokens: Tokens, first: number, last: number): Span {
  return { start: tokens.start[first]!, end: tokens.end[last - 1]! };
}

/** What {@link nounPhrase} takes along behind the head. */
export interface PhraseExtent {
  /** Prepositional phrases (`the chief of staff`): default true. */
  prepositions?: boolean;
  /** Relative and reduced relative clauses: default false. */
  clauses?: boolean;
  /** Appositions (`Orsa, the capital`): default false. */
  appositions?: boolean;
  /** Coordinated phrases (`Marin and Okoye`): default false. */
  conjuncts?: boolean;
}

const CLAUSES = new Set([
  REL["acl:relcl"],
  REL.acl,
  REL.advcl,
  REL.parataxis,
  REL.ccomp,
  REL.xcomp,
  REL.csubj,
]);
const CONJUNCTS = new Set([REL.conj, REL.cc, REL["cc:preconj"]]);
/** Children that never belong to the phrase of a noun, though they may hang from it where it is a predicate. */
const OUTSIDE = new Set([
  REL.case,
  REL.cop,
  REL.aux,
  REL.mark,
  REL.nsubj,
  REL["nsubj:pass"],
  REL.expl,
  REL.obl,
  REL["obl:tmod"],
  REL.discourse,
  REL.vocative,
  REL.dislocated,
  REL.list,
  REL.orphan,
]);

/** The phrase of the noun `head` without its preposition and, by default, without clauses, appositions and conjuncts. */
export function nounPhrase(tokens: Tokens, head: number, extent: PhraseExtent = {}): Span {
  return spanOf(tokens, ...nounPhraseTokens(tokens, head, extent));
}

/** The same as a token range `[first, last)`. */
export function nounPhraseTokens(tokens: Tokens, head: number, extent: PhraseExtent = {}): [number, number] {
  let first = head;
  let last = head + 1;
  for (const child of children(tokens, head)) {
    if (!belongs(tokens, head, child, extent)) continue;
    const [from, to] = isNominalModifier(tokens, child)
      ? innerPhrase(tokens, child, extent)
      : subtree(tokens, child);
    if (child < head) first = Math.min(first, from);
    else last = Math.max(last, to);
  }
  return [first, trimmedEnd(tokens, head, last)];
}

function belongs(tokens: Tokens, head: number, child: number, extent: PhraseExtent): boolean {
  const relation = tokens.relation[child]!;
  if (OUTSIDE.has(relation) || relation === REL.punct) return false;
  if (relation === REL.advmod) return child < head && tokens.tag[child] !== TAG.WRB;
  if (CONJUNCTS.has(relation)) return extent.conjuncts === true;
  if (relation === REL.appos) return extent.appositions === true;
  if (CLAUSES.has(relation)) return extent.clauses === true;
  return relation !== REL.nmod || extent.prepositions !== false;
}

function isNominalModifier(tokens: Tokens, child: number): boolean {
  return tokens.relation[child] === REL.nmod;
}

/** Phrase of a modifier with its preposition. */
function innerPhrase(tokens: Tokens, head: number, extent: PhraseExtent): [number, number] {
  const [first, last] = nounPhraseTokens(tokens, head, extent);
  const preposition = childWith(tokens, head, ["case"]);
  return [preposition >= 0 ? Math.min(first, preposition) : first, last];
}

/** Takes punctuation and conjunctions off the end. */
function trimmedEnd(tokens: Tokens, head: number, end: number): number {
  let last = end;
  while (last > head + 1 && (tokens.relation[last - 1] === REL.punct || tokens.tag[last - 1] === TAG.CC))
    last--;
  return last;
}

const NEGATIONS = new Set(["not", "n't", "never", "nor", "no", "neither", "cannot", "hardly", "barely"]);

/** True where the clause of `verb` is negated: `did not fire`, `never fired`, `nobody fired`, `fired no shots`. */
export function isNegated(tokens: Tokens, verb: number): boolean {
  for (const child of children(tokens, verb)) {
    const relation = tokens.relation[child];
    if (NEGATIONS.has(tokens.lower[child]!) && (relation === REL.advmod || relation === REL.cc)) return true;
    if (relation === REL.nsubj || relation === REL["nsubj:pass"] || relation === REL.obj) {
      if (isNegativePhrase(tokens, child)) return true;
    }
  }
  return false;
}

function isNegativePhrase(tokens: Tokens, noun: number): boolean {
  if (/^(?:nobody|nothing|none|no-one|neither)$/.test(tokens.lower[noun]!)) return true;
  const determiner = childWith(tokens, noun, ["det"]);
  return determiner >= 0 && /^(?:no|neither)$/.test(tokens.lower[determiner]!);
}

/** The auxiliaries, copulas included, of a verb or predicate in text order: `had been` of `had been hit`. */
export function auxiliaries(tokens: Tokens, verb: number): number[] {
  return childrenWith(tokens, verb, ["aux", "aux:pass", "cop"]);
}

/** True for `was hit`, `hit by a drone`, `reported killed`: the subject or noun undergoes the verb. */
export function isPassive(tokens: Tokens, verb: number): boolean {
  if (childWith(tokens, verb, ["nsubj:pass", "aux:pass", "csubj:pass", "obl:agent"]) >= 0) return true;
  return tokens.tag[verb] === TAG.VBN && tokens.relation[verb] === REL.acl;
}
