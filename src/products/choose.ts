import type { Claim, EventType, Figure, Incident, Picture, Position } from "../model/index.ts";
import { by, distinct } from "../text/collections.ts";
import { stem, wordsOf } from "../text/words.ts";
import { type Book, wordsOfClaim } from "./book.ts";
import { daysBetween } from "./dates.ts";
import { isToll } from "./measures.ts";
import { namingWords, POSITION_WEIGHT, positionName } from "./positionNames.ts";
import { bestPlace } from "./telling.ts";
import { saysHappened } from "./wording.ts";
import { isAnaphoric, isFragment } from "./words.ts";

/** How grave a type of event is, 0..6. Judgement: loss of life before damage before force before words. */
export const SEVERITY: Partial<Record<EventType, number>> = {
  ASSAULT: 6,
  CASUALTY: 6,
  DAMAGE: 4,
  INTERCEPT: 4,
  COERCE: 3.5,
  MOBILIZE: 3,
  MOVE: 3,
  RETREAT: 3,
  RISK: 3,
  PROTEST: 3,
  SANCTION: 2.5,
  AID: 2,
  COOPERATE: 1.5,
  CONSULT: 1.5,
};

/** Days after which news has lost half of its weight. */
const HALF_LIFE_DAYS = 2;
/** News loses this much more for every month that has gone over it, up to `MOST_STALE`: what happened since stands above it. */
const STALE_PER_MONTH = 1.5;
const MOST_STALE = 4;

/** A stance stands until it is given up: it loses less. */
const MOST_STALE_STANCE = 2;

function recency(at: string | null, asOf: string | null, mostStale = MOST_STALE): number {
  if (at === null || asOf === null) return 0;
  const days = Math.max(0, daysBetween(at, asOf));
  return 3 / (1 + days / HALF_LIFE_DAYS) - Math.min(mostStale, (STALE_PER_MONTH * days) / 30);
}

function storyWeight(book: Book, reports: Iterable<string>): number {
  const stories = [...reports].map((id) => book.report.get(id)?.story ?? null);
  const sizes = stories.map((id) => (id === null ? 1 : (book.stories.get(id)?.reports.length ?? 1)));
  return Math.log2(1 + Math.max(1, ...sizes));
}

/** Reports behind claims. */
export function reportsOf(book: Book, claims: readonly string[]): string[] {
  return distinct(claims.flatMap((id) => (book.assertions.get(id) ?? []).map(({ report }) => report)));
}

function latestSaid(book: Book, claims: readonly string[]): string | null {
  const dates = claims.flatMap((id) => (book.assertions.get(id) ?? []).map(({ saidAt }) => saidAt));
  return (
    dates
      .filter((date) => date !== null)
      .sort()
      .at(-1) ?? null
  );
}

/** What it adds to an incident that all reports tell it by the way, in a statement of its own, or at their opening. */
const PLACE_WEIGHT = [-3, 0, 1.5];

/** Weight of an incident for a reader: gravity, dead, recency, breadth, size of its story, its place in the reports. */
export function incidentWeight(book: Book, incident: Incident): number {
  const { origins, outlets } = incident.counts;
  const grave = Math.max(
    SEVERITY[incident.type] ?? 1,
    ...incident.claims.map((id) => deedSeverity(book.claims.get(id))),
  );
  return (
    grave +
    Math.min(4, Math.log2(1 + deadIn(book.picture, incident.id)) / 2) +
    recency(latestSaid(book, incident.claims) ?? incident.time?.latest ?? null, book.picture.asOf) +
    Math.log2(1 + incident.counts.reports) +
    Math.min(3, origins[0]) / 2 +
    Math.log2(1 + outlets) / 2 +
    1.5 * storyWeight(book, reportsOf(book, incident.claims)) +
    PLACE_WEIGHT[bestPlace(incident, book.assertions, book.stances)]! -
    (incident.background ? 5 : 0) -
    (origins[1] === 0 ? 1 : 0) -
    (incident.participants.length === 0 && incident.place === null ? 2 : 0)
  );
}

function deedSeverity(claim: Claim | undefined): number {
  if (!claim || claim.proposition.polarity === "-" || !saysHappened(claim.proposition.modality)) return 0;
  const own = SEVERITY[claim.proposition.type] ?? 1;
  return claim.proposition.type === "CASUALTY" ? own : own - 1;
}

/** The dead that stand for an incident; 0 where none are counted. */
export function deadIn({ figures }: Picture, incident: string): number {
  const dead = figures.filter((figure) => figure.incident === incident && figure.measure === "dead");
  return Math.max(0, ...dead.map(({ current }) => current?.low ?? 0));
}

