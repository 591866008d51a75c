import type { Position, Quoted, Shift } from "../../model/index.ts";
import { actorName, type Book } from "./book.ts";

/** One actor with all it threatens, pledges, refuses, latest first. */
export interface Camp {
  actor: string;
  name: string;
  positions: Position[];
}

/** Actors with the most positions first; ties by name. */
export function campsOf(book: Book): Camp[] {
  const camps = new Map<string, Position[]>();
  for (const position of book.picture.positions)
    camps.set(position.actor, [...(camps.get(position.actor) ?? []), position]);
  return [...camps]
    .map(([actor, positions]) => ({
      actor,
      name: actorName(book, actor),
      positions: positions.sort((left, right) => ((left.at ?? "") < (right.at ?? "") ? 1 : -1)),
    }))
    .sort(
      (left, right) => right.positions.length - left.positions.length || (left.name < right.name ? -1 : 1),
    );
}

/** What has become of a position since it was said, with the words that tell it. */
export interface PositionMark {
  title: string;
  tone: "warn" | "bad" | "accent";
  words: Quoted;
  /** Id of the assertion that tells it; null where the report itself does. */
  assertion: string | null;
  /** When that was said, ISO 8601, or null. */
  at: string | null;
}

/** A change of mind, and what is told of the condition. */
export function marksOf({ kind, shift, reported }: Position): PositionMark[] {
  const marks: PositionMark[] = [];
  if (shift) marks.push({ ...shift, title: shiftTitle(shift), tone: "warn" });
  if (reported) {
    // What was to follow a threat is now to be feared.
    const tone = reported.isMet && kind !== "pledge" && kind !== "support" ? "bad" : "accent";
    marks.push({ ...reported, title: `condition reported ${reported.isMet ? "met" : "not met"}`, tone });
  }
  return marks;
}

function shiftTitle({ turn, kind }: Shift): string {
  if (kind === null) return turn === "taken" ? "told as a change of mind" : "told as given up";
  return turn === "taken" ? `departure from an earlier ${kind}` : `since departed from: ${kind}`;
}
