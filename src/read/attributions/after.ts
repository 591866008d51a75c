import type { Cue } from "../../lexicon/cues.ts";
import type { Span } from "../../model/index.ts";
import { clauseContent, closed, quoteFrom, trimmed } from "./contents.ts";
import type { Pattern, TokenRange } from "./draft.ts";
import { introduced } from "./introduced.ts";
import { hasFiniteVerb, phraseAfter } from "./phrases.ts";
import { dependents, isQuoteMark, isSemicolon, isTag, type Scene, sentenceOf } from "./scene.ts";

/** Content behind a cue. */
export interface After {
  contents: Span[];
  pattern: Pattern;
  recipient: TokenRange | null;
  /** True where the content is a quotation, so that the speaker may go on in the next sentences. */
  quoted: boolean;
}

const WH_WORDS = new Set(["how", "what", "why", "whether", "if", "when", "where", "who", "which"]);
/** `in a statement`, `to reporters`, `on Monday`: may stand between the cue and what is said. */
const BETWEEN = new Set([
  "in",
  "on",
  "at",
  "during",
  "to",
  "after",
  "before",
  "by",
  "via",
  "through",
  "with",
  "of",
  "from",
  "earlier",
  "late",
  "early",
  "also",
]);

/** What is said, looked for from the token behind the cue on. */
export function afterContent(scene: Scene, cue: Cue, verb: number, from: number): After | null {
  const end = endBehind(scene, verb, from);
  if (from >= end) return nextBlock(scene, end);
  const recipient = cue.frames.recipient ? recipientAt(scene, from, end) : null;
  const start = recipient ? recipient.last + 1 : from;
  const found = contentFrom(scene, cue, verb, start, end, recipient !== null);
  const told = recipient ?? toldAt(scene, from, end);
  return found ? { ...found, recipient: told } : nextBlock(scene, end);
}

/** Where what is said ends at the latest: the sentence, or a semicolon; behind a colon semicolons part what is listed. */
function endBehind(scene: Scene, verb: number, from: number): number {
  const end = sentenceOf(scene, verb).last;
  for (let token = from; token < end && scene.tokens.lower[token] !== ":"; token++)
    if (isSemicolon(scene, token)) return token;
  return end;
}

type Found = Omit<After, "recipient">;

function contentFrom(
  scene: Scene,
  cue: Cue,
  verb: number,
  start: number,
  end: number,
  told: boolean,
): Found | null {
  const { frames } = cue;
  return (
    (frames.quote ? quotedContent(scene, start, end) : null) ??
    prepositionContent(scene, cue, verb, start, end) ??
    thatContent(scene, cue, verb, start, end) ??
    (frames.infinitive || (frames.recipient && told) ? infinitiveContent(scene, verb, start, end) : null) ??
    (frames.gerund ? gerundContent(scene, verb, start) : null) ??
    (frames.clause ? bareContent(scene, verb, start, end) : null) ??
    (frames.predicate ? predicateContent(scene, cue, verb, start, end) : null) ??
    (frames.object ? objectContent(scene, verb, start, end) : null)
  );
}

/** `told ABC News`, `warned Israel`: the noun phrase right behind the cue. */
function recipientAt(scene: Scene, from: number, end: number): TokenRange | null {
  const { tokens } = scene;
  if (from >= end || WH_WORDS.has(tokens.lower[from]!) || tokens.lower[from] === "that") return null;
  if (isQuoteMark(tokens, from)) return null;
  return phraseAfter(scene, from);
}

const TELLING = new Set(["to", "with"]);

/** `said to reporters`, `spoke with CNN`: the one told behind a preposition. */
function toldAt(scene: Scene, from: number, end: number): TokenRange | null {
  const { tokens } = scene;
  if (
    from + 1 >= end ||
    !TELLING.has(tokens.lower[from]!) ||
    isTag(tokens, from + 1, "VB") ||
    tokens.lower[from + 1] === "comment"
  )
    return null;
  return phraseAfter(scene, from + 1);
}

