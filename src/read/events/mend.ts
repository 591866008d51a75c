import { eventClass, eventFrames } from "../../lexicon/events.ts";
import { REL, TAG, type Tokens } from "../../model/syntax.ts";
import { childWith } from "../tree.ts";
import type { Dependents } from "./dependents.ts";
import { verbLemmas } from "./lemmas.ts";
import { isNoun, isVerb } from "./phrases.ts";
import { logicalSubjects } from "./subjects.ts";
import { countedBefore } from "./tolls.ts";

/**
 * Short news sentences are at times parsed as one noun phrase (`Guards evacuated 300 villagers` with `evacuated` before
 * `villagers`). A past participle that follows a noun or `and` and stands before the noun it is hung on is the verb:
 * what stands before it acts, the noun behind it undergoes. True where the dependents were put right.
 */
export function mendParticiple(tokens: Tokens, found: Dependents): boolean {
  const { trigger } = found;
  if (trigger === 0 || tokens.tag[trigger] !== TAG.VBN || tokens.relation[trigger] !== REL.amod) return false;
  const before = trigger - 1;
  const joined = tokens.tag[before] === TAG.CC;
  if (!joined && !isNoun(tokens.tag[before]!)) return false;
  const subjects = joined ? subjectsLeftOf(tokens, before) : [before];
  if (subjects.length === 0) return false;
  found.passive = false;
  found.subjects = subjects;
  found.objects = [tokens.head[trigger]!];
  return true;
}

/**
 * Puts the subject right where the tree is surely wrong: a participle cannot take its subject from a clause behind it
 * (`…, killing four, the coast guard said`); ships carrying people capsize, not the people; what is counted right before
 * the verb is its subject.
 */
export function mendSubject(tokens: Tokens, found: Dependents): void {
  const { trigger } = found;
  const counted = countedBefore(tokens, trigger);
  if (counted >= 0) {
    setSubject(found, counted);
    return;
  }
  mendReceiver(tokens, found);
  if (tokens.tag[trigger] === TAG.VBG && !found.passive && found.subjects.some((token) => token > trigger)) {
    const left = subjectsLeftOf(tokens, trigger);
    if (left.length > 0) found.subjects = left;
  }
  if (found.subjects.length === 0 && !found.passive) found.subjects = openingSubject(tokens, trigger);
  const hung = hungCarrier(tokens, found);
  const carrier = hung >= 0 ? hung : carrierBefore(tokens, found);
  if (carrier < 0) return;
  found.subjects = [carrier];
  if (hung >= 0) [found.passive, found.objects] = [false, []];
}

/** `gave the rebels maps`, parsed as one phrase: the plural before the thing given is who gets it. */
function mendReceiver(tokens: Tokens, found: Dependents): void {
  if (
    found.receivers.length > 0 ||
    !/^(?:give|send|hand|grant|offer|pay|show|sell|lend)$/.test(tokens.lemma[found.trigger]!)
  )
    return;
  for (const object of found.objects) {
    const receiver = object - 1;
    if (tokens.head[receiver] !== object || tokens.relation[receiver] !== REL.compound) continue;
    if (
      tokens.tag[receiver] === TAG.NNS &&
      receiver > found.trigger &&
      eventClass("PEOPLE").has(tokens.lemma[receiver]!)
    )
      found.receivers.push(receiver);
  }
}

function setSubject(found: Dependents, token: number): void {
  if (found.passive) found.objects = [token];
  else found.subjects = [token];
}

/** `a plane carrying 44 people lost contact`, with `people` for its subject: the noun right before the participle. */
function carrierBefore(tokens: Tokens, { trigger, passive, subjects }: Dependents): number {
  const [subject] = subjects;
  if (passive || subject === undefined || subject > trigger) return -1;
  if (!eventClass("UNDERGONE").has(tokens.lemma[trigger]!)) return -1;
  let first = subject;
  while (first > 0 && tokens.head[first - 1] === subject) first--;
  const verb = first - 1;
  if (verb < 1 || tokens.tag[verb] !== TAG.VBG || !CARRIES.test(tokens.lemma[verb]!)) return -1;
  const before = verb - 1;
  if (tokens.relation[before] === REL.flat || tokens.tag[before] === TAG.CD) return tokens.head[before]!;
  return isNoun(tokens.tag[before]!) ? before : -1;
}

const CARRIES = /^(?:carry|transport|ferry|hold|take|bring)$/;

