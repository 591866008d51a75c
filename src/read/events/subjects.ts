import { hedgesOf } from "../../lexicon/hedges.ts";
import { REL, TAG, type Tokens } from "../../model/syntax.ts";
import { children, childWith } from "../tree.ts";
import { isNoun, isVerb, withConjuncts } from "./phrases.ts";
import { isUndergone } from "./voice.ts";

/** How many clauses up a shared subject is looked for. */
const REACH = 6;

/** Who does what the verb says: its own subject, or the one it shares with the clause above. */
export function logicalSubjects(tokens: Tokens, verb: number): number[] {
  let at = verb;
  for (let step = 0; step < REACH && at >= 0; step++) {
    const own = childWith(tokens, at, ["nsubj", "nsubj:pass"]);
    if (own >= 0 && at !== verb && isPlan(tokens, own)) return [];
    if (own >= 0) return antecedents(tokens, own, at);
    const lost = step === 0 ? ownNounBefore(tokens, at) : -1;
    if (lost >= 0) return [lost];
    if (at !== verb && isUndergone(tokens, at)) return agentsOf(tokens, at);
    const [subject, next] = sharedSubject(tokens, at);
    if (subject >= 0 && isPlan(tokens, subject)) return [];
    if (subject >= 0) return withConjuncts(tokens, subject);
    at = next;
  }
  return [];
}

/** `a plan to bomb …`, `an attempt to rescue …`: what is planned is not done by the plan. */
function isPlan(tokens: Tokens, noun: number): boolean {
  return hedgesOf(tokens.lemma[noun]!, "n").some(({ over }) => over === "c");
}

/** Longest phrase between a conjunction and its verb that is taken for the subject, in words. */
const OWN_NOUN_REACH = 8;

/** `hours after a missile hit a tanker`, where the tree hung the verb elsewhere: the noun between `after` and the verb, else -1. */
function ownNounBefore(tokens: Tokens, verb: number): number {
  const tag = tokens.tag[verb];
  const noun = verb - 1;
  if (noun < 1 || (tag !== TAG.VBD && tag !== TAG.VBZ && tag !== TAG.VBP) || !isNoun(tokens.tag[noun]!))
    return -1;
  for (let at = noun - 1; at >= 0 && noun - at < OWN_NOUN_REACH; at--) {
    if (tokens.sentence[at] !== tokens.sentence[verb]) return -1;
    if (/^(?:after|before|when|as|while|since|until)$/.test(tokens.lower[at]!)) return noun;
    const inner = tokens.tag[at]!;
    const nominal =
      isNoun(inner) || inner === TAG.DT || inner === TAG.JJ || inner === TAG.CD || inner === TAG.PRP$;
    if (!nominal) return -1;
  }
  return -1;
}

/** Where a clause without a subject takes it from: a token, or the verb above whose subject it shares. */
function sharedSubject(tokens: Tokens, at: number): [subject: number, next: number] {
  const above = tokens.head[at]!;
  if (above < 0) return [-1, -1];
  switch (tokens.relation[at]) {
    case REL.xcomp:
      return [controllerOf(tokens, above), above];
    case REL.advcl:
      return isOrdered(tokens, at) || isKeptFrom(tokens, at)
        ? [controllerOf(tokens, above), above]
        : [-1, above];
    case REL.conj:
      return isVerb(tokens.tag[above]!) || childWith(tokens, above, ["cop"]) >= 0 ? [-1, above] : [-1, -1];
    case REL.acl:
      if (/^(?:suspicion|charge|charges|accusation|allegation)$/.test(tokens.lower[above]!))
        return [suspectOf(tokens, above), -1];
      if (/^(?:addition|lieu)$/.test(tokens.lower[above]!)) return [-1, tokens.head[above]!];
      return isNoun(tokens.tag[above]!) && tokens.tag[at] !== TAG.VB ? [above, -1] : nounOwner(tokens, above);
    default:
      return [-1, -1];
  }
}

/** An infinitive that the parser hung as adverbial clause below a verb of ordering with an object. */
function isOrdered(tokens: Tokens, at: number): boolean {
  const marker = childWith(tokens, at, ["mark"]);
  if (marker < 0 || tokens.lower[marker] !== "to") return false;
  if (/^(?:give|issue|send|hand)$/.test(tokens.lemma[tokens.head[at]!]!)) return true;
  return /^(?:order|ask|tell|urge|direct|instruct|command|force|allow|help|call|press|warn|advise|request|invite)$/.test(
    tokens.lemma[tokens.head[at]!]!,
  );
}

/** `warned Kasia against using`, `prevented the crew from leaving`: who is addressed would do it. */
function isKeptFrom(tokens: Tokens, at: number): boolean {
  const marker = childWith(tokens, at, ["mark", "case"]);
  if (marker < 0 || tokens.tag[at] !== TAG.VBG || tokens.lower[marker] === "to") return false;
  return /^(?:warn|caution|prevent|stop|keep|bar|ban|block|discourage|deter|dissuade|accuse|suspect|acquit|convict)$/.test(
    tokens.lemma[tokens.head[at]!]!,
  );
}

