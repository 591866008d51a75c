import { cueVerb } from "../lexicon/cues.ts";
import { eventFrames } from "../lexicon/events.ts";
import { irregularLemma } from "../lexicon/lemmas.ts";
import { TAG } from "../model/syntax.ts";
import type { Lexemes } from "./lexemes.ts";

/**
 * Mends finite verbs that the tagger took for nouns or participles. The treebanks it learned from hold few irregular pasts
 * straight after a singular noun ("an earthquake struck", "a destroyer shot down") and few headlines; there a wrong tag
 * silences the whole sentence. Rules look at the word and its neighbours only; `tag-repair.ts` looks at the whole clause
 * after it, and decides again what these leave open. Both together read better than either (`evaluation/attribution.ts`).
 */
export function mendFinite(lexemes: Lexemes, first: number, last: number, tag: Uint8Array): void {
  const wordAt = (token: number) =>
    token < first || token >= last ? "" : lexemes.lower[lexemes.of[token]!]!;
  for (let token = first + 1; token + 1 < last; token++) {
    if (tag[token - 1] === TAG.CC && tag[token - 2] === TAG.VBD && isJoinedPast(tag, token))
      tag[token] = TAG.VBD;
    const behindClause = tag[token - 1] === TAG[","] && !ALSO_NOUNS.has(wordAt(token));
    if (!SUBJECT.has(tag[token - 1]!) && !behindClause) continue;
    if (isPastNoun(wordAt(token), tag[token]!, tag[token + 1]!, wordAt(token + 1))) tag[token] = TAG.VBD;
    else if (tag[token - 1] === TAG.NNS && isSurePast(wordAt(token), tag[token]!, tag[token + 1]!))
      tag[token] = TAG.VBD;
    else if (!behindClause && tag[token] === TAG.VBN && isActive(wordAt, tag, token)) tag[token] = TAG.VBD;
  }
  if (isHeadline(first, last, tag)) mendHeadline(wordAt, first, last, tag);
}

type WordAt = (token: number) => string;

const SUBJECT = new Set([TAG.NN, TAG.NNS, TAG.NNP, TAG.NNPS, TAG.PRP]);
const NOUNLIKE = new Set([TAG.NN, TAG.JJ, TAG.VB, TAG.IN]);
/** What follows a verb and no noun. */
const AFTER_VERB = new Set([
  TAG.DT,
  TAG.IN,
  TAG.TO,
  TAG.RP,
  TAG.RB,
  TAG.CD,
  TAG.PRP,
  TAG.PRP$,
  TAG.NNP,
  TAG.$,
]);
/** Pasts that are also common nouns or adjectives: these need a sure sign of a verb after them. */
const ALSO_NOUNS = new Set(
  "shot hit cut rose saw spread set cast split ground wound bound left felt found lead".split(" "),
);
/** Pasts that look like the present. */
const SAME_FORM = new Set("hit cut shut hurt burst spread split quit".split(" "));

function isPastNoun(word: string, own: number, next: number, nextWord: string): boolean {
  if (!NOUNLIKE.has(own)) return false;
  const lemma = irregularLemma(word, "V");
  if (!SAME_FORM.has(word) && (lemma === undefined || lemma === word)) return false;
  if (AFTER_VERB.has(next)) return true;
  return nextWord === "dead" || (!ALSO_NOUNS.has(word) && (next === TAG.NNS || next === TAG.JJ));
}

/** `Hackers stole data`: a past that is no noun, between a plural and a noun; plurals seldom stand before another noun. */
function isSurePast(word: string, own: number, next: number): boolean {
  if (!NOUNLIKE.has(own) || next !== TAG.NN || ALSO_NOUNS.has(word) || SAME_FORM.has(word)) return false;
  const lemma = irregularLemma(word, "V");
  return lemma !== undefined && lemma !== word;
}

const OBJECT_START = new Set([TAG.DT, TAG.PRP$, TAG.CD, TAG.NNP, TAG.$]);
const AUXILIARY = new Set(
  "be been being is are was were am 's 're have has had having 've 'd get gets got getting".split(" "),
);

/** A participle that takes an object straight away, or is joined to a past by "and", with no auxiliary before it. */
function isActive(wordAt: WordAt, tag: Uint8Array, token: number): boolean {
  for (let before = token - 1; before >= token - 6; before--) {
    const word = wordAt(before);
    if (AUXILIARY.has(word)) return false;
    if (word === "" || word === ",") break;
  }
  if (OBJECT_START.has(tag[token + 1]!)) return true;
  return wordAt(token + 1) === "and" && (tag[token + 2] === TAG.VBD || isJoinedPast(tag, token + 2));
}

/** "Resigned and fled the country": the second one takes the object. */
function isJoinedPast(tag: Uint8Array, token: number): boolean {
  return tag[token] === TAG.VBN && OBJECT_START.has(tag[token + 1]!);
}

function isHeadline(first: number, last: number, tag: Uint8Array): boolean {
  if (last - first < 3 || tag[last - 1] === TAG["."]) return false;
  for (let token = first; token < last; token++) if (FINITE.has(tag[token]!)) return false;
  return true;
}

const FINITE = new Set([TAG.VBD, TAG.VBZ, TAG.VBP, TAG.MD]);

/** "Union threatens strike": the first word in -s after a name or noun that we know as a verb of deeds or speech. */
function mendHeadline(wordAt: WordAt, first: number, last: number, tag: Uint8Array): void {
  for (let token = first + 1; token + 1 < last; token++) {
    const word = wordAt(token);
    if (tag[token] !== TAG.NNS || !SUBJECT.has(tag[token - 1]!) || !isKnownVerb(word)) continue;
    tag[token] = TAG.VBZ;
    return;
  }
}

function isKnownVerb(word: string): boolean {
  const lemma = word.endsWith("ies") ? `${word.slice(0, -3)}y` : word.replace(/(?<=ss|sh|ch|x|zz)es$|s$/, "");
  return eventFrames(lemma, "v") !== undefined || cueVerb(lemma, word) !== null;
}
