import { falsityWords } from "../../lexicon/cues.ts";
import { REL, type Tokens } from "../../model/syntax.ts";
import { children, childWith, isNegated } from "../tree.ts";

/** How many words up the claim that holds an event is looked for. */
const REACH = 6;

/** Verbs that take a claim back or call it untrue. */
const DISMISSING = /^(?:dismiss|reject|refute|debunk|dispute|contradict|disprove|rebut|rubbish|quash)$/;

/**
 * True where the sentence itself passes the verdict that what a claim says did not happen: `the rumour that he had died
 * was false`, `dismissed claims that the vote had been rigged`, `there is no evidence that the water was poisoned`.
 */
export function isCalledFalse(tokens: Tokens, trigger: number): boolean {
  for (let at = trigger, step = 0; step < REACH; step++) {
    const noun = tokens.head[at]!;
    if (noun < 0) return false;
    if (isInside(tokens, at)) {
      const kinds = falsityWords().get(tokens.lemma[noun]!);
      if (kinds?.has("absence") && isWithoutAny(tokens, noun)) return true;
      if (kinds?.has("claim") && isDismissed(tokens, noun)) return true;
    }
    at = noun;
  }
  return false;
}

/** A clause that says what the claim is (`that …`), or what stands behind its `of`. */
function isInside(tokens: Tokens, at: number): boolean {
  const relation = tokens.relation[at];
  if (relation === REL.nmod) return true;
  if (relation !== REL.acl && relation !== REL["acl:relcl"] && relation !== REL.ccomp) return false;
  const mark = childWith(tokens, at, ["mark"]);
  return mark >= 0 && tokens.lower[mark] === "that";
}

/** `no evidence`, `found no sign`, `without proof`. */
function isWithoutAny(tokens: Tokens, noun: number): boolean {
  return children(tokens, noun).some(
    (child) => child < noun && /^(?:no|without)$/.test(tokens.lower[child]!),
  );
}

function isDismissed(tokens: Tokens, claim: number): boolean {
  const verdict = tokens.head[claim]!;
  if (verdict < 0) return false;
  const relation = tokens.relation[claim];
  if (relation === REL.nsubj && childWith(tokens, verdict, ["cop"]) >= 0)
    return isFalsity(tokens, verdict) && !isNegated(tokens, verdict);
  if (relation !== REL.obj && relation !== REL["nsubj:pass"]) return false;
  return DISMISSING.test(tokens.lemma[verdict]!) && !isNegated(tokens, verdict);
}

function isFalsity(tokens: Tokens, word: number): boolean {
  const kinds = falsityWords().get(tokens.lower[word]!) ?? falsityWords().get(tokens.lemma[word]!);
  return kinds?.has("false") ?? false;
}
