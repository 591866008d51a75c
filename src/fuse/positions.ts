import type { ActorRef, Position, PositionKind, Quoted, Span } from "../model/index.ts";
import { by } from "../text/collections.ts";
import { contentId } from "../text/hash.ts";
import type { Draft, EventKept, ReadingKept } from "./drafts.ts";
import { POSITION_KIND } from "./kinds.ts";
import type { Saying } from "./sayings.ts";

/** Who threatens, promises, refuses, demands what of whom, each with the words of its condition; null where it is no stance. `listed`: the actors the picture lists, by id. */
export function positionOf(saying: Saying, listed: ReadonlyMap<string, unknown>): Position | null {
  const best = fullestDraft(saying);
  const kind = kindOf(best);
  const actor = best.actors[0] ?? saying.drafts.find((draft) => draft.actors[0])?.actors[0];
  if (!kind || !actor) return null;
  const { reading, event } = best;
  return {
    id: contentId("position", saying.id),
    actor: holderOf(actor, listed),
    kind,
    target: (best.recipients[0] ?? best.thirds[0])?.id ?? null,
    condition: event.condition && quoted(reading, event.condition),
    consequence: event.condition ? quoted(reading, consequenceOf(event)) : null,
    deadline: best.deadline,
    claim: saying.id,
    at: best.saidAt,
  };
}

/** A spokesman's threat is the threat of whom he speaks for, where the reports name that body. */
function holderOf({ id, affiliation }: ActorRef, listed: ReadonlyMap<string, unknown>): string {
  return affiliation && listed.has(affiliation) ? affiliation : id;
}

/** The draft that states a condition, else the one whose words stand for the claim. */
function fullestDraft({ drafts, best }: Saying): Draft {
  const sound = drafts.filter(
    (draft) => draft.event.condition !== null && !draft.reading.report.quality.garbled,
  );
  return [...sound].sort(by((draft) => draft.id))[0] ?? best;
}

function kindOf({ event, stance, polarity }: Draft): PositionKind | null {
  if (event.modality === "opinion") return null;
  if (stance === "denies") return "denial";
  const kind = POSITION_KIND[event.type];
  if (kind === "threat" && event.condition === null && event.mode === null) return "warning";
  if (kind === "pledge" && polarity === "-") return "refusal";
  return kind ?? null;
}

/** The clause without its condition, where the condition stands at one end of it. */
function consequenceOf(event: EventKept): Span {
  const condition = event.condition!;
  if (condition.start <= event.start && condition.end > event.start)
    return { start: Math.min(condition.end, event.end), end: event.end };
  if (condition.end >= event.end && condition.start < event.end)
    return { start: event.start, end: Math.max(condition.start, event.start) };
  return { start: event.start, end: event.end };
}

function quoted(reading: ReadingKept, span: Span): Quoted {
  const { id, text } = reading.report;
  const exact = text.slice(span.start, span.end);
  const start = span.start + (/^[\s,;:]*/.exec(exact)?.[0].length ?? 0);
  const end = span.end - (/[\s,;:]*$/.exec(text.slice(start, span.end))?.[0].length ?? 0);
  return { report: id, start, end, exact: text.slice(start, end) };
}
