import { invalid } from "./errors.ts";

export interface Paging {
  limit?: number;
  cursor?: string;
}

/** One page of a list, and the cursor of the next; null where it is the last. */
export interface Page<Item> {
  items: Item[];
  next: string | null;
}

const DEFAULT_LIMIT = 100;

/** Items behind the cursor, which is the key of the last one shown: what comes in between shifts no page. */
export function pageOf<Item>(
  items: readonly Item[],
  { limit = DEFAULT_LIMIT, cursor }: Paging,
  keyOf: (item: Item) => string,
): Page<Item> {
  const after = cursor === undefined ? null : keyIn(cursor);
  const rest = after === null ? items : items.filter((item) => keyOf(item) > after);
  const page = rest.slice(0, limit);
  return { items: page, next: rest.length > limit ? cursorOf(keyOf(page.at(-1)!)) : null };
}

function cursorOf(key: string): string {
  return Buffer.from(JSON.stringify(key)).toString("base64url");
}

function keyIn(cursor: string): string {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString());
    if (typeof key === "string") return key;
  } catch {
    // Told below.
  }
  throw invalid("The cursor is none that was given out.");
}
