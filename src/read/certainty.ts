import { type Effect, type Hedge, hedgesOf } from "../lexicon/hedges.ts";
import type { Aspect, Modality, Polarity } from "../model/reading.ts";
import type { Span } from "../model/span.ts";
import { REL, TAG, type Tokens } from "../model/syntax.ts";
import { answerTo, laidTo } from "./certainty/answers.ts";
import { climb, type Link, type Told } from "./certainty/climb.ts";
import { conditionOf } from "./certainty/conditions.ts";
import { isCalledFalse } from "./certainty/verdicts.ts";
import { children, childWith } from "./tree.ts";

/** How an event stands in its sentence: told as fact or not, done or not, once or as a habit. */
export interface Certainty {
  polarity: Polarity;
  /** `asserted` where no operator of the sentence governs it; who says it is not looked at here. */
  modality: Modality;
  aspect: Aspect;
  /** The clause that states the condition it depends on. */
  condition: Span | null;
}

/** Strength of the modalities: of two operators the one further from fact stands. */
const RANK: Readonly<Record<Modality, number>> = {
  asserted: 0,
  reported: 1,
  opinion: 2,
  expected: 3,
  possible: 4,
  planned: 5,
  ordered: 6,
  conditional: 7,
  hypothetical: 8,
};

/** What is punished or answered has been done, whatever is said of the answer (`threatened to retaliate for the raid`). */
const PRESUPPOSED = { modality: "asserted", aspect: "single", condition: null } as const;

interface State {
  negations: number;
  /** `any attack`, which negation turns into none. */
  any: boolean;
  /** Under a verb of telling: what is not told is neither so nor not so. */
  open: boolean;
  modality: Modality;
  aspect: Aspect | null;
  /** The condition beside the event; its conjunction is no operator over it. */
  apart: Span | null;
}

/** Reads the chain of operators over an event, from its own words up to the root of the sentence. */
export function certaintyOf(tokens: Tokens, told: Told): Certainty {
  const state: State = {
    negations: 0,
    any: false,
    open: false,
    modality: "asserted",
    aspect: null,
    apart: null,
  };
  if (answerTo(tokens, told.trigger) >= 0) return { polarity: "+", ...PRESUPPOSED };
  const links = climb(tokens, told, (link) =>
    governorHedges(tokens, link).some((hedge) => overFits(tokens, hedge, link)),
  );
  const { condition, inside } = conditionOf(tokens, links);
  state.apart = condition;
  for (const link of links) applyLink(tokens, state, link, told);
  if (state.negations === 0 && isCalledFalse(tokens, told.trigger)) state.negations = 1;
  raise(state, laidTo(tokens, told.trigger) ?? "asserted");
  if (isToBe(tokens, told.trigger)) raise(state, "planned");
  if (state.any && state.negations === 0) raise(state, "hypothetical");
  if (isWarnedAgainst(tokens, told.trigger)) raise(state, "hypothetical");
  if (inside) raise(state, "hypothetical");
  else if (condition && !isPast(tokens, told)) raise(state, "conditional");
  if (isQuestion(tokens, told.trigger)) raise(state, "hypothetical");
  if (isInquiredInto(tokens, told.trigger)) raise(state, "possible");
  const polarity = state.negations % 2 === 1 ? "-" : "+";
  return {
    polarity,
    modality: state.modality,
    aspect: state.aspect ?? "single",
    condition: inside ? null : condition,
  };
}

function isWithin(tokens: Tokens, token: number, span: Span | null): boolean {
  return span !== null && tokens.start[token]! >= span.start && tokens.end[token]! <= span.end;
}

/** `prosecutors are to charge the suspect`: what is fixed for later. */
function isToBe(tokens: Tokens, verb: number): boolean {
  const mark = childWith(tokens, verb, ["mark"]);
  return mark > 0 && tokens.lower[mark] === "to" && /^(?:is|are|was|were)$/.test(tokens.lower[mark - 1]!);
}

/** How many words up a warning is looked for. */
const WARNED_REACH = 6;

/** `warned Kasia against using its airspace to strike back`: nothing below the warning has happened. */
function isWarnedAgainst(tokens: Tokens, trigger: number): boolean {
  for (let at = trigger, step = 0; at >= 0 && step < WARNED_REACH; at = tokens.head[at]!, step++) {
    const marker = childWith(tokens, at, ["mark", "case"]);
    const above = tokens.head[at]!;
    if (above < 0 || marker < 0 || tokens.lower[marker] !== "against") continue;
    if (tokens.tag[at] === TAG.VBG && /^(?:warn|caution|advise)$/.test(tokens.lemma[above]!)) return true;
  }
  return false;
}

/** `reports of hundreds of deaths should be investigated`, `is examining claims of an attack`: nobody vouches for it. */
function isInquiredInto(tokens: Tokens, trigger: number): boolean {
  let at = tokens.head[trigger]!;
  for (let step = 0; step < 3 && at >= 0; step++, at = tokens.head[at]!)
    if (/^(?:report|claim|allegation|rumour|rumor|suggestion)$/.test(tokens.lemma[at]!)) break;
  const above = at < 0 ? -1 : tokens.head[at]!;
  return (
    above >= 0 && /^(?:investigate|probe|examine|verify|check|review|assess)$/.test(tokens.lemma[above]!)
  );
}

