import type { Span } from "../../model/index.ts";
import { closed, trimmed } from "./contents.ts";
import type { Draft, TokenRange } from "./draft.ts";
import { phraseAfter } from "./phrases.ts";
import { isQuoteMark, isReadable, isTag, type Scene, sentenceOf } from "./scene.ts";
import { extended } from "./sources.ts";

/** `according to X`, `per X`, `in the words of X`, `citing X`: sources that a preposition brings in. */
export function accordingDrafts(scene: Scene): Draft[] {
  const drafts: Draft[] = [];
  for (let token = 0; token < scene.tokens.count; token++) {
    const cue = cueAt(scene, token);
    const draft = cue && isReadable(scene, token) ? accordingDraft(scene, cue) : null;
    if (draft) drafts.push(draft);
  }
  return drafts;
}

function cueAt(scene: Scene, token: number): TokenRange | null {
  const { tokens } = scene;
  const word = tokens.lower[token]!;
  const next = tokens.lower[token + 1];
  if (word === "according" && next === "to") return { first: token, last: token + 1 };
  if (word === "per" && afterComma(scene, token) && isTag(tokens, token + 1, "NNP", "DT"))
    return { first: token, last: token };
  if (
    word === "in" &&
    next === "the" &&
    tokens.lower[token + 2] === "words" &&
    tokens.lower[token + 3] === "of"
  )
    return { first: token, last: token + 3 };
  return null;
}

function afterComma(scene: Scene, token: number): boolean {
  return token === sentenceOf(scene, token).first || isTag(scene.tokens, token - 1, ",");
}

function accordingDraft(scene: Scene, cue: TokenRange): Draft | null {
  const sentence = sentenceOf(scene, cue.first);
  const phrase = phraseAfter(scene, cue.last + 1);
  if (!phrase || isStandard(scene, cue, phrase)) return null;
  const leads = cue.first <= sentence.first + 1;
  const source = sourceTail(scene, phrase, sentence.last, leads);
  const contents = contentsAround(scene, cue, source, sentence);
  if (!contents.length) return null;
  return {
    cue,
    lemma: "according to",
    cueClass: "say",
    group: "speech",
    source,
    contents,
    recipient: null,
    pattern: "according",
    negated: false,
  };
}

/** `acted according to protocol`: what is acted by tells nothing. A comma before it would make it a source. */
function isStandard(scene: Scene, cue: TokenRange, phrase: TokenRange): boolean {
  return !afterComma(scene, cue.first) && STANDARD.test(scene.tokens.lower[phrase.last]!);
}

const STANDARD =
  /^(?:protocols?|plans?|schedule|timetable|rules?|procedures?|instructions?|needs?|size|age|rank|custom|tradition|standards?|merit|ability|law|constitution)$/;

/** The source with its tail; at the head of a sentence a comma ends it. */
function sourceTail(scene: Scene, phrase: TokenRange, end: number, leads: boolean): TokenRange {
  const next = phrase.last + 1;
  if (next < end && isTag(scene.tokens, next, ",")) {
    if (leads && !isTag(scene.tokens, next + 1, "WP", "WDT", "WP$")) return phrase;
    return appositionAtEnd(scene, phrase, end);
  }
  if (leads && /^(?:in|by|from|on|of)$/.test(scene.tokens.lower[next] ?? "")) {
    const owner = phraseAfter(scene, next + 1);
    return owner ? { first: phrase.first, last: owner.last } : phrase;
  }
  return extended(scene, phrase, end);
}

function appositionAtEnd(scene: Scene, phrase: TokenRange, end: number): TokenRange {
  const tail = extended(scene, phrase, end);
  const closes = tail.last + 1 >= end - 1 || isTag(scene.tokens, tail.last + 1, ",");
  return closes && tail.last + 2 < end && isTag(scene.tokens, tail.last + 1, ",")
    ? tail
    : closes
      ? tail
      : phrase;
}

function contentsAround(
  scene: Scene,
  cue: TokenRange,
  source: TokenRange,
  sentence: { first: number; last: number },
): Span[] {
  const { tokens } = scene;
  const contents: Span[] = [];
  let first = sentence.first;
  while (first < cue.first && isTag(tokens, first, "CC", ",")) first++;
  first = behindOther(scene, first, cue.first);
  const before = cue.first - 1;
  if (before > first) contents.push(closed(scene, first, trimmed(scene, first, before)));
  let behind = source.last + 1;
  const comma = behind < sentence.last && isTag(tokens, behind, ",");
  while (behind < sentence.last && isTag(tokens, behind, ",")) behind++;
  const goesOn = behind < sentence.last - 1 && (contents.length === 0 || (comma && continues(scene, behind)));
  const last = beforeOther(scene, behind, sentence.last) - 1;
  if (goesOn) contents.push(closed(scene, behind, trimmed(scene, behind, last)));
  return contents;
}

/** First token behind `According to X,` where that opens the sentence and another `according to` closes it. */
function behindOther(scene: Scene, first: number, end: number): number {
  const { tokens } = scene;
  if (first >= end || tokens.lower[first] !== "according") return first;
  let token = first;
  while (token < end && !isTag(tokens, token, ",")) token++;
  return token + 1 < end ? token + 1 : first;
}

/** End of what the first of two `according to` of a sentence covers. */
function beforeOther(scene: Scene, from: number, end: number): number {
  const { tokens } = scene;
  for (let token = from + 1; token < end; token++)
    if (tokens.lower[token] === "according" && isTag(tokens, token - 1, ",")) return token;
  return end;
}

function continues(scene: Scene, token: number): boolean {
  return !isTag(scene.tokens, token, "VBG", "WP", "WDT", "CC", "IN") && !isQuoteMark(scene.tokens, token);
}
