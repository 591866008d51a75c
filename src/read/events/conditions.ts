import type { Need } from "../../lexicon/events.ts";
import { eventClass } from "../../lexicon/events.ts";
import { REL, TAG } from "../../model/syntax.ts";
import { children, childrenWith, childWith, isNegated, prepositionOf } from "../tree.ts";
import type { Dependents } from "./dependents.ts";
import type { Scene } from "./scene.ts";

/** True where every condition of a frame holds of the dependents. */
export function allHold(scene: Scene, found: Dependents, needs: readonly Need[]): boolean {
  return needs.every((need) => need.negated !== holds(scene, found, need));
}

type Test = (scene: Scene, found: Dependents, need: Need) => boolean;

const TESTS: Readonly<Record<string, Test>> = {
  obj: (scene, found, need) => anyFits(scene, found.objects, need),
  subj: (scene, found, need) => anyFits(scene, found.subjects, need),
  iobj: (scene, found, need) => anyFits(scene, found.receivers, need),
  p: (scene, found, need) =>
    anyFits(
      scene,
      [
        ...found.obliques.flatMap((oblique) => (oblique.preposition === need.word ? oblique.token : [])),
        ...behindObjects(scene, found, need.word!),
      ],
      need,
    ) || agentFits(scene, found, need),
  prt: ({ tokens }, found, need) =>
    found.particles.includes(need.word!) || isLooseParticle(tokens, found.trigger, need.word!),
  adv: (scene, found, need) => anyFits(scene, found.adverbs, need),
  xadj: (scene, found, need) =>
    anyFits(scene, [...found.predicates, ...found.adverbs, ...late(scene, found)], need),
  mod: (scene, found, need) => anyFits(scene, found.modifiers, need),
  poss: (scene, found, need) => anyFits(scene, found.owners, need),
  to: (scene, found, need) => found.open >= 0 && anyFits(scene, [found.open], need),
  that: (_, found) => found.clause >= 0,
  whether: ({ tokens }, found) => found.clause >= 0 && hasMark(tokens, found.clause, /^(?:whether|if)$/),
  pass: (_, found) => found.passive,
  neg: negated,
  future: ({ tokens }, found) => isFuture(tokens, found.light >= 0 ? found.light : found.trigger),
  quoted: (scene, found) => scene.attributionOf(found.trigger) !== null,
  light: (scene, found, need) =>
    found.governor >= 0 &&
    !isJudged(scene, found) &&
    (need.words?.has(scene.tokens.lemma[found.governor]!) ?? found.light >= 0),
  num: ({ tokens }, found) => childWith(tokens, found.trigger, ["nummod"]) >= 0,
  cop: ({ tokens }, found) => childWith(tokens, found.trigger, ["cop"]) >= 0,
  case: (scene, found, need) => anyFits(scene, childrenWith(scene.tokens, found.trigger, ["case"]), need),
  no: ({ tokens }, found) =>
    children(tokens, found.trigger).some((child) => child > found.trigger && tokens.lower[child] === "no"),
  toobad: isTooBad,
  "obj-of": (scene, found, need) =>
    found.objects.some((object) => {
      const modifier = childrenWith(scene.tokens, object, ["nmod"]);
      return anyFits(scene, modifier, need);
    }),
};

/** `called the strike "irresponsible"`: what the noun is called, not that it is called. */
function isJudged({ tokens }: Scene, { trigger, governor }: Dependents): boolean {
  if (tokens.lemma[governor] !== "call" || governor > trigger) return false;
  return tokens.tag[trigger + 1] === TAG["``"] || tokens.tag[trigger + 1] === TAG.JJ;
}

function holds(scene: Scene, found: Dependents, need: Need): boolean {
  const test = TESTS[need.what];
  if (!test) throw new Error(`events.tsv: unknown condition "${need.what}"`);
  return test(scene, found, need);
}

function anyFits(scene: Scene, tokens: readonly number[], need: Need): boolean {
  if (need.words === null) return tokens.length > 0;
  return tokens.some((token) => fits(scene, token, need));
}

/** `dozens of flights`, `part of the wall`, `two tonnes of ammonia`: what it is of, else the word itself. */
function counted({ tokens }: Scene, token: number): number {
  if (!eventClass("PORTION").has(tokens.lemma[token]!)) return token;
  const inner = children(tokens, token).find(
    (child) => tokens.relation[child] === REL.nmod && prepositionOf(tokens, child) === "of",
  );
  return inner ?? token;
}

/** `skiers`, `hikers`: plurals of words for who does something; things of that ending are of the class NOTAGENT. */
function isAgentNoun({ tokens }: Scene, token: number): boolean {
  if (tokens.tag[token] !== TAG.NNS || !/(?:ers|ors|ists|ians|ees)$/.test(tokens.lower[token]!)) return false;
  const lemma = tokens.lemma[token]!;
  return !["NOTAGENT", "THING", "VESSEL", "AIRCRAFT", "WEAPON"].some((name) => eventClass(name).has(lemma));
}

