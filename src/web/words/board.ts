import type { Position } from "../../model/index.ts";
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
