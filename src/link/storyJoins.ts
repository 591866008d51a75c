import type { StoryJoin } from "../model/links.ts";
import type { Reading } from "../model/reading.ts";
import { dot } from "../text/alignment.ts";
import { find, type Grouping } from "./grouping/grouping.ts";

/** What stories rest on: both groupings, report ids by position, and pairs of positions tied in other ways. */
interface Basis {
  events: Grouping;
  strands: Grouping;
  ids: readonly string[];
  stated: readonly (readonly [number, number])[];
  copies: readonly (readonly [number, number])[];
}

/** Why each of the reports, at positions from `first` on, is in its story: what ties it to an earlier report there. */
export function storyJoins(
  ordered: readonly Reading[],
  first: number,
  { events, strands, ids, stated, copies }: Basis,
): Map<string, StoryJoin> {
  const tied = { stated: earlierEnds(stated), derivation: earlierEnds(copies) };
  const joinOf = (position: number): StoryJoin | null => {
    const isMate = (other: number) => find(strands, other) === find(strands, position);
    for (const on of ["stated", "derivation"] as const) {
      const mate = tied[on].get(position)?.find(isMate);
      if (mate !== undefined) return { with: ids[mate]!, on, similarity: null };
    }
    return nearestMate(events, position, "wording", ids) ?? nearestMate(strands, position, "names", ids);
  };
  return new Map(
    ordered.flatMap(({ report }, at) => {
      const join = joinOf(first + at);
      return join ? [[report.id, join] as const] : [];
    }),
  );
}

/** Position -> earlier positions tied to it. */
function earlierEnds(pairs: readonly (readonly [number, number])[]): Map<number, number[]> {
  const ends = new Map<number, number[]>();
  for (const [left, right] of pairs) {
    const later = Math.max(left, right);
    ends.set(later, [...(ends.get(later) ?? []), Math.min(left, right)]);
  }
  return ends;
}

/** The most like of the earlier reports that are in the same group. */
function nearestMate(
  grouping: Grouping,
  position: number,
  on: "wording" | "names",
  ids: readonly string[],
): StoryJoin | null {
  const group = find(grouping, position);
  const mate = grouping.lookUps.get(position)?.near.find((other) => find(grouping, other) === group);
  if (mate === undefined) return null;
  const similarity = dot(grouping.vectors.get(position)!, grouping.vectors.get(mate)!);
  return { with: ids[mate]!, on, similarity: Math.round(100 * similarity) / 100 };
}
