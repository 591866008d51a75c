import type { EventMention, Reading } from "../../src/model/reading.ts";
import type { Span } from "../../src/model/span.ts";
import { overlaps } from "../../src/text/offsets.ts";

/** An item of the founding gold, as far as events are scored. */
export interface GoldEvent {
  id: string;
  doc: string;
  tier: "core" | "extra";
  span: Span;
  trigger: Span;
  type: string;
  alternatives: string[];
  modality: string;
  polarity: string;
  actor: GoldParty[];
  recipient: GoldParty[];
}

export interface GoldParty {
  text: string | null;
  start: number | null;
  end: number | null;
  /** `USA GOV`, `IRQ REB`, … */
  id: string | null;
}

export interface Pair {
  gold: GoldEvent;
  event: EventMention;
}

/**
 * Pairs found events with gold items, one to one, best pairs first. A pair is possible where the triggers overlap, or
 * where one clause holds the other's trigger and the type is one of those allowed. Triggers that overlap, then types
 * that agree, then closeness of the triggers decide.
 */
export function pairUp(events: readonly EventMention[], gold: readonly GoldEvent[]): Pair[] {
  const pairs = gold.flatMap((item) =>
    events.flatMap((event) => {
      const score = affinity(event, item);
      return score > 0 ? [{ gold: item, event, score }] : [];
    }),
  );
  pairs.sort((left, right) => right.score - left.score || left.event.start - right.event.start);
  const used = new Set<unknown>();
  return pairs.filter(({ gold: item, event }) => {
    if (used.has(item) || used.has(event)) return false;
    used.add(item).add(event);
    return true;
  });
}

function affinity(event: EventMention, item: GoldEvent): number {
  const together = overlaps(event.trigger, item.trigger);
  const typed = typeAllowed(event, item);
  const inside = overlaps(event.trigger, item.span) || overlaps(item.trigger, event);
  if (!together && !(typed && inside)) return 0;
  const distance = Math.abs(event.trigger.start - item.trigger.start);
  return (together ? 4 : 0) + (typed ? 3 : 0) + (item.tier === "core" ? 0.5 : 0) + 1 / (2 + distance);
}

/** True where the type is the gold's or one of its alternatives (`MOBILIZE/militia` allows `MOBILIZE`). */
export function typeAllowed({ type }: EventMention, item: GoldEvent): boolean {
  return [item.type, ...item.alternatives].some((allowed) => allowed.split("/")[0] === type);
}

/** Words of the arguments in one role. */
export function partiesOf(reading: Reading, event: EventMention, role: "actor" | "recipient"): string[] {
  return event.arguments
    .filter((argument) => argument.role === role)
    .map(({ start, end }) => reading.report.text.slice(start, end));
}

/**
 * Countries of the arguments in one role: through the actors that linking gave to the mentions inside them, and through
 * mentions that stand for those. Null where an argument resolves to none.
 */
export function countriesOf(reading: Reading, event: EventMention, role: "actor" | "recipient"): string[] {
  const spans = event.arguments.filter((argument) => argument.role === role);
  return spans.flatMap((span) =>
    reading.mentions.flatMap((mention) =>
      overlaps(mention, span) ? (countryOf(reading, mention) ?? []) : [],
    ),
  );
}

function countryOf(reading: Reading, mention: Reading["mentions"][number]): string | null {
  let at = mention;
  for (let step = 0; step < 8; step++) {
    const country = at.actor?.country ?? at.place?.country;
    if (country) return country;
    if (at.antecedent === null) return null;
    at = reading.mentions[at.antecedent]!;
  }
  return null;
}
