import { join } from "node:path";
import type { EventMention } from "../../src/model/reading.ts";
import type { Report } from "../../src/model/report.ts";
import type { Span } from "../../src/model/span.ts";
import { findAttributions } from "../../src/read/attributions.ts";
import { rangeOf, retyped } from "../../src/read/events/retyping.ts";
import { tokenFrom } from "../../src/read/events/scene.ts";
import { labelOf, type TypingModel } from "../../src/read/events/typing.ts";
import { pairFeatures } from "../../src/read/events/typing-features.ts";
import { findByFrames } from "../../src/read/events.ts";
import { findMentions } from "../../src/read/mentions.ts";
import { findQuantities } from "../../src/read/quantities.ts";
import { analyse, type Syntax } from "../../src/read/syntax.ts";
import { findTimes } from "../../src/read/times.ts";
import { overlaps } from "../../src/text/offsets.ts";
import { plainReport, readRecords } from "./corpus.ts";

/** A sentence whose pair of actors is given, read by the frames alone. */
export interface TypedPair {
  text: string;
  /** Label of the gold. */
  gold: string;
  /** Label the frames give, or `NONE`. */
  ruled: string;
  /** Hashes of its features. */
  features: Int32Array;
  /** Label that the reader gives with a model, or `NONE`. */
  read(model: TypingModel): string;
}

interface PloverRow {
  id: string;
  marked: string;
  events: { event: string }[];
}

/** Every `step`th sentence of the PLOVER corpus (train part). */
export function ploverPairs(shared: string, step: number): TypedPair[] {
  const rows = readRecords<PloverRow>(join(shared, "events", "plv_train.jsonl"));
  return rows
    .filter((_, index) => index % step === 0)
    .map(({ marked, events }) => typedPair(marked, events[0]!.event));
}

/** Reads a sentence in which the parties stand in `<s>` and `<t>`. */
export function typedPair(marked: string, gold: string): TypedPair {
  const { text, actor, recipient } = unmarked(marked);
  const { syntax, events } = readByFrames(plainReport("pair", text));
  const { tokens, sentences } = syntax;
  const parties = [actor, recipient].map((span) => span && rangeOf(tokens, span));
  const held = sentences.filter(({ first, last }) =>
    parties.some((party) => party && party.first < last && party.last > first),
  );
  const ranked = rankedEvents(events, actor, recipient);
  const told = ranked.map(labelOf);
  const features = pairFeatures(tokens, {
    sentence: { first: held[0]?.first ?? 0, last: held.at(-1)?.last ?? tokens.count },
    actor: parties[0] ?? null,
    recipient: parties[1] ?? null,
    told,
    trigger: ranked[0] ? tokenFrom(tokens, ranked[0].trigger.start) : -1,
  });
  const read = (model: TypingModel) => {
    const [best] = rankedEvents(
      retyped(tokens, events, () => model),
      actor,
      recipient,
    );
    return best ? labelOf(best) : "NONE";
  };
  return { text, gold, ruled: told[0] ?? "NONE", features, read };
}

/** What `read` does, without the model that types events. */
function readByFrames(report: Report): { syntax: Syntax; events: EventMention[] } {
  const syntax = analyse(report);
  const times = findTimes(syntax, report.published);
  const quantities = findQuantities(syntax, times);
  const mentions = findMentions(syntax, report);
  const attributions = findAttributions(syntax, report, mentions);
  return { syntax, events: findByFrames(syntax, report, { times, quantities, mentions, attributions }) };
}

/** The text without its marks, and the first stretch of each. */
function unmarked(marked: string): { text: string; actor: Span | null; recipient: Span | null } {
  const spans: Record<string, Span> = {};
  let text = "";
  for (const part of marked.split(/(<\/?[st]>)/)) {
    const mark = /^<(\/?)([st])>$/.exec(part);
    if (!mark) text += part;
    else if (mark[1] === "") spans[mark[2]!] ??= { start: text.length, end: -1 };
    else if (spans[mark[2]!]!.end < 0) spans[mark[2]!]!.end = text.length;
  }
  return { text, actor: spans.s ?? null, recipient: spans.t ?? null };
}

/** Events that tell what one party does to another, best first: most of its participants are the pair, in their roles. */
export function rankedEvents(
  events: readonly EventMention[],
  actor: Span | null,
  recipient: Span | null,
): EventMention[] {
  const scored = events
    .filter(({ type }) => type !== "STATEMENT" && type !== "RELATION" && type !== "MOVE")
    .map((event) => ({ event, score: fitOf(event, actor, recipient) }));
  scored.sort(
    (left, right) => right.score - left.score || left.event.trigger.start - right.event.trigger.start,
  );
  return scored.map(({ event }) => event);
}

function fitOf(event: EventMention, actor: Span | null, recipient: Span | null): number {
  const party = (role: string, span: Span | null) => {
    const held = event.arguments.filter((argument) => span !== null && overlaps(argument, span));
    return held.some((argument) => argument.role === role) ? 2 : held.length > 0 ? 0.7 : 0;
  };
  const between = actor && recipient && overlaps(event.trigger, hull(actor, recipient)) ? 0.6 : 0;
  return party("actor", actor) + party("recipient", recipient) + between + event.confidence / 10;
}

function hull(left: Span, right: Span): Span {
  return { start: Math.min(left.start, right.start), end: Math.max(left.end, right.end) };
}