function fits(scene: Scene, word: number, need: Need): boolean {
  const { tokens, mentionsAt, mentions } = scene;
  const words = need.words!;
  const token = counted(scene, word);
  if (words.has(tokens.lemma[token]!) || words.has(tokens.lower[token]!)) return true;
  if (token > 0 && words.has(`${tokens.lower[token - 1]} ${tokens.lower[token]}`)) return true;
  if (token > 0 && words.has(`${tokens.lower[token - 1]} ${tokens.lemma[token]}`)) return true;
  if (words.has("PLACENAME") && mentionsAt(token).some((index) => isPlaceName(mentions[index]!.type)))
    return true;
  if (!need.people) return false;
  if (tokens.tag[token] === TAG.CD || isAgentNoun(scene, token)) return true;
  return mentionsAt(token).some((index) => mentions[index]!.type === "person");
}

function isPlaceName(type: string): boolean {
  return type === "gpe" || type === "location" || type === "facility";
}

/** `ran out of oxygen`, `caved in on Tuesday`: right behind the verb and before another preposition no phrase begins. */
function isLooseParticle(tokens: Scene["tokens"], verb: number, particle: string): boolean {
  if (tokens.lower[verb + 1] !== particle || verb + 2 >= tokens.count) return false;
  const next = tokens.tag[verb + 2]!;
  return next === TAG.IN || next === TAG.TO || next === TAG["."] || next === TAG[","];
}

/** `charged the mayor with fraud`, where the tree hung the phrase on the object. `of` belongs to nouns. */
function behindObjects({ tokens }: Scene, found: Dependents, preposition: string): number[] {
  if (!/^(?:with|for|from|into)$/.test(preposition)) return [];
  return found.objects.flatMap((object) =>
    childrenWith(tokens, object, ["nmod"]).filter((child) => prepositionOf(tokens, child) === preposition),
  );
}

/** `by` of a passive is held apart from the other prepositions. */
function agentFits(scene: Scene, found: Dependents, need: Need): boolean {
  return need.word === "by" && found.passive && anyFits(scene, found.subjects, need);
}

/** Adjectives that the parser hung behind the object (`left three people dead`). */
function late({ tokens }: Scene, found: Dependents): number[] {
  return found.objects.flatMap((object) =>
    Array.from(children(tokens, object)).filter(
      (child) => child > object && tokens.relation[child] === REL.amod,
    ),
  );
}

function negated({ tokens }: Scene, found: Dependents): boolean {
  if (isNegated(tokens, found.trigger)) return true;
  const verb = found.light;
  if (verb >= 0 && isNegated(tokens, verb)) return true;
  const without = childWith(tokens, found.trigger, ["case"]);
  if (without >= 0 && tokens.lower[without] === "without") return true;
  const determiner = childWith(tokens, found.trigger, ["det"]);
  if (determiner >= 0 && tokens.lower[determiner] === "no") return true;
  const above = tokens.head[found.trigger]!;
  const open = tokens.relation[found.trigger] === REL.xcomp && above >= 0;
  return (
    open &&
    isNegated(tokens, above) &&
    /^(?:plan|intend|want|go|envision|envisage|wish)$/.test(tokens.lemma[above]!)
  );
}

/** `will`, `would`, `is going to`, `plans to`: the clause speaks of what is to come. */
export function isFuture(tokens: Scene["tokens"], verb: number): boolean {
  for (const child of children(tokens, verb)) {
    const auxiliary = tokens.relation[child] === REL.aux;
    if (auxiliary && /^(?:will|would|wo|'ll|'d|shall|ca|can|could)$/.test(tokens.lower[child]!)) return true;
  }
  const above = tokens.head[verb]!;
  const open = tokens.relation[verb] === REL.xcomp && above >= 0;
  return open && /^(?:plan|intend|want|go|wish|envision|envisage)$/.test(tokens.lemma[above]!);
}

function hasMark(tokens: Scene["tokens"], clause: number, pattern: RegExp): boolean {
  const marker = childWith(tokens, clause, ["mark"]);
  return marker >= 0 && pattern.test(tokens.lower[marker]!);
}

/** How far behind the verb a fault is looked for, in words. */
const FAULT_REACH = 16;

/** `signalled that X has been too harsh`: a clause that finds fault. */
function isTooBad({ tokens }: Scene, found: Dependents): boolean {
  const bad = eventClass("BADWORD");
  const sentence = tokens.sentence[found.trigger];
  for (
    let at = found.trigger + 1;
    at < found.trigger + FAULT_REACH && tokens.sentence[at] === sentence;
    at++
  ) {
    if (tokens.lower[at - 1] === "too" && bad.has(tokens.lemma[at]!)) return true;
  }
  return false;
}
