/** Turns plain data (objects, lists, maps, sets, flat arrays) into bytes and back; the pure rooms are given it from outside. */
export interface Packing {
  pack(value: unknown): Uint8Array;
  unpack(bytes: Uint8Array): unknown;
}

/** Bundles kept unpacked after they were looked into: what lies together is asked for together. */
const OPEN = 16;

/** Items packed together. */
interface Bundle {
  bytes: Uint8Array;
  /** Items in it, and those of them that were not set anew or deleted since. */
  count: number;
  live: number;
}

/** What stands for an item that is laid aside. */
class Aside {
  constructor(readonly bundle: Bundle) {}
}

/**
 * A map of plain data in which what was not set for a while lies packed. It gives and takes items like any map; one that was laid
 * aside comes back as an equal copy, so that whoever changes an item in place has to set it.
 */
export class Archive<Item extends object> extends Map<string, Item> {
  readonly #held = new Map<string, Item | Aside>();
  readonly #packing: Packing;
  readonly #together: number;
  /** Keys set since the last laying aside, and between that and the one before. */
  #recent = new Set<string>();
  #aging = new Set<string>();
  readonly #open = new Map<Bundle, ReadonlyMap<string, Item>>();

  /** `together`: items in a bundle; many pack smaller, few come back sooner. */
  constructor(packing: Packing, together: number) {
    super();
    this.#packing = packing;
    this.#together = together;
  }

  override get size(): number {
    return this.#held.size;
  }

  override has(key: string): boolean {
    return this.#held.has(key);
  }

  override get(key: string): Item | undefined {
    const held = this.#held.get(key);
    return held instanceof Aside ? this.#opened(held.bundle).get(key) : held;
  }

  override set(key: string, item: Item): this {
    this.#leave(key);
    this.#held.set(key, item);
    this.#recent.add(key);
    return this;
  }

  override delete(key: string): boolean {
    this.#leave(key);
    this.#recent.delete(key);
    this.#aging.delete(key);
    return this.#held.delete(key);
  }

  override clear(): void {
    for (const held of [this.#held, this.#recent, this.#aging, this.#open]) held.clear();
  }

  /** True where the item lies packed. */
  isAside(key: string): boolean {
    return this.#held.get(key) instanceof Aside;
  }

  /** Packs what was not set since the time before the last; returns it. */
  layAside(): [string, Item][] {
    const old = [...this.#aging].filter((key) => !this.#recent.has(key));
    const laid: [string, Item][] = [];
    for (let from = 0; from < old.length; from += this.#together) {
      const keys = old.slice(from, from + this.#together);
      if (keys.length < this.#together) for (const key of keys) this.#recent.add(key);
      else laid.push(...this.#bundle(keys));
    }
    [this.#aging, this.#recent] = [this.#recent, new Set()];
    return laid;
  }

  override *entries(): MapIterator<[string, Item]> {
    for (const key of this.#held.keys()) yield [key, this.get(key)!];
  }

  override *values(): MapIterator<Item> {
    for (const key of this.#held.keys()) yield this.get(key)!;
  }

  override keys(): MapIterator<string> {
    return this.#held.keys();
  }

  override [Symbol.iterator](): MapIterator<[string, Item]> {
    return this.entries();
  }

  override forEach(visit: (item: Item, key: string, map: Map<string, Item>) => void): void {
    for (const [key, item] of this.entries()) visit(item, key, this);
  }

  #bundle(keys: readonly string[]): [string, Item][] {
    const entries = keys.map((key): [string, Item] => [key, this.get(key)!]);
    const bundle = { bytes: this.#packing.pack(entries), count: keys.length, live: keys.length };
    const aside = new Aside(bundle);
    for (const key of keys) this.#held.set(key, aside);
    return entries;
  }

  #opened(bundle: Bundle): ReadonlyMap<string, Item> {
    const known = this.#open.get(bundle);
    if (known) return known;
    const items = new Map(this.#packing.unpack(bundle.bytes) as [string, Item][]);
    if (this.#open.size >= OPEN) this.#open.delete(this.#open.keys().next().value!);
    this.#open.set(bundle, items);
    return items;
  }

  /** Takes an item out of its bundle; one that is mostly left is given up. */
  #leave(key: string): void {
    const held = this.#held.get(key);
    if (!(held instanceof Aside)) return;
    const { bundle } = held;
    bundle.live--;
    if (bundle.live > bundle.count / 4) return;
    for (const [other, item] of this.#opened(bundle)) {
      const own = this.#held.get(other);
      if (other === key || !(own instanceof Aside) || own.bundle !== bundle) continue;
      this.#held.set(other, item);
      this.#recent.add(other);
    }
    this.#open.delete(bundle);
  }
}
