import {
  emissions,
  marginals,
  ROLE_STEPS,
  type RoleModel,
  type Sums,
  stepAt,
  sumsOf,
  totalOf,
} from "../src/read/attributions/learned/chain.ts";
import { CUE_FEATURES, cueRows, isCandidate } from "../src/read/attributions/learned/cues.ts";
import { type Lattice, latticeOf, ROLE_FEATURES } from "../src/read/attributions/learned/roles.ts";
import { ROLES } from "../src/read/attributions/learned/view.ts";
import type { Lesson } from "./attribution-lessons.ts";
import { seeded, shuffle } from "./perceptron.ts";

/** How a table of weights is learnt: AdaGrad (Duchi, Hazan, Singer 2011), features dropped at random against overfitting. */
export interface Schedule {
  bits: number;
  epochs: number;
  rate: number;
  /** Share of the features left out of each example. */
  dropped: number;
  seed: number;
}

/** Gradients smaller than this move nothing worth the time. */
const LEAST_GRADIENT = 0.005;

/** Weights, the sums of their squared gradients, and their sums over the epochs after the first. */
class Table {
  readonly weights: Float32Array;
  readonly #squares: Float32Array;
  readonly #summed: Float32Array;
  #epochs = 0;

  constructor(size: number) {
    this.weights = new Float32Array(size);
    this.#squares = new Float32Array(size).fill(1e-3);
    this.#summed = new Float32Array(size);
  }

