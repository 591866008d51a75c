import { type NominalSense, nameWords } from "../../lexicon/nameWords.ts";
import { TAG, type Tokens } from "../../model/syntax.ts";
import { type Found, found } from "./found.ts";

const HEAD_TAGS = new Set<number>([TAG.NN, TAG.NNS]);
const NOUN_TAGS = new Set<number>([TAG.NN, TAG.NNS, TAG.NNP, TAG.NNPS]);
/** What may stand in a noun phrase to the left of its head. */
const LEFT_TAGS = new Set<number>([
  TAG.DT,
  TAG.PDT,
  TAG.JJ,
  TAG.JJR,
  TAG.JJS,
  TAG.NN,
  TAG.NNS,
  TAG.NNP,
  TAG.NNPS,
  TAG.CD,
  TAG.POS,
  TAG.VBN,
  TAG.VBG,
  TAG["PRP$"],
  TAG.HYPH,
  TAG.AFX,
  TAG.ADD,
  TAG.FW,
]);
const VERB_TAGS = new Set<number>([TAG.VB, TAG.VBD, TAG.VBG, TAG.VBN, TAG.VBP, TAG.VBZ]);
/** Longest phrase read, in tokens: past this the tags are wrong rather than the phrase long. */
const LONGEST = 10;

/** Noun phrases that stand for people, bodies, places and arms by what they are: `two Iraqi security sources`. */
export function nominals(tokens: Tokens): Found[] {
  const list: Found[] = [];
  for (let token = 0; token < tokens.count; token++) {
    const sense = headSense(tokens, token);
    if (sense) list.push(phrase(tokens, token, sense));
  }
  return list;
}

/** What a token makes its phrase stand for, where it is the last noun of a phrase; null otherwise. */
export function headSense(tokens: Tokens, token: number): NominalSense | null {
  const { nominals: senses, pairedNominals, titles } = nameWords();
  const title =
    tokens.tag[token] === TAG.NNP &&
    titles.has(tokens.lower[token]!) &&
    token > 0 &&
    tokens.tag[token - 1] === TAG.DT;
  if (!HEAD_TAGS.has(tokens.tag[token]!) && !title && !isNounByPlace(tokens, token)) return null;
  const paired = pairedNominals.get(tokens.lower[token]!)?.get(tokens.lower[token - 1] ?? "");
  const sense = paired ?? senses.get(tokens.lemma[token]!) ?? senses.get(tokens.lower[token]!);
  if (!sense || continues(tokens, token)) return null;
  return sense;
}

/** `the official said`: tagged as an adjective, but between an article and a word that no noun phrase goes on with. */
function isNounByPlace(tokens: Tokens, token: number): boolean {
  if (tokens.tag[token] !== TAG.JJ || token === 0 || token + 1 >= tokens.count) return false;
  const before = tokens.tag[token - 1]!;
  const next = tokens.tag[token + 1]!;
  if (before !== TAG.DT && before !== TAG.JJ && before !== TAG.NNP && before !== TAG.NN) return false;
  return !LEFT_TAGS.has(next) && tokens.lower[token + 1] !== "-";
}

/** Another noun of the same phrase follows: `militia leader`, `C-130 transport aircraft`, `army chief John Doe`. */
function continues(tokens: Tokens, token: number): boolean {
  const next = token + 1;
  if (next >= tokens.count || tokens.sentence[next] !== tokens.sentence[token]) return false;
  if (tokens.lower[next] === "-") return true;
  return NOUN_TAGS.has(tokens.tag[next]!);
}

function phrase(tokens: Tokens, head: number, sense: NominalSense): Found {
  const first = phraseStart(tokens, head);
  const span = { start: tokens.start[first]!, end: tokens.end[head]! };
  return { ...found(span, [first, head + 1], sense.type, "shape"), level: "nominal" };
}

function phraseStart(tokens: Tokens, head: number): number {
  let first = head;
  while (first > 0 && head - first < LONGEST && belongs(tokens, first - 1, first)) first--;
  while (first < head && isBadStart(tokens, first)) first++;
  return first;
}

/** Whether the token before continues the phrase to the left. A determiner ends it, unless a possessive goes on. */
function belongs(tokens: Tokens, token: number, next: number): boolean {
  if (tokens.sentence[token] !== tokens.sentence[next]) return false;
  const tag = tokens.tag[next]!;
  const left = tokens.tag[token]!;
  if (tag === TAG.DT || tag === TAG["PRP$"])
    return left === TAG.PDT || /^(?:all|both|half)$/.test(tokens.lower[token]!);
  if (tokens.lower[token] === "-") return tokens.end[token] === tokens.start[next];
  if (tag === TAG.POS) return NOUN_TAGS.has(left);
  if (left === TAG.VBG && !/ing$/.test(tokens.lower[token]!)) return false;
  if (left === TAG.VBN || left === TAG.VBG) return token > 0 && leadsIn(tokens, token);
  return LEFT_TAGS.has(left);
}

/** A participle belongs only after a determiner, a hyphen or a possessive: `the armed men`, `Iran-backed militias`. */
function leadsIn(tokens: Tokens, token: number): boolean {
  const before = tokens.tag[token - 1]!;
  if (tokens.lower[token - 1] === "-") return true;
  return (
    before === TAG.DT ||
    before === TAG["PRP$"] ||
    before === TAG.POS ||
    before === TAG.JJ ||
    before === TAG.CD
  );
}

function isBadStart(tokens: Tokens, token: number): boolean {
  if (tokens.tag[token] === TAG.POS || tokens.lower[token] === "-") return true;
  if (tokens.lower[token] === "that") return token > 0 && VERB_TAGS.has(tokens.tag[token - 1]!);
  return /^(?:there|no|least|about|than)$/.test(tokens.lower[token]!);
}
