/** Weights during training: current and summed, for the average (Daumé's form: average = current - summed / steps). */
export interface Perceptron {
  current: Float32Array;
  summed: Float64Array;
  step: number;
}

export function newPerceptron(size: number): Perceptron {
  return { current: new Float32Array(size), summed: new Float64Array(size), step: 1 };
}

/** Adds `amount` to the weights of one class for all rows. */
export function nudge(
  perceptron: Perceptron,
  rows: Int32Array,
  count: number,
  index: number,
  amount: number,
): void {
  const { current, summed, step } = perceptron;
  for (let feature = 0; feature < count; feature++) {
    const at = rows[feature]! + index;
    current[at]! += amount;
    summed[at]! += amount * step;
  }
}

export function averaged(perceptron: Perceptron): Float32Array {
  const { current, summed, step } = perceptron;
  return Float32Array.from(current, (value, index) => value - summed[index]! / step);
}

/** Signed bytes; `ceiling` is the weight that becomes 127, greater ones are cut. */
export function quantised(weights: Float32Array, ceiling: number): Int8Array {
  const scale = 127 / ceiling;
  return Int8Array.from(weights, (value) => Math.max(-127, Math.min(127, Math.round(value * scale))));
}

/** The weight below which a share of all weights other than zero lies. */
export function quantile(weights: Float32Array, share: number): number {
  const sizes = weights
    .filter((value) => value !== 0)
    .map(Math.abs)
    .sort();
  return sizes[Math.floor(share * (sizes.length - 1))] ?? 1;
}

/** Random numbers in [0, 1) from a seed (mulberry32, public domain). */
export function seeded(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export function shuffle(order: Int32Array, random: () => number): void {
  for (let index = order.length - 1; index > 0; index--) {
    const other = Math.floor(random() * (index + 1));
    const kept = order[index]!;
    order[index] = order[other]!;
    order[other] = kept;
  }
}
