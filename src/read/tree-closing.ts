import { cueVerb } from "../lexicon/cues.ts";
import { REL, TAG } from "../model/syntax.ts";
import { lemmaOf } from "./lemmas.ts";
import type { Lexemes } from "./lexemes.ts";
import type { Trees } from "./trees.ts";

/** Longest phrase for the speakers of a closing clause, in tokens. */
const LONGEST = 24;

/**
 * `The army freed two hostages, on Wednesday, a spokesman said`: a parser that goes from left to right easily takes the
 * speaker behind the comma for one more thing that was freed, above all where several speak (`two diplomats and an
 * official said`). Where the words leave no other reading, the speakers become the subject of the verb of saying and what
 * stands before them its complement.
 */
export function hangClosing(lexemes: Lexemes, first: number, last: number, trees: Trees): void {
  for (let verb = first + 4; verb < last; verb++) {
    const tag = trees.tag[verb]!;
    if (tag !== TAG.VBD && tag !== TAG.VBZ && tag !== TAG.VBP) continue;
    if (!isNominal(trees.tag[verb - 1]!) && trees.tag[verb - 1] !== TAG[","]) continue;
    if (!saysClause(lexemes, verb, tag) || !closes(lexemes, verb, last, trees)) continue;
    const speakers = speakersBefore(first, verb, trees);
    if (speakers < 0 || !isClause(lexemes, first, speakers - 1, trees)) continue;
    hang(first, last, speakers, verb, trees);
  }
}

function saysClause(lexemes: Lexemes, verb: number, tag: number): boolean {
  const lower = lexemes.lower[lexemes.of[verb]!]!;
  const cue = cueVerb(lemmaOf(lower, tag), lower);
  return cue !== null && cue.group === "speech" && cue.frames.clause;
}

function hasTense(tag: number): boolean {
  return tag === TAG.VBD || tag === TAG.VBZ || tag === TAG.VBP || tag === TAG.MD;
}

function isNominal(tag: number): boolean {
  return (tag >= TAG.NN && tag <= TAG.NNPS) || tag === TAG.PRP;
}

/** Nothing behind the verb that could be what is said: the end, a comma, or up to there neither `that` nor a verb with tense. */
function closes(lexemes: Lexemes, verb: number, last: number, { tag }: Trees): boolean {
  for (let token = verb + 1; token < last; token++) {
    const each = tag[token]!;
    if (each === TAG["."] || each === TAG[","]) return true;
    if (hasTense(each) || each === TAG[":"] || each === TAG["``"] || each === TAG.TO || each === TAG.VB)
      return false;
    if (lexemes.lower[lexemes.of[token]!] === "that") return false;
  }
  return true;
}

/**
 * First token of the speakers: all that stands between a comma and the verb, if it can be a list of noun phrases. An
 * apposition (`his lawyer, Ana Costa, said`) and a list with `and` at its end take in the phrases before; -1 where
 * there is no such phrase.
 */
function speakersBefore(first: number, verb: number, { tag }: Trees): number {
  const apposed = tag[verb - 1] === TAG[","];
  let start = phraseStart(first, apposed ? verb - 1 : verb, tag);
  if (start < 0) return -1;
  if (apposed)
    return tag[start] === TAG.IN || hasConjunction(start, verb - 1, tag)
      ? -1
      : phraseStart(first, start - 1, tag);
  if (tag[start] === TAG.CC || tag[start] === TAG.IN || tag[start] === TAG.VBG) return -1;
  if (!hasConjunction(start, verb, tag)) return start;
  for (let before = start; before >= 0; before = phraseStart(first, start - 1, tag)) {
    if (tag[before] === TAG.IN || tag[before] === TAG.VBG) break;
    start = before;
  }
  return start;
}

/** First token of the nominal phrase that ends before `end` and begins behind a comma; -1 where there is none. */
function phraseStart(first: number, end: number, tag: Uint8Array): number {
  if (!isNominal(tag[end - 1]!)) return -1;
  for (let token = end - 1; token > first && token > end - LONGEST; token--) {
    const each = tag[token]!;
    if (each === TAG[","]) return token + 1;
    if (!PHRASE.has(each)) return -1;
  }
  return -1;
}

