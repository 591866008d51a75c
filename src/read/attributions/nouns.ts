import { type Cue, cueNouns, falsityWords } from "../../lexicon/cues.ts";
import { clauseContent } from "./contents.ts";
import type { Draft, TokenRange } from "./draft.ts";
import { hasFiniteVerb, phraseAfter, phraseBefore } from "./phrases.ts";
import { isReadable, isTag, type Scene, sentenceOf } from "./scene.ts";

/** `X's warning that …`, `a claim by X that …`, `their promise to …`: nouns that hold what somebody says. */
export function nounDrafts(scene: Scene): Draft[] {
  const drafts: Draft[] = [];
  for (let token = 0; token < scene.tokens.count; token++) {
    if (!isTag(scene.tokens, token, "NN", "NNS")) continue;
    if (!isReadable(scene, token)) continue;
    const cue = cueNouns().get(scene.tokens.lemma[token]!);
    const draft = cue ? nounDraft(scene, cue, token) : null;
    if (draft) drafts.push(draft);
  }
  return drafts;
}

function nounDraft(scene: Scene, cue: Cue, noun: number): Draft | null {
  const { tokens } = scene;
  const none = tokens.lower[noun - 1] === "no";
  if (none && falsityWords().get(cue.lemma)?.has("absence")) return null;
  const end = sentenceOf(scene, noun).last;
  const tail = sourceBehind(scene, noun, end);
  const source = possessor(scene, noun) ?? tail;
  const from = tail ? tail.last + 1 : noun + 1;
  const first = contentFirst(scene, cue, from, end);
  if (first === null) return null;
  return {
    cue: { first: noun, last: noun },
    lemma: cue.lemma,
    cueClass: cue.cueClass,
    group: "speech",
    source,
    contents: [clauseContent(scene, noun, first)],
    recipient: null,
    pattern: "noun",
    negated: none,
  };
}

function contentFirst(scene: Scene, cue: Cue, from: number, end: number): number | null {
  const { tokens } = scene;
  const word = tokens.lower[from];
  if (from + 1 >= end) return null;
  if (word === "that" && cue.frames.clause && hasFiniteVerb(scene, from + 1, Math.min(end - 1, from + 25))) {
    return isTag(tokens, from + 1, "VBD", "VBZ", "VBP", "MD") ? null : from;
  }
  if (word === "to" && cue.frames.infinitive && isTag(tokens, from + 1, "VB")) return from;
  return null;
}

/** `X's claim`, `his claim`. */
function possessor(scene: Scene, noun: number): TokenRange | null {
  const { tokens } = scene;
  let token = noun - 1;
  const first = sentenceOf(scene, noun).first;
  while (token >= first && isTag(tokens, token, "JJ", "JJS", "NN", "RB", "VBN", "CD")) token--;
  if (token < first) return null;
  if (isTag(tokens, token, "PRP$")) return { first: token, last: token };
  return isTag(tokens, token, "POS") ? phraseBefore(scene, token - 1) : null;
}

/** `the claim by X`, `a warning from X`. */
function sourceBehind(scene: Scene, noun: number, end: number): TokenRange | null {
  const word = scene.tokens.lower[noun + 1];
  if (noun + 2 >= end || (word !== "by" && word !== "from")) return null;
  return phraseAfter(scene, noun + 2);
}
