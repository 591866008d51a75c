import { REL, TAG, type Tokens } from "../../model/syntax.ts";
import { children, childWith } from "../tree.ts";
import { isVerb, prepositionOf, withConjuncts } from "./phrases.ts";
import { agentsOf, logicalObjects, logicalSubjects } from "./subjects.ts";
import { isUndergone } from "./voice.ts";

/** A dependent with the preposition that introduces it. */
export interface Oblique {
  preposition: string;
  token: number;
}

/** What hangs from a trigger, freed from voice and construction. Tokens are heads of phrases. */
export interface Dependents {
  trigger: number;
  passive: boolean;
  subjects: number[];
  objects: number[];
  /** Indirect objects. */
  receivers: number[];
  obliques: Oblique[];
  particles: string[];
  adverbs: number[];
  /** Adjectives after the verb: `left dead`, `tested positive`, `ran aground`. */
  predicates: number[];
  /** Adjectives and nouns before a noun: `Iranian missile` of `Iranian missile attack`. */
  modifiers: number[];
  owners: number[];
  /** Infinitive or gerund clause, finite clause; -1 where there is none. */
  open: number;
  clause: number;
  /** For nouns: the verb it is object, subject or complement of; -1 otherwise. */
  governor: number;
  /** The verb, where it only lends its subject and tense to the noun (`carry out an attack`); -1 otherwise. */
  light: number;
}

/** The dependents of a verb, in active order: what acts is a subject even where it stands behind `by`. */
export function verbDependents(tokens: Tokens, trigger: number): Dependents {
  const found = emptyDependents(trigger);
  found.passive = isUndergone(tokens, trigger);
  for (const child of children(tokens, trigger)) addVerbChild(tokens, found, child);
  found.subjects = found.passive ? agentsOf(tokens, trigger) : logicalSubjects(tokens, trigger);
  const objects = logicalObjects(tokens, trigger, found.passive);
  found.objects = [...objects, ...found.objects.filter((token) => !objects.includes(token))];
  for (const token of found.objects) addTerm(tokens, found, token);
  return found;
}

function emptyDependents(trigger: number): Dependents {
  return {
    trigger,
    passive: false,
    subjects: [],
    objects: [],
    receivers: [],
    obliques: [],
    particles: [],
    adverbs: [],
    predicates: [],
    modifiers: [],
    owners: [],
    open: -1,
    clause: -1,
    governor: -1,
    light: -1,
  };
}

function addVerbChild(tokens: Tokens, found: Dependents, child: number): void {
  switch (tokens.relation[child]) {
    case REL.obj:
      found.objects.push(...withConjuncts(tokens, child));
      if (tokens.tag[child] === TAG.JJ) found.predicates.push(child);
      break;
    case REL.iobj:
      found.receivers.push(...withConjuncts(tokens, child));
      break;
    case REL.obl:
    case REL.nmod:
    case REL["obl:agent"]:
      addOblique(tokens, found, child);
      break;
    case REL["compound:prt"]:
      found.particles.push(tokens.lower[child]!);
      break;
    case REL.advmod:
      found.adverbs.push(child);
      found.particles.push(tokens.lower[child]!);
      break;
    case REL.xcomp:
      if (isVerb(tokens.tag[child]!)) found.open = child;
      else found.predicates.push(child);
      if (tokens.tag[child] === TAG.VBN) found.predicates.push(child);
      break;
    case REL.ccomp:
      found.clause = child;
      addForClause(tokens, found, child);
      break;
    case REL.advcl:
      addAdverbialClause(tokens, found, child);
  }
}

/** `called for the minister to resign`: what is called for, and who is to do it. */
function addForClause(tokens: Tokens, found: Dependents, child: number): void {
  if (tokens.tag[child] !== TAG.VB || prepositionOf(tokens, child) !== "for") return;
  found.obliques.push({ preposition: "for", token: child });
  found.clause = child;
}

function addAdverbialClause(tokens: Tokens, found: Dependents, child: number): void {
  addForClause(tokens, found, child);
  const marker = childWith(tokens, child, ["mark"]);
  const word = marker >= 0 ? tokens.lower[marker]! : "";
  if (word === "to" && found.open < 0) found.open = child;
  else if (word !== "" && tokens.tag[child] === TAG.VBG)
    found.obliques.push({ preposition: word, token: child });
}

/** `gave the junta until Thursday`: a term that the parser hung on the object belongs to the verb. */
function addTerm(tokens: Tokens, found: Dependents, object: number): void {
  for (const child of children(tokens, object)) {
    if (tokens.relation[child] !== REL.nmod || prepositionOf(tokens, child) !== "until") continue;
    found.obliques.push({ preposition: "until", token: child });
  }
}

