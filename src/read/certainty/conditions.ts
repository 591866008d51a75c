import type { Span } from "../../model/span.ts";
import { REL, TAG, type Tokens } from "../../model/syntax.ts";
import { children, childWith, isUnder, spanOf, subtree } from "../tree.ts";
import type { Link } from "./climb.ts";

const CONDITIONAL = /^(?:if|unless|provided|lest)$/;
const MODAL = /^(?:will|would|could|may|might|shall|should|must|can|'ll|'d|wo)$/;

/** How far from its conjunction a condition is looked for where the tree does not show it, in words. */
const REACH = 40;

/** The condition an event hangs on, and whether the event is itself told inside a condition. */
export interface Conditioned {
  condition: Span | null;
  inside: boolean;
}

/** Reads the condition off the tree, else off the order of the words (`if …, … will`; `will … if …`). */
export function conditionOf(tokens: Tokens, links: readonly Link[]): Conditioned {
  const trigger = links[0]!.token;
  for (const { token } of links) {
    for (const child of children(tokens, token)) {
      if (tokens.relation[child] !== REL.advcl || !isConditional(tokens, child)) continue;
      const inside = isUnder(tokens, trigger, child) && !isPastThen(tokens, child, trigger);
      if (!inside && isUnder(tokens, trigger, child)) return byOrder(tokens, trigger);
      return { condition: inside ? null : clauseSpan(tokens, child), inside };
    }
  }
  return byOrder(tokens, trigger);
}

/** `if A then B`, where the tree put B into the condition. */
function isPastThen(tokens: Tokens, clause: number, trigger: number): boolean {
  const mark = childWith(tokens, clause, ["mark"]);
  for (let at = mark + 1; at < trigger; at++) if (tokens.lower[at] === "then") return true;
  return false;
}

function isConditional(tokens: Tokens, clause: number): boolean {
  const mark = childWith(tokens, clause, ["mark"]);
  return mark >= 0 && CONDITIONAL.test(tokens.lower[mark]!) && !isWhether(tokens, mark);
}

/** `asked if`, `as if`: no condition. */
function isWhether(tokens: Tokens, mark: number): boolean {
  return (
    mark > 0 &&
    /^(?:ask|asked|wonder|wondered|know|see|as|even|unclear|sure|doubt)$/.test(tokens.lower[mark - 1]!)
  );
}

/** From the conjunction to the end of the clause, without closing punctuation. */
function clauseSpan(tokens: Tokens, clause: number): Span {
  const [first, last] = subtree(tokens, clause);
  return cutEnd(tokens, first, last);
}

function cutEnd(tokens: Tokens, first: number, last: number): Span {
  let end = last;
  for (let at = first + 1; at < last; at++) {
    if (tokens.lower[at - 1] !== "," || !/^(?:according|said|says)$/.test(tokens.lower[at]!)) continue;
    end = at - 1;
    break;
  }
  end = beforeSpeaker(tokens, first, end);
  while (end > first + 1 && /^[,;:.]$/.test(tokens.lower[end - 1]!)) end--;
  return spanOf(tokens, first, end);
}

/** `unless the search fails, an official said`: without the speaker who closes the sentence. */
function beforeSpeaker(tokens: Tokens, first: number, last: number): number {
  let said = last - 1;
  while (said > first && /^[.;:]$/.test(tokens.lower[said]!)) said--;
  // `…, two people told Bay Radio`.
  for (let at = said; at > first && said - at < TOLD; at--) if (tokens.lower[at] === "told") said = at;
  if (!/^(?:said|says|told|added|warned)$/.test(tokens.lower[said]!)) return last;
  for (let at = said - 1; at > first && said - at < SPEAKER; at--) if (tokens.lower[at] === ",") return at;
  return last;
}

/** Longest phrases for who closes a sentence by speaking, and for whom they tell, in tokens. */
const SPEAKER = 14;
const TOLD = 6;

function byOrder(tokens: Tokens, trigger: number): Conditioned {
  const before = conjunctionBefore(tokens, trigger);
  if (before >= 0) {
    const end = conditionEnd(tokens, before, trigger);
    if (end < 0)
      return { condition: null, inside: !hasModal(tokens, before, trigger + 1) || trigger - before < 8 };
    if (hasModal(tokens, end, trigger + 1)) return { condition: cutEnd(tokens, before, end), inside: false };
    return { condition: null, inside: false };
  }
  const after = conjunctionAfter(tokens, trigger);
  if (after >= 0 && crossesVerb(tokens, trigger, after)) return { condition: null, inside: false };
  const open = hasModal(tokens, Math.max(trigger - 6, 0), after) || hasInfinitive(tokens, trigger, after);
  if (after < 0 || !open) return { condition: null, inside: false };
  return { condition: cutEnd(tokens, after, sentenceEnd(tokens, after)), inside: false };
}

