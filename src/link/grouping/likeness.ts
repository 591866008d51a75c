import type { Group } from "./grouping.ts";

/**
 * Headlines share few words even where they tell one story; for them the sum of similarities is divided by the number
 * of pairs to this power, which lies between average linkage (1) and the cosine of the centroids (.5). Tuned on UCI.
 */
const SHORT_POWER = 0.8;
/** Texts of so few terms count as headlines; from LONG_TERMS on plain average linkage holds. */
const SHORT_TERMS = 10;
export const LONG_TERMS = 30;
const DAY = 86_400_000;
/**
 * How alike the reports of a group are inside is held to be this until shown, with the force of so many pairs. Of .25 to
 * .45 and 2 to 6 pairs, tried with shares of .7 to .9, these did best (see `Joining.insideShare`).
 */
const INSIDE = 0.35;
const INSIDE_PAIRS = 2;
/** Groups of fewer reports have no inside to speak of: a first loose report of an event must find its way in. */
const LEAST_INSIDE = 3;

/** How a grouping joins. */
export interface Joining {
  /** Whether the sum of similarities of headlines is divided by less than the number of pairs (see SHORT_POWER). */
  shortLenient: boolean;
  /** Two groups join at this average similarity. */
  least: number;
  /**
   * Two groups of three reports or more join only where reports across them are as alike as this share of what they are
   * within the looser of both: two like events are each more alike inside than to each other. 0 where that is not asked.
   */
  insideShare: number;
  /** Similarity falls to 1/e over so many days between the dates. */
  decayDays: number;
  /** What similarity keeps where one side bears no date and both name a common day of the week. */
  sameWeekday: number;
  /** What it keeps where one side alone bears a date and no day of the week ties them. */
  halfDated: number;
  /** What it keeps where neither bears a date or names a common day of the week. */
  undated: number;
}

/** Similarity from which two groups join. */
export function leastFor(left: Group, right: Group, { least, insideShare }: Joining): number {
  if (Math.min(left.members.length, right.members.length) < LEAST_INSIDE) return least;
  return Math.max(least, insideShare * Math.min(insideOf(left), insideOf(right)));
}

/** How alike two reports of a group are on average. */
function insideOf({ members, inside }: Group): number {
  const pairs = (members.length * (members.length - 1)) / 2;
  return (inside + INSIDE * INSIDE_PAIRS) / (pairs + INSIDE_PAIRS);
}

/** Average cosine between the reports of two groups, less the further their dates lie apart. */
export function similarityOf(left: Group, right: Group, joining: Joining): number {
  const pairs = left.members.length * right.members.length;
  return (across(left, right) / pairs ** powerOf(left, right, joining)) * nearness(left, right, joining);
}

/** Sum of the similarities of all pairs of reports across two groups. */
export function across(left: Group, right: Group): number {
  const [small, large] = left.sum.size < right.sum.size ? [left.sum, right.sum] : [right.sum, left.sum];
  let sum = 0;
  for (const [term, weight] of small) sum += weight * (large.get(term) ?? 0);
  return sum;
}

function powerOf(left: Group, right: Group, joining: Joining): number {
  if (!joining.shortLenient) return 1;
  const length = Math.min(
    1,
    Math.max(0, (termsEach(left, right) - SHORT_TERMS) / (LONG_TERMS - SHORT_TERMS)),
  );
  return SHORT_POWER + (1 - SHORT_POWER) * length;
}

/** Terms of a report of two groups on average: headlines have few. */
export function termsEach(left: Group, right: Group): number {
  return (left.terms + right.terms) / (left.members.length + right.members.length);
}

function nearness(left: Group, right: Group, joining: Joining): number {
  const dated = Number(left.earliest !== null) + Number(right.earliest !== null);
  if (dated === 2) {
    const gap = Math.max(0, left.earliest! - right.latest!, right.earliest! - left.latest!);
    return Math.exp(-gap / DAY / joining.decayDays);
  }
  if ((left.weekdays & right.weekdays) !== 0) return joining.sameWeekday;
  return dated === 1 ? joining.halfDated : joining.undated;
}
