import type { Aspect, EventMention, Modality, Polarity } from "../../model/reading.ts";
import type { Span } from "../../model/span.ts";
import { REL, TAG, type Tokens } from "../../model/syntax.ts";
import { isClaimed } from "../certainty/climb.ts";
import { isCalledFalse } from "../certainty/verdicts.ts";
import { certaintyOf } from "../certainty.ts";
import { children, isUnder, spanOf } from "../tree.ts";
import { argumentsOf, fillersOf } from "./arguments.ts";
import type { Candidate } from "./candidate.ts";
import { citationOf } from "./citations.ts";
import { clauseOf, triggerRange } from "./clauses.ts";
import { timeOf } from "./dates.ts";
import { figuresOf } from "./figures.ts";
import type { Filler } from "./filler.ts";
import { contextsOf } from "./modes.ts";
import { placeOf } from "./places.ts";
import { type Scene, tokenFrom } from "./scene.ts";
import { anyCase, kindOf, warnedAgainst } from "./threats.ts";

/** Makes the event mention of a candidate: participants, circumstances, certainty, source. */
export function assemble(scene: Scene, candidate: Candidate): EventMention {
  const { tokens } = scene;
  const { found } = candidate;
  const attribution = scene.attributionOf(found.trigger);
  const own = withSpeaker(scene, candidate, fillersOf(scene, candidate));
  const fillers = withQuoted(scene, candidate, own);
  const clause = clauseOf(tokens, candidate);
  const figures = figuresOf(scene, candidate, fillers, clause);
  const isDone = fillers.some(({ role }) => role === "actor");
  const stood = standing(scene, candidate, { attribution, figures: figures.length, isDone });
  const outside = <T extends Span>(span: T) => !isInside(stood.condition, span, tokens.start[found.trigger]!);
  const kind = kindOf(scene, candidate, fillers, stood);
  const spoken = kind.type === candidate.frame.type ? fillers : withSource(scene, candidate, fillers);
  const time = timeOf(scene, candidate, clause);
  const place = placeOf(scene, candidate, fillers, clause);
  const counting = figures.filter(({ figure }) => outside(scene.quantities[figure]!));
  const counted = counting.map(({ figure }) => figure);
  const real = /^(?:asserted|reported|opinion)$/.test(stood.modality) && stood.polarity === "+";
  return {
    trigger: spanOf(tokens, ...triggerRange(tokens, candidate)),
    ...citationOf(scene, { candidate, clause, fillers, figures: counted, time, place, real, attribution }),
    ...kind,
    contexts: contextsOf(scene, candidate, clause),
    arguments: argumentsOf(spoken.filter(({ span }) => outside(span))),
    ...stood,
    time,
    place,
    figures: counted,
    measures: counting.map(({ measure }) => measure),
    attribution: performed(scene, candidate) ?? attribution,
    confidence: confidenceOf(candidate, fillers),
  };
}

/** True for words of the condition, unless the event itself is told there. */
function isInside(condition: Span | null, { start, end }: Span, trigger: number): boolean {
  if (condition === null || (trigger >= condition.start && trigger < condition.end)) return false;
  return start >= condition.start && end <= condition.end;
}

/** `We will strike back`, `our target`: inside a quotation the speaker acts. */
function withSpeaker(scene: Scene, candidate: Candidate, fillers: Filler[]): Filler[] {
  return fillers.map((filler) => {
    const named = namedSource(scene, candidate, filler);
    if (named) return { ...filler, span: named };
    if (!/^(?:we|i|our|us|my|ourselves)$/.test(scene.tokens.lower[filler.token]!)) return filler;
    const index = scene.attributionOf(filler.token);
    const source = index === null ? null : scene.attributions[index]!.source;
    return source ? { ...filler, span: { start: source.start, end: source.end } } : filler;
  });
}

/** `Trade Minister Ana Bell warned`: the name of the source is fuller than the phrase the tree gives to its subject. */
function namedSource(scene: Scene, { found }: Candidate, { role, span }: Filler): Span | null {
  const index = scene.cueOf(found.trigger);
  const source = index === null || role !== "actor" ? null : scene.attributions[index]!.source;
  if (!source || source.start > span.start || source.end <= span.end) return null;
  return span.start < source.end ? { start: source.start, end: source.end } : null;
}

