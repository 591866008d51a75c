import type { Change, Picture, PicturePart } from "../model/index.ts";
import { PICTURE_PARTS } from "../model/index.ts";
import { by, distinct } from "../text/collections.ts";
import { noteOf } from "./notes.ts";

/** Key of an item within its part: its id; a derivation is known by its two ends and kind, a source by its publisher. */
export function keyOf(part: PicturePart, item: object): string {
  if (part === "derivations") {
    const { derived, from, kind } = item as Picture["derivations"][number];
    return `${derived} ${from} ${kind}`;
  }
  if (part === "sources") return (item as Picture["sources"][number]).publisher;
  return (item as { id: string }).id;
}

/** All that differs between two pictures, part by part, in the order of keys. `applyChanges` undoes the comparison. */
export function changes(before: Picture, after: Picture): Change[] {
  const inParts = PICTURE_PARTS.flatMap((part) => changesIn(part, before, after));
  if (before.asOf === after.asOf) return inParts;
  const note = `as of ${before.asOf ?? "an unknown time"} -> ${after.asOf ?? "an unknown time"}`;
  return [
    { part: "asOf", id: "asOf", kind: "changed", before: before.asOf, after: after.asOf, note },
    ...inParts,
  ];
}

function changesIn(part: PicturePart, before: Picture, after: Picture): Change[] {
  const old = index(part, before);
  const now = index(part, after);
  return distinct([...old.keys(), ...now.keys()]).flatMap((id) => {
    const [was, is] = [old.get(id) ?? null, now.get(id) ?? null];
    if (was && is && JSON.stringify(was) === JSON.stringify(is)) return [];
    const kind =
      was === null ? ("added" as const) : is === null ? ("removed" as const) : ("changed" as const);
    const change = { part, id, kind, before: was, after: is };
    return [{ ...change, note: noteOf(change, before, after) }];
  });
}

function index(part: PicturePart, picture: Picture): Map<string, object> {
  return new Map(picture[part].map((item: object) => [keyOf(part, item), item] as const));
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
  const items = index(part, picture);
  for (const { id, after } of list) {
    if (after === null) items.delete(id);
    else items.set(id, after as object);
  }
  return [...items].sort(by(([key]) => key)).map(([, item]) => item);
}
