import { boundsWording, disjoint, farApart } from "../bounds.ts";
import type { Series, Value } from "../figures.ts";
import type { Standing } from "../standing.ts";
import type { Bench, Dispute } from "./dispute.ts";

/**
 * Values of one measure that differ: what copies changed, what took the place of another, and what contradicts. Counts that
 * go on beside each other are one dispute, with the values of each on its side.
 */
export function figureConflicts({ counts }: Bench): Dispute[] {
  return counts.flatMap((count) => {
    const own = count.series.values.filter((value) => !count.standing.slips.has(value));
    return [...driftsIn(count), ...successionsIn(count, own), ...contradictionsIn(count, own)];
  });
}

/** A measure with how its values stand to each other. */
interface Count {
  series: Series;
  standing: Standing;
}

function driftsIn({ series, standing }: Count): Dispute[] {
  return [...standing.slips].map(([slip, original]) => ({
    kind: "figure",
    relation: "drift",
    sides: [original.sayings, slip.sayings],
    note: `${noteOf(series, [original], [slip])}; a copy changed the number, the one of its original stands`,
  }));
}

/** For each value the last one whose place it took. */
function successionsIn({ series, standing }: Count, own: readonly Value[]): Dispute[] {
  const follows = (before: Value, after: Value) =>
    differ(before, after) && standing.succession(before, after)?.after === after;
  return own.flatMap((after): Dispute[] => {
    const replaced = own.filter((value) => follows(value, after));
    const last = replaced.findLast((value) => !replaced.some((other) => follows(value, other)));
    if (!last) return [];
    return [
      {
        kind: "figure",
        relation: "succession",
        sides: [last.sayings, after.sayings],
        note: `${noteOf(series, [last], [after])}; the later value follows the earlier`,
      },
    ];
  });
}

function contradictionsIn({ series, standing }: Count, own: readonly Value[]): Dispute[] {
  const excludes = (left: Value, right: Value) =>
    differ(left, right) && standing.succession(left, right) === null;
  const disputes: [Value[], Value[]][] = [];
  own.forEach((right, index) => {
    for (const left of own.slice(0, index).filter((value) => excludes(value, right)))
      if (!disputes.some((sides) => takesIn(sides, left, right, excludes))) disputes.push([[left], [right]]);
  });
  return disputes.map(([left, right]) => ({
    kind: "figure",
    relation: "contradiction",
    sides: [left, right].map((side) => side.flatMap(({ sayings }) => sayings)),
    note: `${noteOf(series, left, right)}; neither is withdrawn`,
  }));
}

/** Adds a pair to the dispute in which neither value excludes what stands on its own side. */
function takesIn(
  [first, second]: [Value[], Value[]],
  left: Value,
  right: Value,
  excludes: (left: Value, right: Value) => boolean,
): boolean {
  const fits = (value: Value, side: readonly Value[]) =>
    side.includes(value) || side.every((other) => !excludes(value, other));
  const put = (value: Value, side: Value[]) => side.includes(value) || side.push(value);
  for (const [one, other] of [
    [left, right],
    [right, left],
  ] as const) {
    const isHeld = first.includes(one) || second.includes(other);
    if (!isHeld || first.includes(other) || second.includes(one)) continue;
    if (!fits(one, first) || !fits(other, second)) continue;
    put(one, first);
    put(other, second);
    return true;
  }
  return false;
}

/** Bounds that share no number, said in different sayings. */
function differ(left: Value, right: Value): boolean {
  return (
    left !== right &&
    (disjoint(left.quantity, right.quantity) || farApart(left.quantity, right.quantity)) &&
    left.sayings.every(({ id }) => right.sayings.every((other) => other.id !== id))
  );
}

/** `dead: 12 (2025-03-04), 19 (2025-03-05) against 57 (2025-03-04)`, a side of one value each with a comma. */
function noteOf({ measure }: Series, left: readonly Value[], right: readonly Value[]): string {
  const words = (side: readonly Value[]) =>
    side.map((value) => `${boundsWording(value.quantity)}${when(value)}`).join(", ");
  const separator = left.length + right.length > 2 ? " against " : ", ";
  return `${measure}: ${words(left)}${separator}${words(right)}`;
}

function when({ asOf }: Value): string {
  return asOf ? ` (${asOf.slice(0, 10)})` : "";
}
