import { REL, TAG } from "../model/syntax.ts";
import type { Lexemes } from "./lexemes.ts";
import type { Trees } from "./trees.ts";

/** Words that open a clause as well as a phrase (`until dawn`, `until dawn breaks`). */
const BOTH = /^(?:after|before|until|till|since)$/;
const UNIT_OF_TIME = /^(?:second|minute|hour|day|week|month|year)s?$/;

/**
 * `… will be a target until the siege is lifted`, `…, a day after a quake killed nine`: where the parser read a phrase
 * (`until the siege`) and made what stands before it the subject of the verb behind it, the verb gets the noun it stands
 * beside as its subject, and its clause hangs from what stands before.
 */
export function hangSubordinate(lexemes: Lexemes, first: number, last: number, trees: Trees): void {
  const { tag, head, relation } = trees;
  for (let mark = first + 1; mark < last - 2; mark++) {
    if (tag[mark] !== TAG.IN || relation[mark] !== REL.case) continue;
    if (!BOTH.test(lexemes.lower[lexemes.of[mark]!]!)) continue;
    const noun = head[mark]!;
    const before = noun > mark ? head[noun]! : -1;
    const finite = before < first ? -1 : subjectless(noun, last, trees);
    if (finite >= 0) {
      giveSubject(noun, finite, trees);
      [head[mark], relation[mark], relation[finite]] = [finite, REL.mark, REL.advcl];
      continue;
    }
    if (before < first || before >= mark || !isSubject(relation[before]!)) continue;
    const verb = head[before]!;
    if (verb <= noun || tag[verb]! < TAG.VB || tag[verb]! > TAG.VBZ) continue;
    if (isDistance(lexemes, first, before, mark, trees)) hangUnit(noun, before, verb, trees);
    else if (isPredicate(first, mark, before, trees)) hangClause(first, last, { noun, before, verb }, trees);
    else if (isObject(first, before, verb, trees)) hangObject({ noun, before, verb }, first, trees);
    else continue;
    [head[mark], relation[mark]] = [verb, REL.mark];
  }
}

/** `found debris hours after a plane with 44 people on board vanished`: the finite verb behind the phrase that has no subject, and hangs where the noun does or holds it; else -1. */
function subjectless(noun: number, last: number, { tag, head, relation }: Trees): number {
  let verb = noun + 1;
  while (verb < last && isBelow(verb, noun, head)) verb++;
  if (verb >= last || (head[verb] !== head[noun] && head[noun] !== verb)) return -1;
  const finite = tag[verb] === TAG.VBD || tag[verb] === TAG.VBZ;
  if (!finite || (relation[verb] !== REL.ccomp && relation[verb] !== REL.advcl)) return -1;
  return hasSubject(verb, noun + 1, last, head, relation) ? -1 : verb;
}

/** How far up a word is followed. */
const DEPTH = 6;

function isBelow(token: number, above: number, head: ArrayLike<number>): boolean {
  for (let at = token, step = 0; at >= 0 && step < DEPTH; at = head[at]!, step++)
    if (at === above) return true;
  return false;
}

function hasSubject(
  verb: number,
  from: number,
  to: number,
  head: ArrayLike<number>,
  relation: ArrayLike<number>,
): boolean {
  for (let token = from; token < to; token++)
    if (head[token] === verb && isSubject(relation[token]!)) return true;
  return false;
}

function giveSubject(noun: number, verb: number, { head, relation }: Trees): void {
  [head[noun], relation[noun]] = [verb, REL.nsubj];
}

/**
 * `The agency says 31,000 people are displaced`: what the parser took for the object of saying, right before the verb of the
 * clause that is said, is the subject of that verb.
 */
