import type { Change, Patch, Picture, PicturePart, PictureParts } from "../model/index.ts";
import { PICTURE_PARTS } from "../model/index.ts";
import { applyPatches, partsOf, patchedPicture } from "../picture/index.ts";
import { Journal } from "../text/journal.ts";

/**
 * The picture as the store has it, kept in memory for reading: the last one that was written, so that whoever reads meets
 * no half of a step. Actors and places stand without their mentions. After a start a part is read when it is first looked at.
 */
export interface Board {
  /** Number of the last change. */
  readonly seq: number;
  readonly parts: PictureParts;
  /** The whole picture, made once for each `seq`. */
  picture(): Picture;
  /** Takes over what was written; `seq` is the number of the last of the changes. */
  apply(changes: readonly Change[], seq: number): void;
  /** Takes another copy of the picture that it shows, so that what others hold is not held twice. */
  share(same: Picture): void;
}

/** A board that shows this picture. */
export function boardOf(first: Picture, at: number): Board {
  let parts = partsOf(first);
  let seq = at;
  let shown = first;
  /** What was taken over since the picture was shown last, each item once. */
  const behind = new Map<string, Patch>();
  let { asOf } = first;
  return {
    get seq() {
      return seq;
    },
    get parts() {
      return parts;
    },
    picture() {
      if (behind.size > 0 || asOf !== shown.asOf) shown = patchedPicture(shown, [...behind.values()], asOf);
      behind.clear();
      return shown;
    },
    apply(changes, last) {
      const moved = changes.findLast(({ part }) => part === "asOf");
      if (moved) asOf = moved.after as string | null;
      const patches = changes.flatMap(({ part, id, after }) =>
        part === "asOf" ? [] : [{ part, id, item: after as object | null }],
      );
      applyPatches(parts, patches, new Journal());
      for (const patch of patches) behind.set(`${patch.part} ${patch.id}`, patch);
      seq = last;
    },
    share(same) {
      parts = partsOf(same);
      shown = same;
      behind.clear();
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
