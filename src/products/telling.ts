import type { Actor, Assertion, Incident, Picture, Span } from "../model/index.ts";
import { groupBy } from "../text/collections.ts";
import { holds } from "../text/offsets.ts";
import { startsInside } from "./words.ts";

/** Reports tell first what matters: characters of headline and first paragraphs. Judgement. */
const OPENING_PART = 500;

/** A clause that begins in mid-sentence and is less than this share of it is said by the way. Judgement. */
const SIDE_SHARE = 0.5;

type Words = Pick<Assertion, "start" | "end" | "exact" | "sentence">;

/** True for words that open a report: a headline, or in the first paragraphs. */
export function isOpening({ start }: Pick<Assertion, "start">): boolean {
  return start < OPENING_PART;
}

/** True for words told by the way, in the middle of a sentence about something else. */
export function isSideRemark({ start, end, exact, sentence }: Words): boolean {
  return startsInside(exact) && end - start < SIDE_SHARE * (sentence.end - sentence.start);
}

/** How a report puts it: 2 at its opening in words of their own, 1 in words of their own, 0 by the way. */
export function prominence(assertion: Assertion): number {
  if (isSideRemark(assertion)) return 0;
  return isOpening(assertion) ? 2 : 1;
}

/** Words that state a position, by report: a deed they mention is told better elsewhere. */
export function stanceSpans({ positions, assertions }: Picture): Map<string, Assertion[]> {
  const stances = new Set(positions.map(({ claim }) => claim));
  return groupBy(
    assertions.filter(({ claim }) => stances.has(claim)),
    ({ report }) => report,
  );
}

/** True where the words are part of a statement of position that belongs to another claim. */
export function isInStance(assertion: Assertion, stances: ReadonlyMap<string, Assertion[]>): boolean {
  return (stances.get(assertion.report) ?? []).some(
    (stance) => stance.claim !== assertion.claim && holds(stance, assertion),
  );
}

/** Whether the sentence of an assertion speaks of an actor. */
export function isNamedIn(actor: Actor | undefined, { report, sentence }: Assertion): boolean {
  const spans: readonly (Span & { report: string })[] = actor?.mentions ?? [];
  return spans.some((span) => span.report === report && holds(sentence, span));
}

/**
 * The best place an incident has in any report, 0..2, by the assertions of its claims; within the words of a stance no better
 * than 1: "as A shells B, C has ordered …" tells of the shelling, but by the way.
 */
export function bestPlace(
  { claims }: Incident,
  assertions: ReadonlyMap<string, Assertion[]>,
  stances: ReadonlyMap<string, Assertion[]>,
): number {
  const telling = claims
    .flatMap((claim) => assertions.get(claim) ?? [])
    .filter(({ stance }) => stance === "asserts");
  return Math.max(
    0,
    ...telling.map((one) => (isInStance(one, stances) ? Number(prominence(one) === 2) : prominence(one))),
  );
}
