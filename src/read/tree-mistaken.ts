import { REL, TAG } from "../model/syntax.ts";
import type { Lexemes } from "./lexemes.ts";
import type { Trees } from "./trees.ts";

/** Clauses that the words themselves show to be parsed wrong, each mended by itself. */
export function mendClauses(lexemes: Lexemes, first: number, last: number, trees: Trees): void {
  for (let token = first + 1; token < last; token++) {
    hangParted(lexemes, first, last, token, trees);
    hangSaid(lexemes, first, token, trees);
    hangActive(lexemes, first, last, token, trees);
    hangCaptive(lexemes, first, last, token, trees);
    hangState(lexemes, first, token, trees);
    hangSource(lexemes, token, trees);
    hangPreposed(first, last, token, trees);
    hangDismissed(lexemes, first, last, token, trees);
    hangConjoined(first, last, token, trees);
  }
}

function hasTense(tag: number): boolean {
  return tag === TAG.VBD || tag === TAG.VBZ || tag === TAG.VBP;
}

function isNominal(tag: number): boolean {
  return tag >= TAG.NN && tag <= TAG.NNPS;
}

/** `Some 900 people, according to police, marched …`, where the noun became the root: the verb behind the comma is. */
function hangParted(lexemes: Lexemes, first: number, last: number, token: number, trees: Trees): void {
  const { tag, head, relation } = trees;
  if (lexemes.lower[lexemes.of[token]!] !== "according" || tag[token - 1] !== TAG[","]) return;
  let comma = token + 1;
  while (comma < last && tag[comma] !== TAG[","]) comma++;
  const verb = comma + 1;
  if (verb >= last || (!hasTense(tag[verb]!) && tag[verb] !== TAG.VBN)) return;
  const noun = head[verb]!;
  if (noun < first || noun >= token || relation[verb] !== REL.acl || relation[noun] !== REL.root) return;
  [head[verb], relation[verb]] = [-1, REL.root];
  [head[noun], relation[noun]] = [verb, REL.nsubj];
  if (tag[verb] === TAG.VBN) tag[verb] = TAG.VBD;
  for (let at = verb + 1; at < last; at++) if (head[at] === noun) head[at] = verb;
}

/** `plan to leave, according to three people`: a source is no object. */
function hangSource(lexemes: Lexemes, token: number, { head, relation }: Trees): void {
  if (lexemes.lower[lexemes.of[token]!] !== "according") return;
  const source = head[token]!;
  if (source > token && relation[source] === REL.obj) relation[source] = REL.obl;
}

/** `raised the toll to five, all of them soldiers, and said …`, `crossed the line and fired on a post`: a verb goes on from a verb. */
function hangConjoined(first: number, last: number, token: number, { tag, head, relation }: Trees): void {
  if (tag[token] !== TAG.VBD || relation[token] !== REL.conj || tag[token - 1] !== TAG.CC) return;
  if (head[token]! < first || isVerbal(head[token]!, first, last, { tag, head, relation })) return;
  if (hasChild(first, last, token, REL.nsubj, head, relation)) return;
  let verb = head[token]!;
  for (let step = 0; step < REACH && verb >= first && !isPast(tag[verb]!); step++) verb = head[verb]!;
  if (verb >= first && verb < token && isPast(tag[verb]!)) head[token] = verb;
}

function isPast(tag: number): boolean {
  return tag === TAG.VBD || tag === TAG.VBN || tag === TAG.VBZ;
}

/** How far up the verb before the conjunction is looked for. */
const REACH = 6;

function isVerbal(token: number, first: number, last: number, { tag, head, relation }: Trees): boolean {
  const verb = tag[token]! >= TAG.VB && tag[token]! <= TAG.VBZ;
  return verb || hasChild(first, last, token, REL.cop, head, relation);
}

function hasChild(
  first: number,
  last: number,
  above: number,
  sought: number,
  head: Int32Array,
  relation: Uint8Array,
): boolean {
  for (let at = first; at < last; at++) if (head[at] === above && relation[at] === sought) return true;
  return false;
}

/** `A strike by pilots forced airlines to …`, parsed as `by pilots forced`: the phrase belongs to the noun, which is the subject. */
function hangPreposed(first: number, last: number, verb: number, { tag, head, relation }: Trees): void {
  if (tag[verb] !== TAG.VBD || relation[verb] !== REL.nmod) return;
  const noun = head[verb]!;
  let marker = -1;
  let inner = -1;
  for (let at = first; at < verb; at++) {
    if (head[at] !== verb) continue;
    if (relation[at] === REL.case) marker = at;
    if (relation[at] === REL.nsubj) inner = at;
  }
  if (noun < first || noun >= marker || marker >= inner || !isNominal(tag[noun]!)) return;
  [head[verb], relation[verb]] = [head[noun]!, relation[noun]!];
  [head[noun], relation[noun]] = [verb, REL.nsubj];
  [head[inner], relation[inner]] = [noun, REL.nmod];
  head[marker] = inner;
  for (let at = verb + 1; at < last; at++) if (head[at] === noun) head[at] = verb;
}