/** `: "…"`, `, "…"`, `that "…"` and a quotation right behind; also `said in a statement: "…"`. */
function quotedContent(scene: Scene, start: number, end: number): Found | null {
  const { tokens } = scene;
  for (let token = start; token < end; token++) {
    const quote = quoteFrom(scene, token);
    if (quote && token > start && !isTag(tokens, token - 1, ",", ":", "-LRB-")) return null;
    if (quote && scene.quotes[scene.quoteAt[token]!]!.kind === "scare") return null;
    if (quote) return { contents: [{ start: quote.start, end: quote.end }], pattern: "quote", quoted: true };
    if (tokens.lower[token] === ":") return colonContent(scene, token, end);
    if (tokens.lower[token] === "that" || isTag(tokens, token, "MD", "VBZ", "VBD", "VBP")) return null;
  }
  return null;
}

function colonContent(scene: Scene, colon: number, end: number): Found | null {
  if (colon + 1 >= end) return null;
  const quote = quoteFrom(scene, colon + 1);
  if (quote) return { contents: [{ start: quote.start, end: quote.end }], pattern: "quote", quoted: true };
  return {
    contents: [closed(scene, colon + 1, trimmed(scene, colon + 1, end - 1))],
    pattern: "colon",
    quoted: false,
  };
}

/** The blocks after the one that ends here: what `… announced on X:` introduces. */
function nextBlock(scene: Scene, end: number): After | null {
  const span = introduced(scene, end - 1);
  return span ? { contents: span, pattern: "next-block", recipient: null, quoted: false } : null;
}

function prepositionContent(scene: Scene, cue: Cue, verb: number, start: number, end: number): Found | null {
  const { tokens } = scene;
  if (!cue.frames.prepositions.includes(tokens.lower[start] ?? "") || start + 1 >= end) return null;
  return { contents: [clauseContent(scene, verb, start + 1)], pattern: "preposition", quoted: false };
}

function thatContent(scene: Scene, cue: Cue, verb: number, start: number, end: number): Found | null {
  const { tokens } = scene;
  for (let token = start; token < end; token++) {
    const word = tokens.lower[token]!;
    if (word === "that" && cue.frames.clause && opensClause(scene, token, end))
      return { contents: [clauseContent(scene, verb, token)], pattern: "clause", quoted: false };
    if (WH_WORDS.has(word) && token === start && cue.frames.wh)
      return { contents: [clauseContent(scene, verb, token)], pattern: "wh", quoted: false };
    if (isTag(tokens, token, "MD", "VBZ", "VBD", "VBP", ".", ":") || isQuoteMark(tokens, token)) return null;
  }
  return null;
}

function opensClause(scene: Scene, token: number, end: number): boolean {
  if (hasFiniteVerb(scene, token + 1, end - 1) || isQuoteMark(scene.tokens, token + 1)) return true;
  for (let each = token + 1; each < end; each++) if (isTag(scene.tokens, each, "VB")) return true;
  return false;
}

function infinitiveContent(scene: Scene, verb: number, start: number, end: number): Found | null {
  const { tokens } = scene;
  let token = start;
  while (token < end && isTag(tokens, token, "RB")) token++;
  const opens = isTag(tokens, token + 1, "VB", "RB") || tokens.lower[token + 1] === "comment";
  if (tokens.lower[token] !== "to" || !opens) return null;
  return { contents: [clauseContent(scene, verb, token)], pattern: "infinitive", quoted: false };
}

/** `denied shooting at the convoy`. */
function gerundContent(scene: Scene, verb: number, start: number): Found | null {
  if (!isTag(scene.tokens, start, "VBG")) return null;
  return { contents: [clauseContent(scene, verb, start)], pattern: "infinitive", quoted: false };
}

