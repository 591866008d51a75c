import { describe, expect, it } from "vitest";
import {
  bestRoles,
  emissions,
  marginals,
  ROLE_STEPS,
  type RoleModel,
  stepAt,
  sumsOf,
  totalOf,
} from "./chain.ts";
import { BORDERS, type Lattice, ROLE_FEATURES } from "./roles.ts";
import { ROLES } from "./view.ts";

const COUNT = 4;

/** Four tokens with one feature each that counts; all others point to a row without weight. */
function example(): { model: RoleModel; lattice: Lattice } {
  const rows = new Int32Array(COUNT * ROLE_FEATURES).fill(COUNT * ROLES);
  for (let token = 0; token < COUNT; token++) rows[token * ROLE_FEATURES] = token * ROLES;
  const table = Float32Array.from([0.4, 1, 0, 0.3, 0, 0.9, 0.2, 0.1, 0.5, 1.5, 0, 0.7, 0, 0, 0]);
  const steps = Float32Array.from({ length: ROLE_STEPS }, (_, at) => ((at * 7) % 5) / 4);
  const border = Uint8Array.from({ length: COUNT }, (_, at) => at % BORDERS);
  return {
    model: { table, scale: 1, steps, stepScale: 1 },
    lattice: { first: 0, count: COUNT, rows, border },
  };
}

/** Every sequence of roles with its sum. */
function sequences({ model, lattice }: ReturnType<typeof example>): { roles: number[]; sum: number }[] {
  const scores = emissions(model, lattice);
  return Array.from({ length: ROLES ** COUNT }, (_, code) => {
    const roles = Array.from({ length: COUNT }, (__, at) => Math.floor(code / ROLES ** at) % ROLES);
    const sum = roles.reduce(
      (all, role, at) =>
        all +
        scores[at * ROLES + role]! +
        model.steps[stepAt(lattice.border[at]!, at === 0 ? ROLES : roles[at - 1]!, role)]!,
      0,
    );
    return { roles, sum };
  });
}

describe("chain of roles", () => {
  it("finds the sequence with the greatest sum", () => {
    const given = example();
    const best = sequences(given).reduce((one, other) => (other.sum > one.sum ? other : one));
    const found = bestRoles(given.model, given.lattice, emissions(given.model, given.lattice));
    expect([...found]).toEqual(best.roles);
  });

  it("shares the sum of all sequences among the roles of a token", () => {
    const given = example();
    const all = sequences(given);
    const whole = all.reduce((total, { sum }) => total + Math.exp(sum), 0);
    const sums = sumsOf(given.model, given.lattice, emissions(given.model, given.lattice));
    expect(totalOf(sums)).toBeCloseTo(Math.log(whole), 9);
    const shares = marginals(sums);
    for (let at = 0; at < COUNT; at++)
      for (let role = 0; role < ROLES; role++) {
        const part = all.filter(({ roles }) => roles[at] === role);
        const share = part.reduce((total, { sum }) => total + Math.exp(sum), 0) / whole;
        expect(shares[at * ROLES + role]).toBeCloseTo(share, 9);
      }
  });
});
