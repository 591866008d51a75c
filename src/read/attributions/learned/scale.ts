import { fillRows, type Templates } from "../../feature-rows.ts";
import { ROLES } from "./view.ts";

/** Weights of features: `table[row + role]`. */
export interface RoleTable {
  table: Int16Array | Float32Array;
  /** What a weight of 1 is stored as. */
  scale: number;
}

/** Features that are looked up together, and the places of the values they are made of. */
export interface Group {
  templates: Templates;
  watched: Int32Array;
}

/** Features by the most restless of their values; `calm` lists places of values, the calmest first, all others are restless. */
export function groupsOf(templates: Templates, calm: readonly (readonly number[])[]): Group[] {
  const rankOf = (place: number) => (calm.findIndex((places) => places.includes(place)) + 1 || 99) - 1;
  const ranks = Array.from({ length: templates.count }, (_, feature) =>
    Math.max(...placesOf(templates, feature).map(rankOf)),
  );
  return [...new Set(ranks)].map((rank) =>
    groupOf(
      templates,
      [...ranks.keys()].filter((feature) => ranks[feature] === rank),
    ),
  );
}

function placesOf({ places }: Templates, feature: number): number[] {
  return [...places.subarray(3 * feature, 3 * feature + 3)];
}

function groupOf(templates: Templates, features: readonly number[]): Group {
  const places = features.flatMap((feature) => placesOf(templates, feature));
  return {
    templates: {
      seeds: Int32Array.from(features, (feature) => templates.seeds[feature]!),
      places: Int32Array.from(places),
      count: features.length,
      looks: [],
    },
    watched: Int32Array.from(new Set(places)),
  };
}

/**
 * Adds up what the features of token after token weigh. A group whose values are those of the token before keeps its sum:
 * that spares half of all look-ups, which are slow because the table is larger than the caches next to the processor.
 */
export class Scale {
  /** What the last token weighs in each role. */
  readonly sums = new Float64Array(ROLES);
  readonly #groups: readonly Group[];
  readonly #table: Int16Array | Float32Array;
  readonly #bits: number;
  /** Sums of each group, side by side. */
  readonly #parts: Float64Array;
  readonly #rows: Int32Array;
  readonly #before: Int32Array;
  #fresh = true;

  /** `size` is the number of values. */
  constructor(groups: readonly Group[], table: Int16Array | Float32Array, bits: number, size: number) {
    this.#groups = groups;
    this.#table = table;
    this.#bits = bits;
    this.#parts = new Float64Array(groups.length * ROLES);
    this.#rows = new Int32Array(Math.max(...groups.map(({ templates }) => templates.count)));
    this.#before = new Int32Array(size);
  }

  weigh(values: Int32Array): void {
    const parts = this.#parts;
    this.sums.fill(0);
    for (let index = 0, at = 0; index < this.#groups.length; index++, at += ROLES) {
      const group = this.#groups[index]!;
      if (this.#fresh || differ(group.watched, values, this.#before)) this.#lookUp(group, values, at);
      for (let role = 0; role < ROLES; role++) this.sums[role]! += parts[at + role]!;
    }
    this.#before.set(values);
    this.#fresh = false;
  }

  #lookUp({ templates }: Group, values: Int32Array, at: number): void {
    const rows = this.#rows;
    const table = this.#table;
    const count = fillRows(templates, values, this.#bits, rows);
    let a = 0;
    let b = 0;
    let c = 0;
    for (let feature = 0; feature < count; feature++) {
      const row = rows[feature]!;
      a += table[row]!;
      b += table[row + 1]!;
      c += table[row + 2]!;
    }
    this.#parts[at] = a;
    this.#parts[at + 1] = b;
    this.#parts[at + 2] = c;
  }
}

function differ(places: Int32Array, values: Int32Array, before: Int32Array): boolean {
  for (let at = 0; at < places.length; at++) {
    const place = places[at]!;
    if (values[place] !== before[place]) return true;
  }
  return false;
}
