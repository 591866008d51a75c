import type { EventMention, Reading, Span, Stance } from "../model/index.ts";
import { holds, overlaps } from "../text/offsets.ts";
import { familyOf } from "./kinds.ts";

/** A correction takes back what the text said before. */
const WITHDRAWN =
  /\b(?:earlier|previous|initial|original) (?:version|report|story|article|dispatch|bulletin)\b/i;

/** A denial is an assertion against the claim denied, not for its opposite. */
export function stanceOf(reading: Reading, event: EventMention): Stance {
  const attribution = event.attribution === null ? undefined : reading.attributions[event.attribution];
  if (isUnseen(reading, event)) return "denies";
  if (isRefusal(reading, event)) return "asserts";
  if (isDenying(reading, event) && !isPresupposed(reading, event)) return "denies";
  if (attribution?.cueClass === "decline") return "doubts";
  return isTakenBack(reading, event) ? "denies" : "asserts";
}

/** "An earlier report by X said that four were killed", in a correction. */
function isTakenBack({ attributions, report }: Reading, { attribution }: EventMention): boolean {
  const told = attribution === null ? undefined : attributions[attribution];
  if (!told?.source || !/^(?:document|outlet)$/.test(told.sourceKind)) return false;
  const { start, end } = told.source;
  return WITHDRAWN.test(`${told.sourceName} ${report.text.slice(Math.max(0, start - 24), end)}`);
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
export function isDenying({ attributions, report }: Reading, event: EventMention): boolean {
  const found = event.attribution === null ? undefined : attributions[event.attribution];
  if (found?.cueClass !== "deny" || found.polarity !== "-") return false;
  return !NEXT_SAID.test(report.text.slice(found.cue.end, event.trigger.start));
}

/** "Rejects ultimatum, raises toll to eight": the next verb of who speaks begins another statement. */
const NEXT_SAID =
  /, (?:and )?(?:raise[sd]?|lower(?:s|ed)|puts?|says|said|vow(?:s|ed)|warn(?:s|ed)|call(?:s|ed)|urge[sd]?|order(?:s|ed)|promise[sd]?|confirm(?:s|ed)) /i;

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
