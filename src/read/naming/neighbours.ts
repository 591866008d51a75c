import { cueVerbs } from "../../lexicon/cues.ts";
import { REL, TAG, type Tokens } from "../../model/syntax.ts";

const LOCATIVE = new Set(["in", "at", "near", "inside", "outside", "around", "across", "throughout", "off"]);

/** Subject of an active verb other than `be`, `have`: unknown single names there are people more often than bodies. */
export function isSubject(tokens: Tokens, token: number): boolean {
  const head = tokens.head[token]!;
  if (tokens.relation[token] !== REL.nsubj || head < 0) return false;
  const tag = tokens.tag[head];
  return tag === TAG.VBD || tag === TAG.VBZ || tag === TAG.VBN || tag === TAG.VBG || tag === TAG.VB;
}

/** In a phrase such as `in X`, `near X`. */
export function isLocative(tokens: Tokens, token: number): boolean {
  const before = token - 1;
  return (
    before >= 0 && tokens.sentence[before] === tokens.sentence[token] && LOCATIVE.has(tokens.lower[before]!)
  );
}

/** Next to a verb of saying: `X said`, `said X`. */
export function speaks(tokens: Tokens, token: number): boolean {
  const verbs = cueVerbs();
  for (const near of [token + 1, token + 2]) {
    if (
      near < tokens.count &&
      tokens.sentence[near] === tokens.sentence[token] &&
      verbs.has(tokens.lemma[near]!)
    ) {
      return tokens.tag[near] === TAG.VBD || tokens.tag[near] === TAG.VBZ;
    }
  }
  return false;
}
