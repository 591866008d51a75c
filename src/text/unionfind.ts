/** Disjoint sets of strings (Tarjan 1975, with path compression); a set is named by its least member. */
export class UnionFind {
  readonly #parent = new Map<string, string>();

  /** The name of the set that holds `key`; a key never seen is alone. */
  find(key: string): string {
    let root = key;
    for (let up = this.#parent.get(root); up !== undefined; up = this.#parent.get(root)) root = up;
    for (let at = key; at !== root; ) {
      const up = this.#parent.get(at)!;
      this.#parent.set(at, root);
      at = up;
    }
    return root;
  }

  /** Makes the two sets one. */
  join(left: string, right: string): void {
    const [a, b] = [this.find(left), this.find(right)];
    if (a < b) this.#parent.set(b, a);
    else if (b < a) this.#parent.set(a, b);
  }
}
