import { cueVerb } from "../../lexicon/cues.ts";
import type { Span } from "../../model/index.ts";
import { phraseAfter } from "./phrases.ts";
import { dependents, isTag, isVerb, type Scene, sentenceOf, spanOf, tokenFrom } from "./scene.ts";

/** Words that open a side clause: a comma before one ends the content of an indirect cue. */
const SIDE_CLAUSE = new Set([
  "while",
  "although",
  "though",
  "whereas",
  "but",
  "yet",
  "and",
  "as",
  "according",
  "per",
]);

/**
 * Content of a clause cue from its first token: to where the parse ends the clause, stretched to the end of the
 * sentence unless a side clause or another speaker begins there; a quotation begun inside is taken to its end.
 */
export function clauseContent(scene: Scene, cue: number, first: number): Span {
  const sentence = sentenceOf(scene, cue);
  const clause = dependents(scene, cue, "ccomp", "xcomp", "parataxis", "obj").filter(
    (token) => token >= first,
  );
  const limit = nounLimit(scene, cue, sentence.last);
  const parsed = clause.length ? scene.right[clause[clause.length - 1]!]! : first;
  const end = Math.min(limit, quoteLimit(scene, cue));
  let last = end - 1;
  for (let token = first + 1; token < end; token++) {
    if (!isBreak(scene, cue, token, parsed)) continue;
    last = token - 1;
    break;
  }
  return closed(scene, first, trimmed(scene, first, last));
}

/** A noun's clause ends where the parse ends it (`the claim that P was rejected`). */
function nounLimit(scene: Scene, cue: number, end: number): number {
  if (!isTag(scene.tokens, cue, "NN", "NNS")) return end;
  const clause = dependents(scene, cue, "acl", "acl:relcl", "ccomp").pop();
  return clause === undefined ? end : Math.min(end, scene.right[clause]! + 1);
}

/** One past the last token of the quotation the cue itself stands in; what somebody says there ends with it. */
function quoteLimit(scene: Scene, cue: number): number {
  const quote = scene.quotes[scene.quoteAt[cue]!];
  return !quote || quote.block ? scene.tokens.count : tokenFrom(scene.tokens, quote.inner.end);
}

function isBreak(scene: Scene, cue: number, token: number, parsed: number): boolean {
  const { tokens } = scene;
  if (scene.quoteAt[token]! >= 0 && scene.quoteAt[token] !== scene.quoteAt[cue]) return false;
  if (tokens.lower[token] === ";") return true;
  if (isTag(tokens, token, "CC") && joinsCue(scene, cue, token)) return true;
  if (!isTag(tokens, token, ",") || token + 1 >= tokens.count) return false;
  if (opensSentence(scene, cue)) return true;
  const next = token + 1;
  if (isTag(tokens, next, "VBG") && cueVerb(tokens.lemma[next]!, tokens.lower[next]!)) return true;
  if (isSpeaker(scene, next) || isNextSpeaker(scene, cue, next)) return true;
  const word = tokens.lower[next]!;
  if (word === "according" || word === "per") return true;
  if (!SIDE_CLAUSE.has(word)) return false;
  return token > parsed && governs(scene, cue, next);
}

/** `Despite issuing orders, X said …`: what hangs from a participle before the main clause ends with its comma. */
function opensSentence(scene: Scene, cue: number): boolean {
  const { first } = sentenceOf(scene, cue);
  return isTag(scene.tokens, cue, "VBG") && cue - first <= 2 && scene.quoteAt[cue] === scene.quoteAt[first];
}

/** `… and/but (then) added that …`, also behind a perfect (`has denied it and said …`): the same speaker's next cue. */
function joinsCue(scene: Scene, cue: number, conjunction: number): boolean {
  const { tokens } = scene;
  let token = conjunction + 1;
  while (isTag(tokens, token, "RB")) token++;
  const sameTense =
    tokens.tag[token] === tokens.tag[cue] || (isTag(tokens, cue, "VBN") && isTag(tokens, token, "VBD"));
  if (!isVerb(tokens, token) || !sameTense || !cueVerb(tokens.lemma[token]!, tokens.lower[token]!))
    return false;
  return tokens.head[token] === cue || !isVerb(tokens, tokens.head[token]!) || tokens.head[token]! < cue;
}

/** True where the clause after the comma hangs from the cue itself rather than from its content. */
function governs(scene: Scene, cue: number, from: number): boolean {
  const { tokens } = scene;
  const end = sentenceOf(scene, cue).last;
  for (let token = from; token < end; token++)
    if (tokens.head[token] === cue && isVerb(tokens, token)) return true;
  return false;
}

/** `, said X` / `, X said` and nothing more: another speaker stands at the end of the sentence. */
function isSpeaker(scene: Scene, from: number): boolean {
  const { tokens } = scene;
  const speaks = (token: number) =>
    (isTag(tokens, token, "VBD", "VBZ") &&
      (tokens.lemma[token] === "say" || tokens.lemma[token] === "report")) ||
    (tokens.lower[token] === "reports" && isTag(tokens, token + 1, "NNP"));
  if (speaks(from)) return true;
  const phrase = phraseAfter(scene, from);
  if (!phrase || !speaks(phrase.last + 1)) return false;
  const next = phrase.last + 2;
  return next >= sentenceOf(scene, from).last - 1 || isTag(tokens, next, ",", "IN", "NNP", "NN");
}

