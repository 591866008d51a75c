import { sourceRoles } from "../../lexicon/cues.ts";
import type { Mention, Tokens } from "../../model/index.ts";
import type { Draft, TokenRange } from "./draft.ts";
import { headOf } from "./heads.ts";
import { isNoun, isTag, type Scene, tokenFrom } from "./scene.ts";

/**
 * Sources cut to who they are: without the time a thing was said at (`Velmora on Saturday`), and null where the phrase
 * is headed by nothing that can speak (`last week`, `the drones`), so that no chain begins with it.
 */
export function withSpeakers(scene: Scene, drafts: readonly Draft[]): Draft[] {
  const types = mentionTypes(scene);
  return drafts.map((draft) => {
    if (!draft.source) return draft;
    const source = withWholeName(scene, withoutTime(scene, draft.source));
    return { ...draft, source: canSpeak(scene, source, draft, types) ? source : null };
  });
}

/** Takes in the first half of a hyphened name that the parse cut off (`Vaas-Moor` for `Moor`). */
function withWholeName(scene: Scene, { first, last }: TokenRange): TokenRange {
  const { tokens } = scene;
  let whole = first;
  while (
    whole >= 2 &&
    isTag(tokens, whole - 1, "HYPH") &&
    isNoun(tokens, whole - 2) &&
    touches(tokens, whole)
  )
    whole -= 2;
  return { first: whole, last };
}

function touches(tokens: Tokens, token: number): boolean {
  return tokens.end[token - 2] === tokens.start[token - 1] && tokens.end[token - 1] === tokens.start[token];
}

const TIME_NOUN =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|tomorrow|tonight|week|month|year|day|hour|minute|night|morning|afternoon|evening|noon|midnight|weekend|decade|moment)s?$/;
const TIME_WORD =
  /^(?:on|in|at|late|early|earlier|last|this|next|the|later|also|however|meanwhile|jan(?:uary|\.)?|feb(?:ruary|\.)?|march|april|may|june|july|aug(?:ust|\.)?|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)$/;

/** Drops `on Thursday`, `late Wednesday`, `last week` from the end of a longer phrase. */
function withoutTime(scene: Scene, range: TokenRange): TokenRange {
  const { lower } = scene.tokens;
  let { last } = range;
  if (!TIME_NOUN.test(lower[last]!) || last === range.first) return range;
  last--;
  while (last > range.first && TIME_WORD.test(lower[last]!)) last--;
  return isNoun(scene.tokens, last) || isTag(scene.tokens, last, "PRP")
    ? { first: range.first, last }
    : range;
}

/** For each token the type of the tightest mention that ends with it. */
function mentionTypes(scene: Scene): Map<number, Mention["type"]> {
  const types = new Map<number, { type: Mention["type"]; size: number }>();
  for (const mention of scene.mentions) {
    const last = tokenFrom(scene.tokens, mention.end) - 1;
    const size = mention.end - mention.start;
    if (size > (types.get(last)?.size ?? 0)) types.set(last, { type: mention.type, size });
  }
  return new Map([...types].map(([token, { type }]) => [token, type]));
}

/** Endings of nouns for acts and qualities; bodies that end so (`commission`) are roles or known as organisations. */
const ABSTRACT = /(?:tion|sion|ment|ness|ance|ence|ing|ism|ship|age)s?$/;

function canSpeak(
  scene: Scene,
  source: TokenRange,
  draft: Draft,
  types: ReadonlyMap<number, Mention["type"]>,
): boolean {
  const { tokens } = scene;
  const head = headOf(scene, source);
  const lemma = tokens.lemma[head]!;
  const type = types.get(head);
  if (type === "person" || type === "organization" || type === "gpe" || sourceRoles().has(lemma)) return true;
  if (TIME_NOUN.test(tokens.lower[head]!)) return false;
  if (isTag(tokens, head, "VBD", "VBZ", "VBP", "VB", "VBG", "VBN", "RB", "IN", "EX")) return false;
  if (isTag(tokens, head, "JJ", "JJR", "JJS")) return isTag(tokens, source.first, "DT", "CD", "PRP$");
  if (draft.group !== "speech" && draft.group !== "thought") return true;
  if (type === "weapon" || type === "vehicle") return false;
  return !(isTag(tokens, head, "NN", "NNS") && ABSTRACT.test(lemma));
}