/** Acts of speech: where nobody is named as acting, who is quoted acts by saying it. */
const SPOKEN: ReadonlySet<string> = new Set([
  "REQUEST",
  "REJECT",
  "THREATEN",
  "ACCUSE",
  "SUPPORT",
  "AGREE",
  "RISK",
  "POSITION",
]);

/** `The Union warned that …`: an act of speech is told by whoever performs it. */
function performed(scene: Scene, { found, frame }: Candidate): number | null {
  const index = SPOKEN.has(frame.type) ? scene.cueOf(found.trigger) : null;
  return index !== null && scene.attributions[index]!.source !== null ? index : null;
}

function withQuoted(scene: Scene, candidate: Candidate, fillers: Filler[]): Filler[] {
  return SPOKEN.has(candidate.frame.type) ? withSource(scene, candidate, fillers) : fillers;
}

function withSource(scene: Scene, { found }: Candidate, fillers: Filler[]): Filler[] {
  let index = scene.attributionOf(found.trigger);
  for (let step = 0; step < 4 && index !== null && !scene.attributions[index]!.source; step++)
    index = scene.attributions[index]!.within;
  const source = index === null ? null : scene.attributions[index]!.source;
  if (!source || fillers.some(({ role }) => role === "actor")) return fillers;
  const token = tokenFrom(scene.tokens, source.start);
  return [{ role: "actor", token, span: { start: source.start, end: source.end } }, ...fillers];
}

interface Standing {
  polarity: Polarity;
  modality: Modality;
  aspect: Aspect;
  condition: Span | null;
}

/** What is known of an event before its certainty. */
interface Known {
  attribution: number | null;
  /** How many figures it has. */
  figures: number;
  /** Whether somebody is told to do it. */
  isDone: boolean;
}

/** Certainty of the sentence together with who says it. */
function standing(scene: Scene, candidate: Candidate, { attribution, figures, isDone }: Known): Standing {
  const { found, frame } = candidate;
  const certainty = certaintyOf(scene.tokens, {
    trigger: found.trigger,
    light: found.light,
    consumed: candidate.consumed,
    outcome: frame.type === "DAMAGE" || frame.type === "CASUALTY",
  });
  const said = saidBy(scene, attribution);
  const flips =
    said === "denied" &&
    !isPresupposed(scene.tokens, found.trigger) &&
    !isDeniedAbove(scene, found.trigger, certainty.polarity, attribution);
  const turned = certainty.polarity === "+" ? "-" : "+";
  const polarity = candidate.denied ? "-" : flips ? turned : certainty.polarity;
  const base = certainty.modality;
  const warned = warnedAgainst(scene, candidate) ?? anyCase(scene, candidate, certainty.condition);
  const modality = warned
    ? "conditional"
    : isForetold(candidate, base)
      ? "planned"
      : modalityOf(candidate, isDone || base !== "planned" ? base : foreseen(candidate), said);
  return {
    polarity,
    modality,
    aspect: aspectOf(scene, candidate, certainty.aspect, figures),
    condition: warned ?? certainty.condition,
  };
}

/** True where the verb of denying was already counted among the negations over the event. */
function isDeniedAbove(
  scene: Scene,
  trigger: number,
  polarity: Polarity,
  attribution: number | null,
): boolean {
  if (polarity === "+" || attribution === null) return false;
  if (isCalledFalse(scene.tokens, trigger)) return true;
  return isUnder(scene.tokens, trigger, tokenFrom(scene.tokens, scene.attributions[attribution]!.cue.start));
}

/** `denied arming the militia that attacked the port`: what a relative clause tells is not what is denied. */
function isPresupposed(tokens: Tokens, trigger: number): boolean {
  for (let at = trigger, step = 0; at >= 0 && step < 4; at = tokens.head[at]!, step++)
    if (tokens.relation[at] === REL["acl:relcl"] && !isClaimed(tokens, at)) return true;
  return false;
}

/** `will be our target`: a threat without a word for threatening tells what is to come. */
function isForetold({ frame, pos, consumed }: Candidate, base: Modality): boolean {
  return frame.type === "THREATEN" && pos === "n" && consumed && base === "asserted";
}

