import { sourceRoles, tallyWords } from "../../lexicon/cues.ts";
import { clauseContent } from "./contents.ts";
import type { Draft, TokenRange } from "./draft.ts";
import { type VerbGroup, verbGroupOf } from "./groups.ts";
import { headOf } from "./heads.ts";
import { phraseAfter } from "./phrases.ts";
import { isNoun, isReadable, isTag, isVerb, mentionsNear, type Scene, sentenceOf, spanOf } from "./scene.ts";
import { subjectOf } from "./sources.ts";
import { isOwnVoice } from "./verbs.ts";

/** `the ministry raised the toll to 11`, `the hospital counts nine dead`: figures announced as deeds. */
export function tallyDrafts(scene: Scene): Draft[] {
  const drafts: Draft[] = [];
  for (let verb = 1; verb < scene.tokens.count; verb++) {
    const kinds = isVerb(scene.tokens, verb) ? tallyWords().get(scene.tokens.lemma[verb]!) : undefined;
    if (!kinds || !isReadable(scene, verb)) continue;
    if (
      !(kinds.has("setting") && setsTally(scene, verb)) &&
      !(kinds.has("counting") && countsPeople(scene, verb))
    )
      continue;
    const draft = tallyDraft(scene, verb);
    if (draft) drafts.push(draft);
  }
  return drafts;
}

function tallyDraft(scene: Scene, verb: number): Draft | null {
  const group = verbGroupOf(scene, verb);
  if (group.passive || group.infinitive || group.modal || !isActive(scene, group)) return null;
  const subject = subjectOf(scene, group);
  if (!subject || isOwnVoice(scene, group, subject) || !isSomebody(scene, subject.range)) return null;
  return {
    cue: { first: verb, last: verb },
    lemma: scene.tokens.lemma[verb]!,
    cueClass: "say",
    group: "speech",
    source: subject.range,
    contents: [clauseContent(scene, verb, verb + 1)],
    recipient: null,
    pattern: "tally",
    negated: group.negated,
  };
}

function isActive(scene: Scene, { verb, finite }: VerbGroup): boolean {
  return finite || isTag(scene.tokens, verb, "VBN", "VB");
}

/** The object is a tally, and a number stands behind: `the number of injured at 38`, `its estimate to 5,000`. */
function setsTally(scene: Scene, verb: number): boolean {
  const { tokens } = scene;
  const phrase = phraseAfter(scene, verb + 1);
  if (!phrase) return false;
  const head = headOf(scene, phrase);
  if (!tallyWords().get(tokens.lemma[head]!)?.has("tally")) return false;
  const end = Math.min(sentenceOf(scene, verb).last, head + 16);
  for (let token = head + 1; token < end; token++) if (isTag(tokens, token, "CD")) return true;
  return false;
}

/** `nine dead`, `at least 14 new cases`: a number right behind the verb, of people or cases. */
function countsPeople(scene: Scene, verb: number): boolean {
  const { tokens } = scene;
  const end = Math.min(sentenceOf(scene, verb).last, verb + 9);
  let counted = false;
  for (let token = verb + 1; token < end; token++) {
    counted ||= isTag(tokens, token, "CD");
    if (counted && COUNTED.test(tokens.lower[token]!)) return true;
    if (isTag(tokens, token, ",", ".", "VBD", "VBZ", "TO")) return false;
  }
  return false;
}

const COUNTED =
  /^(?:dead|deaths?|killed|fatalities|bodies|victims?|casualties|injured|injuries|wounded|missing|people|persons|cases|infections|displaced|detained|arrests?)$/;

/** A body, a person or a place that acts for its government; never a thing or an event (`the quake raised the toll`). */
function isSomebody(scene: Scene, source: TokenRange): boolean {
  const { tokens } = scene;
  const head = headOf(scene, source);
  if (isTag(tokens, head, "PRP")) return true;
  if (isNoun(tokens, head) && sourceRoles().has(tokens.lemma[head]!)) return true;
  const { start, end } = spanOf(tokens, source.first, source.last);
  return mentionsNear(scene, start, end).some(
    (mention) =>
      mention.start <= tokens.start[head]! &&
      tokens.end[head]! <= mention.end &&
      /^(?:person|organization|gpe|facility)$/.test(mention.type),
  );
}
