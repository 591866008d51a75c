import { sourceRoles } from "../../lexicon/cues.ts";
import type { Block } from "../../model/index.ts";
import type { Draft, TokenRange } from "./draft.ts";
import { hasFiniteVerb } from "./phrases.ts";
import { opensWithHandle } from "./posts.ts";
import { isNoun, isTag, mentionsNear, type Scene, sentenceOf, tokenFrom } from "./scene.ts";

/** Longest speaker before a colon, in tokens (`Syrian Observatory for Human Rights: …`). */
export const SPEAKER_TOKENS = 7;
/** Labels that stand before a colon and are nobody. */
const LABELS =
  /^(?:breaking|update|updated|live|watch|video|photos?|exclusive|analysis|opinion|explainer|fact check|correction|note|read more|related|editor's note|factbox|timeline|key points|what we know|developing|transcript|speakers?|participants|press briefing)\b/i;

/** `Pentagon: US is considering …` */
export function colonDrafts(scene: Scene): Draft[] {
  const drafts: Draft[] = [];
  scene.report.blocks.forEach((block) => {
    if (block.role !== "headline" && block.role !== "paragraph") return;
    if (opensWithHandle(scene.report.text.slice(block.start, block.end))) return;
    const first = tokenFrom(scene.tokens, block.start);
    const last = tokenFrom(scene.tokens, block.end) - 1;
    if (last - first < 3) return;
    const draft = leading(scene, first, last);
    if (draft) drafts.push(draft);
  });
  return drafts;
}

function leading(scene: Scene, first: number, last: number): Draft | null {
  const { tokens } = scene;
  const limit = Math.min(last - 2, first + SPEAKER_TOKENS);
  for (let token = first + 1; token <= limit; token++) {
    if (tokens.lower[token] !== ":") continue;
    const speaker = { first, last: token - 1 };
    const end = Math.min(last, sentenceOf(scene, token + 1).last - 1);
    if (!isSpeaker(scene, speaker) || isTopic(scene, speaker) || end <= token + 1) return null;
    const plain = sourceRoles().has(tokens.lemma[token - 1]!);
    if (!plain && !hasFiniteVerb(scene, token + 1, end) && end - token < 5) return null;
    if (namesSpeaker(scene, token + 1, end)) return null;
    return colonDraft(scene, token, speaker, { first: token + 1, last: end });
  }
  return null;
}

/** `Togo: army retakes capital`, `Mozambique cyclone: toll climbs`: where or what it is about, and nobody who speaks. */
function isTopic(scene: Scene, { first, last }: TokenRange): boolean {
  const { tokens } = scene;
  if (sourceRoles().has(tokens.lemma[last]!)) return false;
  const over = mentionsNear(scene, tokens.start[last]!, tokens.end[last]!).filter(
    ({ end }) => end >= tokens.end[last]!,
  );
  const speaks = over.some(({ type }) => /^(?:person|organization|facility)$/.test(type));
  return (
    !speaks && mentionsNear(scene, tokens.start[first]!, tokens.end[last]!).some(({ type }) => type === "gpe")
  );
}

/** `Velmora: bridge "safe", says minister`: the place is a label, and the speaker is named behind. */
function namesSpeaker(scene: Scene, first: number, last: number): boolean {
  const { tokens } = scene;
  for (let token = first + 1; token <= last; token++)
    if (
      /^(?:says?|said|reports?)$/.test(tokens.lower[token]!) &&
      (isTag(tokens, token - 1, ",", "''") || token === last)
    )
      return true;
  return false;
}

/** Words and their speaker, told apart by a mark. */
export function colonDraft(scene: Scene, colon: number, source: TokenRange, content: TokenRange): Draft {
  const { tokens } = scene;
  return {
    cue: { first: colon, last: colon },
    lemma: ":",
    cueClass: "say",
    group: "speech",
    source,
    contents: [{ start: tokens.start[content.first]!, end: tokens.end[content.last]! }],
    recipient: null,
    pattern: "colon",
    negated: false,
  };
}

/** A name or a known kind of source, without verb: `UN chief`, `Pentagon`, `Two officials`. */
export function isSpeaker(scene: Scene, range: TokenRange): boolean {
  const { tokens } = scene;
  const text = tokens.text.slice(tokens.start[range.first]!, tokens.end[range.last]!);
  if (LABELS.test(text) || hasFiniteVerb(scene, range.first, range.last)) return false;
  for (let token = range.first; token <= range.last; token++)
    if (!isNoun(tokens, token) && !isTag(tokens, token, "JJ", "CD", "DT", "IN", "POS", "HYPH", "CC"))
      return false;
  return sourceRoles().has(tokens.lemma[range.last]!) || mentioned(scene, range);
}

function mentioned(scene: Scene, range: TokenRange): boolean {
  const start = scene.tokens.start[range.first]!;
  const end = scene.tokens.end[range.last]!;
  return mentionsNear(scene, start, end).some(({ type }) =>
    /^(?:person|organization|gpe|facility)$/.test(type),
  );
}

/** `— Name (@handle) October 1, 2024` at the end of a post; the name has at most five words. */
const SIGNATURE = /[\u2014\u2013-]\s?([^\s()@][^()@\n]{0,60}) \((@\w{1,30})\)/g;

/** Posts that carry their author behind them: all before the signature is what was posted. */
export function signatureDrafts(scene: Scene): Draft[] {
  return scene.report.blocks.flatMap((block) => signatureDraft(scene, block) ?? []);
}

function signatureDraft(scene: Scene, block: Block): Draft | null {
  if (block.role === "boilerplate" || block.role === "headline") return null;
  const text = scene.report.text.slice(block.start, block.end);
  if (!text.includes("(@")) return null;
  const hit = [...text.matchAll(SIGNATURE)].pop();
  if (!hit || hit.index === 0) return null;
  const { tokens } = scene;
  const dash = tokenFrom(tokens, block.start + hit.index);
  const nameStart = block.start + hit.index + hit[0].indexOf(hit[1]!);
  const source = {
    first: tokenFrom(tokens, nameStart),
    last: tokenFrom(tokens, nameStart + hit[1]!.length) - 1,
  };
  if (source.last < source.first) return null;
  const end = block.start + text.slice(0, hit.index).trimEnd().length;
  return {
    cue: { first: dash, last: dash },
    lemma: "@",
    cueClass: "say",
    group: "speech",
    source,
    contents: [{ start: block.start, end }],
    recipient: null,
    pattern: "signature",
    negated: false,
  };
}