/** A clause without `that`: where the parse hangs one from the cue, or a noun phrase and a verb with tense follow. */
function bareContent(scene: Scene, verb: number, start: number, end: number): Found | null {
  const { tokens } = scene;
  let first = start;
  while (first < end && isTag(tokens, first, ",")) first++;
  const clause = dependents(scene, verb, "ccomp").find((token) => token >= first);
  first = skipBetween(scene, first, end);
  if (first >= end || (clause === undefined && !opensBareClause(scene, first, end))) return null;
  if (clause === undefined && isSubordinate(scene, first)) return null;
  return { contents: [clauseContent(scene, verb, first)], pattern: "bare", quoted: false };
}

function opensBareClause(scene: Scene, first: number, end: number): boolean {
  return hasFiniteVerb(scene, first, end - 1) && !isTag(scene.tokens, first, "IN", "CC", ".", "VBG");
}

const DAYS =
  /^(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|yesterday|tonight|morning|afternoon|evening|night|week|last|this|earlier|late|early|also|later|publicly|repeatedly)$/;

/** First token behind `in a statement`, `on Monday`, `late Tuesday`. */
export function skipBetween(scene: Scene, from: number, end: number): number {
  const { tokens } = scene;
  let token = from;
  while (token < end) {
    if (DAYS.test(tokens.lower[token]!)) token++;
    else if (BETWEEN.has(tokens.lower[token]!) && isTag(tokens, token, "IN", "TO")) {
      const phrase = phraseAfter(scene, token + 1);
      if (!phrase || phrase.last + 1 >= end) return token;
      token = phrase.last + 1;
    } else break;
  }
  return token;
}

const SUBORDINATE = new Set([
  "who",
  "which",
  "when",
  "while",
  "after",
  "before",
  "as",
  "because",
  "since",
  "until",
  "where",
]);

function isSubordinate(scene: Scene, token: number): boolean {
  return SUBORDINATE.has(scene.tokens.lower[token]!);
}

/** `described X as Y`, `called it Y`. */
function hasAs(scene: Scene, start: number, end: number): boolean {
  for (let token = start; token < Math.min(end, start + 8); token++)
    if (scene.tokens.lower[token] === "as") return true;
  return false;
}

function predicateContent(scene: Scene, cue: Cue, verb: number, start: number, end: number): Found | null {
  const { tokens } = scene;
  if (isTag(tokens, start, ",", ".", "IN", "RB", "TO") || /sel(?:f|ves)$/.test(tokens.lower[start] ?? ""))
    return null;
  if (cue.group !== "speech" && !hasAs(scene, start, end)) return null;
  const content = clauseContent(scene, verb, start);
  return start < end ? { contents: [content], pattern: "predicate", quoted: false } : null;
}

/** Longest judgement between the cue and what is judged, in tokens. */
const JUDGEMENT = 6;

/** `dismissed as "baseless" reports that …`: what is dismissed begins behind the judgement; else the start itself. */
function behindJudgement(scene: Scene, start: number, end: number): number {
  const { tokens } = scene;
  if (tokens.lower[start] !== "as") return start;
  const opened = isQuoteMark(tokens, start + 1);
  for (let token = start + 1; token < Math.min(end - 1, start + JUDGEMENT); token++)
    if (opened ? token > start + 1 && isQuoteMark(tokens, token) : isTag(tokens, token, "JJ"))
      return token + 1;
  return start;
}

/** The object of the cue as content. */
function objectContent(scene: Scene, verb: number, start: number, end: number): Found | null {
  const object = dependents(scene, verb, "obj").find((token) => token >= start);
  const judged = behindJudgement(scene, start, end);
  const first = object === undefined ? judged : Math.max(judged, scene.left[object]!);
  if (first >= end || isTag(scene.tokens, first, ",", ".", "IN", "TO", "CC", ":")) return null;
  if (object === undefined && isTag(scene.tokens, first, "RB")) return null;
  if (object === undefined && !phraseAfter(scene, first)) return null;
  return { contents: [clauseContent(scene, verb, first)], pattern: "object", quoted: false };
}
