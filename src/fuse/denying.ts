import type { EventMention, Reading, Span, Stance } from "../model/index.ts";
import { holds, overlaps } from "../text/offsets.ts";
import { familyOf } from "./kinds.ts";

/** A correction takes back what the text said before. */
const WITHDRAWN = /\b(?:earlier|previous|initial|original) version\b/i;

/** A denial is an assertion against the claim denied, not for its opposite. */
export function stanceOf(reading: Reading, event: EventMention): Stance {
  const attribution = event.attribution === null ? undefined : reading.attributions[event.attribution];
  if (isUnseen(reading, event)) return "denies";
  if (isRefusal(reading, event)) return "asserts";
  if (isDenying(reading, event) && !isPresupposed(reading, event)) return "denies";
  if (attribution?.cueClass === "decline") return "doubts";
  if (attribution?.sourceKind === "document" && WITHDRAWN.test(attribution.sourceName)) return "denies";
  return "asserts";
}

/** "I have not seen these 700 dead": who has seen none of what others tell speaks against it. */
function isUnseen({ report }: Reading, { start, trigger }: EventMention): boolean {
  return UNSEEN.test(report.text.slice(start, trigger.start));
}

const UNSEEN =
  /\b(?:(?:have|has|had)(?: not|n['’]t)|(?:did|do|does)(?: not|n['’]t)|never) (?:seen|see|saw|heard of)\b[^.;]{0,40}$/i;

/** "Rejected the result", "dismissed the offer" refuses what is there; "rejected the claims" denies what is told. */
function isRefusal({ attributions, report }: Reading, event: EventMention): boolean {
  const cue = event.attribution === null ? undefined : attributions[event.attribution]?.cue;
  if (event.type !== "REJECT" || !cue || !overlaps(cue, event.trigger)) return false;
  const objects = event.arguments.filter(({ role }) => role !== "actor");
  return objects.length > 0 && !objects.some(({ start, end }) => TOLD.test(report.text.slice(start, end)));
}

const TOLD =
  /\b(?:claims?|allegations?|accusations?|accounts?|reports?|rumou?rs?|suggestions?|charges?|assertions?|figures?|tolls?|it|this|that)\b/i;

/** Somebody denies it, or denies what it is told in. */
export function isDenying({ attributions }: Reading, { attribution }: EventMention): boolean {
  const found = attribution === null ? undefined : attributions[attribution];
  return found?.cueClass === "deny" && found.polarity === "-";
}

/** "Denied that it had armed the militias that attacked X": what is told of somebody in a denied deed is not itself denied. */
export function isPresupposed({ events, report }: Reading, event: EventMention): boolean {
  const { start } = event.trigger;
  const tellsOf = (argument: Span) =>
    holds(argument, event.trigger) ||
    (argument.end < start && RELATIVE.test(report.text.slice(argument.end, start)));
  return events.some(
    (other) =>
      other !== event &&
      other.attribution === event.attribution &&
      familyOf(other) !== undefined &&
      other.arguments.some(tellsOf),
  );
}

const RELATIVE = /^ (?:that|who|which)\b[^.;:]{0,40}$/;
