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

/**
 * One lesson: `scores` are the sums for all classes; if the right class does not lead the best other one by more than
 * `margin`, the weights move. Returns the class that had the greatest sum.
 */
export function learnClass(
  perceptron: Perceptron,
  rows: Int32Array,
  count: number,
  scores: Float64Array,
  classes: number,
  right: number,
  margin: number,
): number {
  let rival = right === 0 ? 1 : 0;
  for (let index = 0; index < classes; index++) {
    if (index !== right && scores[index]! > scores[rival]!) rival = index;
  }
  if (scores[right]! - scores[rival]! <= margin) {
    nudge(perceptron, rows, count, right, 1);
    nudge(perceptron, rows, count, rival, -1);
  }
  perceptron.step++;
  return scores[right]! > scores[rival]! ? right : rival;
}

export function averaged(perceptron: Perceptron): Float32Array {
  const { current, summed, step } = perceptron;
  return Float32Array.from(current, (value, index) => value - summed[index]! / step);
}

/**
 * Signed square roots as bytes, scaled so that the greatest weight becomes 127; see `loadWeights`. Weights smaller than
 * `least` become zero, which keeps the file small.
 */
export function rooted(weights: Float32Array, least: number): Int8Array {
  const ceiling = weights.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-9);
  return Int8Array.from(weights, (value) => {
    const size = Math.abs(value);
    return size < least ? 0 : Math.sign(value) * Math.round(127 * Math.sqrt(size / ceiling));
  });
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
