import type { Score } from "../task.ts";

/** F1, precision and recall of what is found against what is gold. */
export function f1Scores<Pair>(
  name: string,
  pairs: readonly Pair[],
  isGold: (pair: Pair) => boolean,
  isFound: (pair: Pair) => boolean,
): Score[] {
  const gold = pairs.filter(isGold);
  const found = pairs.filter(isFound);
  const both = gold.filter(isFound).length;
  const precision = both / Math.max(1, found.length);
  const recall = both / Math.max(1, gold.length);
  const f1 = both === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return [
    { measure: `${name} F1`, value: f1, count: pairs.length },
    { measure: `${name} precision`, value: precision, count: found.length },
    { measure: `${name} recall`, value: recall, count: gold.length },
  ];
}

/** Share of the items that are right. */
export function share<Item>(
  measure: string,
  items: readonly Item[],
  isRight: (item: Item) => boolean,
): Score {
  return { measure, value: items.filter(isRight).length / Math.max(1, items.length), count: items.length };
}
