import { falsityWords } from "../../lexicon/cues.ts";
import type { Draft, TokenRange } from "./draft.ts";
import { phraseAfter, phraseBefore } from "./phrases.ts";
import { isNoun, isReadable, isTag, isVerb, type Scene, sentenceOf, spanOf } from "./scene.ts";

/** Verbs that say no to what was told, by lemma. */
const DENYING = /^(?:reject|deny|dispute|dismiss|refute|rebut|contest)$/;
/** Most words between the noun for what was told and the verb that denies it. */
const REACH = 12;

/**
 * `The opposition said 200 had died, a figure the government rejected`, `…, a claim denied by the rebels`: what stands before
 * is denied by the one named behind; who said it stays with it.
 */
export function withRejoinders(scene: Scene, drafts: readonly Draft[]): Draft[] {
  const found = rejoinders(scene);
  if (found.length === 0) return [...drafts];
  const cues = new Set(found.map(({ cue }) => cue.first));
  const others = drafts
    .filter(({ cue }) => !cues.has(cue.first))
    .map((draft) => cutBefore(scene, draft, found));
  return [...others, ...found.map((denial) => onWhatWasSaid(denial, others))];
}

/** Where somebody is told to have said it, their words are what is denied, not that they said so. */
function onWhatWasSaid(denial: Draft, others: readonly Draft[]): Draft {
  const [told] = denial.contents;
  const said = others.flatMap(({ contents }) =>
    contents.filter(({ start, end }) => end === told!.end && start >= told!.start),
  );
  said.sort((left, right) => left.start - right.start);
  return said[0] ? { ...denial, contents: [said[0]] } : denial;
}

function rejoinders(scene: Scene): Draft[] {
  const { tokens } = scene;
  const found: Draft[] = [];
  for (let comma = 1; comma + 4 < tokens.count; comma++) {
    if (!isTag(tokens, comma, ",") || !/^an?$/.test(tokens.lower[comma + 1]!) || !isReadable(scene, comma))
      continue;
    const draft = rejoinderAt(scene, comma);
    if (draft) found.push(draft);
  }
  return found;
}

function rejoinderAt(scene: Scene, comma: number): Draft | null {
  const { tokens } = scene;
  const { first, last } = sentenceOf(scene, comma);
  const noun = isTag(tokens, comma + 2, "JJ", "VBN") ? comma + 3 : comma + 2;
  if (!isNoun(tokens, noun) || !falsityWords().get(tokens.lemma[noun]!)?.has("claim")) return null;
  const verb = denyingBehind(scene, noun, Math.min(last, noun + REACH));
  if (verb < 0) return null;
  const source = sourceOf(scene, noun, verb);
  const from = openingOf(scene, first, comma);
  if (!source || comma - from < 2) return null;
  return {
    cue: { first: verb, last: verb },
    lemma: tokens.lemma[verb]!,
    cueClass: "deny",
    group: "speech",
    source,
    contents: [spanOf(tokens, from, comma - 1)],
    recipient: null,
    pattern: "withdrawal",
    negated: false,
  };
}

/** The first verb behind the noun that is no helper, if it denies. */
function denyingBehind({ tokens }: Scene, noun: number, end: number): number {
  for (let token = noun + 1; token < end; token++) {
    if (isTag(tokens, token, ",")) return -1;
    if (!isVerb(tokens, token) || /^(?:have|be)$/.test(tokens.lemma[token]!)) continue;
    return DENYING.test(tokens.lemma[token]!) ? token : -1;
  }
  return -1;
}

/** `a claim denied by the rebels`, else `a claim (that) the police have denied`. */
function sourceOf(scene: Scene, noun: number, verb: number): TokenRange | null {
  const { tokens } = scene;
  if (tokens.lower[verb + 1] === "by") return phraseAfter(scene, verb + 2);
  let last = verb - 1;
  while (last > noun && (isVerb(tokens, last) || isTag(tokens, last, "RB", "MD"))) last--;
  const opener = /^(?:which|that)$/.test(tokens.lower[noun + 1]!) ? noun + 2 : noun + 1;
  if (last < opener) return null;
  const phrase = phraseBefore(scene, last);
  return phrase && { first: Math.max(opener, phrase.first), last: phrase.last };
}

/** Where the statement begins: the sentence, or what follows a semicolon or a quotation before. */
function openingOf({ tokens }: Scene, first: number, comma: number): number {
  for (let token = comma - 1; token >= first; token--) if (tokens.lower[token] === ";") return token + 1;
  return first;
}

/** The same drafts, once chosen; the model may have widened what somebody says over another's denial of it. */
export function cutByRejoinders(scene: Scene, drafts: readonly Draft[]): Draft[] {
  const found = drafts.filter(
    ({ pattern, lemma, cue, contents: [told] }) =>
      pattern === "withdrawal" &&
      DENYING.test(lemma) &&
      told !== undefined &&
      told.end < scene.tokens.start[cue.first]!,
  );
  return found.length === 0 ? [...drafts] : drafts.map((draft) => cutBefore(scene, draft, found));
}

/** What somebody is said to say ends where another's denial of it begins. */
function cutBefore(scene: Scene, draft: Draft, found: readonly Draft[]): Draft {
  const contents = draft.contents.map((content) => {
    const denial = found.find(({ cue, contents: [told] }) => {
      const at = scene.tokens.start[cue.first]!;
      return (
        content.start >= told!.start && content.start < told!.end && at > content.start && at < content.end
      );
    });
    return denial ? { start: content.start, end: denial.contents[0]!.end } : content;
  });
  return { ...draft, contents };
}
