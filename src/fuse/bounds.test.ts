import { describe, expect, it } from "vitest";
import type { Comparator, Quantity } from "../model/index.ts";
import { boundsWording, disjoint } from "./bounds.ts";

function quantity(low: number | null, high: number | null, comparator: Comparator = "="): Quantity {
  return { start: 0, end: 1, low, high, comparator, unit: "person" };
}

describe("disjoint", () => {
  it.each([
    ["9 and 11", quantity(9, 9), quantity(11, 11), true],
    ["at least 9 and 11", quantity(9, null, ">="), quantity(11, 11), false],
    ["at least 12 and 11", quantity(12, null, ">="), quantity(11, 11), true],
    ["up to 10 and 12", quantity(null, 10, "<="), quantity(12, 12), true],
    ["about 12 and 13", quantity(12, 12, "~"), quantity(13, 13), false],
    ["about 12 and 20", quantity(12, 12, "~"), quantity(20, 20), true],
    ["5 to 7 and 7", quantity(5, 7, "range"), quantity(7, 7), false],
    ["no bound at all", quantity(null, null, "none"), quantity(7, 7), false],
  ])("%s", (_name, left, right, expected) => {
    expect(disjoint(left, right)).toBe(expected);
    expect(disjoint(right, left)).toBe(expected);
  });
});

describe("boundsWording", () => {
  it.each([
    [quantity(9, null, ">="), "at least 9"],
    [quantity(100, null, ">"), "more than 100"],
    [quantity(null, 50, "<="), "up to 50"],
    [quantity(null, 300, "<"), "fewer than 300"],
    [quantity(12, 12, "~"), "about 12"],
    [quantity(5, 7, "range"), "5 to 7"],
    [quantity(11, 11), "11"],
  ])("%o", (value, expected) => {
    expect(boundsWording(value)).toBe(expected);
  });
});