export function positionWeight(book: Book, position: Position): number {
  const claim = book.claims.get(position.claim);
  const { origins = [0, 0], outlets = 1 } = claim?.counts ?? {};
  const words = wordsOfClaim(book, position.claim);
  return (
    POSITION_WEIGHT[positionName(position.kind, namingWords(position, words))] +
    (position.condition ? 2 : 0) +
    deadlineWeight(position, book.picture.asOf) +
    (position.target ? 0.5 : 0) +
    recency(position.at, book.picture.asOf, MOST_STALE_STANCE) +
    Math.min(3, origins[0]) / 2 +
    Math.log2(1 + outlets) / 2 +
    1.5 * storyWeight(book, reportsOf(book, [position.claim])) -
    (origins[1] === 0 ? 1 : 0) -
    (isUnnamed(book, position.claim) ? 0.5 : 0) -
    (isFragment(words) ? 2 : 0) -
    (isAnaphoric(words) ? 2 : 0)
  );
}

/** A deadline that is still to come presses; one that is over does not. */
function deadlineWeight({ deadline }: Position, asOf: string | null): number {
  if (deadline === null) return 0;
  return asOf !== null && deadline.latest !== null && deadline.latest < asOf ? 0 : 1.5;
}

/** Whether nobody of a name, no newsroom and no document stands behind a claim. */
function isUnnamed({ assertions, origins }: Book, claim: string): boolean {
  return !(assertions.get(claim) ?? []).some(({ origin }) => NAMED.has(origins.get(origin)?.kind ?? ""));
}

const NAMED = new Set(["speaker", "newsroom", "document"]);

/** What a reader looks for first in a measure. Counted at the front of its name (`dead`, `missile hit`). */
const MEASURE_WEIGHT: readonly [RegExp, number][] = [
  [/\bdead\b/, 6],
  [/\bmissing\b/, 5],
  [/\b(?:wounded|injured|infected|treated)\b/, 4.5],
  [/\b(?:displaced|evacuated|captured|detained|rescued|homeless)\b/, 4],
  [/\b(?:hit|destroyed|damaged|sunk|intercepted)\b/, 3.5],
  [/\b(?:launched|fired)\b/, 3],
];

/** The human toll stands above everything else that is counted. */
const TOLL_FIRST = 8;

export function figureWeight(book: Book, figure: Figure): number {
  const incident = book.incidents.get(figure.incident);
  const own = MEASURE_WEIGHT.find(([pattern]) => pattern.test(figure.measure))?.[1] ?? 1.5;
  const claims = figure.values.map(({ claim }) => claim);
  return (
    (isToll(figure.measure) ? TOLL_FIRST : 0) -
    (isToll(figure.measure) && figure.measure.includes(" ") ? 4 : 0) +
    2 * own +
    Math.log2(1 + reportsOf(book, claims).length) +
    Math.min(3, Math.log2(1 + (figure.current?.low ?? figure.current?.high ?? 0)) / 4) +
    (incident ? incidentWeight(book, incident) / 3 : 0) -
    (figure.measure.includes("(") ? 1 : 0) -
    (isCurrent(incident, book.picture.asOf) ? 0 : 4) -
    (figure.current?.high === 0 ? 3 : 0) -
    (figure.place ? 0.5 : 0)
  );
}

/** Days after which an event is no longer what a picture is about. */
const LONG_AGO_DAYS = 60;

/** Whether an incident is dated and recent, so that its numbers are those of the situation. */
function isCurrent(incident: Incident | undefined, asOf: string | null): boolean {
  if (!incident || incident.background || incident.time === null) return false;
  return daysBetween(incident.time.latest, asOf) <= LONG_AGO_DAYS;
}

/** Highest weight first, ties by id. */
export function ranked<Thing extends { id: string }>(
  things: readonly Thing[],
  weightOf: (thing: Thing) => number,
): Thing[] {
  return things
    .map((thing) => ({ thing, key: `${(1e6 - weightOf(thing)).toFixed(4).padStart(14, "0")}|${thing.id}` }))
    .sort(by(({ key }) => key))
    .map(({ thing }) => thing);
}

/** Share of the shorter wording that stands in the longer one: at half of it two quotes tell a reader the same. */
const SAME_TELLING = 0.5;

/** Whether words repeat what is already quoted. */
export function repeats(words: string, quoted: readonly string[], share = SAME_TELLING): boolean {
  const own = contentStems(words);
  return quoted.some((other) => {
    const theirs = contentStems(other);
    const common = [...own].filter((word) => theirs.has(word)).length;
    return common >= share * Math.max(1, Math.min(own.size, theirs.size));
  });
}

function contentStems(words: string): Set<string> {
  return new Set(
    wordsOf(words)
      .filter(({ form }) => form.length > 3 || /\d/.test(form))
      .map(({ form }) => stem(form)),
  );
}
