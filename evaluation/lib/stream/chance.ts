import { randomOf } from "../../../benchmark/vary.ts";

/** Seeded chance: the same seed gives the same answers in the same order. */
export interface Chance {
  /** A number in [0, 1). */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number;
  /** True with this probability. */
  happens(probability: number): boolean;
  pick<Item>(items: readonly Item[]): Item;
  /** `count` different items in an order by chance; all of them where there are fewer. */
  some<Item>(items: readonly Item[], count: number): Item[];
}

export function chanceOf(seed: number): Chance {
  const next = randomOf(seed);
  const whole = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    whole,
    happens: (probability) => next() < probability,
    pick: (items) => items[whole(0, items.length - 1)]!,
    some: (items, count) => shuffled(items, whole).slice(0, count),
  };
}

function shuffled<Item>(items: readonly Item[], whole: Chance["whole"]): Item[] {
  const order = [...items];
  for (let last = order.length - 1; last > 0; last--) {
    const at = whole(0, last);
    [order[last], order[at]] = [order[at]!, order[last]!];
  }
  return order;
}

/** A seed of its own for the `index`th part of a stream (Knuth's multiplicative hashing keeps neighbours apart). */
export function seedOf(seed: number, index: number): number {
  return (Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b)) >>> 0;
}
