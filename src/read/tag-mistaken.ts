import { cueVerb } from "../lexicon/cues.ts";
import { TAG } from "../model/syntax.ts";
import { lemmaOf } from "./lemmas.ts";
import type { Lexemes } from "./lexemes.ts";

/** Gerunds that are ordinary nouns of news. */
const NOUNS =
  /^(?:shelling|bombing|shooting|fighting|looting|rioting|killing|stabbing|beating|flooding|poisoning|drowning|sniping)$/;
/** Tags that begin an object. */
const OBJECT: ReadonlySet<number> = new Set([
  TAG.DT,
  TAG.PRP,
  TAG.PRP$,
  TAG.CD,
  TAG.JJ,
  TAG.NN,
  TAG.NNS,
  TAG.NNP,
  TAG.NNPS,
]);

/** Words of two readings, told apart by what stands beside them, before the parser goes wrong on them. */
export function repairMistaken(lexemes: Lexemes, first: number, last: number, tag: Uint8Array): void {
  if (isPlural(first, last, first, tag)) tag[first] = TAG.NNS;
  for (let token = first + 1; token < last; token++)
    if (isGerundNoun(lexemes, first, last, token, tag)) tag[token] = TAG.NN;
    else if (isPlural(first, last, token, tag)) tag[token] = TAG.NNS;
    else if (isIllness(lexemes, last, token, tag)) tag[token] = TAG.NN;
    else if (opensDemand(lexemes, first, last, token, tag)) tag[token] = TAG.IN;
    else if (isAground(lexemes, token)) [tag[token - 1], tag[token]] = [TAG.VBD, TAG.RB];
}

/**
 * `killed by shelling in the village`, `this week's border fighting`: behind `by` and without an object, or behind an owner,
 * such a word is a noun. As a verb it would take those who are killed for those who shell.
 */
function isGerundNoun(
  lexemes: Lexemes,
  first: number,
  last: number,
  token: number,
  tag: Uint8Array,
): boolean {
  if (tag[token] !== TAG.VBG || !NOUNS.test(lexemes.lower[lexemes.of[token]!]!)) return false;
  return isBehindBy(lexemes, last, token, tag) || isOwned(first, token, tag);
}

/** `Inmates took 12 guards`, `22 inmates died`: what opens a sentence or follows a number, and a past tense follows it. */
function isPlural(first: number, last: number, token: number, tag: Uint8Array): boolean {
  if (tag[token] !== TAG.VBZ || token + 1 >= last) return false;
  if (tag[token + 1] !== TAG.VBD && tag[token + 1] !== TAG.MD) return false;
  return token === first || tag[token - 1] === TAG.CD;
}

/** `confirmed measles cases`: a plural right before such a word is the name of an illness. */
function isIllness(lexemes: Lexemes, last: number, token: number, tag: Uint8Array): boolean {
  if (tag[token] !== TAG.NNS || token + 1 >= last) return false;
  return /^(?:cases|infections|outbreaks?|patients|vaccines?|vaccinations?|epidemic)$/.test(
    lexemes.lower[lexemes.of[token + 1]!]!,
  );
}

/** How far behind `that` the verb of what is demanded may stand, in tokens. */
const DEMAND = 12;

/** `demanded that premier Jane Roe be charged`: with a bare verb behind its subject, `that` opens a clause. */
function opensDemand(lexemes: Lexemes, first: number, last: number, token: number, tag: Uint8Array): boolean {
  if (tag[token] !== TAG.DT || token - 1 < first) return false;
  const lower = (at: number) => lexemes.lower[lexemes.of[at]!]!;
  if (lower(token) !== "that") return false;
  const before = tag[token - 1]!;
  if (before < TAG.VB || before > TAG.VBZ) return false;
  if (cueVerb(lemmaOf(lower(token - 1), before), lower(token - 1)) === null) return false;
  for (let at = token + 2; at < Math.min(last, token + DEMAND); at++) {
    if (lower(at) === "be" && tag[at - 1]! >= TAG.NN && tag[at - 1]! <= TAG.NNPS) return true;
    if (tag[at] === TAG[","] || tag[at] === TAG.TO || tag[at] === TAG.MD) return false;
  }
  return false;
}

/** `ran aground`, where the tagger took the verb for an auxiliary. */
function isAground(lexemes: Lexemes, token: number): boolean {
  const lower = (at: number) => lexemes.lower[lexemes.of[at]!]!;
  return lower(token) === "aground" && lower(token - 1) === "ran";
}

function isBehindBy(lexemes: Lexemes, last: number, token: number, tag: Uint8Array): boolean {
  if (token + 1 < last && OBJECT.has(tag[token + 1]!)) return false;
  let by = token - 1;
  while (by > 0 && tag[by] === TAG.JJ) by--;
  return lexemes.lower[lexemes.of[by]!] === "by";
}

/** Behind `'s`, with at most one noun or adjective between. */
function isOwned(first: number, token: number, tag: Uint8Array): boolean {
  if (tag[token - 1] === TAG.POS) return true;
  const between = tag[token - 1];
  return token - 2 >= first && tag[token - 2] === TAG.POS && (between === TAG.NN || between === TAG.JJ);
}
