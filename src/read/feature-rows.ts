/** Features as data: each is made of up to three values, named in a list; a value is a number worked out once a step. */
export interface Templates {
  /** Start of the hash of each feature, so that features of the same values stay apart. */
  seeds: Int32Array;
  /** Three places in the list of values for each feature; 0 is the value that is always 0. */
  places: Int32Array;
  count: number;
}

/** Reads templates like `word tag|tag next`: features parted by `|`, values named as in `names` (from place 1 on); `none` for no value. */
export function templatesOf(names: readonly string[], written: string, kind: number): Templates {
  const features = written.split("|").map((feature) => feature.trim().split(/\s+/));
  const places = features.flatMap((feature) => [0, 1, 2].map((part) => placeOf(names, feature[part])));
  const seeds = features.map((_, index) => Math.imul(index + kind + 1, 0x9e3779b1));
  return { seeds: Int32Array.from(seeds), places: Int32Array.from(places), count: features.length };
}

function placeOf(names: readonly string[], name: string | undefined): number {
  if (name === undefined || name === "none") return 0;
  const place = names.indexOf(name);
  if (place < 0) throw new Error(`no value is called ${name}`);
  return place + 1;
}

/** Rows of all features: the values of each mixed into one hash and cut to `bits`. `values[0]` must be 0. Returns how many. */
export function fillRows(templates: Templates, values: Int32Array, bits: number, rows: Int32Array): number {
  const { seeds, places, count } = templates;
  const cut = 32 - bits;
  for (let feature = 0, at = 0; feature < count; feature++, at += 3) {
    let hash = Math.imul(values[places[at]!]! ^ seeds[feature]!, 0x85ebca6b);
    hash = Math.imul((hash ^ (hash >>> 15)) + values[places[at + 1]!]!, 0xc2b2ae35);
    hash = Math.imul((hash ^ (hash >>> 13)) + values[places[at + 2]!]!, 0x27d4eb2f);
    rows[feature] = (hash ^ (hash >>> 16)) >>> cut;
  }
  return count;
}

/** Sums the rows for the classes listed into `scores` and returns the one with the greatest sum (the first of equals). */
export function bestOf(
  table: Int16Array | Float32Array,
  rows: Int32Array,
  count: number,
  classes: Uint8Array,
  scores: Float64Array,
): number {
  let index = 0;
  // Three classes at a time: each row is looked up a third as often.
  for (; index + 2 < classes.length; index += 3) {
    const a = classes[index]!;
    const b = classes[index + 1]!;
    const c = classes[index + 2]!;
    let sumA = 0;
    let sumB = 0;
    let sumC = 0;
    for (let feature = 0; feature < count; feature++) {
      const row = rows[feature]!;
      sumA += table[row + a]!;
      sumB += table[row + b]!;
      sumC += table[row + c]!;
    }
    scores[a] = sumA;
    scores[b] = sumB;
    scores[c] = sumC;
  }
  for (; index < classes.length; index++) {
    const one = classes[index]!;
    let sum = 0;
    for (let feature = 0; feature < count; feature++) sum += table[rows[feature]! + one]!;
    scores[one] = sum;
  }
  return greatest(classes, scores);
}

function greatest(classes: Uint8Array, scores: Float64Array): number {
  let best = classes[0]!;
  for (const one of classes) if (scores[one]! > scores[best]!) best = one;
  return best;
}
