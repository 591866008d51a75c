import type {
  ChainLink,
  Claim,
  Conflict,
  Credibility,
  DerivationKind,
  EventType,
  Modality,
  PositionKind,
  Reliability,
} from "../../model/index.ts";

const EVENT_WORDS: Partial<Record<EventType, string>> = {
  ASSAULT: "attack",
  CASUALTY: "casualties",
  MOBILIZE: "mobilisation",
  AID: "aid",
  MOVE: "movement",
  SANCTION: "restriction",
  COERCE: "coercion",
  CONSULT: "talks",
  POSITION: "stance",
  RELATION: "ties",
  RETREAT: "withdrawal",
};

/** An event's type in a word. */
export function eventWord(type: EventType): string {
  return EVENT_WORDS[type] ?? type.toLowerCase();
}

const CREDIBILITY_WORDS = {
  1: "confirmed by other sources",
  2: "probably true",
  3: "possibly true",
  4: "doubtful",
  5: "improbable",
  6: "cannot be judged",
} as const;

export function credibilityWords({ grade }: Credibility): string {
  return CREDIBILITY_WORDS[grade];
}

/** Admiralty reliability in words (AJP-2.1). */
export const RELIABILITY_WORDS: Record<Reliability, string> = {
  A: "completely reliable",
  B: "usually reliable",
  C: "fairly reliable",
  D: "not usually reliable",
  E: "unreliable",
  F: "cannot be judged",
};

const HAPPENED = new Set<Modality>(["asserted", "reported"]);

export type Standing = "happened" | "denied" | "open";

/** Whether a claim says that something is so, that it is not so, or neither (planned, feared, conditional). */
export function standingOf({ proposition: { modality, polarity } }: Claim): Standing {
  if (!HAPPENED.has(modality)) return "open";
  return polarity === "-" ? "denied" : "happened";
}

/** How a claim is put forward, where that is more than a plain fact. */
export function modalityWords({ proposition: { modality, polarity } }: Claim): string {
  const words = HAPPENED.has(modality) ? "" : modality;
  return [words, polarity === "-" ? "said not to be so" : ""].filter((part) => part !== "").join(", ");
}

/** `a doctor › The Harbour Post`: original speaker first, each name once in a row. */
export function chainNames(chain: readonly ChainLink[]): string[] {
  return chain.map(({ name }) => name).filter((name, index, all) => name !== all[index - 1]);
}

export const RELATION_WORDS: Record<Conflict["relation"], string> = {
  contradiction: "open contradiction",
  succession: "changed over time",
  drift: "changed by a copy",
};

export const POSITION_WORDS: Record<PositionKind, string> = {
  statement: "states",
  demand: "demands",
  warning: "warns",
  threat: "threatens",
  pledge: "pledges",
  refusal: "refuses",
  denial: "denies",
  support: "supports",
  accusation: "accuses",
};

export const DERIVATION_WORDS: Record<DerivationKind, string> = {
  copy: "copies",
  rewrite: "rewrites",
  excerpt: "takes part of",
  credit: "credits",
  quote: "quotes",
  update: "updates",
};

/** First letter large. */
export function sentenceCase(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
