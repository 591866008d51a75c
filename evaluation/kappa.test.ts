import { expect, it } from "vitest";
import { kappa } from "./lib/kappa.ts";
import { type Example, regress } from "./lib/regression.ts";

it.each([
  [["a", "a", "b", "b"], ["a", "a", "b", "b"], 1],
  [["a", "a", "b", "b"], ["a", "b", "a", "b"], 0],
  [["a", "a", "b", "b"], ["a", "a", "a", "b"], 0.5],
  [["a", "a"], ["a", "a"], 1],
])("kappa of %j and %j", (first, second, agreement) => {
  expect(kappa(first, second)).toBeCloseTo(agreement);
});

it("regresses to the shares where no measure tells", () => {
  const example = (label: number): Example => ({ measures: [0], label, weight: 1, stories: [] });
  const { bias } = regress([1, 1, 1, 0].map(example), 1);
  expect(1 / (1 + Math.exp(-bias))).toBeCloseTo(0.75);
});