/** `demanded X and warned that it would … if`: the condition belongs to the second verb. */
function crossesVerb(tokens: Tokens, trigger: number, after: number): boolean {
  for (let at = trigger + 1; at + 1 < after; at++) {
    const tag = tokens.tag[at + 1];
    if (tokens.tag[at] === TAG.CC && (tag === TAG.VBD || tag === TAG.VBZ || tag === TAG.VBP)) return true;
  }
  return false;
}

/** `threatened to close the port unless`: what is to come may hang on a condition without a modal. */
function hasInfinitive(tokens: Tokens, from: number, to: number): boolean {
  for (let at = Math.max(from - 1, 0); at < to && at < from + 3; at++)
    if (tokens.lower[at] === "to" && tokens.tag[at + 1] === TAG.VB) return true;
  return false;
}

/** `should foreign warships sail`: the modal before its subject makes a condition. */
function isInverted(tokens: Tokens, at: number): boolean {
  if (isUnreal(tokens, at)) return true;
  if (tokens.lower[at] !== "should" || /^(?:be|have|not|also|never)$/.test(tokens.lower[at + 1] ?? ""))
    return false;
  for (let next = at + 1; next < at + 6 && next + 1 < tokens.count; next++) {
    const [tag, then] = [tokens.tag[next]!, tokens.tag[next + 1]!];
    const noun = (tag >= TAG.NN && tag <= TAG.NNPS) || tag === TAG.PRP;
    if (noun && then >= TAG.VB && then <= TAG.VBZ) return true;
    if (tag === TAG.IN || tag === TAG.TO || tokens.relation[next] === REL.punct) return false;
  }
  return false;
}

/** `Had the dam failed, …`: an auxiliary that opens a sentence of statement, before its subject. */
function isUnreal(tokens: Tokens, at: number): boolean {
  if (!/^(?:had|were)$/.test(tokens.lower[at]!) || tokens.sentence[at - 1] === tokens.sentence[at])
    return false;
  for (let next = at + 2; next < at + 7 && next < tokens.count; next++) {
    if (tokens.relation[next] === REL.punct) return false;
    if (tokens.tag[next] === TAG.VBN || tokens.tag[next] === TAG.VBD || tokens.tag[next] === TAG.TO)
      return true;
  }
  return false;
}

function isConjunction(tokens: Tokens, at: number): boolean {
  if (isInverted(tokens, at)) return true;
  return CONDITIONAL.test(tokens.lower[at]!) && !isWhether(tokens, at);
}

function conjunctionBefore(tokens: Tokens, trigger: number): number {
  const sentence = tokens.sentence[trigger];
  for (let at = trigger - 1; at >= 0 && at > trigger - REACH && tokens.sentence[at] === sentence; at--) {
    if (tokens.lower[at] === ";") return -1;
    if (isConjunction(tokens, at)) return at;
  }
  return -1;
}

function conjunctionAfter(tokens: Tokens, trigger: number): number {
  const sentence = tokens.sentence[trigger];
  for (
    let at = trigger + 1;
    at < tokens.count && at < trigger + REACH && tokens.sentence[at] === sentence;
    at++
  ) {
    if (/^[;"”]$/.test(tokens.lower[at]!)) return -1;
    if (isConjunction(tokens, at)) return at;
  }
  return -1;
}

/** Where a condition that comes first ends: at `then` or at the comma before the main clause; -1 where neither comes. */
function conditionEnd(tokens: Tokens, from: number, trigger: number): number {
  let comma = -1;
  for (let at = from + 2; at < trigger; at++) {
    if (tokens.lower[at] === "then") return at;
    if (tokens.lower[at] === "," && comma < 0) comma = at;
  }
  return comma;
}

function hasModal(tokens: Tokens, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (MODAL.test(tokens.lower[at]!)) return true;
  return false;
}

function sentenceEnd(tokens: Tokens, from: number): number {
  let at = from;
  while (at < tokens.count && tokens.sentence[at] === tokens.sentence[from] && at - from < REACH) at++;
  return at;
}
