import { REL, TAG } from "../model/syntax.ts";
import type { Lexemes } from "./lexemes.ts";
import { laterFinite } from "./tag-repair.ts";

/** What is read (`tag`) and mended (`head`, `relation`), by token. */
export interface Trees {
  tag: Uint8Array;
  head: Int32Array;
  relation: Uint8Array;
}

/**
 * Hangs a reduced relative clause from its noun where the parser, which reads from left to right, took it for the main
 * clause: `troops stationed near the border were attacked`. The finite verb further on gets the noun as its subject.
 */
export function repairTrees(lexemes: Lexemes, first: number, last: number, trees: Trees): void {
  for (let token = first + 1; token < last - 2; token++) {
    if (trees.tag[token] !== TAG.VBN) continue;
    const finite = laterFinite(lexemes, last, token, trees.tag);
    if (finite >= 0) hangReduced(trees, first, last, token, predicateOf(trees, finite));
  }
}

/** The word that an auxiliary or copula belongs to, else the verb itself. */
function predicateOf({ head, relation }: Trees, verb: number): number {
  const below = relation[verb];
  return below === REL.aux || below === REL["aux:pass"] || below === REL.cop ? head[verb]! : verb;
}

function hangReduced(trees: Trees, first: number, last: number, participle: number, main: number): void {
  const { head, relation } = trees;
  const noun = childOf(trees, first, participle, participle, SUBJECTS);
  if (noun < 0 || main <= participle || childOf(trees, first, last, main, SUBJECTS) >= 0) return;
  if (head[main] === participle) {
    head[main] = head[participle]!;
    relation[main] = relation[participle]!;
  } else if (head[participle] !== main) return;
  for (let token = first; token < last; token++) {
    if (head[token] === participle && (token < noun || token > main)) head[token] = main;
  }
  head[noun] = main;
  head[participle] = noun;
  relation[participle] = REL.acl;
  const passive = childOf(trees, first, last, main, [REL["aux:pass"]]) >= 0;
  relation[noun] = passive ? REL["nsubj:pass"] : REL.nsubj;
}

const SUBJECTS: readonly number[] = [REL.nsubj, REL["nsubj:pass"]];

/** Last token of `[first, last)` that hangs from `above` by one of the relations; -1 if there is none. */
function childOf(
  { head, relation }: Trees,
  first: number,
  last: number,
  above: number,
  relations: readonly number[],
): number {
  for (let token = last - 1; token >= first; token--) {
    if (head[token] === above && relations.includes(relation[token]!)) return token;
  }
  return -1;
}
