import { falsityWords } from "../../lexicon/cues.ts";
import type { Span } from "../../model/index.ts";
import { clauseContent, trimmed } from "./contents.ts";
import type { Draft, TokenRange } from "./draft.ts";
import { verbGroupOf } from "./groups.ts";
import { isFiniteVerb, isNoun, isReadable, isTag, isVerb, type Scene, sentenceOf, spanOf } from "./scene.ts";
import { subjectOf } from "./sources.ts";

/** `found no evidence of P`, `there is no indication that P`: P, denied by who looked, else by who says so. */
export function absenceDrafts(scene: Scene): Draft[] {
  const drafts: Draft[] = [];
  for (let noun = 1; noun < scene.tokens.count; noun++) {
    if (!isNoun(scene.tokens, noun) || !falsityWords().get(scene.tokens.lemma[noun]!)?.has("absence"))
      continue;
    const draft = isReadable(scene, noun) ? absenceDraft(scene, noun) : null;
    if (draft) drafts.push(draft);
  }
  return drafts;
}

function absenceDraft(scene: Scene, noun: number): Draft | null {
  const { tokens } = scene;
  const start = sentenceOf(scene, noun).first;
  let first = noun - 1;
  while (first > start && isTag(tokens, first, "JJ", "VBN", "NN", "RB") && tokens.lower[first] !== "no")
    first--;
  if (!/^(?:no|any)$/.test(tokens.lower[first]!)) return null;
  const verb = first - 1;
  const group = verb >= start && isVerb(tokens, verb) ? verbGroupOf(scene, verb) : null;
  if (tokens.lower[first] === "any" && !group?.negated && tokens.lower[verb] !== "without") return null;
  const content = deniedBehind(scene, noun);
  if (!content) return null;
  return {
    cue: { first, last: noun },
    lemma: "no evidence",
    cueClass: "deny",
    group: "show",
    source: group && isFinder(scene, verb) ? (subjectOf(scene, group)?.range ?? null) : null,
    contents: [content],
    recipient: null,
    pattern: "withdrawal",
    negated: false,
  };
}

function isFinder(scene: Scene, verb: number): boolean {
  return /^(?:find|see|have|detect|discover|uncover|receive|identify|spot|offer|provide|produce)$/.test(
    scene.tokens.lemma[verb]!,
  );
}

function deniedBehind(scene: Scene, noun: number): Span | null {
  const { tokens } = scene;
  const end = sentenceOf(scene, noun).last;
  const next = tokens.lower[noun + 1];
  if (noun + 2 >= end) return null;
  if (next === "that") return clauseContent(scene, noun, noun + 1);
  if (next !== "of") return null;
  const { last } = phraseTo(scene, noun + 2, end);
  return last >= noun + 2 ? spanOf(tokens, noun + 2, trimmed(scene, noun + 2, last)) : null;
}

/** A noun phrase with its tails: up to a stop, a comma, or the next clause. */
function phraseTo(scene: Scene, first: number, end: number): TokenRange {
  const { tokens } = scene;
  let last = first;
  while (last < end && !isTag(tokens, last, ".", ",", ":", "''") && !opensClause(scene, last)) last++;
  if (last < end && isFiniteVerb(tokens, last))
    while (last > first && !isTag(tokens, last, "CC", "IN")) last--;
  return { first, last: last - 1 };
}

function opensClause(scene: Scene, token: number): boolean {
  return (
    isFiniteVerb(scene.tokens, token) ||
    /^(?:but|so|because|although|though|while|when|since|if|unless|that|which|who)$/.test(
      scene.tokens.lower[token]!,
    )
  );
}