/** `dismissed as "baseless" reports that …`, where the past was taken to modify the noun: that is dismissed. */
function hangDismissed(
  lexemes: Lexemes,
  first: number,
  last: number,
  verb: number,
  { tag, head, relation }: Trees,
): void {
  if (tag[verb] !== TAG.VBD || relation[verb] !== REL.amod || verb + 1 >= last) return;
  const noun = head[verb]!;
  if (lexemes.lower[lexemes.of[verb + 1]!] !== "as" || noun <= verb || !isNominal(tag[noun]!)) return;
  [head[verb], relation[verb]] = [head[noun]!, relation[noun]!];
  [head[noun], relation[noun]] = [verb, REL.obj];
  for (let at = first; at < verb; at++) if (head[at] === noun) head[at] = verb;
}

/** Verbs of speech that take no thing for their object, but a clause. */
const CLAUSE_ONLY = /^(?:said|says|say|saying|added|insisted|argued|thinks?|thought)$/;

/** `said troops opened fire`, parsed as `said troops` with a participle: a past tense modifies no noun. */
function hangSaid(lexemes: Lexemes, first: number, token: number, { tag, head, relation }: Trees): void {
  if (tag[token] !== TAG.VBD || relation[token] !== REL.acl) return;
  const noun = head[token]!;
  if (noun < first || noun >= token || relation[noun] !== REL.obj) return;
  const said = head[noun]!;
  if (said < first || said >= noun || !CLAUSE_ONLY.test(lexemes.lower[lexemes.of[said]!]!)) return;
  [head[token], relation[token]] = [said, REL.ccomp];
  [head[noun], relation[noun]] = [token, REL.nsubj];
}

/** Verbs whose passive keeps an object (`was given a pass and handed a map`). */
const KEEPS_OBJECT =
  /^(?:given|handed|told|offered|awarded|asked|shown|granted|taught|paid|sent|named|called|denied|fined|promised|allowed|made|elected|appointed|sentenced|jailed|left|found|declared|charged|kept|forced)$/;
const OPENS_OBJECT: ReadonlySet<number> = new Set([TAG.DT, TAG.CD, TAG.PRP$, TAG.PRP, TAG.NNP]);

/**
 * `denied that rules had been broken and blamed a contractor`, `said she was sad and ordered an inquiry`: what has an
 * object is no second participle of the passive before, but a verb beside the one that the clause hangs from, or beside the
 * passive where that is the main verb.
 */
function hangActive(lexemes: Lexemes, first: number, last: number, token: number, trees: Trees): void {
  const { tag, head, relation } = trees;
  if ((tag[token] !== TAG.VBN && tag[token] !== TAG.VBD) || relation[token] !== REL.conj) return;
  if (tag[token - 1] !== TAG.CC || token + 1 >= last || !OPENS_OBJECT.has(tag[token + 1]!)) return;
  const passive = head[token]!;
  if (passive < first || passive > token || !hasChild(first, last, passive, REL["aux:pass"], head, relation))
    return;
  const word = lexemes.lower[lexemes.of[token]!]!;
  const told = relation[passive] === REL.ccomp ? head[passive]! : -1;
  const beside = told >= first && told < passive && hasTense(tag[told]!);
  if (KEEPS_OBJECT.test(word)) return;
  tag[token] = TAG.VBD;
  for (let at = token - 1; at < last; at++)
    if (head[at] === passive && at !== token && relation[at] !== REL.punct)
      if (at === token - 1 || at > token) head[at] = token;
  if (beside) head[token] = told;
}

/** `took 30 people hostage`, parsed as a clause of its own: the people are taken, and the word says as what. */
function hangCaptive(lexemes: Lexemes, first: number, last: number, token: number, trees: Trees): void {
  const { tag, head, relation } = trees;
  if (!/^(?:hostages?|captive|prisoner)$/.test(lexemes.lower[lexemes.of[token]!]!)) return;
  const people = token - 1;
  const verb = head[token] === people ? head[people]! : head[token]!;
  if (verb < first || verb >= people || !isNominal(tag[people]!)) return;
  if (!/^(?:tak(?:e|es|en|ing)|took|h[eo]ld|holds|holding)$/.test(lexemes.lower[lexemes.of[verb]!]!)) return;
  if (head[people] !== token && head[people] !== verb) return;
  [head[people], relation[people]] = [verb, REL.obj];
  [head[token], relation[token]] = [verb, REL.xcomp];
  for (let at = first; at < last; at++) {
    if (head[at] !== token) continue;
    head[at] = at < people ? people : verb;
    if (at > token && relation[at] === REL.nmod) relation[at] = REL.obl;
  }
}

/** `searched for 55 others still missing`: the adjective behind a phrase with a preposition says what they are. */
function hangState(lexemes: Lexemes, first: number, token: number, { tag, head, relation }: Trees): void {
  if (relation[token] !== REL.xcomp && relation[token] !== REL.advcl) return;
  if (!/^(?:missing|unaccounted|trapped|stranded)$/.test(lexemes.lower[lexemes.of[token]!]!)) return;
  let noun = token - 1;
  while (noun > first && tag[noun] === TAG.RB) noun--;
  if (!isNominal(tag[noun]!) || relation[noun] !== REL.obl || head[noun] !== head[token]) return;
  [head[token], relation[token]] = [noun, REL.amod];
}
