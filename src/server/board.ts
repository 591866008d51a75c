import type { Change, Picture, PicturePart, PictureParts } from "../model/index.ts";
import { PICTURE_PARTS } from "../model/index.ts";
import { applyPatches, newParts, partsOf, pictureOfParts } from "../picture/index.ts";
import { Journal } from "../text/journal.ts";

/**
 * The picture as the store has it, kept in memory for reading: the last one that was written, so that whoever reads meets
 * no half of a step. Actors and places stand without their mentions.
 */
export interface Board {
  /** Number of the last change. */
  readonly seq: number;
  readonly parts: PictureParts;
  /** The whole picture, made once for each `seq`. */
  picture(): Picture;
  /** Takes over what was written; `seq` is the number of the last of the changes. */
  apply(changes: readonly Change[], seq: number): void;
}

/** A board that shows this picture. */
export function boardOf(first: Picture, at: number): Board {
  const parts = first.asOf === null && first.reports.length === 0 ? newParts() : partsOf(first);
  let { asOf } = first;
  let seq = at;
  let shown: Picture | null = null;
  return {
    get seq() {
      return seq;
    },
    parts,
    picture: () => (shown ??= pictureOfParts(parts, asOf)),
    apply(changes, last) {
      const moved = changes.findLast(({ part }) => part === "asOf");
      if (moved) asOf = moved.after as string | null;
      const patches = changes.flatMap(({ part, id, after }) =>
        part === "asOf" ? [] : [{ part, id, item: after as object | null }],
      );
      applyPatches(parts, patches, new Journal());
      seq = last;
      shown = null;
    },
  };
}

/** A picture without the mentions of actors and places, which grow with every report. */
export function withoutMentions(picture: Picture): Picture {
  const bare = <Item extends { mentions: unknown[] }>(item: Item): Item => ({ ...item, mentions: [] });
  return { ...picture, actors: picture.actors.map(bare), places: picture.places.map(bare) };
}

/** Ids of what changed, part by part. */
export type ChangedParts = Partial<Record<PicturePart, string[]>>;

/** Ids of what changed in each part that the changes touch. */
export function changedParts(changes: readonly Pick<Change, "part" | "id">[]): ChangedParts {
  const ids = PICTURE_PARTS.map((part) => {
    const own = changes.filter((change) => change.part === part).map(({ id }) => id);
    return [part, [...new Set(own)]] as const;
  });
  return Object.fromEntries(ids.filter(([, list]) => list.length > 0));
}
