import { join } from "node:path";
import type { EventMention, Reading, Role } from "../../src/model/reading.ts";
import type { Span } from "../../src/model/span.ts";
import { read } from "../../src/read/index.ts";
import { overlaps } from "../../src/text/offsets.ts";
import type { Score } from "../task.ts";
import { plainReport, readRecords } from "./corpus.ts";

interface PloverRow {
  id: string;
  text: string;
  events: { event: string; penta: number; actor_text: string; recipient_text: string }[];
}

export interface PloverResult {
  text: string;
  gold: string;
  quad: number;
  guess: string;
  event: EventMention | null;
}

const QUADS: Readonly<Record<string, number>> = {
  AGREE: 1,
  CONSULT: 1,
  SUPPORT: 1,
  CONCEDE: 1,
  YIELD: 2,
  COOPERATE: 2,
  AID: 2,
  RETREAT: 2,
  REQUEST: 3,
  ACCUSE: 3,
  REJECT: 3,
  THREATEN: 3,
  POSITION: 3,
  RISK: 3,
  PROTEST: 4,
  SANCTION: 4,
  MOBILIZE: 4,
  COERCE: 4,
  ASSAULT: 4,
  INTERCEPT: 4,
  DAMAGE: 4,
  CASUALTY: 4,
};

/** Types that the 15 labels of the corpus do not know, as the label they come closest to. */
const CLOSEST: Readonly<Record<string, string>> = {
  CONCEDE: "YIELD",
  RETREAT: "YIELD",
  INTERCEPT: "ASSAULT",
  DAMAGE: "ASSAULT",
  CASUALTY: "ASSAULT",
  RISK: "THREATEN",
};

/** Types each sentence of the corpus: the event that joins the marked pair of actors decides. */
export function ploverResults(shared: string, every: number): PloverResult[] {
  const rows = readRecords<PloverRow>(join(shared, "events", "plv_train.jsonl"));
  return rows.filter((_, index) => index % every === 0).flatMap(resultOf);
}

function resultOf({ id, text, events }: PloverRow): PloverResult[] {
  const reading = read(plainReport(id, text));
  return events.map(({ event: gold, penta, actor_text, recipient_text }) => {
    const actor = spanIn(text, actor_text);
    const recipient = spanIn(text, recipient_text);
    const event = bestEvent(reading, actor, recipient);
    return { text, gold, quad: penta, guess: event ? labelOf(event) : "NONE", event };
  });
}

/**
 * The label of the corpus for an event of ours. By the codebook a cooperative act still to come is AGREE, a hostile one
 * THREATEN, and one that is refused or fails to come about REJECT; we keep the act and say so in its modality.
 */
function labelOf({ type, modality, polarity }: EventMention): string {
  const label = CLOSEST[type] ?? type;
  const quad = QUADS[label];
  if (polarity === "-" && (quad === 1 || quad === 2)) return "REJECT";
  const toCome = modality === "planned" || modality === "conditional";
  if (toCome && (quad === 2 || label === "CONSULT" || label === "SUPPORT")) return "AGREE";
  return toCome && quad === 4 ? "THREATEN" : label;
}

function spanIn(text: string, words: string): Span | null {
  const start = text.indexOf(words);
  return start < 0 ? null : { start, end: start + words.length };
}

/** The event most of whose participants are the marked pair, in their roles; nearness to the pair breaks ties. */
function bestEvent(reading: Reading, actor: Span | null, recipient: Span | null): EventMention | null {
  const scored = reading.events
    .filter(({ type }) => type !== "STATEMENT" && type !== "RELATION" && type !== "MOVE")
    .map((event) => ({ event, score: fitOf(event, actor, recipient) }));
  scored.sort(
    (left, right) => right.score - left.score || left.event.trigger.start - right.event.trigger.start,
  );
  return scored[0]?.event ?? null;
}

function fitOf(event: EventMention, actor: Span | null, recipient: Span | null): number {
  const filled = (role: Role, span: Span | null) =>
    span !== null && event.arguments.some((argument) => argument.role === role && overlaps(argument, span));
  const held = (span: Span | null) =>
    span !== null && event.arguments.some((argument) => overlaps(argument, span));
  const between = actor && recipient && overlaps(event.trigger, hull(actor, recipient)) ? 0.6 : 0;
  const roles =
    (filled("actor", actor) ? 2 : held(actor) ? 0.7 : 0) +
    (filled("recipient", recipient) ? 2 : held(recipient) ? 0.7 : 0);
  return roles + between + event.confidence / 10;
}

function hull(left: Span, right: Span): Span {
  return { start: Math.min(left.start, right.start), end: Math.max(left.end, right.end) };
}

export function ploverScores(results: readonly PloverResult[]): Score[] {
  const share = (measure: string, right: number): Score => ({
    measure,
    value: right / Math.max(1, results.length),
    count: results.length,
    note: "the pair of actors is given",
  });
  return [
    share("PLOVER root type", results.filter(({ gold, guess }) => gold === guess).length),
    share("PLOVER quad class", results.filter(({ quad, guess }) => QUADS[guess] === quad).length),
    {
      ...share("PLOVER sentences without an event", results.filter(({ event }) => event === null).length),
      lowerIsBetter: true,
    },
  ];
}
