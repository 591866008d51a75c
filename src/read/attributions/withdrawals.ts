import { falsityWords } from "../../lexicon/cues.ts";
import type { Span } from "../../model/index.ts";
import { holds } from "../../text/offsets.ts";
import { clauseContent, trimmed } from "./contents.ts";
import type { Draft } from "./draft.ts";
import { phraseBefore } from "./phrases.ts";
import {
  isFiniteVerb,
  isNoun,
  isQuoteMark,
  isReadable,
  isTag,
  type Scene,
  sentenceOf,
  spanOf,
} from "./scene.ts";

const BE = new Set(["is", "are", "was", "were", "be", "been", "being", "'s", "'re"]);
/** Longest way from a noun to the word that opens what was claimed (`figures circulated by partners that speak of`). */
const OPENER_REACH = 12;

function isFalsity(scene: Scene, token: number, kind: string): boolean {
  const { lower, lemma } = scene.tokens;
  const kinds = falsityWords();
  return (kinds.get(lower[token] ?? "")?.has(kind) || kinds.get(lemma[token] ?? "")?.has(kind)) ?? false;
}

/** `Reports that P are untrue`, `it is not true that P`: P, denied by the one whose words these are. */
export function falsityDrafts(scene: Scene): Draft[] {
  const drafts: Draft[] = [];
  for (let token = 0; token < scene.tokens.count; token++) {
    const denies = isFalsity(scene, token, "false");
    if ((!denies && !isFalsity(scene, token, "true")) || !isReadable(scene, token)) continue;
    const draft = predicateDraft(scene, token, !denies);
    if (draft) drafts.push(draft);
  }
  return drafts;
}

