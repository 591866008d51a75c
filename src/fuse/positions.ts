import type { ActorRef, Position, PositionKind, Quoted, Span } from "../model/index.ts";
import { by } from "../text/collections.ts";
import { contentId } from "../text/hash.ts";
import type { Draft, EventKept, ReadingKept } from "./drafts.ts";
import { type Family, familyOf, MODALITY_CLASS, POSITION_KIND } from "./kinds.ts";
import { clauseOf, type Saying } from "./sayings.ts";

/** A position with what states it. */
export interface Stance {
  position: Position;
  /** Whose it is, as far as identity goes: a state, its ministries and who speaks for it hold one stance. */
  holder: string;
  saying: Saying;
  /** The draft that states its condition, if any. */
  conditional: Draft | null;
  /** When it was first said, ISO 8601. */
  at: string | null;
}

/** Who threatens, promises, refuses, demands what of whom, each with the words of its condition; null where it is no stance. `listed`: the actors the picture lists, by id. */
export function positionOf(saying: Saying, listed: ReadonlyMap<string, unknown>): Position | null {
  const best = fullestDraft(saying);
  const kind = kindOf(best);
  const actor = kind && ownerOf(kind, saying, best);
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

/** Who takes the stance: who denies a deed says it was not done, and need not be who would have done it; who warns of a danger did nothing. */
function ownerOf(kind: PositionKind, { drafts }: Saying, best: Draft): ActorRef | null {
  const actor = best.actors[0] ?? drafts.find((draft) => draft.actors[0])?.actors[0] ?? null;
  if (kind === "denial" && POSITION_KIND[best.event.type] === undefined) return best.speaker;
  return actor ?? (kind === "warning" ? best.speaker : null);
}

/** A spokesman's threat is the threat of whom he speaks for, where the reports name that body. */
function holderOf({ id, affiliation }: ActorRef, listed: ReadonlyMap<string, unknown>): string {
  return affiliation && listed.has(affiliation) ? affiliation : id;
}

/** The draft that states a condition; of a deed told by others, the one that denies it; else the one whose words stand for the claim. */
function fullestDraft(saying: Saying): Draft {
  return conditionalDraft(saying) ?? denyingDraft(saying) ?? saying.best;
}

function denyingDraft({ drafts, best }: Saying): Draft | null {
  if (POSITION_KIND[best.event.type] !== undefined) return null;
  const denying = drafts.filter(
    ({ stance, speaker, event }) => stance === "denies" && speaker !== null && event.modality !== "opinion",
  );
  return [...denying].sort(by((draft) => draft.id))[0] ?? null;
}

/** The draft in sound text that states the condition of a saying, the first by id; null where none does. */
export function conditionalDraft({ drafts }: Saying): Draft | null {
  const sound = drafts.filter(
    (draft) => draft.event.condition !== null && !draft.reading.report.quality.garbled,
  );
  return [...sound].sort(by((draft) => draft.id))[0] ?? null;
}

/** What it is to say, on a condition, that one will do a deed of this family. */
const ON_CONDITION: Partial<Record<Family, PositionKind>> = {
  harm: "threat",
  force: "threat",
  repression: "threat",
  penalty: "threat",
  protest: "threat",
  movement: "warning",
  talks: "pledge",
  help: "pledge",
  withdrawal: "pledge",
};

/** What it is to say, on no condition, that one will do a deed of this family. */
const PLANNED: Partial<Record<Family, PositionKind>> = {
  harm: "threat",
  penalty: "threat",
  talks: "pledge",
  help: "pledge",
  withdrawal: "pledge",
};

/**
 * "The Bay Front said it would free the hostages if the road is opened", "the ministry said it would send pumps": what its own
 * speaker means to do. Where nobody is named to do it ("if the lake rises, the village will be evacuated, the mayor said"),
 * its speaker warns of it.
 */
function intendedKind(draft: Draft): PositionKind | null {
  const { event, polarity, actors, provenance, voice } = draft;
  const family = familyOf(event);
  const speaker = provenance.chain[0]?.actor ?? null;
  if (!family || speaker === null) return null;
  const isOwn = actors.some(
    ({ id, affiliation }) => id === speaker || id === voice || affiliation === speaker,
  );
  if (isOwn && MODALITY_CLASS[event.modality] === "future") return plannedKind(draft, family);
  if (event.condition === null || MODALITY_CLASS[event.modality] !== "conditional" || polarity === "-")
    return null;
  const isNobodys = actors.length === 0 && !event.arguments.some(({ role }) => role === "actor");
  if (isNobodys) return "warning";
  return isOwn ? (ON_CONDITION[family] ?? null) : null;
}

/** "It would not send troops" refuses what one would have pledged; not to strike is no refusal. */
function plannedKind({ event, polarity }: Draft, family: Family): PositionKind | null {
  const kind = event.condition === null ? PLANNED[family] : ON_CONDITION[family];
  if (polarity === "+") return kind ?? null;
  return kind === "pledge" ? "refusal" : null;
}

function kindOf(draft: Draft): PositionKind | null {
  const { event, stance, polarity } = draft;
  if (event.modality === "opinion") return null;
  if (stance === "denies") return "denial";
  if (POSITION_KIND[event.type] === undefined) return intendedKind(draft);
  const kind = POSITION_KIND[event.type];
  if (kind === "threat" && event.condition === null && (event.mode === null || isOfWhatIs(draft)))
    return "warning";
  if (event.type === "CONCEDE" && polarity === "+" && DONE.test(triggerOf(draft))) return null;
  if (kind === "pledge" && polarity === "-") return "refusal";
  return kind ?? null;
}

/** "Funding covers a fifth of the plan, he warned" warns of what is; a threat is of what is to come. */
function isOfWhatIs(draft: Draft): boolean {
  return /^warn/i.test(triggerOf(draft)) && !TO_COME.test(clauseOf(draft));
}

const TO_COME =
  /\b(?:will|would|shall|could|may|might|going to|if|unless|until|any|further|more|new|next|against)\b|\bwarn\w{0,3} of\b|['’]ll\b/i;

/** What has been done is no promise of it. */
const DONE = /^(?:lifted|eased|relaxed|reopened|released|freed|resumed|dropped|cancell?ed|revoked)$/i;

function triggerOf({ reading, event }: Draft): string {
  return reading.report.text.slice(event.trigger.start, event.trigger.end);
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

export function quoted(reading: ReadingKept, span: Span): Quoted {
  const { id, text } = reading.report;
  const exact = text.slice(span.start, span.end);
  const start = span.start + (/^[\s,;:]*/.exec(exact)?.[0].length ?? 0);
  const end = span.end - (/[\s,;:]*$/.exec(text.slice(start, span.end))?.[0].length ?? 0);
  return { report: id, start, end, exact: text.slice(start, end) };
}
