import { REL, TAG } from "../model/syntax.ts";
import type { Lexemes } from "./lexemes.ts";
import { laterFinite } from "./tag-repair.ts";
import { hangClosing } from "./tree-closing.ts";
import { hangDays } from "./tree-days.ts";
import { mendClauses } from "./tree-mistaken.ts";
import { hangContent, hangPredicate, hangSubordinate } from "./tree-subordinate.ts";
import type { Trees } from "./trees.ts";

/**
 * Hangs a reduced relative clause from its noun where the parser, which reads from left to right, took it for the main
 * clause: `troops stationed near the border were attacked`. The finite verb further on gets the noun as its subject.
 */
export function repairTrees(lexemes: Lexemes, first: number, last: number, trees: Trees): void {
  for (let token = first + 1; token < last; token++)
    if (isBesideParticiple(trees, token)) trees.relation[token] = REL.xcomp;
    else if (isGerundObject(lexemes, trees, token)) hangGerund(trees, token);
    else if (isToldToDo(lexemes, trees, token)) {
      trees.head[token] = trees.head[trees.head[token]!]!;
      trees.relation[token] = REL.xcomp;
    }
  hangOpening(lexemes, first, last, trees);
  for (let token = first + 1; token < last - 1; token++)
    if (trees.tag[token] === TAG.VBD && trees.relation[token] === REL.amod)
      raiseFinite(trees, first, last, token);
  for (let token = first + 1; token < last - 2; token++) {
    if (trees.tag[token] !== TAG.VBN) continue;
    if (trees.tag[token - 1] === TAG.HYPH && hangCompound(trees, first, last, token)) continue;
    const finite = laterFinite(lexemes, last, token, trees.tag);
    if (finite >= 0) hangReduced(trees, first, last, token, predicateOf(trees, finite));
  }
  mendClauses(lexemes, first, last, trees);
  hangSubordinate(lexemes, first, last, trees);
  hangContent(first, last, trees);
  hangPredicate(first, last, trees);
  hangClosing(lexemes, first, last, trees);
  hangDays(lexemes, first, last, trees);
}

/** `deny attacking civilians`, parsed as `deny civilians`: right behind such verbs the gerund is what they take. */
function isGerundObject(lexemes: Lexemes, { tag, head, relation }: Trees, token: number): boolean {
  const noun = head[token]!;
  if (tag[token] !== TAG.VBG || relation[token] !== REL.amod || noun < token || relation[noun] !== REL.obj)
    return false;
  return (
    head[noun] === token - 1 &&
    /^(?:den(?:y|ies|ied|ying)|admit(?:s|ted)?|avoid(?:s|ed)?|consider(?:s|ed)?)$/.test(
      lexemes.lower[lexemes.of[token - 1]!]!,
    )
  );
}

function hangGerund({ head, relation }: Trees, gerund: number): void {
  const noun = head[gerund]!;
  [head[gerund], relation[gerund]] = [gerund - 1, REL.xcomp];
  [head[noun], relation[noun]] = [gerund, REL.obj];
}

/** Verbs whose object is told to do what follows. */
const TELLS =
  /^(?:order|ask|tell|told|urg|advis|warn|instruct|direct|invit|allow|forc|press|beg|encourag|requir|request|command|permit)(?:e|es|ed|s|ing)?$/;

/** `advised citizens to leave`, with the infinitive hung on the citizens: it is what they are told to do. */
function isToldToDo(lexemes: Lexemes, { tag, head, relation }: Trees, token: number): boolean {
  const object = head[token]!;
  if (tag[token] !== TAG.VB || relation[token] !== REL.acl || object < 0 || relation[object] !== REL.obj)
    return false;
  const verb = head[object]!;
  return verb >= 0 && verb < object && TELLS.test(lexemes.lower[lexemes.of[verb]!]!);
}

/** `presumed drowned`: two participles side by side without a conjunction are no pair. */
function isBesideParticiple({ tag, head, relation }: Trees, token: number): boolean {
  const before = token - 1;
  return (
    relation[token] === REL.conj &&
    head[token] === before &&
    tag[token] === TAG.VBN &&
    tag[before] === TAG.VBN
  );
}

/**
 * `Kasian-backed militias target bases`, where the participle was taken for the main verb: it belongs to the noun behind
 * it, and the finite verb that was hung below takes its place. True where the tree was mended.
 */
function hangCompound(trees: Trees, first: number, last: number, participle: number): boolean {
  const { head, relation, tag } = trees;
  const noun = childOf(trees, participle, last, participle, [REL.obj, REL.nsubj, REL.obl]);
  if (noun < 0 || noun - participle > 3) return false;
  const main = childOf(trees, noun, last, participle, [REL.conj, REL.parataxis, REL.ccomp, REL.advcl]);
  if (main < 0 || tag[main]! < TAG.VB || tag[main]! > TAG.VBZ) return false;
  if (childOf(trees, noun, last, main, SUBJECTS) >= 0) return false;
  takePlace(trees, first, last, participle, main);
  head[noun] = main;
  relation[noun] = REL.nsubj;
  head[participle] = noun;
  relation[participle] = REL.amod;
  for (let token = participle - 2; token < participle; token++)
    if (token >= first && head[token] === main) head[token] = participle;
  return true;
}