/** A negation over the event; over the telling of it (`did not confirm that`) it leaves the event open. */
function negate(state: State): void {
  if (state.open) raise(state, "possible");
  else state.negations++;
}

function raise(state: State, modality: Modality): void {
  if (RANK[modality] > RANK[state.modality]) state.modality = modality;
}

function applyLink(tokens: Tokens, state: State, link: Link, told: Told): void {
  if (link.over !== null && !(told.consumed && link.over === "i")) applyGovernor(tokens, state, link);
  if (link.over === "i" && isYetTo(tokens, link.below)) state.negations++;
  if (!link.passesDown) return;
  const consumed = told.consumed && (link.token === told.trigger || link.over === "i");
  for (const child of children(tokens, link.token)) applyModifier(tokens, state, link, child, consumed);
}

/** `has yet to declare`: not done so far. */
function isYetTo(tokens: Tokens, verb: number): boolean {
  const mark = childWith(tokens, verb, ["mark"]);
  return mark > 0 && tokens.lower[mark] === "to" && tokens.lower[mark - 1] === "yet";
}

/** The word above, where it is an operator over this kind of complement. */
function applyGovernor(tokens: Tokens, state: State, link: Link): void {
  const hedge = governorHedges(tokens, link).find((candidate) => overFits(tokens, candidate, link));
  if (hedge && !isTensedDemand(tokens, hedge, link)) applyEffect(state, hedge.effect);
  else if (link.over === "i") applyCarriedNoun(tokens, state, link);
  else if (link.over === "o" && link.preposition === "for") applyNounFor(tokens, state, link);
}

/** `insisted that the line had been repaired`: with a tense it is a claim; what is demanded stands in the bare form. */
function isTensedDemand(tokens: Tokens, { effect }: Hedge, { over, below }: Link): boolean {
  if (effect !== "ordered" || over !== "f") return false;
  const auxiliary = childWith(tokens, below, ["aux", "aux:pass", "cop"]);
  const tag = tokens.tag[auxiliary >= 0 ? auxiliary : below];
  return tag === TAG.VBD || tag === TAG.VBZ;
}

/** `set a deadline for the release`, `repeated a demand for talks`: the object of the verb governs what stands behind `for`. */
function applyNounFor(tokens: Tokens, state: State, { token }: Link): void {
  const noun = childWith(tokens, token, ["obj", "nsubj:pass"]);
  const hedge =
    noun < 0 ? undefined : hedgesOf(tokens.lemma[noun]!, "n").find(({ over }) => over === "p:for");
  if (hedge) applyEffect(state, hedge.effect);
}

/** `gave orders to attack`, `the directives included hitting`, `the plan is to leave`: the noun of the clause governs. */
function applyCarriedNoun(tokens: Tokens, state: State, link: Link): void {
  if (tokens.relation[link.below] === REL.acl) {
    applyNounAbove(tokens, state, link);
    return;
  }
  const including = /^(?:include|involve|be)$/.test(tokens.lemma[link.token]!);
  const noun = childWith(tokens, link.token, including ? ["nsubj"] : ["obj", "nsubj:pass"]);
  const hedge = noun < 0 ? undefined : hedgesOf(tokens.lemma[noun]!, "n").find(({ over }) => over === "c");
  if (hedge) applyEffect(state, hedge.effect);
  else if (link.purpose) raise(state, "planned");
}

/** `orders to militias to attack`: the infinitive hangs from the one ordered. */
function applyNounAbove(tokens: Tokens, state: State, link: Link): void {
  const above = tokens.head[link.token]!;
  const nouns = above < 0 ? [] : [above, childWith(tokens, above, ["obj"])].filter((noun) => noun >= 0);
  const hedges = nouns.flatMap((noun) => hedgesOf(tokens.lemma[noun]!, "n"));
  const hedge = hedges.find(({ over }) => over === "c");
  if (hedge) applyEffect(state, hedge.effect);
  else if (link.purpose) raise(state, "planned");
}

function governorHedges(tokens: Tokens, { token }: Link): readonly Hedge[] {
  const tag = tokens.tag[token]!;
  const lemma = tokens.lemma[token]!;
  if (tag === TAG.JJ) return hedgesOf(tokens.lower[token]!, "a");
  if (tag >= TAG.VB && tag <= TAG.VBZ) {
    const particle = tokens.lower[token + 1] ?? "";
    const phrase = /^(?:off|out|up)$/.test(particle) ? hedgesOf(`${lemma} ${particle}`, "v") : [];
    return [...phrase, ...hedgesOf(lemma, "v"), ...hedgesOf(tokens.lower[token]!, "a")];
  }
  return hedgesOf(lemma, "n");
}

