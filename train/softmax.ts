import { seeded, shuffle } from "./perceptron.ts";

/** One example of a multinomial logistic regression: the rows of its features and its class. */
export interface Example {
  rows: Int32Array;
  label: number;
}

export interface SoftmaxOptions {
  classes: number;
  /** Length of the table without the classes. */
  rows: number;
  epochs: number;
  /** First step of AdaGrad (Duchi, Hazan and Singer 2011). */
  rate: number;
  /** Weight of the squared norm; it acts on a feature whenever that occurs. */
  penalty: number;
  seed: number;
}

/** Squares that AdaGrad begins with, so that the first steps are finite. */
const BEGIN = 1e-3;

/** Multinomial logistic regression with L2 penalty over binary features scaled to length one, trained by AdaGrad. */
export function trainSoftmax(examples: readonly Example[], options: SoftmaxOptions): Float32Array {
  const { classes, rows, epochs, seed } = options;
  const table = new Float32Array(rows * classes);
  const squares = new Float32Array(rows * classes).fill(BEGIN);
  const order = Int32Array.from(examples.keys());
  const random = seeded(seed);
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    for (const at of order) learn(table, squares, examples[at]!, options);
  }
  return table;
}

function learn(
  table: Float32Array,
  squares: Float32Array,
  { rows, label }: Example,
  { classes, rate, penalty }: SoftmaxOptions,
): void {
  const scale = 1 / Math.sqrt(rows.length);
  const shares = softmax(table, rows, classes, scale);
  shares[label]! -= 1;
  for (const row of rows) {
    for (let one = 0, at = row * classes; one < classes; one++, at++) {
      const gradient = shares[one]! * scale + penalty * table[at]!;
      squares[at]! += gradient * gradient;
      table[at]! -= (rate * gradient) / Math.sqrt(squares[at]!);
    }
  }
}

function softmax(table: Float32Array, rows: Int32Array, classes: number, scale: number): Float64Array {
  const shares = new Float64Array(classes);
  for (const row of rows) for (let one = 0; one < classes; one++) shares[one]! += table[row * classes + one]!;
  const most = shares.reduce((left, right) => Math.max(left, right), -Infinity) * scale;
  let sum = 0;
  for (let one = 0; one < classes; one++) sum += shares[one] = Math.exp(shares[one]! * scale - most);
  for (let one = 0; one < classes; one++) shares[one]! /= sum;
  return shares;
}