  move(at: number, gradient: number, rate: number): void {
    this.#squares[at]! += gradient * gradient;
    this.weights[at]! -= (rate * gradient) / Math.sqrt(this.#squares[at]!);
  }

  endEpoch(): void {
    this.#epochs++;
    for (let at = 0; at < this.weights.length; at++) this.#summed[at]! += this.weights[at]!;
  }

  /** Mean over the epochs; what was learnt with features left out is scaled to all of them. */
  mean(share: number): Float32Array {
    return this.#summed.map((sum) => (share * sum) / this.#epochs);
  }
}

/** Logistic regression over all candidates: is it the cue of an attribution? */
export function cueWeights(lessons: readonly Lesson[], schedule: Schedule): Float32Array {
  const examples = lessons.flatMap((lesson) => cueExamples(lesson, schedule.bits));
  const table = new Table(2 ** schedule.bits);
  const random = seeded(schedule.seed);
  const order = Int32Array.from(examples.keys());
  for (let epoch = 0; epoch < schedule.epochs; epoch++) {
    shuffle(order, random);
    for (const at of order) learnCue(table, examples[at]!, schedule, random);
    if (epoch > 0) table.endEpoch();
  }
  return table.mean(1 - schedule.dropped);
}

interface CueExample {
  rows: Int32Array;
  right: boolean;
}

function cueExamples({ view, gold }: Lesson, bits: number): CueExample[] {
  const cues = new Set(gold.map(({ cue }) => cue));
  const examples: CueExample[] = [];
  for (let token = 0; token < view.scene.tokens.count; token++) {
    if (!isCandidate(view, token)) continue;
    const rows = new Int32Array(CUE_FEATURES);
    cueRows(view, token, bits, rows);
    examples.push({ rows, right: cues.has(token) });
  }
  return examples;
}

function learnCue(table: Table, { rows, right }: CueExample, schedule: Schedule, random: () => number): void {
  const kept = rows.filter(() => random() >= schedule.dropped);
  let sum = 0;
  for (const row of kept) sum += table.weights[row]!;
  const gradient = 1 / (1 + Math.exp(-sum)) - (right ? 1 : 0);
  if (Math.abs(gradient) < LEAST_GRADIENT) return;
  for (const row of kept) table.move(row, gradient, schedule.rate);
}

interface RoleExample {
  lattice: Lattice;
  gold: Uint8Array;
}

export interface RoleWeights {
  table: Float32Array;
  steps: Float32Array;
}

/** Linear-chain conditional random field over the roles around each gold cue. */
export function roleWeights(
  lessons: readonly Lesson[],
  schedule: Schedule,
  log: (line: string) => void,
): RoleWeights {
  const examples = lessons.flatMap((lesson) => roleExamples(lesson, schedule.bits));
  // Four more: rows overlap by the number of roles, and dropped features point behind them all.
  const table = new Table(2 ** schedule.bits + 2 * ROLES);
  const steps = new Table(ROLE_STEPS);
  const random = seeded(schedule.seed);
  const order = Int32Array.from(examples.keys());
  for (let epoch = 0; epoch < schedule.epochs; epoch++) {
    shuffle(order, random);
    let loss = 0;
    for (const at of order) loss += learnRoles(table, steps, examples[at]!, schedule, random);
    if (epoch > 0) table.endEpoch();
    if (epoch > 0) steps.endEpoch();
    log(`roles, epoch ${epoch}: ${(loss / examples.length).toFixed(3)}`);
  }
  return { table: table.mean(1 - schedule.dropped), steps: steps.mean(1) };
}

function roleExamples({ view, gold }: Lesson, bits: number): RoleExample[] {
  return gold.flatMap(({ cue, roles }) => {
    if (cue < 0) return [];
    const lattice = latticeOf(view, cue, bits);
    return [
      {
        lattice,
        gold: Uint8Array.from({ length: lattice.count }, (_, at) => roles.get(lattice.first + at) ?? 0),
      },
    ];
  });
}

/** One step down the gradient; gives back the loss before it. */
function learnRoles(
  table: Table,
  steps: Table,
  { lattice, gold }: RoleExample,
  schedule: Schedule,
  random: () => number,
): number {
  const nowhere = 2 ** schedule.bits + ROLES;
  const rows = lattice.rows.map((row) => (random() < schedule.dropped ? nowhere : row));
  const seen = { ...lattice, rows };
  const model: RoleModel = { table: table.weights, scale: 1, steps: steps.weights, stepScale: 1 };
  const scores = emissions(model, seen);
  const sums = sumsOf(model, seen, scores);
  const shares = marginals(sums);
  const loss = totalOf(sums) - scoreOf(model, seen, scores, gold);
  for (let at = 0; at < seen.count; at++) {
    for (let role = 0; role < ROLES; role++) {
      const gradient = shares[at * ROLES + role]! - (gold[at] === role ? 1 : 0);
      if (Math.abs(gradient) < LEAST_GRADIENT) continue;
      for (let feature = at * ROLE_FEATURES; feature < (at + 1) * ROLE_FEATURES; feature++)
        if (rows[feature] !== nowhere) table.move(rows[feature]! + role, gradient, schedule.rate);
    }
  }
  learnSteps(steps, seen, sums, gold, schedule.rate);
  return loss;
}

function scoreOf(
  model: RoleModel,
  { count, border }: Lattice,
  scores: Float64Array,
  gold: Uint8Array,
): number {
  let sum = 0;
  for (let at = 0; at < count; at++)
    sum +=
      scores[at * ROLES + gold[at]!]! +
      model.steps[stepAt(border[at]!, at === 0 ? ROLES : gold[at - 1]!, gold[at]!)]!;
  return sum;
}

function learnSteps(
  steps: Table,
  { count, border }: Lattice,
  { forward, backward, local, factors, scales }: Sums,
  gold: Uint8Array,
  rate: number,
): void {
  for (let at = 1; at < count; at++)
    for (let role = 0; role < ROLES; role++)
      for (let before = 0; before < ROLES; before++) {
        const step = stepAt(border[at]!, before, role);
        const at1 = at * ROLES + role;
        const share =
          (forward[(at - 1) * ROLES + before]! * factors[step]! * local[at1]! * backward[at1]!) / scales[at]!;
        steps.move(step, share - (gold[at] === role && gold[at - 1] === before ? 1 : 0), rate);
      }
}
