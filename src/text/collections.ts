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