/** `detained a man on suspicion of helping`, `was arrested on charges of spying`: who is held for the deed, or -1. */
function suspectOf(tokens: Tokens, suspicion: number): number {
  const verb = tokens.head[suspicion]!;
  if (verb < 0) return -1;
  return isVerb(tokens.tag[verb]!) ? childWith(tokens, verb, ["obj", "nsubj:pass"]) : verb;
}

/** `ordered the army to fire`: the object of the verb above acts. -1 where its subject does. */
function controllerOf(tokens: Tokens, above: number): number {
  if (/^(?:promise|vow|pledge|threaten)$/.test(tokens.lemma[above]!)) return -1;
  const receiver = childWith(tokens, above, ["iobj"]);
  if (receiver >= 0) return receiver;
  const object = childWith(tokens, above, ["obj"]);
  if (object < 0 && /^(?:call|appeal|plead)$/.test(tokens.lemma[above]!)) return calledOn(tokens, above);
  if (object >= 0 && isRelative(tokens, object)) return -1;
  if (object < 0 || hedgesOf(tokens.lemma[object]!, "n").length === 0) return object;
  return nounOwner(tokens, object)[0];
}

/** `called on the premier to resign`, `appealed to donors to help`: who is to do it, or -1. */
function calledOn(tokens: Tokens, verb: number): number {
  for (const child of children(tokens, verb)) {
    if (child < verb || tokens.relation[child] !== REL.obl) continue;
    const marker = childWith(tokens, child, ["case"]);
    if (marker >= 0 && /^(?:on|upon|to|with)$/.test(tokens.lower[marker]!)) return child;
  }
  return -1;
}

/** `their plan to attack`, `orders to militias to attack`: who is to do it. */
function nounOwner(tokens: Tokens, noun: number): [subject: number, next: number] {
  for (const child of children(tokens, noun)) {
    const marker = childWith(tokens, child, ["case"]);
    if (tokens.relation[child] === REL.nmod && marker >= 0 && tokens.lower[marker] === "to")
      return [child, -1];
  }
  const head = tokens.head[noun]!;
  if (head >= 0 && /^(?:use|employ|deploy)$/.test(tokens.lemma[head]!)) return [-1, head];
  const owner = childWith(tokens, noun, ["nmod:poss"]);
  if (owner >= 0) return [owner, -1];
  if (head < 0 || !isVerb(tokens.tag[head]!)) return [-1, -1];
  const receiver = childWith(tokens, head, ["iobj"]);
  return receiver >= 0 ? [receiver, -1] : [-1, head];
}

/** The noun a relative pronoun stands for, else the word with what is coordinated with it. */
export function antecedents(tokens: Tokens, word: number, verb: number): number[] {
  if (!isRelative(tokens, word)) return withConjuncts(tokens, word);
  let clause = verb;
  for (let step = 0; step < REACH && clause >= 0; step++) {
    const relation = tokens.relation[clause];
    if (relation === REL["acl:relcl"] || relation === REL.acl) return [tokens.head[clause]!];
    clause = tokens.head[clause]!;
  }
  return [];
}

function isRelative(tokens: Tokens, word: number): boolean {
  return /^(?:who|which|that|whom)$/.test(tokens.lower[word]!);
}

/** Who acts in a passive clause: what stands behind `by`. */
export function agentsOf(tokens: Tokens, verb: number): number[] {
  for (const child of children(tokens, verb)) {
    const relation = tokens.relation[child];
    if (relation === REL["obl:agent"]) return withConjuncts(tokens, child);
    if (relation !== REL.obl) continue;
    const marker = childWith(tokens, child, ["case"]);
    if (marker >= 0 && tokens.lower[marker] === "by") return withConjuncts(tokens, child);
  }
  return [];
}

/** What is done to by a passive verb, or by a verb in a relative clause whose object is the noun above. */
export function logicalObjects(tokens: Tokens, verb: number, passive: boolean): number[] {
  if (!passive) return relativeObject(tokens, verb);
  let at = verb;
  for (let step = 0; step < REACH && at >= 0; step++) {
    const own = childWith(tokens, at, ["nsubj:pass", "nsubj"]);
    if (own >= 0) return antecedents(tokens, own, at);
    const relation = tokens.relation[at];
    const above = tokens.head[at]!;
    if (relation === REL.acl || relation === REL.amod) return above >= 0 ? withConjuncts(tokens, above) : [];
    if (relation !== REL.conj && relation !== REL.xcomp && relation !== REL.advcl) return [];
    if (relation === REL.xcomp) {
      const object = childWith(tokens, above, ["obj"]);
      if (object >= 0) return withConjuncts(tokens, object);
    }
    at = above;
  }
  return [];
}

/** `the base they attacked`, `the base that they failed to attack`. */
function relativeObject(tokens: Tokens, verb: number): number[] {
  let clause = verb;
  while (tokens.relation[clause] === REL.xcomp && clause - verb < REACH) clause = tokens.head[clause]!;
  if (tokens.relation[clause] !== REL["acl:relcl"]) return [];
  const subject = childWith(tokens, clause, ["nsubj"]);
  if (subject < 0 || isRelative(tokens, subject)) return [];
  const object = childWith(tokens, clause, ["obj"]);
  if (object >= 0 && !isRelative(tokens, object)) return [];
  if (clause !== verb && childWith(tokens, verb, ["obj"]) >= 0) return [];
  return [tokens.head[clause]!];
}
