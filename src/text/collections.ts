/** Items by key, keys in order of first appearance (Map.groupBy, which Node 20 lacks). */
export function groupBy<Item, Key>(items: Iterable<Item>, keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** Order by UTF-16 code units: the same on every machine and in every locale. */
export function byCodeUnit(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Comparator from a key: `claims.sort(by((claim) => claim.id))`. */
export function by<Item>(keyOf: (item: Item) => string): (left: Item, right: Item) => number {
  return (left, right) => byCodeUnit(keyOf(left), keyOf(right));
}

/** Each value once, in code-unit order. */
export function distinct(values: Iterable<string>): string[] {
  return [...new Set(values)].sort(byCodeUnit);
}

/** Whether a list in code-unit order holds the value. */
export function isAmong(value: string, sorted: readonly string[]): boolean {
  return sorted[placeAmong(value, sorted)] === value;
}

/** Position of the first of a list in code-unit order that is no lower. */
function placeAmong(value: string, sorted: readonly string[]): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A list of distinct values in code-unit order with others, each once; costs little more than the few that come. */
export function withAmong(sorted: readonly string[], few: Iterable<string>): string[] {
  const fresh = distinct(few).filter((value) => !isAmong(value, sorted));
  const merged: string[] = [];
  let from = 0;
  for (const value of fresh) {
    const at = placeAmong(value, sorted);
    merged.push(...sorted.slice(from, at), value);
    from = at;
  }
  return [...merged, ...sorted.slice(from)];
}

/** The items in their order, cut into portions of at most `most` by size; a larger item is a portion of its own. */
export function portionsOf<Item>(
  items: Iterable<Item>,
  most: number,
  sizeOf: (item: Item) => number,
): Item[][] {
  const portions: Item[][] = [];
  let size = 0;
  for (const item of items) {
    if (portions.length === 0 || size + sizeOf(item) > most) {
      portions.push([]);
      size = 0;
    }
    portions.at(-1)!.push(item);
    size += sizeOf(item);
  }
  return portions;
}

/** The item with that id, else the only one whose id begins so. */
export function itemBy<Item extends { id: string }>(items: readonly Item[], id: string): Item | undefined {
  const matches = items.filter((item) => item.id.startsWith(id));
  return matches.length === 1 ? matches[0] : matches.find((item) => item.id === id);
}

/** Whether two pieces of plain data (as JSON has them, where a field may also be undefined) say the same, whatever the order of their fields. */
export function isAlike(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (typeof left !== "object" || typeof right !== "object" || left === null || right === null) return false;
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  if (Array.isArray(left)) return areAlike(left, right as unknown[]);
  const [one, other] = [left as Record<string, unknown>, right as Record<string, unknown>];
  for (const key in one) if (!isAlike(one[key], other[key])) return false;
  for (const key in other) if (other[key] !== undefined && one[key] === undefined) return false;
  return true;
}

function areAlike(left: readonly unknown[], right: readonly unknown[]): boolean {
  if (left.length !== right.length) return false;
  for (let at = 0; at < left.length; at++) if (!isAlike(left[at], right[at])) return false;
  return true;
}
