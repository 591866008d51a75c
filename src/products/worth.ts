import type { Claim, Incident, Position } from "../model/index.ts";
import { comparisonKey } from "../text/normalise.ts";
import { holds } from "../text/offsets.ts";
import { actorName, type Book, bestOf, wordsOfClaim } from "./book.ts";
import { hopName } from "./chains.ts";
import { SEVERITY } from "./choose.ts";
import { daysBetween } from "./dates.ts";
import { deedsOf } from "./lead.ts";
import { isAnaphoric, isFragment } from "./words.ts";

/** True where all there is to quote for a claim is a clipping. */
export function isBare(book: Book, claim: string): boolean {
  return isFragment(wordsOfClaim(book, claim));
}

/** Of place, day, parties, number, origin and gravity an event of one report must have this many to be told. */
const LEAST_CLUES = 3;

/** A lesser event is counted in the brief, not told: one mention without much to go by, or a war in the background. */
export function isLesser(book: Book, incident: Incident): boolean {
  const deeds = deedsOf(book, incident).filter(({ id }) => !isBare(book, id));
  if (deeds.length === 0 || isAhead(book, incident)) return true;
  const measured = deeds.some(({ proposition }) => proposition.figure !== null);
  if (isTalk(book, incident, deeds)) return true;
  if (incident.background) return !measured && incident.counts.reports < 2;
  return incident.counts.reports < 2 && cluesOf(incident, measured) < LEAST_CLUES;
}

/** Help, talks and the like that nobody is told of but by "it" or "this": words about a relation, not an event. */
function isTalk(book: Book, { type, place }: Incident, deeds: readonly Claim[]): boolean {
  return (
    place === null &&
    (SEVERITY[type] ?? 1) <= 2 &&
    deeds.every(({ id }) => isAnaphoric(wordsOfClaim(book, id)))
  );
}

/** What lies after the moment of the picture has not happened, however it is worded. */
function isAhead({ picture }: Book, { time }: Incident): boolean {
  return picture.asOf !== null && time?.earliest != null && time.earliest > picture.asOf;
}

function cluesOf(incident: Incident, measured: boolean): number {
  return [
    incident.place !== null,
    isPlacedInTime(incident),
    incident.participants.length > 0,
    measured,
    incident.counts.origins[1] > 0,
    (SEVERITY[incident.type] ?? 1) >= 3,
  ].filter((clue) => clue).length;
}

/** Known to a week. */
function isPlacedInTime({ time }: Incident): boolean {
  return time?.earliest != null && time.latest !== null && daysBetween(time.earliest, time.latest) <= 7;
}

/** Whether two grave events of one story are two: at different towns or sites, on different days. */
export function areApart(book: Book, left: Incident, right: Incident): boolean {
  const [here, there] = [siteOf(book, left), siteOf(book, right)];
  return here !== null && there !== null && here !== there && dayOf(left) !== dayOf(right);
}

function siteOf(book: Book, { place }: Incident): string | null {
  const known = place === null ? undefined : book.places.get(place);
  return known && known.type !== "country" && known.type !== "region" ? known.id : null;
}

function dayOf({ time }: Incident): string {
  return (time?.latest ?? time?.earliest ?? "").slice(0, 10);
}

/** Whether a position can be shown: its words stand alone, and it is not the outlet that told of it. */
export function isSound(book: Book, position: Position): boolean {
  const words = wordsOfClaim(book, position.claim);
  const best = bestOf(book, position.claim);
  if (!best || isBare(book, position.claim) || isTeller(book, position)) return false;
  const addressed = position.target !== null || position.condition !== null;
  return addressed || !isAnaphoric(words);
}

/** A report that somebody else pledges is no pledge of the newspaper. */
function isTeller(book: Book, { actor, claim }: Position): boolean {
  const held = book.actors.get(actor);
  if (held?.kind === "outlet") return true;
  const name = comparisonKey(held?.name ?? "");
  return (book.assertions.get(claim) ?? []).some(({ origin }) => {
    const root = book.origins.get(origin);
    return root?.kind === "newsroom" && comparisonKey(root.name) === name;
  });
}

/** One stance of a state is one, whoever speaks for it. */
export function stanceOf(book: Book, { kind, actor }: Position): string {
  return `${kind} ${book.actors.get(actor)?.country ?? actor}`;
}

const WARNING = new Set(["threat", "warning"]);

/**
 * Who takes a position, by name. Who is named in the condition of a threat ("if A joins in, B will strike") is the one
 * threatened; then it is whoever said it.
 */
export function holderOf(book: Book, { actor, condition, claim, kind }: Position): string | null {
  const best = bestOf(book, claim);
  const [speaker] = best?.chain ?? [];
  const spans = (book.actors.get(actor)?.mentions ?? []).filter(({ report }) => report === condition?.report);
  const inside = condition !== null && spans.some((span) => holds(condition, span));
  const isSpeaker = speaker && speaker.kind !== "outlet" && speaker.kind !== "publisher";
  return inside && WARNING.has(kind) && isSpeaker ? hopName(speaker) : actorName(book, actor);
}

/** Words that make a time a deadline. */
const BEFORE_DEADLINE =
  /\b(?:by|until|till|before|within|deadline|ultimatum|no later than)\b[^.;“”"]{0,24}$/i;

/** The deadline where the sentence says that the time is one, and is not only when it was said. */
export function deadlineOf(book: Book, { deadline, condition, claim }: Position): string | null {
  const best = deadline && bestOf(book, claim);
  if (!best || condition?.exact.includes(deadline.text)) return null;
  const sentence = book.sentenceOf(best).exact;
  const at = sentence.indexOf(deadline.text);
  const before = at < 0 ? "" : sentence.slice(0, at);
  return BEFORE_DEADLINE.test(before) || BEFORE_DEADLINE.test(deadline.text.replace(/\S+$/, ""))
    ? deadline.text
    : null;
}

/** Claims told of an incident by words that can stand alone, the weightiest first. */
export function tellable(book: Book, incident: Incident): Claim[] {
  return deedsOf(book, incident).filter(({ id }) => !isBare(book, id));
}
