import type { Patch, Picture, PicturePart, PictureParts } from "../model/index.ts";
import { PICTURE_PARTS } from "../model/index.ts";
import { Archive, type Packing } from "../text/archive.ts";
import { by } from "../text/collections.ts";
import { fieldsMadeLate } from "../text/fields.ts";
import type { Journal } from "../text/journal.ts";

/** Key of an item within its part: its id; a derivation is known by its two ends and kind, a source by its publisher. */
export function keyOf(part: PicturePart, item: object): string {
  if (part === "derivations") {
    const { derived, from, kind } = item as Picture["derivations"][number];
    return `${derived} ${from} ${kind}`;
  }
  if (part === "sources") return (item as Picture["sources"][number]).publisher;
  return (item as { id: string }).id;
}

/** Parts that grow with every report, and of which what was told long ago is seldom asked for. */
const LAID_ASIDE = ["reports", "derivations", "claims", "assertions"] as const;
/** Items packed together: some milliseconds to look into, a fifth of the bytes. */
const TOGETHER = 64;

/** Parts that hold nothing; with packing, items that were not set for a while lie packed. */
export function newParts(packing?: Packing): PictureParts {
  const isAside = (part: PicturePart) => LAID_ASIDE.some((each) => each === part);
  const parts = PICTURE_PARTS.map((part) => [
    part,
    packing && isAside(part) ? new Archive(packing, TOGETHER) : new Map(),
  ]);
  return Object.fromEntries(parts) as PictureParts;
}

/** Packs the items that were not set since the time before the last. */
export function layItemsAside(parts: PictureParts): void {
  for (const part of LAID_ASIDE) {
    const items = parts[part];
    if (items instanceof Archive) items.layAside();
  }
}

/** The items of a picture by part and key, each part when it is first looked at. */
export function partsOf(picture: Picture): PictureParts {
  return fieldsMadeLate(
    PICTURE_PARTS,
    (part) => new Map(picture[part].map((item: object) => [keyOf(part, item), item] as const)),
  ) as PictureParts;
}

/** Brings the parts up to date. What is gone goes first, so that it may come back under another patch. */
export function applyPatches(parts: PictureParts, patches: readonly Patch[], journal: Journal): void {
  for (const { part, id, item } of patches) if (item === null) journal.delete(itemsOf(parts, part), id);
  for (const { part, id, item } of patches) if (item !== null) journal.set(itemsOf(parts, part), id, item);
}

function itemsOf(parts: PictureParts, part: PicturePart): Map<string, object> {
  return parts[part];
}

/** The picture after patches, with the lists it had before where nothing was patched: costs what is held only where it differs. */
export function patchedPicture(picture: Picture, patches: readonly Patch[], asOf: string | null): Picture {
  const lists = PICTURE_PARTS.flatMap((part) => {
    const own = new Map(patches.flatMap((patch) => (patch.part === part ? [[patch.id, patch.item]] : [])));
    return own.size === 0 ? [] : [[part, patchedList(part, picture[part], own)]];
  });
  return { ...picture, ...Object.fromEntries(lists), asOf };
}

/** A list in the order of keys with other items in it; null takes one out. */
function patchedList(
  part: PicturePart,
  list: readonly object[],
  patches: ReadonlyMap<string, object | null>,
): object[] {
  const result: object[] = [];
  let from = 0;
  for (const [key, item] of [...patches].sort(by(([id]) => id))) {
    const at = placeOf(key, part, list, from);
    for (; from < at; from++) result.push(list[from]!);
    if (from < list.length && keyOf(part, list[from]!) === key) from++;
    if (item !== null) result.push(item);
  }
  for (; from < list.length; from++) result.push(list[from]!);
  return result;
}

/** Position of the first item from `low` on whose key is no lower. */
function placeOf(key: string, part: PicturePart, list: readonly object[], low: number): number {
  let [start, end] = [low, list.length];
  while (start < end) {
    const middle = (start + end) >> 1;
    if (keyOf(part, list[middle]!) < key) start = middle + 1;
    else end = middle;
  }
  return start;
}

/** The whole picture, every part in the order of keys. */
export function pictureOfParts(parts: PictureParts, asOf: string | null): Picture {
  const lists = PICTURE_PARTS.map((part) => [
    part,
    [...itemsOf(parts, part)].sort(by(([key]) => key)).map(([, item]) => item),
  ]);
  return { asOf, ...Object.fromEntries(lists) } as Picture;
}