function predicateDraft(scene: Scene, token: number, needsNegation: boolean): Draft | null {
  const { tokens } = scene;
  const { first } = sentenceOf(scene, token);
  let copula = token - 1;
  let negated = false;
  while (copula > first && isTag(tokens, copula, "RB", "DT", "JJ")) {
    negated ||= /^(?:not|n't|n’t)$/.test(tokens.lower[copula]!);
    copula--;
  }
  if (copula <= first || negated !== needsNegation || !BE.has(tokens.lower[copula]!)) return null;
  while (copula - 1 > first && (BE.has(tokens.lower[copula - 1]!) || isTag(tokens, copula - 1, "MD", "RB")))
    copula--;
  const content = deniedBy(scene, token, copula);
  return content && denialDraft(token, token, content);
}

function deniedBy(scene: Scene, token: number, copula: number): Span | null {
  const { tokens } = scene;
  if (tokens.lower[copula - 1] === "it" && tokens.lower[token + 1] === "that")
    return clauseContent(scene, token, token + 1);
  return claimedBefore(scene, copula);
}

function denialDraft(first: number, last: number, content: Span): Draft {
  return {
    cue: { first, last },
    lemma: "untrue",
    cueClass: "deny",
    group: "speech",
    source: null,
    contents: [content],
    recipient: null,
    pattern: "withdrawal",
    negated: false,
  };
}

/** What a noun of claiming before the token holds: its clause, else what it is about, else the noun's phrase itself. */
function claimedBefore(scene: Scene, end: number): Span | null {
  const last = claimEnd(scene, end);
  const { first } = sentenceOf(scene, end);
  for (let noun = last; noun >= first; noun--) {
    if (!isNoun(scene.tokens, noun) || !isFalsity(scene, noun, "claim")) continue;
    const opener = openerBehind(scene, noun, last);
    if (opener !== null) return spanOf(scene.tokens, opener, trimmed(scene, opener, last));
    if (noun < last) continue;
    const phrase = phraseBefore(scene, noun);
    return phrase && spanOf(scene.tokens, phrase.first, phrase.last);
  }
  return null;
}

/** Last token before a predicate; before the verb that it is joined to by `and` (`include others and are not correct`). */
function claimEnd(scene: Scene, end: number): number {
  const { tokens } = scene;
  const { first } = sentenceOf(scene, end);
  let last = end - 1;
  if (!isTag(tokens, last, "CC")) return last;
  while (last > first && !isFiniteVerb(tokens, last)) last--;
  return last - 1;
}

/** Where what was claimed begins: behind `that`, `of`, `saying`, `that speak of`; null where the noun has no such tail. */
function openerBehind(scene: Scene, noun: number, last: number): number | null {
  const { tokens } = scene;
  const end = Math.min(last, noun + OPENER_REACH);
  for (let token = noun + 1; token < end; token++) {
    const word = tokens.lower[token]!;
    if (/^(?:saying|claiming|suggesting|alleging|showing|of|about)$/.test(word)) return token + 1;
    if (!/^(?:that|which)$/.test(word)) continue;
    if (!isFiniteVerb(tokens, token + 1)) return word === "that" ? token : null;
    return /^(?:of|that)$/.test(tokens.lower[token + 2]!) && token + 3 <= last ? token + 3 : token + 2;
  }
  return null;
}

/**
 * Drafts with what their words say of the truth of their content: `called the claim untrue`, `dismissed reports that P as
 * lies`, `wrongly reported that P`. Others come back as they are.
 */
export function withVerdicts(scene: Scene, drafts: readonly Draft[]): Draft[] {
  return drafts.map((draft) => verdictOf(scene, draft) ?? misreported(scene, draft) ?? draft);
}

/** `wrongly reported`: the one who writes so denies it, the one who reported it does not. */
function misreported(scene: Scene, draft: Draft): Draft | null {
  const { first, last } = draft.cue;
  if (draft.group !== "speech" || draft.contents.length === 0) return null;
  if (!isFalsity(scene, first - 1, "wrongly") && !isFalsity(scene, last + 1, "wrongly")) return null;
  const document =
    draft.source && scene.tokens.lemma.slice(draft.source.first, draft.source.last + 1).some(isVersion);
  if (draft.lemma !== "report" && draft.pattern !== "passive" && !document) return null;
  return { ...draft, cueClass: "deny", source: document ? draft.source : null, pattern: "withdrawal" };
}

/**
 * Drafts without those that only hand on what another denies: the `figures that speak of P` of `… are not correct`, the
 * `found that P` of `found no evidence that P`. Who says that a claim is untrue stays.
 */
export function withoutDenied(scene: Scene, drafts: readonly Draft[]): Draft[] {
  const denied = new Map(drafts.filter(isDenial).map((draft) => [keyOf(scene, draft), draft]));
  return drafts.filter((draft) => {
    const denial = isDenial(draft) ? undefined : denied.get(keyOf(scene, draft));
    return !denial || (speaksOf(scene, draft, denial) && !isRelative(scene, draft));
  });
}

function isDenial({ cueClass, pattern }: Draft): boolean {
  return cueClass === "deny" && pattern === "withdrawal";
}

/** Where what is said begins; each sentence has its own. */
function keyOf(scene: Scene, { contents, cue }: Draft): string {
  return `${scene.tokens.sentence[cue.first]} ${contents[0]?.start}`;
}

function speaksOf(scene: Scene, { contents }: Draft, { cue }: Draft): boolean {
  return contents.some((content) => holds(content, spanOf(scene.tokens, cue.first, cue.last)));
}

function isRelative(scene: Scene, { source }: Draft): boolean {
  return source !== null && /^(?:that|which)$/.test(scene.tokens.lower[source.last]!);
}

function isVersion(lemma: string): boolean {
  return /^(?:version|edition|article|story|report|headline|caption)$/.test(lemma);
}

function verdictOf(scene: Scene, draft: Draft): Draft | null {
  const kinds = falsityWords().get(draft.lemma);
  if (!kinds?.has("calling") && !kinds?.has("as")) return null;
  if (draft.pattern === "passive" || !draft.source) return null;
  const verdict = verdictBehind(scene, draft.cue.last, kinds);
  const content = verdict && judged(scene, draft.cue.last + 1, verdict.first);
  return content ? { ...draft, cueClass: "deny", contents: [content], pattern: "withdrawal" } : null;
}

/** The words `as false`, `untrue`, `"fake news"` behind a verb, from where the object ends; null where there are none. */
function verdictBehind(scene: Scene, verb: number, kinds: ReadonlySet<string>): { first: number } | null {
  const { tokens } = scene;
  const end = sentenceOf(scene, verb).last;
  for (let token = verb + 2; token < end; token++) {
    if (!isFalsity(scene, token, "false")) continue;
    let first = token;
    while (first - 1 > verb && (isTag(tokens, first - 1, "RB", "DT", "JJ") || isQuoteMark(tokens, first - 1)))
      first--;
    if (tokens.lower[first - 1] === "as") return { first: first - 1 };
    if (kinds.has("calling") && !BE.has(tokens.lower[first - 1]!)) return { first };
  }
  return null;
}

/** What a verdict is passed on: what the claim holds, else the words for it (`the report`, `it`). */
function judged(scene: Scene, first: number, end: number): Span | null {
  if (end <= first) return null;
  const { tokens } = scene;
  for (let noun = first; noun < end; noun++) {
    if (isTag(tokens, noun, "PRP", "DT") && noun === first && noun === end - 1)
      return spanOf(tokens, noun, noun);
    if (!isNoun(tokens, noun) || !isFalsity(scene, noun, "claim")) continue;
    const from = openerBehind(scene, noun, end - 1) ?? first;
    return spanOf(tokens, from, trimmed(scene, from, end - 1));
  }
  return null;
}