/** `…, and residents confirmed that …`: somebody else goes on in the same tense. */
function isNextSpeaker(scene: Scene, cue: number, conjunction: number): boolean {
  const { tokens } = scene;
  if (!isTag(tokens, conjunction, "CC") || scene.quoteAt[conjunction] !== scene.quoteAt[cue]) return false;
  const verb = (phraseAfter(scene, conjunction + 1)?.last ?? -2) + 1;
  if (verb < 0 || tokens.tag[verb] !== tokens.tag[cue]) return false;
  return (
    cueVerb(tokens.lemma[verb]!, tokens.lower[verb]!)?.group === "speech" && tokens.lower[verb + 1] === "that"
  );
}

/** Drops final punctuation of an indirect content; a closing mark and what stands before it stay. */
export function trimmed(scene: Scene, first: number, last: number): number {
  const { tokens } = scene;
  let token = last;
  while (token > first && isTag(tokens, token, ".", ",", ":", "-LRB-")) {
    if (scene.quoteAt[token]! >= 0 && scene.quoteAt[first] !== scene.quoteAt[token]) break;
    token--;
  }
  return token;
}

/** Stretches a content that ends inside a quotation to the quotation's end, and takes in marks at its edges. */
export function closed(scene: Scene, first: number, last: number): Span {
  const span = spanOf(scene.tokens, first, last);
  const quote = scene.quotes[scene.quoteAt[last]!];
  const own = scene.quotes[scene.quoteAt[first]!];
  if (quote && !quote.block && quote !== own && quote.start >= span.start)
    span.end = Math.max(span.end, quote.end);
  if (own && !own.block && own.inner.start === span.start) span.start = own.start;
  if (own && !own.block && own === quote && own.start === span.start) span.end = Math.max(span.end, own.end);
  return span;
}

/** The quotation that opens at the token (a mark or the first word behind one), or null. */
export function quoteFrom(scene: Scene, token: number): Span | null {
  const quote = scene.quotes[scene.quoteAt[token] ?? -1];
  if (!quote || quote.block || tokenFrom(scene.tokens, quote.start) !== token) return null;
  return quote;
}

/** The quotation that ends right before the token, or null. */
export function quoteBefore(scene: Scene, token: number): Span | null {
  const before = token - 1;
  const index = scene.quoteAt[before] ?? -1;
  if (index < 0) {
    const comma = before > 0 && isTag(scene.tokens, before, ",");
    return comma ? quoteEnding(scene, before - 1) : null;
  }
  return quoteEnding(scene, before);
}

function quoteEnding(scene: Scene, token: number): Span | null {
  const quote = scene.quotes[scene.quoteAt[token] ?? -1];
  if (!quote || quote.block) return null;
  const lastToken = tokenFrom(scene.tokens, quote.end) - 1;
  return lastToken === token ? quote : null;
}

/** Whole quoted sentences one speaker goes on for at most within a paragraph; a guard against text that is nothing but quotes. */
const MOST_CONTINUED = 20;

/** Quotations that follow in the same block and stand alone in their sentences: the speaker goes on. */
export function continuedQuotes(scene: Scene, from: number): Span[] {
  const { tokens } = scene;
  const block = scene.blockAt[from];
  const contents: Span[] = [];
  let token = sentenceOf(scene, from).last;
  while (
    contents.length < MOST_CONTINUED &&
    token < tokens.count &&
    scene.blockAt[token] === block &&
    sameParagraph(scene, token)
  ) {
    const quote = quoteFrom(scene, token);
    if (!quote || scene.quotes[scene.quoteAt[token]!]!.kind === "scare") break;
    const next = tokenFrom(tokens, quote.end);
    const alone = next >= tokens.count || next === sentenceOf(scene, next).first || endsSentence(scene, next);
    if (!alone) break;
    if (next < tokens.count && sameParagraph(scene, next) && speaksNext(scene, next)) break;
    contents.push({ start: quote.start, end: quote.end });
    token = next;
  }
  return contents;
}

function endsSentence(scene: Scene, token: number): boolean {
  return isTag(scene.tokens, token, ".") && token + 1 === sentenceOf(scene, token).last;
}

/** True where a quote is followed by its own cue (`"…?" he asked`) although the sentence was cut before it. */
function speaksNext(scene: Scene, token: number): boolean {
  const { tokens } = scene;
  const end = Math.min(sentenceOf(scene, token).last, token + 4);
  for (let each = token; each < end; each++)
    if (isVerb(tokens, each) && cueVerb(tokens.lemma[each]!, tokens.lower[each]!)?.frames.quote)
      return /^[a-z]/.test(tokens.text[tokens.start[token]!]!) || each > token;
  return false;
}

function sameParagraph(scene: Scene, token: number): boolean {
  const { tokens } = scene;
  return token > 0 && !tokens.text.slice(tokens.end[token - 1]!, tokens.start[token]!).includes("\n");
}
