import type { Figure, FigureValue } from "../model/index.ts";
import { disjoint, farApart, width } from "./bounds.ts";
import { isDamaged } from "./drafts.ts";
import type { Series, Value } from "./figures.ts";
import { isRising, type Standing } from "./standing.ts";

/** A measure with its values and the one that stands. */
export function figureOf(series: Series, standing: Standing): Figure {
  const values: FigureValue[] = series.values.map(({ quantity, sayings, asOf }) => ({
    low: quantity.low,
    high: quantity.high,
    comparator: quantity.comparator,
    claim: sayings[0]!.id,
    asOf,
  }));
  return {
    id: series.id,
    incident: series.incident,
    measure: series.measure,
    place: series.scope || null,
    values,
    current: currentOf(series, standing),
    parts: [],
  };
}

/**
 * The value that stands: one whose place no other took. Slips of copies never stand, nor do values of damaged text where
 * there are others. Of counts that contradict each other the one that more voices carry stands, of equals the one with
 * more reports, then the one whose voice gave more of the numbers before it, then the later.
 */
function currentOf(series: Series, standing: Standing): Figure["current"] {
  const candidates = eligible(series, standing);
  const isReplacedBy = (value: Value, other: Value) =>
    other !== value && replaces(series, standing, value, other);
  const heads = candidates.filter((value) => !candidates.some((other) => isReplacedBy(value, other)));
  const rivals = heads.length > 0 ? heads : candidates;
  const [best] = rivals
    .map((head) => lineTo(head, candidates, isReplacedBy, standing))
    .map((line) => ({ ...line, voices: line.voices - strangersIn(line, rivals, standing) }))
    .sort(byWeight);
  if (!best) return null;
  const { quantity, sayings } = best.head;
  const { low, high, comparator } = quantity;
  return {
    low,
    high,
    comparator,
    claim: sayings[0]!.id,
    reason: reasonFor(series, best.head, heads.length > 1),
  };
}

function eligible({ values }: Series, { slips }: Standing): Value[] {
  const own = values.filter((value) => !slips.has(value));
  const dated = own.filter(({ asOf }) => asOf !== null);
  const pool = dated.length > 0 ? dated : own;
  const sound = pool.filter(({ drafts }) => drafts.some((draft) => !isDamaged(draft)));
  return sound.length > 0 ? sound : pool;
}

/** Where both may be right the closer one tells more: "12" than "at least 9". Of equally close ones the later, of what can only rise the higher. */
function replaces(series: Series, standing: Standing, value: Value, other: Value): boolean {
  if (disjoint(value.quantity, other.quantity) || farApart(value.quantity, other.quantity))
    return standing.succession(value, other)?.after === other;
  const [mine, theirs] = [width(value.quantity), width(other.quantity)];
  if (mine !== theirs) return theirs < mine;
  const [low, otherLow] = [value.quantity.low ?? 0, other.quantity.low ?? 0];
  if (isRising(series) && low !== otherLow) return otherLow > low;
  return series.values.indexOf(other) > series.values.indexOf(value);
}

/** A value that stands with those that led to it. */
interface Line {
  head: Value;
  members: readonly Value[];
  voices: number;
  reports: number;
  /** How many of the numbers before it its own voices gave: who counted on knows more than who gives one number. */
  own: number;
}

function lineTo(
  head: Value,
  candidates: readonly Value[],
  isReplacedBy: (value: Value, other: Value) => boolean,
  standing: Standing,
): Line {
  const line = new Set([head]);
  for (const member of line) for (const value of candidates) if (isReplacedBy(value, member)) line.add(value);
  const members = [...line];
  return {
    head,
    members,
    voices: new Set(members.flatMap((value) => [...standing.voicesOf(value)])).size,
    own: members.filter((value) => value !== head && sharesVoice(standing, value, head)).length,
    reports: new Set(members.flatMap(({ drafts }) => drafts.map(({ reading }) => reading.report.id))).size,
  };
}

/** Voices of the earlier numbers that stand behind another head: they went on to that one. */
function strangersIn({ head, members }: Line, rivals: readonly Value[], standing: Standing): number {
  const own = standing.voicesOf(head);
  const others = rivals.filter((rival) => rival !== head).flatMap((rival) => [...standing.voicesOf(rival)]);
  const strangers = new Set(others.filter((voice) => !own.has(voice)));
  const told = new Set(members.flatMap((value) => [...standing.voicesOf(value)]));
  return [...told].filter((voice) => strangers.has(voice)).length;
}

function sharesVoice(standing: Standing, left: Value, right: Value): boolean {
  const own = standing.voicesOf(right);
  return [...standing.voicesOf(left)].some((voice) => own.has(voice));
}

/** "A hospital said it had received 31": another's count, set beside the one that was told in full. */
function isTakenUp({ drafts }: Value): boolean {
  return drafts.every(({ event }) => event.arguments.length === 0 && event.measures.length === 1);
}

function byWeight(left: Line, right: Line): number {
  return (
    right.voices - left.voices ||
    right.reports - left.reports ||
    right.own - left.own ||
    Number(isTakenUp(left.head)) - Number(isTakenUp(right.head)) ||
    ((right.head.asOf ?? "") < (left.head.asOf ?? "") ? -1 : 1)
  );
}

function reasonFor({ values }: Series, { asOf }: Value, isContested: boolean): string {
  if (values.length === 1) return "the only value given";
  if (asOf === null) return "no report is dated: the value most voices give";
  const which = isContested
    ? `the one that most voices carry of ${values.length} values`
    : `the latest of ${values.length} values`;
  return `${which}, first given ${asOf.slice(0, 10)}${isContested ? "; others contradict it" : ""}`;
}