/** `a ferry carrying 140 people capsized`, with `capsized` hung on `people`: the head of what carries them, else -1. */
function hungCarrier(tokens: Tokens, { trigger: own, passive }: Dependents): number {
  const above = tokens.head[own]!;
  const isMissing = tokens.relation[own] === REL.xcomp && tokens.lemma[above] === "go";
  const trigger = isMissing ? above : own;
  const noun = tokens.head[trigger]!;
  const relation = tokens.relation[trigger];
  if (
    relation === REL.xcomp &&
    noun >= 0 &&
    tokens.relation[noun] === REL.acl &&
    tokens.tag[noun] === TAG.VBG
  )
    return eventClass("UNDERGONE").has(tokens.lemma[trigger]!) ? tokens.head[noun]! : -1;
  if (!passive || (relation !== REL.acl && relation !== REL.amod)) return -1;
  if (noun < 0 || noun > trigger || !eventClass("UNDERGONE").has(tokens.lemma[trigger]!)) return -1;
  const verb = tokens.head[noun]!;
  const inside = verb >= 0 && tokens.relation[verb] === REL.acl && tokens.tag[verb] === TAG.VBG;
  return inside ? tokens.head[verb]! : noun;
}

/** Subjects of the nearest verb to the left in the same sentence. */
function subjectsLeftOf(tokens: Tokens, from: number): number[] {
  for (let at = from - 1; at >= 0 && tokens.sentence[at] === tokens.sentence[from]; at--) {
    if (!isVerb(tokens.tag[at]!)) continue;
    const subjects = logicalSubjects(tokens, at).filter((token) => token < from);
    if (subjects.length > 0) return subjects;
    if (tokens.tag[at] !== TAG.VBG) return openingSubject(tokens, at);
  }
  return [];
}

/** Longest phrase at the start of a sentence that is taken for a subject without the tree saying so, in words. */
const OPENING = 6;

/** `Gunmen in speedboats attacked`: head of the noun phrase that opens the sentence right before a past tense. */
function openingSubject(tokens: Tokens, verb: number): number[] {
  if (tokens.tag[verb] !== TAG.VBD) return [];
  let first = verb;
  while (first > 0 && tokens.sentence[first - 1] === tokens.sentence[verb]) {
    first--;
    const tag = tokens.tag[first]!;
    const nominal = isNoun(tag) || tag === TAG.DT || tag === TAG.JJ || tag === TAG.CD || tag === TAG.IN;
    if (!nominal || verb - first > OPENING) return [];
  }
  let head = first;
  while (head + 1 < verb && tokens.tag[head + 1] !== TAG.IN) head++;
  return head < verb && isNoun(tokens.tag[head]!) ? [head] : [];
}

/** Lemma of a verb that the tagger took for a noun at the root of a sentence without a verb (`The general resigned.`). */
export function mistakenVerb(tokens: Tokens, token: number): string | null {
  const form = tokens.lower[token]!;
  if (/^(?:struck|sank|fled)$/.test(form) && !isVerb(tokens.tag[token]!)) return IRREGULAR.get(form)!;
  if (
    form === "shot" &&
    !isVerb(tokens.tag[token]!) &&
    /^(?:down|dead|at)$/.test(tokens.lower[token + 1] ?? "")
  )
    return "shoot";
  if (
    tokens.relation[token] !== REL.root ||
    !/(?:ed|burst|struck|shot|sank|fled)$/.test(tokens.lower[token]!)
  )
    return null;
  if (childWith(tokens, token, ["cop", "aux", "nsubj"]) >= 0) return null;
  const forms = [
    tokens.lemma[token]!,
    IRREGULAR.get(tokens.lower[token]!) ?? "",
    ...verbLemmas(tokens.lower[token]!),
  ];
  return forms.find((form) => eventFrames(form, "v") !== undefined) ?? null;
}

const IRREGULAR: ReadonlyMap<string, string> = new Map([
  ["struck", "strike"],
  ["shot", "shoot"],
  ["sank", "sink"],
  ["fled", "flee"],
]);

/** Gives a verb read off a noun what stands left of it as subject and the bare noun right of it as object. */
export function mendRoot(tokens: Tokens, found: Dependents): void {
  const { trigger } = found;
  if (tokens.relation[trigger] === REL.amod) found.objects = [tokens.head[trigger]!];
  if (trigger > 0 && isNoun(tokens.tag[trigger - 1]!) && found.subjects.length === 0)
    found.subjects = [trigger - 1];
  const object = childWith(tokens, trigger, ["nmod", "obj"]);
  if (object > trigger && found.objects.length === 0 && childWith(tokens, object, ["case"]) < 0)
    found.objects = [object];
  const head = tokens.tag[trigger + 1] === TAG.CD ? trigger + 1 : (tokens.head[trigger + 1] ?? -1);
  const near =
    found.objects.length === 0 && found.obliques.length === 0 && head > trigger && head - trigger < 5;
  if (near && (isNoun(tokens.tag[head]!) || tokens.tag[head] === TAG.CD)) found.objects = [head];
  const next = tokens.lower[trigger + 1];
  if (next !== undefined && /^(?:down|up|off|out)$/.test(next)) takeParticle(found, next);
}

function takeParticle(found: Dependents, particle: string): void {
  found.particles.push(particle);
  const object = found.obliques.find(({ preposition }) => preposition === particle);
  if (object && found.objects.length === 0) found.objects = [object.token];
}
