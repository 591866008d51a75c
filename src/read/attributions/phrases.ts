import type { TokenRange } from "./draft.ts";
import { isFiniteVerb, isNoun, isTag, isVerb, type Scene, sentenceOf } from "./scene.ts";

const SUBJECT_STARTERS = new Set([
  "that",
  "which",
  "who",
  "whom",
  "whose",
  "if",
  "because",
  "but",
  "and",
  "or",
]);
const NAME_JOINTS = new Set(["of", "for", "de", "the", "and", "&", "al", "bin"]);

/** Noun phrase that ends with `last` and stands before a verb, read off the tags: the parse's fallback. */
export function phraseBefore(scene: Scene, last: number): TokenRange | null {
  const { tokens } = scene;
  const start = sentenceOf(scene, last).first;
  if (last < start) return null;
  if (isTag(tokens, last, "PRP", "WP", "WDT")) return { first: last, last };
  let end = last;
  while (end >= start && isTag(tokens, end, ",", "RB")) end--;
  if (end < start || !isNounLike(scene, end)) return null;
  let first = end;
  while (first - 1 >= start && continuesLeft(scene, first - 1)) first--;
  while (first < end && isTag(tokens, first, "IN", "CC", "POS")) first++;
  return { first: overPrepositions(scene, first, start), last: end };
}

/** Goes on to the left over `of the group in Basra`, `reached by telephone`: at most three prepositions. */
function overPrepositions(scene: Scene, first: number, start: number): number {
  const { tokens } = scene;
  let found = first;
  for (let step = 0; step < 3 && found - 2 >= start; step++) {
    if (!/^(?:of|in|from|at|for|by|with|on|near)$/.test(tokens.lower[found - 1]!)) break;
    let end = found - 2;
    if (isTag(tokens, end, "VBN", "VBD") && end > start) end--;
    if (!isNoun(tokens, end)) break;
    let left = end;
    while (left - 1 >= start && continuesLeft(scene, left - 1)) left--;
    found = left;
  }
  return found;
}

function isNounLike(scene: Scene, token: number): boolean {
  return isNoun(scene.tokens, token) || isTag(scene.tokens, token, "PRP", "DT", "CD", "JJ", "-RRB-");
}

function continuesLeft(scene: Scene, token: number): boolean {
  const { tokens } = scene;
  const word = tokens.lower[token]!;
  if (SUBJECT_STARTERS.has(word) && word !== "and") return false;
  if (
    isNoun(tokens, token) ||
    isTag(tokens, token, "DT", "JJ", "JJR", "JJS", "CD", "PRP$", "POS", "HYPH", "AFX")
  )
    return true;
  if (isTag(tokens, token, "VBN", "VBG") && isNoun(tokens, token + 1)) return true;
  return isTag(tokens, token, "IN", "CC") && NAME_JOINTS.has(word) && token > 0 && isNoun(tokens, token - 1);
}

/** Noun phrase that starts at `first`, with its prepositional tails, appositions and relative clause. */
export function phraseAfter(scene: Scene, first: number): TokenRange | null {
  const { tokens } = scene;
  const end = sentenceOf(scene, first).last;
  if (isTag(tokens, first, "PRP")) return { first, last: first };
  let last = first - 1;
  let noun = isTag(tokens, first, "VB", "VBG") && isNoun(tokens, first + 1);
  for (let token = noun ? first + 1 : first; token < end; token++) {
    const word = tokens.lower[token]!;
    if (isTag(tokens, token, "PRP") && token > first) break;
    if (isNoun(tokens, token) || isTag(tokens, token, "PRP")) noun = true;
    else if (isTag(tokens, token, "IN") && noun && NAME_JOINTS.has(word) && !isVerb(tokens, token + 1))
      continue;
    else if (!isInPhrase(scene, token, noun)) break;
    last = token;
  }
  return noun && last >= first ? { first, last } : null;
}

function isInPhrase(scene: Scene, token: number, noun: boolean): boolean {
  const { tokens } = scene;
  if (isTag(tokens, token, "DT", "PRP$") && noun) return NAME_JOINTS.has(tokens.lower[token - 1] ?? "");
  if (isTag(tokens, token, "DT", "PRP$", "PDT", "JJ", "JJS", "JJR", "CD", "POS", "HYPH", "AFX", "$"))
    return true;
  if (isTag(tokens, token, "VBN", "VBG")) return isNoun(tokens, token + 1) || isTag(tokens, token + 1, "JJ");
  return tokens.lower[token] === "and" && isNoun(tokens, token + 1) && isNoun(tokens, token - 1);
}

/**
 * The whole noun phrase around a head as the parse has it, cut where a clause mark shows that it took too much:
 * an inner semicolon or colon, a quotation, and outer punctuation.
 */
export function phraseOf(scene: Scene, head: number, limit: TokenRange): TokenRange {
  const { tokens } = scene;
  let first = Math.max(scene.left[head]!, limit.first);
  let last = Math.min(scene.right[head]!, limit.last);
  for (let token = head + 1; token <= last; token++) if (endsPhrase(scene, head, token)) last = token - 1;
  for (let token = head - 1; token >= first; token--)
    if (isTag(tokens, token, ":", "``", "''")) first = token + 1;
  while (first < head && isTag(tokens, first, ",", "CC", "RB", "-RRB-", ".", "IN")) first++;
  if (first + 1 < head && isTag(tokens, first, "RB", "RBR", "JJR") && isTag(tokens, first + 1, ","))
    first += 2;
  while (last > head && isTag(tokens, last, ",", ".", "CC")) last--;
  return { first, last };
}

/** Another clause begins here: a stop, a quotation, `to` + verb, or a verb with tense outside a relative clause. */
function endsPhrase(scene: Scene, head: number, token: number): boolean {
  const { tokens } = scene;
  if (isTag(tokens, token, ":", "``", "''")) return true;
  if (isTag(tokens, token, "TO") && isTag(tokens, token + 1, "VB")) return true;
  if (!isFiniteVerb(tokens, token)) return false;
  for (let each = head + 1; each < token; each++)
    if (isTag(tokens, each, "WP", "WDT", "WP$", "WRB") || tokens.lower[each] === "that") return false;
  return true;
}

/** True where a verb with tense stands between the tokens (inclusive). */
export function hasFiniteVerb(scene: Scene, first: number, last: number): boolean {
  for (let token = first; token <= last; token++)
    if (
      isFiniteVerb(scene.tokens, token) ||
      (isVerb(scene.tokens, token) && scene.tokens.lower[token] === "is")
    )
      return true;
  return false;
}
