import { sourceRoles } from "../../lexicon/cues.ts";
import type { Span } from "../../model/index.ts";
import { bySentence, type Draft, type TokenRange } from "./draft.ts";
import { phraseAfter, phraseBefore } from "./phrases.ts";
import { isNoun, isQuoteMark, isTag, mentionsNear, type Scene, sentenceOf, spanOf } from "./scene.ts";
import { extended } from "./sources.ts";

/** Cue verbs that bring in a source as their object. */
const CITING = new Set(["cite", "quote"]);

/**
 * `P, Reuters reported, citing two officials`; `the paper, quoting a leaked memo, said P`: what is cited is the source
 * of what the citing one says, and is passed on by it. Drafts of other cues come back as they are.
 */
export function withCitations(scene: Scene, drafts: readonly Draft[]): Draft[] {
  const near = bySentence(scene.tokens.sentence, drafts);
  return drafts.map((draft) => {
    const { tokens } = scene;
    const verb = draft.cue.first;
    if (!CITING.has(draft.lemma) || !isTag(tokens, verb, "VBG")) return draft;
    const end = sentenceOf(scene, verb).last;
    const phrase = phraseAfter(scene, verb + 1);
    const citing = nearest(near.get(tokens.sentence[verb]!) ?? [], draft);
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

/**
 * `Reuters quoted two officials as saying P`, `P, Reuters quoted two officials as saying`: P is what the officials said,
 * and the one who quotes passes it on.
 */
export function withQuoted(scene: Scene, drafts: readonly Draft[]): Draft[] {
  const added: Draft[] = [];
  const near = bySentence(scene.tokens.sentence, drafts);
  const changed = drafts.map((draft) => {
    const saying = CITING.has(draft.lemma) && draft.source ? sayingBehind(scene, draft) : null;
    if (saying === null) return draft;
    const source = phraseAfter(scene, draft.cue.last + 1)!;
    const inner = near.get(scene.tokens.sentence[saying]!)?.find((other) => other.cue.first === saying);
    const contents = inner?.contents ?? frontedFor(scene, draft);
    if (!contents) return draft;
    const outer = { ...draft, contents: inner ? draft.contents : contents };
    added.push({
      ...draft,
      ...inner,
      lemma: "say",
      cueClass: "say",
      cue: { first: saying, last: saying },
      source,
      contents,
      under: outer,
    });
    return outer;
  });
  const quoted = new Set(added.map(({ cue }) => cue.first));
  return [...changed.filter((draft) => !quoted.has(draft.cue.first)), ...added];
}

/** The token of `saying` in `quoted X as saying`, or null. */
function sayingBehind(scene: Scene, { cue }: Draft): number | null {
  const phrase = phraseAfter(scene, cue.last + 1);
  const next = phrase ? phrase.last + 1 : 0;
  const { lower } = scene.tokens;
  return phrase && lower[next] === "as" && lower[next + 1] === "saying" ? next + 1 : null;
}

/** The clause before `, X quoted Y as saying`, or the quotation before it. */
function frontedFor(scene: Scene, { source }: Draft): Span[] | null {
  return frontedBefore(scene, source!.first);
}

/** What stands before a phrase and a comma, or before a phrase and the end of a quotation. */
export function frontedBefore(scene: Scene, phrase: number): Span[] | null {
  const { tokens } = scene;
  const { first } = sentenceOf(scene, phrase);
  const quote =
    phrase > 1 && isQuoteMark(tokens, phrase - 1) ? scene.quotes[scene.quoteAt[phrase - 2]!] : null;
  if (quote) return [{ start: quote.start, end: quote.end }];
  const comma = phrase - 1;
  if (comma <= first + 1 || !isTag(tokens, comma, ",")) return null;
  return [spanOf(tokens, first, comma - 1)];
}

/** `P, X was quoted as saying`, `X was quoted by the paper as saying P`: P is what X said. */
export function wasQuotedDrafts(scene: Scene): Draft[] {
  const { tokens } = scene;
  const drafts: Draft[] = [];
  for (let verb = 2; verb < tokens.count - 2; verb++) {
    if (!/^(?:quoted|cited)$/.test(tokens.lower[verb]!) || !BE.test(tokens.lower[verb - 1]!)) continue;
    const saying = sayingAfter(scene, verb);
    const be = /^(?:been|being)$/.test(tokens.lower[verb - 1]!) ? verb - 2 : verb - 1;
    const source = saying === null ? null : phraseBefore(scene, be - 1);
    if (saying === null || !source) continue;
    const contents = frontedBefore(scene, source.first) ?? restOf(scene, saying);
    if (contents) drafts.push(quotedDraft(source, saying, contents));
  }
  return drafts;
}

const BE = /^(?:is|are|was|were|been|being)$/;
/** Words between `quoted` and `as saying`: `by the state news agency`, `in Tuesday's paper`. */
const LONGEST_AGENT = 10;

function sayingAfter({ tokens }: Scene, verb: number): number | null {
  for (let token = verb + 1; token <= verb + LONGEST_AGENT && token + 1 < tokens.count; token++) {
    if (tokens.sentence[token] !== tokens.sentence[verb]) return null;
    if (tokens.lower[token] === "as" && tokens.lower[token + 1] === "saying") return token + 1;
  }
  return null;
}

/** What follows `as saying` in its sentence, without the stop. */
function restOf(scene: Scene, saying: number): Span[] | null {
  let last = sentenceOf(scene, saying).last - 1;
  while (last > saying && isTag(scene.tokens, last, ".", ",")) last--;
  return last > saying ? [spanOf(scene.tokens, saying + 1, last)] : null;
}

function quotedDraft(source: TokenRange, saying: number, contents: Span[]): Draft {
  return {
    cue: { first: saying, last: saying },
    lemma: "say",
    cueClass: "say",
    group: "speech",
    source,
    contents,
    recipient: null,
    pattern: "citing",
    negated: false,
  };
}

/** The cue of the same sentence that stands nearest and is not itself inside what somebody cites. */
function nearest(drafts: readonly Draft[], draft: Draft): Draft | null {
  let best: Draft | null = null;
  for (const other of drafts) {
    if (other === draft || !other.source || other.group !== "speech") continue;
    if (CITING.has(other.lemma)) continue;
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
  const { start, end } = spanOf(scene.tokens, first, last);
  return mentionsNear(scene, start, end).some(
    (mention) => mention.end === end && /^(?:person|organization)$/.test(mention.type),
  );
}
