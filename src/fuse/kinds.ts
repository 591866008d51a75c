import type { Aspect, EventMention, EventType, Modality, PositionKind } from "../model/index.ts";

/**
 * Families of events that may be parts of one incident: an attack, its interception, its damage and its dead are
 * one thing that happened; so are a flood's damage and its dead.
 */
export type Family =
  | "harm"
  | "movement"
  | "force"
  | "repression"
  | "protest"
  | "talks"
  | "help"
  | "withdrawal"
  | "penalty";

const FAMILY: Partial<Record<EventType, Family>> = {
  ASSAULT: "harm",
  INTERCEPT: "harm",
  DAMAGE: "harm",
  CASUALTY: "harm",
  MOVE: "movement",
  MOBILIZE: "force",
  COERCE: "repression",
  PROTEST: "protest",
  CONSULT: "talks",
  COOPERATE: "help",
  AID: "help",
  RETREAT: "withdrawal",
  SANCTION: "penalty",
};

/** How many were aboard says who was in a wreck, and not that there was one. */
export function isOfAboard({ measures }: Telling): boolean {
  return measures.length > 0 && measures.every((measure) => measure.endsWith("aboard"));
}

/** What of an event tells its kind. */
type Telling = Pick<EventMention, "type" | "aspect" | "modality" | "contexts" | "measures">;

/** The family of an event; undefined for stances and mere risks. An outbreak that came about is harm, one that is feared is not. */
export function familyOf(event: Telling): Family | undefined {
  return isOutbreak(event) ? "harm" : FAMILY[event.type];
}

/** "There was an outbreak of cholera": a hazard that has come about. */
export function isOutbreak(event: Telling): boolean {
  return event.type === "RISK" && isDisease(event) && MODALITY_CLASS[event.modality] === "happened";
}

/** Cases of an illness and its outbreak: no outcome of an attack. Its dead may be told like any dead, so they tell nothing of it. */
export function isDisease({ type, contexts, measures }: Telling): boolean {
  return measures.includes("infected") || (type === "RISK" && contexts.includes("health"));
}

/** Whether a statement says that something happened, will, might, should, or is only somebody's view. */
export type ModalityClass = "happened" | "possible" | "conditional" | "future" | "ordered" | "opinion";

export const MODALITY_CLASS: Record<Modality, ModalityClass> = {
  asserted: "happened",
  reported: "happened",
  possible: "possible",
  conditional: "conditional",
  hypothetical: "conditional",
  planned: "future",
  expected: "future",
  ordered: "ordered",
  opinion: "opinion",
};

/** Event types that are stances of an actor rather than deeds. */
export const POSITION_KIND: Partial<Record<EventType, PositionKind>> = {
  THREATEN: "threat",
  REJECT: "refusal",
  AGREE: "pledge",
  CONCEDE: "pledge",
  REQUEST: "demand",
  SUPPORT: "support",
  ACCUSE: "accusation",
  POSITION: "statement",
};

const BACKGROUND = new Set<Aspect>(["habitual", "aggregate", "state", "historical"]);

/**
 * Background (habits, totals over a period, standing states, history) never joins a single event; but a toll is a total by
 * nature, and what is flooded stays so.
 */
export function isBackground(event: Telling): boolean {
  const { aspect, type } = event;
  return isOutcome(type) || isOutbreak(event)
    ? aspect === "historical" || aspect === "habitual"
    : BACKGROUND.has(aspect);
}

/** What a deed leaves behind. Whom it struck need not be an actor ("12 people"), so that tells no incident apart. */
export function isOutcome(type: EventType): boolean {
  return type === "CASUALTY" || type === "DAMAGE" || type === "INTERCEPT";
}
