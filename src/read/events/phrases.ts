import { REL, TAG, type Tokens } from "../../model/syntax.ts";
import { children } from "../tree.ts";

/** True for the tags of verbs. */
export function isVerb(tag: number): boolean {
  return tag >= TAG.VB && tag <= TAG.VBZ;
}

/** True for common and proper nouns. */
export function isNoun(tag: number): boolean {
  return tag >= TAG.NN && tag <= TAG.NNPS;
}

export { prepositionOf } from "../tree.ts";

/** Longest enumeration that is read; no report names more parties of one act in one phrase. */
const MOST_CONJUNCTS = 24;

/** A head with what is coordinated with it, in text order. */
export function withConjuncts(tokens: Tokens, head: number): number[] {
  const all = [head];
  for (const child of children(tokens, head)) {
    if (all.length >= MOST_CONJUNCTS) break;
    if (tokens.relation[child] === REL.conj && !isVerb(tokens.tag[child]!)) all.push(child);
  }
  return all;
}