/** Gives `main` the place of `old` in the tree, and all that hangs from it. */
function takePlace({ head, relation }: Trees, first: number, last: number, old: number, main: number): void {
  head[main] = head[old]!;
  relation[main] = relation[old]!;
  for (let token = first; token < last; token++)
    if (head[token] === old && token !== main) head[token] = main;
}

/**
 * `Volunteers distributed blankets`, parsed as one noun phrase: a past tense modifies no noun. It becomes the verb, the
 * noun before it its subject, the noun it was hung on its object.
 */
function raiseFinite(trees: Trees, first: number, last: number, verb: number): void {
  const { head, relation, tag } = trees;
  const object = head[verb]!;
  const subject = verb - 1;
  if (object < verb || !isNounTag(tag[subject]!)) return;
  const top = head[object] === subject ? subject : object;
  if (top === object && head[subject] !== object) return;
  takePlace(trees, first, last, top, verb);
  for (let token = first; token < last; token++) {
    if (head[token] !== verb) continue;
    if (token < subject && DETERMINING.has(relation[token]!)) head[token] = subject;
    else if (top === object && token > verb && token < object) head[token] = object;
  }
  [head[subject], relation[subject]] = [verb, REL.nsubj];
  [head[object], relation[object]] = [verb, REL.obj];
}

function isNounTag(tag: number): boolean {
  return tag >= TAG.NN && tag <= TAG.NNPS;
}

/** What belongs to a noun and never to a verb. */
const DETERMINING: ReadonlySet<number> = new Set([
  REL.det,
  REL.amod,
  REL.compound,
  REL.nummod,
  REL["nmod:poss"],
]);

const OPENERS = new Set(["as", "after", "while", "when", "because", "since", "although", "though", "before"]);

/** `As A shells B, C has ordered …`, where the parser made the clause that opens the sentence its root. */
function hangOpening(lexemes: Lexemes, first: number, last: number, trees: Trees): void {
  const { head, relation, tag } = trees;
  let mark = first;
  while (mark < last && relation[mark] !== REL.mark) mark++;
  if (mark === last || !OPENERS.has(lexemes.lower[lexemes.of[mark]!]!)) return;
  const opening = head[mark]!;
  if (opening < mark || relation[opening] !== REL.root) return;
  let comma = opening;
  while (comma < last && tag[comma] !== TAG[","]) comma++;
  for (let main = comma + 1; main < last; main++) {
    if (head[main]! > comma || head[main]! < first || tag[main]! < TAG.VB || tag[main]! > TAG.VBZ) continue;
    const subject = childOf(trees, comma, main, main, SUBJECTS);
    if (subject < 0 || childOf(trees, comma, main, main, [REL.mark]) >= 0) continue;
    head[main] = -1;
    relation[main] = REL.root;
    head[opening] = main;
    relation[opening] = REL.advcl;
    return;
  }
}

/** The word that an auxiliary or copula belongs to, else the verb itself. */
function predicateOf({ head, relation }: Trees, verb: number): number {
  const below = relation[verb];
  return below === REL.aux || below === REL["aux:pass"] || below === REL.cop ? head[verb]! : verb;
}

function hangReduced(trees: Trees, first: number, last: number, participle: number, main: number): void {
  const { head, relation } = trees;
  const noun = childOf(trees, first, participle, participle, SUBJECTS);
  if (noun < 0 || main <= participle || childOf(trees, first, last, main, SUBJECTS) >= 0) return;
  if (head[main] === participle) {
    head[main] = head[participle]!;
    relation[main] = relation[participle]!;
  } else if (head[participle] !== main) return;
  for (let token = first; token < last; token++) {
    if (head[token] === participle && (token < noun || token > main)) head[token] = main;
  }
  head[noun] = main;
  head[participle] = noun;
  relation[participle] = REL.acl;
  const passive = childOf(trees, first, last, main, [REL["aux:pass"]]) >= 0;
  relation[noun] = passive ? REL["nsubj:pass"] : REL.nsubj;
}

const SUBJECTS: readonly number[] = [REL.nsubj, REL["nsubj:pass"]];

/** Last token of `[first, last)` that hangs from `above` by one of the relations; -1 if there is none. */
function childOf(
  { head, relation }: Trees,
  first: number,
  last: number,
  above: number,
  relations: readonly number[],
): number {
  for (let token = last - 1; token >= first; token--) {
    if (head[token] === above && relations.includes(relation[token]!)) return token;
  }
  return -1;
}
