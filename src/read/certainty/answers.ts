import { REL, TAG, type Tokens } from "../../model/syntax.ts";
import { childWith, prepositionOf } from "../tree.ts";

/** Verbs that answer a deed: what stands behind `for` or `over` was done, by the one they are aimed at. */
const ANSWERS =
  /^(?:retaliate|punish|condemn|criticise|criticize|denounce|sanction|rebuke|penalise|penalize|fine|thank|praise)$/;
/** Verbs that lay a deed to somebody, who may not have done it. */
const ALLEGES = /^(?:accuse|blame|suspect|charge|prosecute|indict)$/;

/** How far a deed may stand below the phrase that names it (`a barrage fired at Orsa`). */
const DEPTH = 3;

/** The word of a sentence that answers the deed (`retaliate against X for a raid`), or -1. */
export function answerTo(tokens: Tokens, deed: number): number {
  const verb = verbOver(tokens, deed, /^(?:for|over)$/);
  return verb >= 0 && ANSWERS.test(tokens.lemma[verb]!) ? verb : -1;
}

/** The word that answers the deed or lays it to somebody (`blamed X for the raid`), or -1. */
export function aimedOver(tokens: Tokens, deed: number): number {
  const verb = verbOver(tokens, deed, /^(?:for|over|of)$/);
  if (verb < 0) return -1;
  return ALLEGES.test(tokens.lemma[verb]!) ? verb : answerTo(tokens, deed);
}

/**
 * How a deed that is only laid to somebody stands, where the tree hung it from that somebody: `accusing the other of
 * shooting` is reported, `held a man on suspicion of helping` possible. Null for other deeds.
 */
export function laidTo(tokens: Tokens, deed: number): "reported" | "possible" | null {
  const mark = childWith(tokens, deed, ["mark", "case"]);
  if (mark < 1 || tokens.tag[deed] !== TAG.VBG || !/^(?:of|for)$/.test(tokens.lower[mark]!)) return null;
  if (tokens.lower[mark - 1] === "suspicion") return "possible";
  if (/^(?:charges?|accusations?|allegations?)$/.test(tokens.lower[mark - 1]!)) return "reported";
  const above = tokens.head[deed]!;
  const verb = above < 0 ? -1 : tokens.head[above]!;
  return verb >= 0 && tokens.relation[above] === REL.obj && ALLEGES.test(tokens.lemma[verb]!)
    ? "reported"
    : null;
}

function verbOver(tokens: Tokens, deed: number, preposition: RegExp): number {
  let at = deed;
  for (let step = 0; step < DEPTH && at >= 0; step++, at = tokens.head[at]!) {
    const above = tokens.head[at]!;
    const relation = tokens.relation[at];
    if (above < 0) return -1;
    if (relation === REL.obl || relation === REL.nmod || relation === REL.advcl)
      return preposition.test(prepositionOf(tokens, at)) ? above : -1;
    if (relation !== REL.acl && relation !== REL.compound) return -1;
  }
  return -1;
}
