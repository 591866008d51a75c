/**
 * Changes to maps, sets and lists that can be taken back. What is tried on top of a settled state is written through a
 * journal; `undo` restores that state exactly, `forget` settles what was written.
 */
export class Journal {
  #undoing: (() => void)[] = [];

  set<Key, Value>(map: Map<Key, Value>, key: Key, value: Value): void {
    const had = map.has(key);
    const before = map.get(key)!;
    map.set(key, value);
    this.#undoing.push(had ? () => map.set(key, before) : () => map.delete(key));
  }

  delete<Key, Value>(map: Map<Key, Value>, key: Key): void {
    if (!map.has(key)) return;
    const before = map.get(key)!;
    map.delete(key);
    this.#undoing.push(() => map.set(key, before));
  }

  add<Item>(set: Set<Item>, item: Item): void {
    if (set.has(item)) return;
    set.add(item);
    this.#undoing.push(() => set.delete(item));
  }

  /** Sets a property of an object. */
  put<Owner extends object, Key extends keyof Owner>(owner: Owner, key: Key, value: Owner[Key]): void {
    const before = owner[key];
    owner[key] = value;
    this.#undoing.push(() => {
      owner[key] = before;
    });
  }

  push<Item>(list: Item[], item: Item): void {
    list.push(item);
    this.#undoing.push(() => list.pop());
  }

  /** Takes back everything since the beginning or the last `forget`, last things first. */
  undo(): void {
    for (const back of this.#undoing.reverse()) back();
    this.#undoing = [];
  }

  /** Lets everything written so far stand. */
  forget(): void {
    this.#undoing = [];
  }
}
