import { api } from "./client.ts";
import type { NumberedChange } from "./types.ts";

const PAGE = 1000;

/** A stretch of the list of changes. */
export interface ChangeStretch {
  items: NumberedChange[];
  /** Where to go on, or null where all that was asked for is there. */
  next: number | null;
}

/**
 * The changes after `since` (number of a change, or ISO 8601) up to the moment `until`, page after page, until there are
 * `most` of them.
 */
export async function changesBetween(
  since: string | number,
  until: string | null,
  situation: string | null,
  most: number,
  signal: AbortSignal,
): Promise<ChangeStretch> {
  const items: NumberedChange[] = [];
  for (let from: string | number | null = since; from !== null; ) {
    const page = await api.changes(from, situation, PAGE, signal);
    const within = until === null ? page.items : page.items.filter(({ at }) => at <= until);
    items.push(...within);
    const isOver = page.next === null || within.length < page.items.length;
    if (isOver || items.length >= most) return { items, next: isOver ? null : page.next };
    from = page.next;
  }
  return { items, next: null };
}
