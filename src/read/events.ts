import { eventTallies } from "../lexicon/event-confidence.ts";
import type { EventMention } from "../model/reading.ts";
import type { Report } from "../model/report.ts";
import { assemble } from "./events/assembly.ts";
import { boardedEvents, withoutBoarded } from "./events/boarded.ts";
import { candidatesOf } from "./events/candidates.ts";
import { confidenceOf } from "./events/confidence.ts";
import { denials } from "./events/denials.ts";
import { dateByEntries } from "./events/entries.ts";
import { mergeCandidates, withoutBareNouns } from "./events/merge.ts";
import { placeOutcomes } from "./events/outcomes.ts";
import { withRejoinders } from "./events/rejoinders.ts";
import { retyped } from "./events/retyping.ts";
import { type Found, type Scene, sceneOf } from "./events/scene.ts";
import { speechActs } from "./events/speech.ts";
import { takenUp } from "./events/taken-up.ts";
import { typingModel } from "./events/typing.ts";
import type { Syntax } from "./syntax.ts";

/**
 * The events a report tells, in text order: who does what to whom, where, when, how many, and whether it is told as
 * done, denied, feared, planned, ordered or conditional. Nothing is read out of boilerplate, bylines and credits.
 */
export function findEvents(syntax: Syntax, report: Report, found: Found): EventMention[] {
  const events = retyped(syntax.tokens, findByFrames(syntax, report, found), typingModel);
  return events.map((event) => ({ ...event, confidence: confidenceOf(event, eventTallies()) }));
}

/** The events as the frames alone give them; their confidence is a hand-made score, no probability. */
export function findByFrames(syntax: Syntax, report: Report, found: Found): EventMention[] {
  const scene = sceneOf(syntax, report, found);
  const told = withoutBareNouns(scene, speechActs(scene, candidatesOf(scene)));
  const merged = mergeCandidates(scene, told);
  const candidates = [...merged, ...denials(scene, merged)];
  const events = withRejoinders(
    scene,
    candidates.map((candidate) => assemble(scene, candidate)),
  );
  placeOutcomes(scene, events);
  dateByEntries(scene, events);
  return withTold(scene, events).sort(
    (left, right) => left.trigger.start - right.trigger.start || left.trigger.end - right.trigger.end,
  );
}

/** With the numbers that are told of these events in other words. */
function withTold(scene: Scene, events: readonly EventMention[]): EventMention[] {
  const boarded = boardedEvents(scene, events);
  const figures = new Set(boarded.flatMap((event) => event.figures));
  const told = [...events.map((event) => withoutBoarded(event, figures)), ...boarded];
  return [...told, ...takenUp(scene, told)];
}

export { figureRole } from "./events/figures.ts";