function overFits(tokens: Tokens, { over }: Hedge, link: Link): boolean {
  if (over === "-") return true;
  if (over === "pc") return isClause(link) && link.passive;
  if (over === "c") return isClause(link);
  if (over === "b") return link.over === "f" && !isTensed(tokens, link.below);
  if (over === "o" && link.nominal)
    return link.over === "o" && /^(?:of|for|about|over|on|against|)$/.test(link.preposition);
  if (over === "o") return link.over === "o" && link.preposition === "";
  return over === link.over || (over.startsWith("p:") && over.slice(2) === link.preposition);
}

/** `insisted that they leave` asks, `insisted that they left` tells. */
function isTensed(tokens: Tokens, verb: number): boolean {
  const aux = childWith(tokens, verb, ["aux", "aux:pass", "cop"]);
  if (aux >= 0) return !/^(?:be|should|must)$/.test(tokens.lower[aux]!);
  return tokens.tag[verb] === TAG.VBD || tokens.tag[verb] === TAG.VBZ || tokens.tag[verb] === TAG.VBN;
}

function isClause({ over }: Link): boolean {
  return over === "i" || over === "f" || over === "d";
}

/** Auxiliaries, negations, adverbs and adjectives at one word of the chain. */
function applyModifier(tokens: Tokens, state: State, link: Link, child: number, consumed: boolean): void {
  const word = tokens.lower[child]!;
  const relation = tokens.relation[child];
  if (relation === REL.aux) {
    if (!consumed) applyAll(state, hedgesOf(word === "wo" ? "will" : word === "ca" ? "can" : word, "m"));
  } else if (relation === REL.det || relation === REL.amod || relation === REL.compound) {
    if (!isCaseCount(tokens, link, word)) applyDeterminer(state, word, consumed, link);
  } else if (relation === REL.advmod || relation === REL.cc) {
    if (!consumed || !hedgesOf(word, "r").some(({ effect }) => effect === "neg"))
      applyAll(state, hedgesOf(word, "r"));
  } else if (relation === REL.case && word === "without" && !consumed) {
    negate(state);
  } else if (relation === REL.mark) {
    if (!isWithin(tokens, child, state.apart)) applyAll(state, hedgesOf(word, "k"));
  } else if (relation === REL.nsubj || relation === REL["nsubj:pass"] || relation === REL.obj) {
    if (!consumed && isNegativePhrase(tokens, child, link.below)) negate(state);
    if (link.nominal && link.over === null && relation === REL.nsubj)
      applyAll(state, scenarioHedges(tokens, child));
  }
}

/** `the worst-case scenario was an attack`, `the fear is a strike`: what the event is said to be. */
function scenarioHedges(tokens: Tokens, subject: number): readonly Hedge[] {
  return hedgesOf(tokens.lemma[subject]!, "n")
    .filter(({ over }) => over === "o" || over === "c")
    .slice(0, 1);
}

/** `412 suspected cases`: a kind of case that is counted, no doubt about the count. */
function isCaseCount(tokens: Tokens, { token, over }: Link, word: string): boolean {
  return over === null && tokens.lemma[token] === "case" && /^(?:suspected|probable|presumed)$/.test(word);
}

function applyDeterminer(state: State, word: string, consumed: boolean, link: Link): void {
  if (word === "no") {
    if (!consumed) negate(state);
  } else if (word === "any") {
    if (link.over === null) state.any = true;
  } else if (link.nominal) applyAll(state, hedgesOf(word, "a"));
}

/** `nobody`, `none`, `no shots`; not where the phrase is the way the chain came up. */
function isNegativePhrase(tokens: Tokens, noun: number, below: number): boolean {
  if (noun === below) return false;
  if (/^(?:nobody|nothing|none|no-one|neither)$/.test(tokens.lower[noun]!)) return true;
  return children(tokens, noun).some(
    (child) => tokens.relation[child] === REL.det && /^(?:no|neither)$/.test(tokens.lower[child]!),
  );
}

function applyAll(state: State, hedges: readonly Hedge[]): void {
  for (const { effect } of hedges) applyEffect(state, effect);
}

function applyEffect(state: State, effect: Effect): void {
  switch (effect) {
    case "neg":
      negate(state);
      break;
    case "open":
      state.open = true;
      break;
    case "future":
      raise(state, "planned");
      break;
    case "would":
      raise(state, "planned");
      break;
    case "attempted":
      state.aspect = "attempted";
      raise(state, "planned");
      break;
    case "ongoing":
    case "habitual":
    case "ended":
    case "historical":
      state.aspect ??= effect;
      break;
    default:
      raise(state, effect);
  }
}

/** A finished act does not hang on a condition that stands in the same sentence. */
function isPast(tokens: Tokens, { trigger, light }: Told): boolean {
  const verb = light >= 0 ? light : trigger;
  return tokens.tag[verb] === TAG.VBD && childWith(tokens, verb, ["aux"]) < 0;
}

/** The sentence ends with a question mark. */
function isQuestion(tokens: Tokens, trigger: number): boolean {
  const sentence = tokens.sentence[trigger]!;
  let last = trigger;
  while (last + 1 < tokens.count && tokens.sentence[last + 1] === sentence && last - trigger < 80) last++;
  for (let at = last; at > trigger && at > last - 3; at--) if (tokens.lower[at] === "?") return true;
  return false;
}
