import { BORDERS, type Lattice, ROLE_FEATURES, type Stretch } from "./roles.ts";
import type { RoleTable } from "./scale.ts";
import { ROLES } from "./view.ts";

/** Weights of features, and of one role behind another: `steps[border][before][role]`. */
export interface RoleModel extends RoleTable {
  steps: Int16Array | Float32Array;
  /** What a weight of 1 is stored as among the steps. */
  stepScale: number;
}

export const ROLE_STEPS = BORDERS * (ROLES + 1) * ROLES;

export function stepAt(border: number, before: number, role: number): number {
  return (border * (ROLES + 1) + before) * ROLES + role;
}

/** Sum of the weights for each role of each token; in training, where every weight moves. */
export function emissions(model: RoleModel, { rows, count }: Lattice): Float64Array {
  const { table, scale } = model;
  const scores = new Float64Array(count * ROLES);
  for (let index = 0, from = 0; index < count; index++, from += ROLE_FEATURES) {
    let a = 0;
    let b = 0;
    let c = 0;
    for (let feature = from; feature < from + ROLE_FEATURES; feature++) {
      const row = rows[feature]!;
      a += table[row]!;
      b += table[row + 1]!;
      c += table[row + 2]!;
    }
    scores[index * ROLES] = a / scale;
    scores[index * ROLES + 1] = b / scale;
    scores[index * ROLES + 2] = c / scale;
  }
  return scores;
}

interface Steps {
  /** What each step weighs, and the same as a factor. */
  scaled: Float64Array;
  factors: Float64Array;
}

/** Worked out once for a model that moves no more (its steps are whole numbers). */
const known = new WeakMap<Int16Array, Steps>();

function stepsOf({ steps, stepScale }: RoleModel): Steps {
  const before = steps instanceof Int16Array ? known.get(steps) : undefined;
  if (before) return before;
  const scaled = Float64Array.from(steps, (step) => step / stepScale);
  const found = { scaled, factors: scaled.map((step) => Math.exp(step)) };
  if (steps instanceof Int16Array) known.set(steps, found);
  return found;
}

/** Roles of the best sequence. */
export function bestRoles(model: RoleModel, stretch: Stretch, scores: Float64Array): Uint8Array {
  const { count, border } = stretch;
  const steps = stepsOf(model).scaled;
  const best = new Float64Array(count * ROLES);
  const from = new Uint8Array(count * ROLES);
  for (let index = 0; index < count; index++)
    for (let role = 0; role < ROLES; role++) {
      let top = Number.NEGATIVE_INFINITY;
      if (index === 0) top = steps[stepAt(border[0]!, ROLES, role)]!;
      else
        for (let before = 0; before < ROLES; before++) {
          const sum = best[(index - 1) * ROLES + before]! + steps[stepAt(border[index]!, before, role)]!;
          if (sum <= top) continue;
          top = sum;
          from[index * ROLES + role] = before;
        }
      best[index * ROLES + role] = top + scores[index * ROLES + role]!;
    }
  const roles = new Uint8Array(count);
  let role = 0;
  const end = (count - 1) * ROLES;
  for (let each = 1; each < ROLES; each++) if (best[end + each]! > best[end + role]!) role = each;
  for (let index = count - 1; index >= 0; index--) {
    roles[index] = role;
    role = from[index * ROLES + role]!;
  }
  return roles;
}

/** Forward and backward sums, each token's scaled to a sum of one (Rabiner 1989, V.A). */
export interface Sums {
  forward: Float64Array;
  backward: Float64Array;
  /** What the emissions and the steps are worth, as factors. */
  local: Float64Array;
  factors: Float64Array;
  /** What each token's sum was divided by, and its greatest emission, which was taken off before. */
  scales: Float64Array;
  greatest: Float64Array;
}

export function sumsOf(model: RoleModel, { count, border }: Stretch, scores: Float64Array): Sums {
  const { factors } = stepsOf(model);
  const local = new Float64Array(count * ROLES);
  const forward = new Float64Array(count * ROLES);
  const backward = new Float64Array(count * ROLES).fill(1);
  const scales = new Float64Array(count);
  const greatest = new Float64Array(count);
  for (let index = 0; index < count; index++) {
    const at = index * ROLES;
    const most = Math.max(scores[at]!, scores[at + 1]!, scores[at + 2]!);
    let scale = 0;
    for (let role = 0; role < ROLES; role++) {
      local[at + role] = Math.exp(scores[at + role]! - most);
      const step = stepAt(border[index]!, 0, role);
      const before =
        index === 0
          ? factors[stepAt(border[0]!, ROLES, role)]!
          : forward[at - 3]! * factors[step]! +
            forward[at - 2]! * factors[step + ROLES]! +
            forward[at - 1]! * factors[step + 2 * ROLES]!;
      forward[at + role] = before * local[at + role]!;
      scale += forward[at + role]!;
    }
    for (let role = 0; role < ROLES; role++) forward[at + role]! /= scale;
    scales[index] = scale;
    greatest[index] = most;
  }
  for (let index = count - 2; index >= 0; index--) {
    const next = (index + 1) * ROLES;
    for (let role = 0; role < ROLES; role++) {
      const step = stepAt(border[index + 1]!, role, 0);
      let sum = 0;
      for (let after = 0; after < ROLES; after++)
        sum += factors[step + after]! * local[next + after]! * backward[next + after]!;
      backward[index * ROLES + role] = sum / scales[index + 1]!;
    }
  }
  return { forward, backward, local, factors, scales, greatest };
}

/** Logarithm of the sum over all sequences. */
export function totalOf({ scales, greatest }: Sums): number {
  let total = 0;
  for (let index = 0; index < scales.length; index++) total += greatest[index]! + Math.log(scales[index]!);
  return total;
}

/** Probability of each role of each token. */
export function marginals({ forward, backward }: Sums): Float64Array {
  const shares = new Float64Array(forward.length);
  for (let at = 0; at < shares.length; at++) shares[at] = forward[at]! * backward[at]!;
  return shares;
}
