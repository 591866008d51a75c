import type { ConditionReport } from "../model/index.ts";
import { overlappingIn } from "../text/offsets.ts";
import { wordSet } from "../text/wording.ts";
import type { Draft } from "./drafts.ts";
import { fitKeys, keysOf } from "./identity.ts";
import { MODALITY_CLASS, POSITION_KIND } from "./kinds.ts";
import { triggerStem } from "./matter.ts";
import { matterWords } from "./matterWords.ts";
import { quoted, type Stance } from "./positions.ts";
import { clauseWords } from "./sayings.ts";

/** Share of the words of a condition, its subject aside, that a telling must have to tell of it. Our choice: all of two or three. */
const TOLD = 0.75;
/** A condition of one word besides its subject ("if attacked") is met by too much. */
const LEAST_WORDS = 2;

/** What one telling says of the condition of a stance: that it came about, or that it did not; null where it tells of something else. */
export function reportOf({ position, conditional, at }: Stance, draft: Draft): ConditionReport | null {
  if (!position.condition || !conditional || at === null || draft.saidAt === null || draft.saidAt <= at)
    return null;
  const happened = factOf(draft);
  if (happened === null || (draft.ownTime?.latest ?? draft.saidAt) < at) return null;
  const condition = conditionOf(conditional);
  if (fitKeys(condition.subject, keysOf(draft.actors)) === "no") return null;
  if (draft.stance !== "denies" && !condition.words.has(triggerStem(draft))) return null;
  const told = clauseWords(draft);
  const common = [...condition.words].filter((word) => told.has(word)).length;
  if (condition.words.size < LEAST_WORDS || common < TOLD * condition.words.size) return null;
  return {
    isMet: happened !== condition.isNegated,
    words: quoted(draft.reading, draft.event),
    assertion: draft.id,
    at: draft.saidAt,
  };
}

/** Whether a deed is told as done, or as not done (denied or negated); null where it is told as neither. */
export function factOf({ event, stance, polarity }: Draft): boolean | null {
  if (stance === "denies") return false;
  if (stance !== "asserts" || MODALITY_CLASS[event.modality] !== "happened") return null;
  if (POSITION_KIND[event.type] !== undefined) return null;
  return polarity === "+";
}

interface Condition {
  /** Keys of the actor named first. */
  subject: readonly string[];
  /** What is to be done, without its subject and its times. */
  words: Set<string>;
  isNegated: boolean;
}

const NEGATED = /\b(?:not|never|fail(?:s|ed)? to|refus(?:es|ed) to|without)\b|n[’']t\b/i;
const conditions = new WeakMap<Draft, Condition>();

function conditionOf(draft: Draft): Condition {
  const known = conditions.get(draft);
  if (known) return known;
  const { reading, event } = draft;
  const { text } = reading.report;
  const span = { start: event.condition!.start, end: withoutSpeaker(text, event.condition!) };
  const first = overlappingIn(draft.named?.parties ?? [], span)[0];
  const condition = {
    subject: first ? keysOf([first.actor]) : [],
    words: matterWords(draft, span, (mention) => mention.start === first?.start),
    isNegated: NEGATED.test(text.slice(span.start, span.end)),
  };
  for (const word of wordSet("fail refuse not never")) condition.words.delete(word);
  conditions.set(draft, condition);
  return condition;
}

/** Where the condition ends before "…, the minister said". */
function withoutSpeaker(text: string, { start, end }: { start: number; end: number }): number {
  const words = text.slice(start, end);
  const comma = words.lastIndexOf(",");
  return comma > 0 && /\b(?:said|says|told|warned|added|announced)\b/.test(words.slice(comma))
    ? start + comma
    : end;
}
