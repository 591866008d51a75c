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
    if (before < first || before >= mark || !isSubject(relation[before]!)) continue;
    const verb = head[before]!;
    if (verb <= noun || tag[verb]! < TAG.VB || tag[verb]! > TAG.VBZ) continue;
    if (isDistance(lexemes, first, before, mark, trees)) hangUnit(noun, before, verb, trees);
    else if (isPredicate(first, mark, before, trees)) hangClause(first, last, { noun, before, verb }, trees);
    else continue;
    [head[mark], relation[mark]] = [verb, REL.mark];
  }
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
