import { PICTURE_PARTS, type Picture, type PicturePart } from "../model/index.ts";
import { by } from "../text/collections.ts";
import { fieldsMadeLate } from "../text/fields.ts";
import type { ItemPart } from "./derived.ts";
import { StoreError } from "./error.ts";

/** One item of the picture with its place; `item` is null where the item was not there. */
export interface PlacedItem {
  part: ItemPart;
  key: string;
  item: unknown;
}

/** The picture of all items that are held, with `undone` laid over them: items as they stood at an earlier moment. */
export function pictureOfItems(items: Iterable<PlacedItem>, undone: Iterable<PlacedItem> = []): Picture {
  const parts = new Map<ItemPart, Map<string, unknown>>();
  for (const list of [items, undone]) {
    for (const { part, key, item } of list) {
      const own = parts.get(part) ?? new Map<string, unknown>();
      parts.set(part, own);
      if (item === null) own.delete(key);
      else own.set(key, item);
    }
  }
  const asOf = (parts.get("asOf")?.get("asOf") ?? null) as string | null;
  const lists = PICTURE_PARTS.map((part) => [part, sortedItems(parts.get(part) ?? new Map())] as const);
  return { asOf, ...Object.fromEntries(lists) } as unknown as Picture;
}

/** A picture whose parts are read when they are first looked at. */
export function unreadPicture(asOf: string | null, listOf: (part: PicturePart) => unknown[]): Picture {
  return fieldsMadeLate(["asOf", ...PICTURE_PARTS], (name) =>
    name === "asOf" ? asOf : listOf(name),
  ) as unknown as Picture;
}

/** Items in the order of their keys by UTF-16 code unit, as pictures have them. */
export function sortedItems(items: Map<string, unknown>): unknown[] {
  return [...items].sort(by(([key]) => key)).map(([, item]) => item);
}

/** Refuses a moment that the list of changes does not reach back to, or has not come to yet. */
export function checkReach(change: number, { floor, last }: { floor: number; last: number }): void {
  if (Number.isSafeInteger(change) && change >= floor && change <= last) return;
  throw new StoreError("invalid", `change ${change} is outside of what is kept: ${floor} to ${last}`);
}