export function hangContent(first: number, last: number, { tag, head, relation }: Trees): void {
  for (let verb = first + 2; verb < last; verb++) {
    const says = head[verb]!;
    if (relation[verb] !== REL.ccomp || says < first || says >= verb) continue;
    let noun = verb - 1;
    let passive = false;
    while (noun > says && head[noun] === verb && isAuxiliary(relation[noun]!)) {
      passive ||= relation[noun] === REL["aux:pass"];
      noun--;
    }
    if (noun <= says || head[noun] !== says || relation[noun] !== REL.obj || noun === verb - 1) continue;
    if (tag[noun] !== TAG.NNS && tag[noun] !== TAG.NN && tag[noun] !== TAG.CD) continue;
    if (hasSubject(verb, first, last, head, relation)) continue;
    [head[noun], relation[noun]] = [verb, passive ? REL["nsubj:pass"] : REL.nsubj];
  }
}

/** `pulled from the water alive`: an adjective behind the phrase is said of who is pulled, and the noun before it ends the phrase. */
export function hangPredicate(first: number, last: number, { tag, head, relation }: Trees): void {
  for (let token = first + 2; token < last; token++) {
    if (tag[token] !== TAG.JJ || relation[token] !== REL.obl) continue;
    const noun = token - 1;
    if (tag[noun] !== TAG.NN || head[noun] !== token || relation[noun] !== REL.compound) continue;
    for (let child = first; child < noun; child++) if (head[child] === token) head[child] = noun;
    [head[noun], relation[noun], relation[token]] = [head[token]!, REL.obl, REL.xcomp];
  }
}

function isAuxiliary(relation: number): boolean {
  return relation === REL.aux || relation === REL["aux:pass"];
}

function isSubject(relation: number): boolean {
  return relation === REL.nsubj || relation === REL["nsubj:pass"];
}

/** `, a day after …`: behind a comma, the time between what is told and the clause. */
function isDistance(
  lexemes: Lexemes,
  first: number,
  unit: number,
  mark: number,
  { tag, head }: Trees,
): boolean {
  if (unit + 1 !== mark || !UNIT_OF_TIME.test(lexemes.lower[lexemes.of[unit]!]!)) return false;
  let start = unit;
  while (start > first && head[start - 1] === unit && tag[start - 1] !== TAG[","]) start--;
  return start > first && tag[start - 1] === TAG[","];
}

function hangUnit(noun: number, unit: number, verb: number, { head, relation }: Trees): void {
  [head[noun], relation[noun]] = [verb, relation[unit]!];
  relation[unit] = REL["obl:npmod"];
}

/** A noun that is said of something (`will be a target`) is no subject. */
function isPredicate(first: number, mark: number, noun: number, { head, relation }: Trees): boolean {
  for (let token = first; token < mark; token++)
    if (head[token] === noun && relation[token] === REL.cop) return true;
  return false;
}

/** `has suspended a loan until a review is made`: right behind a verb that has no object and holds the one behind. */
function isObject(first: number, noun: number, verb: number, trees: Trees): boolean {
  const above = verbBefore(first, noun, trees);
  return above >= first && trees.head[verb] === above;
}

/** The word right before the phrase of a noun, where it is a past tense or a participle; else -1. */
function verbBefore(first: number, noun: number, { tag, head }: Trees): number {
  let at = noun - 1;
  while (at > first && isBelow(at, noun, head)) at--;
  return tag[at] === TAG.VBD || tag[at] === TAG.VBN ? at : -1;
}

function hangObject({ noun, before, verb }: Clauses, first: number, trees: Trees): void {
  const { head, relation } = trees;
  const above = verbBefore(first, before, trees);
  [head[noun], relation[noun]] = [verb, relation[before]!];
  [head[before], relation[before]] = [above, REL.obj];
  relation[verb] = REL.advcl;
}

interface Clauses {
  noun: number;
  before: number;
  verb: number;
}

function hangClause(
  first: number,
  last: number,
  { noun, before, verb }: Clauses,
  { head, relation }: Trees,
): void {
  [head[noun], relation[noun]] = [verb, relation[before]!];
  [head[before], relation[before]] = [head[verb]!, relation[verb]!];
  [head[verb], relation[verb]] = [before, REL.advcl];
  for (let token = first; token < last; token++)
    if (head[token] === verb && (token < before || token > verb) && relation[token] === REL.punct)
      head[token] = before;
}