/** Tags a noun phrase may hold, with what hangs from it (`people familiar with the talks`). */
const PHRASE: ReadonlySet<number> = new Set([
  TAG.CC,
  TAG.CD,
  TAG.DT,
  TAG.PDT,
  TAG.IN,
  TAG.JJ,
  TAG.JJR,
  TAG.JJS,
  TAG.NN,
  TAG.NNS,
  TAG.NNP,
  TAG.NNPS,
  TAG.POS,
  TAG.PRP,
  TAG.PRP$,
  TAG.VBN,
  TAG.VBG,
  TAG.HYPH,
]);

function hasConjunction(from: number, to: number, tag: Uint8Array): boolean {
  for (let token = from; token < to; token++) if (tag[token] === TAG.CC) return true;
  return false;
}

/** What stands before the speakers is a sentence of its own and not quoted, nor a side clause (`As the storm neared, …`). */
function isClause(lexemes: Lexemes, first: number, comma: number, { tag }: Trees): boolean {
  if (tag[first] === TAG.IN || tag[first] === TAG.WRB || tag[first] === TAG.VBG || tag[first] === TAG.TO)
    if (lexemes.lower[lexemes.of[first]!] !== "in") return false;
  let finite = false;
  for (let token = first; token < comma; token++) {
    if (tag[token] === TAG["``"] || tag[token] === TAG["''"]) return false;
    finite ||= hasTense(tag[token]!);
  }
  return finite;
}

/** Makes the verb the head of the sentence, the speakers its subject and what stands before them its complement. */
function hang(first: number, last: number, speakers: number, verb: number, trees: Trees): void {
  const { head, relation, tag } = trees;
  const subject = headOf(speakers, verb, tag);
  const top = topOf(first, speakers, head);
  if (isHung(first, speakers, verb, subject, trees)) return;
  const isList = tag[verb - 1] !== TAG[","] && hasConjunction(speakers, verb, tag);
  for (let token = speakers; token < verb; token++) {
    if (isList && head[token] === subject && relation[token] === REL.appos) relation[token] = REL.conj;
    if (head[token]! >= speakers && head[token]! < verb) continue;
    const isConjunct = token !== subject && isNominal(tag[token]!);
    head[token] = subject;
    if (isConjunct) relation[token] = REL.conj;
  }
  for (let token = first; token < last; token++) {
    const inside = token >= speakers && token <= verb;
    if (inside || token === top) continue;
    if (token < speakers && head[token]! >= speakers) head[token] = top;
    else if (token > verb && head[token]! < verb && head[token]! >= first) head[token] = verb;
  }
  [head[verb], relation[verb]] = [-1, REL.root];
  [head[subject], relation[subject]] = [verb, REL.nsubj];
  [head[top], relation[top]] = [verb, REL.ccomp];
}

/** The head of the first noun phrase in the range: its last noun before a comma, a preposition, a participle or `and`. */
function headOf(from: number, verb: number, tag: Uint8Array): number {
  let subject = -1;
  for (let token = from; token < verb; token++) {
    if (isNominal(tag[token]!)) subject = token;
    else if (subject >= 0 && tag[token] !== TAG.POS && tag[token] !== TAG.HYPH && tag[token] !== TAG.JJ)
      break;
  }
  return subject;
}

/** The token before `end` that hangs from none before it. */
function topOf(first: number, end: number, head: Int32Array): number {
  for (let token = first; token < end; token++) if (head[token]! < first || head[token]! >= end) return token;
  return first;
}

/** The parse has it right already: the subject is the verb's, and nothing of the speakers hangs elsewhere. */
function isHung(
  first: number,
  speakers: number,
  verb: number,
  subject: number,
  { head, relation }: Trees,
): boolean {
  if (head[subject] !== verb || relation[subject] !== REL.nsubj) return false;
  // As a side clause of what is said the verb of saying takes phrases from it.
  if (relation[verb] === REL.advcl && head[verb]! >= first && head[verb]! < speakers) return false;
  for (let token = first; token < speakers; token++) {
    if (head[token]! >= speakers && head[token]! < verb) return false;
    if (head[token] === verb && relation[token] === REL.nsubj) return false;
  }
  for (let token = speakers; token < verb; token++)
    if (head[token]! < speakers || head[token]! > verb) return false;
  return true;
}
