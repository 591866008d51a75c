import type { Model } from "../../src/link/compare.ts";

/** One case of a logistic regression. */
export interface Example {
  measures: number[];
  /** 1 or 0. */
  label: number;
  weight: number;
  /** Stories it is from: none of them may be in the fold it is measured on. */
  stories: string[];
}

const MOST_STEPS = 50;
const SETTLED = 1e-7;

/** Logistic regression by Newton's method, L2 `strength` on all weights but the bias. No randomness. */
export function regress(examples: readonly Example[], strength: number): Model {
  const size = examples[0]!.measures.length + 1;
  const weights = new Array<number>(size).fill(0);
  for (let step = 0; step < MOST_STEPS; step++) {
    const change = newtonStep(examples, weights, strength);
    change.forEach((value, at) => {
      weights[at]! -= value;
    });
    if (Math.max(...change.map(Math.abs)) < SETTLED) break;
  }
  return { bias: weights[0]!, weights: weights.slice(1) };
}

/** Gradient over curvature at these weights. */
function newtonStep(examples: readonly Example[], weights: readonly number[], strength: number): number[] {
  const slope = weights.map((weight, at) => (at === 0 ? 0 : strength * weight));
  const curve = weights.map((_, row) => weights.map((__, at) => (row === at && at > 0 ? strength : 0)));
  for (const { measures, label, weight } of examples) {
    const inputs = [1, ...measures];
    const sum = inputs.reduce((all, input, at) => all + input * weights[at]!, 0);
    const expected = 1 / (1 + Math.exp(-sum));
    inputs.forEach((input, row) => {
      slope[row]! += (expected - label) * weight * input;
      inputs.forEach((other, at) => {
        curve[row]![at]! += expected * (1 - expected) * weight * input * other;
      });
    });
  }
  return solve(curve, slope);
}

/** Solves a small symmetric positive definite system by elimination. */
function solve(matrix: readonly number[][], values: readonly number[]): number[] {
  const rows = matrix.map((row, at) => [...row, values[at]!]);
  rows.forEach((pivot, at) => {
    rows.forEach((row, other) => {
      if (other === at) return;
      const share = row[at]! / pivot[at]!;
      row.forEach((_, column) => {
        row[column]! -= share * pivot[column]!;
      });
    });
  });
  return rows.map((row, at) => row.at(-1)! / row[at]!);
}