function addOblique(tokens: Tokens, found: Dependents, child: number): void {
  const preposition = prepositionOf(tokens, child);
  for (const token of withConjuncts(tokens, child)) found.obliques.push({ preposition, token });
}

/** The dependents of a noun: owners, modifiers, prepositional phrases, and those of the verb that carries it. */
export function nounDependents(
  tokens: Tokens,
  trigger: number,
  isLight: (lemma: string) => boolean,
): Dependents {
  const found = emptyDependents(trigger);
  for (const child of children(tokens, trigger)) addNounChild(tokens, found, child);
  addAdjacentOf(tokens, found);
  found.governor = governorOf(tokens, trigger);
  if (
    found.governor >= 0 &&
    isLight(tokens.lemma[found.governor]!) &&
    !isBeside(tokens, trigger, found.governor)
  )
    addLightVerb(tokens, found);
  return found;
}

/** `cases of cholera`: what follows `of` right behind the noun belongs to it wherever it was hung. */
function addAdjacentOf(tokens: Tokens, found: Dependents): void {
  const marker = found.trigger + 1;
  if (marker >= tokens.count || tokens.lower[marker] !== "of") return;
  const token = tokens.head[marker]!;
  if (token <= marker || found.obliques.some((oblique) => oblique.token === token)) return;
  found.obliques.push({ preposition: "of", token });
}

function addNounChild(tokens: Tokens, found: Dependents, child: number): void {
  switch (tokens.relation[child]) {
    case REL["nmod:poss"]:
      found.owners.push(...withConjuncts(tokens, child));
      break;
    case REL.amod:
    case REL.compound:
    case REL["nmod:npmod"]:
    case REL["obl:npmod"]:
      found.modifiers.push(...withConjuncts(tokens, child));
      break;
    case REL.nmod:
    case REL.obl:
      addOblique(tokens, found, child);
      break;
    case REL.nsubj:
      found.subjects.push(...withConjuncts(tokens, child));
      break;
    case REL.acl:
      if (isVerb(tokens.tag[child]!)) addNounClause(tokens, found, child);
      break;
    case REL.ccomp:
      found.clause = child;
  }
}

function addNounClause(tokens: Tokens, found: Dependents, child: number): void {
  const marker = childWith(tokens, child, ["mark"]);
  if (marker >= 0 && tokens.lower[marker] === "to") found.open = child;
  else if (marker >= 0 && tokens.tag[child] === TAG.VBG)
    found.obliques.push({ preposition: tokens.lower[marker]!, token: child });
  else if (marker >= 0) found.clause = child;
  else for (const grandchild of children(tokens, child)) addReducedClause(tokens, found, grandchild);
}

/** `an attack launched by X on Y`: what hangs from the participle belongs to the noun. */
function addReducedClause(tokens: Tokens, found: Dependents, child: number): void {
  const relation = tokens.relation[child];
  if (relation === REL.obl || relation === REL["obl:agent"]) addOblique(tokens, found, child);
}

/** `took notes in a meeting`, `takes part, and … is a threat`: the verb has an object, or the noun a copula, of its own. */
function isBeside(tokens: Tokens, trigger: number, verb: number): boolean {
  if (childWith(tokens, trigger, ["cop"]) >= 0) return true;
  const object = tokens.relation[trigger] === REL.obl ? childWith(tokens, verb, ["obj"]) : -1;
  return object >= 0 && !/^(?:part|role|place|side|share|control|end|step|blow)$/.test(tokens.lemma[object]!);
}

/** The verb a noun depends on, directly or through a preposition. */
function governorOf(tokens: Tokens, trigger: number): number {
  const relation = tokens.relation[trigger];
  const head = tokens.head[trigger]!;
  if (head < 0 || !isVerb(tokens.tag[head]!)) return -1;
  const governed: readonly number[] = [REL.obj, REL["nsubj:pass"], REL.obl, REL.nsubj];
  if (relation === REL.acl) return -1;
  return governed.includes(relation!) ? head : -1;
}

function addLightVerb(tokens: Tokens, found: Dependents): void {
  const verb = found.governor;
  const relation = tokens.relation[found.trigger];
  if (relation === REL.nsubj) return;
  found.light = verb;
  const carried = verbDependents(tokens, verb);
  found.passive = relation === REL["nsubj:pass"];
  found.subjects.push(...carried.subjects.filter((token) => token !== found.trigger));
  found.receivers.push(...carried.receivers);
  found.obliques.push(...carried.obliques.filter(({ token }) => token !== found.trigger));
  if (found.open < 0) found.open = carried.open;
}
