import type { Position, PositionKind } from "../model/index.ts";

/** What a reader calls a position: its kind, or more closely by the words that state it. */
export type PositionName =
  | PositionKind
  | "order"
  | "appeal"
  | "request"
  | "offer"
  | "rejection"
  | "condemnation";

/** Words by which a kind of position is called more closely. The first that fits. */
const CLOSER: Partial<Record<PositionKind, readonly (readonly [RegExp, PositionName])[]>> = {
  demand: [
    [/\bdemand(?:s|ed|ing)?\b|\bultimatum\b|\bdeadline\b/i, "demand"],
    [/\b(?:order(?:s|ed|ing)?|direct(?:s|ed)|instruct(?:s|ed))\b/i, "order"],
    [/\b(?:call(?:s|ed|ing)? (?:on|for|upon)|urg(?:es?|ed|ing)|appeal(?:s|ed|ing)?)\b/i, "appeal"],
    [/\b(?:ask(?:s|ed|ing)?|request(?:s|ed|ing)?)\b/i, "request"],
  ],
  refusal: [[/\b(?:reject(?:s|ed|ing|ion)?|dismiss(?:es|ed|ing)?)\b/i, "rejection"]],
  accusation: [
    [/\b(?:condemn(?:s|ed|ing|ation)?|denounc(?:es?|ed|ing))\b/i, "condemnation"],
    [/\bcall(?:s|ed|ing)? (?:on|for|upon)\b/i, "appeal"],
  ],
  pledge: [[/\boffer(?:s|ed|ing)?\b/i, "offer"]],
};

/** `order` for a demand that says "ordered", `condemnation` for an accusation that says "condemned"; else the kind. */
export function positionName(kind: PositionKind, words: string): PositionName {
  return CLOSER[kind]?.find(([pattern]) => pattern.test(words))?.[1] ?? kind;
}

/** The words a position is called by: those of its claim, and what is to follow. */
export function namingWords({ consequence }: Position, words: string): string {
  return consequence ? `${words} ${consequence.exact}` : words;
}

/** How much a position weighs with a reader, 0..5. Judgement: what may be done to somebody before what is said of it. */
export const POSITION_WEIGHT: Record<PositionName, number> = {
  threat: 5,
  refusal: 4.5,
  warning: 4,
  denial: 4,
  demand: 3.5,
  order: 3.5,
  accusation: 3,
  pledge: 3,
  rejection: 3,
  offer: 2.5,
  condemnation: 2.25,
  support: 2,
  appeal: 1.5,
  request: 1.5,
  statement: 1,
};
