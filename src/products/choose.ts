import type {
  Claim,
  EventType,
  Figure,
  FigureValue,
  Incident,
  Picture,
  Position,
  PositionKind,
} from "../model/index.ts";
import { by, distinct } from "../text/collections.ts";
import { stem, wordsOf } from "../text/words.ts";
import { type Book, bestOf, isAsserted, isDamaged, wordsOfClaim } from "./book.ts";
import { daysBetween } from "./dates.ts";
import { topicality } from "./headlines.ts";
import { isToll } from "./measures.ts";
import { bestPlace, isInStance, prominence } from "./telling.ts";
import { saysHappened } from "./wording.ts";
import { isAnaphoric, isFragment, startsInside } from "./words.ts";

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

const POSITION_WEIGHT: Record<PositionKind, number> = {
  threat: 5,
  refusal: 4.5,
  warning: 4,
  demand: 3.5,
  denial: 4,
  accusation: 3,
  pledge: 3,
  support: 2,
  statement: 1,
};

/** Days after which news has lost half of its weight. */
const HALF_LIFE_DAYS = 2;

function recency(at: string | null, asOf: string | null): number {
  if (at === null || asOf === null) return 0;
  return 3 / (1 + Math.max(0, daysBetween(at, asOf)) / HALF_LIFE_DAYS);
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

function deadIn({ figures }: Picture, incident: string): number {
  const dead = figures.filter((figure) => figure.incident === incident && figure.measure === "dead");
  return Math.max(0, ...dead.map(({ current }) => current?.low ?? 0));
}

export function positionWeight(book: Book, position: Position): number {
  const claim = book.claims.get(position.claim);
  const { origins = [0, 0], outlets = 1 } = claim?.counts ?? {};
  const words = wordsOfClaim(book, position.claim);
  return (
    POSITION_WEIGHT[position.kind] +
    (position.condition ? 2 : 0) +
    (position.deadline ? 1 : 0) +
    (position.target ? 0.5 : 0) +
    recency(position.at, book.picture.asOf) +
    Math.min(3, origins[0]) / 2 +
    Math.log2(1 + outlets) / 2 +
    1.5 * storyWeight(book, reportsOf(book, [position.claim])) -
    (origins[1] === 0 ? 1 : 0) -
    (isFragment(words) ? 2 : 0) -
    (isAnaphoric(words) ? 1 : 0)
  );
}

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
    (figure.place ? 0.5 : 0)
  );
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

/** Claims of an incident that somebody says to have happened, the deed first, then outcomes; damaged text left out. */
export function deedsOf(book: Book, incident: Incident): Claim[] {
  const claims = incident.claims
    .map((id) => book.claims.get(id))
    .filter((claim) => claim !== undefined)
    .filter(
      ({ id, proposition }) =>
        saysHappened(proposition.modality) && isAsserted(book, id) && !isDamaged(book, id),
    );
  return ranked(claims, (claim) => claimWeight(book, incident, claim));
}

/** Words that say what the headlines say weigh up to this much: they tell the event, not something beside it. */
const MOST_TOPICAL = 6;

function claimWeight(book: Book, incident: Incident, { id, proposition, counts }: Claim): number {
  const words = wordsOfClaim(book, id);
  const best = bestOf(book, id);
  return (
    (best ? 1.5 * prominence(best) : 0) +
    Math.min(MOST_TOPICAL, topicality(words, book.spread)) -
    (best && isInStance(best, book.stances) ? 4 : 0) +
    (proposition.type === incident.type ? 4 : 0) +
    countingWeight(book, incident, id) +
    (SEVERITY[proposition.type] ?? 1) / 2 +
    Number(proposition.actor !== null) +
    Number(proposition.recipient !== null) +
    Math.min(3, Math.log2(1 + counts.reports)) +
    Math.min(3, counts.origins[0]) -
    (proposition.polarity === "-" ? 1 : 0) -
    (words.length < 30 ? 2 : 0) -
    (isFragment(words) ? 3 : 0) -
    (isAnaphoric(words) || startsInside(words) ? 2 : 0)
  );
}

/**
 * Of a toll that is counted on, the words that give the number that stands tell the incident as it is known now; those that
 * give one that was overtaken, or speak of the dead without a number, tell it less well.
 */
function countingWeight({ picture }: Book, { id, type }: Incident, claim: string): number {
  if (type !== "CASUALTY") return 0;
  const own = picture.figures.filter(
    ({ incident, measure, place, current }) =>
      incident === id && place === null && current && isToll(measure),
  );
  const main =
    own.find(({ measure }) => measure === "dead") ??
    own.find(({ measure }) => measure === "infected") ??
    own[0];
  if (!main || (main.current!.low ?? main.current!.high ?? 0) <= 1) return 0;
  const standing = main.current!.low ?? main.current!.high;
  const gives = (value: FigureValue) => value.claim === claim && (value.low ?? value.high) === standing;
  if (main.values.some(gives)) return 5;
  return own.some(({ values }) => values.some((value) => value.claim === claim)) ? 0 : -3;
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
