import { sourceRoles } from "../../lexicon/cues.ts";
import type { Draft } from "./draft.ts";
import { phraseAfter } from "./phrases.ts";
import { isNoun, isTag, type Scene, sentenceOf } from "./scene.ts";
import { extended } from "./sources.ts";

/** Cue verbs that bring in a source as their object. */
const CITING = new Set(["cite", "quote"]);

/**
 * `P, Reuters reported, citing two officials`; `the paper, quoting a leaked memo, said P`: what is cited is the source
 * of what the citing one says, and is passed on by it. Drafts of other cues come back as they are.
 */
export function withCitations(scene: Scene, drafts: readonly Draft[]): Draft[] {
  return drafts.map((draft) => {
    const { tokens } = scene;
    const verb = draft.cue.first;
    if (!CITING.has(draft.lemma) || !isTag(tokens, verb, "VBG")) return draft;
    const end = sentenceOf(scene, verb).last;
    const phrase = phraseAfter(scene, verb + 1);
    const citing = nearest(scene, drafts, draft);
    if (!phrase || !citing || !isSomebody(scene, phrase.first, phrase.last)) return draft;
    return {
      ...draft,
      source: extended(scene, phrase, end),
      contents: citing.contents,
      pattern: "citing" as const,
      under: citing,
    };
  });
}

/** The cue of the same sentence that stands nearest and is not itself inside what somebody cites. */
function nearest(scene: Scene, drafts: readonly Draft[], draft: Draft): Draft | null {
  const { tokens } = scene;
  const sentence = tokens.sentence[draft.cue.first];
  let best: Draft | null = null;
  for (const other of drafts) {
    if (other === draft || !other.source || other.group !== "speech") continue;
    if (tokens.sentence[other.cue.first] !== sentence || CITING.has(other.lemma)) continue;
    const distance = Math.abs(other.cue.first - draft.cue.first);
    if (!best || distance < Math.abs(best.cue.first - draft.cue.first)) best = other;
  }
  return best;
}

/** A person, a group, a document: a known head noun of sources, or a name. */
function isSomebody(scene: Scene, first: number, last: number): boolean {
  for (let token = first; token <= last; token++) {
    if (isTag(scene.tokens, token, "IN", "VBN", "WP")) break;
    if (isNoun(scene.tokens, token) && sourceRoles().has(scene.tokens.lemma[token]!)) return true;
    if (isTag(scene.tokens, token, "NNP") && token === last) return true;
  }
  return false;
}
