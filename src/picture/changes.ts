import type { Change, Picture, PicturePart } from "../model/index.ts";
import { PICTURE_PARTS } from "../model/index.ts";
import { by, distinct, isAlike } from "../text/collections.ts";
import { type Named, noteOf } from "./notes.ts";
import { partsOf } from "./parts.ts";

/** All that differs between two pictures, part by part, in the order of keys. `applyChanges` undoes the comparison. */
export function changes(before: Picture, after: Picture): Change[] {
  const [old, now] = [partsOf(before), partsOf(after)];
  const inParts = PICTURE_PARTS.flatMap((part) =>
    distinct([...old[part].keys(), ...now[part].keys()]).flatMap((id) =>
      changeOf(part, id, old[part].get(id) ?? null, now[part].get(id) ?? null, old, now),
    ),
  );
  return [...asOfChange(before.asOf, after.asOf), ...inParts];
}

/** The moment of knowledge that moved on, if it did. */
export function asOfChange(before: string | null, after: string | null): Change[] {
  if (before === after) return [];
  const note = `as of ${before ?? "an unknown time"} -> ${after ?? "an unknown time"}`;
  return [{ part: "asOf", id: "asOf", kind: "changed", before, after, note }];
}

/** What became of one item; nothing where both are alike. `old` and `now` name what the note speaks of. */
export function changeOf(
  part: PicturePart,
  id: string,
  was: object | null,
  is: object | null,
  old: Named,
  now: Named,
): Change[] {
  if (isAlike(was, is)) return [];
  const kind = was === null ? ("added" as const) : is === null ? ("removed" as const) : ("changed" as const);
  const change = { part, id, kind, before: was, after: is };
  return [{ ...change, note: noteOf(change, is === null ? old : now) }];
}

/** The picture that results when changes are applied to the one they were taken from. */
export function applyChanges(picture: Picture, list: readonly Change[]): Picture {
  const result: Picture = { ...picture };
  for (const part of PICTURE_PARTS) {
    const own = list.filter((change) => change.part === part);
    if (own.length > 0) Object.assign(result, { [part]: applied(part, picture, own) });
  }
  const asOf = list.find((change) => change.part === "asOf");
  return asOf ? { ...result, asOf: asOf.after as string | null } : result;
}

function applied(part: PicturePart, picture: Picture, list: readonly Change[]): object[] {
  const items: Map<string, object> = partsOf(picture)[part];
  for (const { id, after } of list) {
    if (after === null) items.delete(id);
    else items.set(id, after as object);
  }
  return [...items].sort(by(([key]) => key)).map(([, item]) => item);
}
