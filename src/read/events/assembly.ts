import type { Aspect, EventMention, Modality, Polarity } from "../../model/reading.ts";
import type { Span } from "../../model/span.ts";
import { TAG, type Tokens } from "../../model/syntax.ts";
import { certaintyOf } from "../certainty.ts";
import { children, spanOf, subtree } from "../tree.ts";
import { argumentsOf, type Filler, fillersOf } from "./arguments.ts";
import type { Candidate } from "./candidates.ts";
import { placeOf, timeOf } from "./circumstances.ts";
import { citationOf } from "./citations.ts";
import { clauseOf, triggerRange } from "./clauses.ts";
import { isVerb } from "./dependents.ts";
import { figuresOf } from "./figures.ts";
import { contextsOf, modeOf } from "./modes.ts";
import { type Scene, tokenFrom } from "./scene.ts";

/** Makes the event mention of a candidate: participants, circumstances, certainty, source. */
export function assemble(scene: Scene, candidate: Candidate): EventMention {
  const { tokens } = scene;
  const { found, frame } = candidate;
  const fillers = withQuoted(scene, candidate, withSpeaker(scene, fillersOf(scene, candidate)));
  const clause = clauseOf(tokens, candidate);
  const figures = figuresOf(scene, candidate, fillers, clause);
  const attribution = scene.attributionOf(found.trigger);
  const stood = standing(scene, candidate, attribution, figures.length);
  const time = timeOf(scene, candidate, clause);
  const place = placeOf(scene, candidate, fillers, clause);
  const counted = figures.map(({ figure }) => figure);
  const real = /^(?:asserted|reported|opinion)$/.test(stood.modality) && stood.polarity === "+";
  return {
    trigger: spanOf(tokens, ...triggerRange(tokens, candidate)),
    ...citationOf(scene, { candidate, clause, fillers, figures: counted, time, place, real, attribution }),
    type: frame.type,
    mode: modeOf(scene, candidate, fillers),
    contexts: contextsOf(scene, candidate, clause),
    arguments: argumentsOf(fillers),
    ...stood,
    time,
    place,
    figures: counted,
    measures: figures.map(({ measure }) => measure),
    attribution,
    confidence: confidenceOf(candidate, fillers),
  };
}

/** `We will strike back`, `our target`: inside a quotation the speaker acts. */
function withSpeaker(scene: Scene, fillers: Filler[]): Filler[] {
  return fillers.map((filler) => {
    if (!/^(?:we|i|our|us|my|ourselves)$/.test(scene.tokens.lower[filler.token]!)) return filler;
    const index = scene.attributionOf(filler.token);
    const source = index === null ? null : scene.attributions[index]!.source;
    return source ? { ...filler, span: { start: source.start, end: source.end } } : filler;
  });
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

function withQuoted(scene: Scene, { frame, found }: Candidate, fillers: Filler[]): Filler[] {
  const index = scene.attributionOf(found.trigger);
  const source = index === null ? null : scene.attributions[index]!.source;
  if (!source || !SPOKEN.has(frame.type) || fillers.some(({ role }) => role === "actor")) return fillers;
  const token = tokenFrom(scene.tokens, source.start);
  return [{ role: "actor", token, span: { start: source.start, end: source.end } }, ...fillers];
}

/** `warned against using the strait`: what is warned against is the condition of the threat. */
function warnedAgainst(scene: Scene, { frame, found }: Candidate): Span | null {
  if (frame.type !== "THREATEN") return null;
  const against = found.obliques.find(
    ({ preposition, token }) => preposition === "against" && isVerb(scene.tokens.tag[token]!),
  );
  if (!against) return null;
  const [first, last] = subtree(scene.tokens, against.token);
  return spanOf(scene.tokens, Math.min(first + 1, against.token), last);
}

interface Standing {
  polarity: Polarity;
  modality: Modality;
  aspect: Aspect;
  condition: Span | null;
}

/** Certainty of the sentence together with who says it. */
function standing(scene: Scene, candidate: Candidate, attribution: number | null, figures: number): Standing {
  const { found, frame } = candidate;
  const certainty = certaintyOf(scene.tokens, {
    trigger: found.trigger,
    light: found.light,
    consumed: candidate.consumed,
    outcome: frame.type === "DAMAGE" || frame.type === "CASUALTY",
  });
  const said = saidBy(scene, attribution);
  const flips = said === "denied";
  const polarity = flips ? (certainty.polarity === "+" ? "-" : "+") : certainty.polarity;
  const base = certainty.modality;
  const warned = warnedAgainst(scene, candidate);
  const modality = warned ? "conditional" : modalityOf(candidate, base, said);
  return {
    polarity,
    modality,
    aspect: aspectOf(scene, candidate, certainty.aspect, figures),
    condition: warned ?? certainty.condition,
  };
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