/** `the toll would rise`: what comes of itself is planned by nobody. */
function foreseen({ frame }: Candidate): Modality {
  return frame.type === "CASUALTY" || frame.type === "DAMAGE" ? "expected" : "planned";
}

/** What the operators leave open is told as fact by the narrator, as reported by others; fears and faults are neither. */
function modalityOf(
  { frame, pos }: Candidate,
  base: Modality,
  said: "told" | "reported" | "denied",
): Modality {
  if (base !== "asserted" && base !== "reported") return base;
  if (frame.opinion) return "opinion";
  if (frame.type === "RISK" && pos === "v") return "possible";
  return said === "told" ? base : "reported";
}

/** Whether the narrator tells it, somebody is reported to say it, or somebody denies it. */
function saidBy(scene: Scene, attribution: number | null): "told" | "reported" | "denied" {
  if (attribution === null) return "told";
  const { sourceKind, cueClass, polarity } = scene.attributions[attribution]!;
  if (cueClass === "deny" && polarity === "-") return "denied";
  return sourceKind === "narrator" ? "told" : "reported";
}

/** Aspect by operators, else by tense and kind of event. */
function aspectOf(scene: Scene, candidate: Candidate, aspect: Aspect, figures: number): Aspect {
  if (aspect !== "single") return aspect;
  const { tokens } = scene;
  const { found, frame, pos } = candidate;
  if (frame.type === "RELATION") return "state";
  if (frame.type === "RISK" && pos !== "v") return "state";
  const verb = found.light >= 0 ? found.light : found.trigger;
  if (figures > 0 && isSince(tokens, verb)) return "aggregate";
  if (pos === "n" && found.light < 0) return nounAspect(tokens, found.trigger);
  if (isProgressive(tokens, verb)) return "ongoing";
  return isHabit(scene, candidate, verb) ? "habitual" : "single";
}

function nounAspect(tokens: Tokens, trigger: number): Aspect {
  if (
    /^(?:war|conflict|fighting|insurgency|occupation|blockade|siege|violence|unrest|campaign)$/.test(
      tokens.lemma[trigger]!,
    )
  )
    return "ongoing";
  return "single";
}

/** `since the beginning of the year`, `so far this month`: a total over a period. */
function isSince(tokens: Tokens, verb: number): boolean {
  return children(tokens, verb).some((child) =>
    children(tokens, child).some((inner) => /^(?:since|far)$/.test(tokens.lower[inner]!)),
  );
}

/** `is firing`, `are being evacuated`. */
function isProgressive(tokens: Tokens, verb: number): boolean {
  const auxiliaries = children(tokens, verb).filter((child) =>
    /^(?:is|are|was|were|been|'s|'re|am|being)$/.test(tokens.lower[child]!),
  );
  if (auxiliaries.length === 0) return false;
  return tokens.tag[verb] === TAG.VBG || auxiliaries.some((child) => tokens.lower[child] === "being");
}

/** Present tense outside headlines tells what is done again and again (`militants that attack convoys`). */
function isHabit(scene: Scene, { frame, pos }: Candidate, verb: number): boolean {
  const tag = scene.tokens.tag[verb];
  if (pos !== "v" || (tag !== TAG.VBZ && tag !== TAG.VBP) || scene.blockOf(verb) === "headline") return false;
  const recurring = /^(?:ASSAULT|AID|COERCE|CONSULT|PROTEST|COOPERATE|INTERCEPT)$/.test(frame.type);
  return (
    recurring &&
    !children(scene.tokens, verb).some((child) => /^(?:as|if|will|may)$/.test(scene.tokens.lower[child]!))
  );
}

/**
 * How surely this is an event of this type with these participants. Values set by hand from the precision seen on
 * development news: a frame with a condition met on words is right more often than a bare word.
 */
function confidenceOf({ frame, pos }: Candidate, fillers: readonly Filler[]): number {
  const base = pos === "v" ? 0.7 : 0.6;
  const special = Math.min(frame.weight, 2) * 0.06;
  const filled = Math.min(fillers.length, 2) * 0.06;
  return Math.round((base + special + filled) * 100) / 100;
}
