import type { EventMention, Reading } from "../model/index.ts";
import { groupBy } from "../text/collections.ts";
import { holds } from "../text/offsets.ts";
import { onceFor } from "../text/once.ts";
import { isOutcome } from "./kinds.ts";
import { sentenceAt } from "./roles.ts";

/**
 * How a deed is told. `outright`: it is what the clause says. `outcome`: the clause says what it led to ("nine were killed in
 * the attack"): its teller takes the deed as given, and may know of it or not. `mention`: the clause says something else
 * ("people have left since the attack").
 */
export type Telling = "outright" | "outcome" | "mention";

export function tellingOf(reading: Reading, event: EventMention): Telling {
  const { start, end } = event.trigger;
  const { text } = reading.report;
  if (isOutcome(event.type) || !AS_NOUN.test(text.slice(Math.max(0, start - REACH), start)))
    return "outright";
  if (CLAIMED.test(text.slice(start, end))) return "outright";
  const around = (eventsBySentence(reading).get(sentenceAt(reading, event)) ?? []).filter(
    (other) =>
      other !== event &&
      other.type !== event.type &&
      holds(other, event.trigger) &&
      !holds(event.trigger, other.trigger),
  );
  if (around.length === 0) return "outright";
  return around.some(({ type }) => isOutcome(type)) ? "outcome" : "mention";
}

const REACH = 40;
/** A noun stands behind an article, an owner or a preposition: `in the`, `Sunday's`, `since the night`. */
const AS_NOUN =
  /(?:^|[\s(])(?:the|this|that|these|those|an?|its|their|\S+['\u2019]s|in|since|after|during|from|of|by|before|following)\s(?:[\p{L}-]+\s){0,2}$/iu;
const CLAIMED = /^(?:carr|claim|launch|conduct|stag|mount)/i;

const eventsBySentence = onceFor(
  (reading: Reading): ReadonlyMap<number, readonly EventMention[]> =>
    groupBy(reading.events, (event) => sentenceAt(reading, event)),
);
