import { describe, expect, test } from "vitest";
import { choose, fillRows, newRoom, templatesOf } from "./feature-rows.ts";

const NAMES = ["a", "b"];
const VALUES = Int32Array.of(0, 7, 9);
const BITS = 10;

/** A table in which the features of VALUES speak for a class by a root each. */
function tableOf(roots: readonly (readonly [feature: number, kind: number, root: number])[]): Int8Array {
  const rows = new Int32Array(8);
  fillRows(templatesOf(NAMES, "a|b|a b", 0), VALUES, BITS, rows);
  const table = new Int8Array(2 ** BITS + 8);
  for (const [feature, kind, root] of roots) table[rows[feature]! + kind] = root;
  return table;
}

describe("feature rows", () => {
  test("features looked up early keep their rows", () => {
    const [plain, early] = [new Int32Array(8), new Int32Array(8)];
    fillRows(templatesOf(NAMES, "a|b|a b", 0), VALUES, BITS, plain);
    fillRows(templatesOf(NAMES, "a|b|a b", 0, [{ features: "a b", lead: 1 }]), VALUES, BITS, early);
    expect(Array.from(early.subarray(0, 3))).toEqual([plain[2], plain[0], plain[1]]);
  });

  test("the class with the greatest sum of squared roots wins, out of those listed", () => {
    const table = tableOf([
      [0, 1, 10],
      [1, 2, 7],
      [2, 2, 7],
      [0, 3, 100],
    ]);
    const templates = templatesOf(NAMES, "a|b|a b", 0);
    expect(choose(templates, VALUES, table, BITS, Uint8Array.of(0, 1, 2), newRoom())).toBe(1);
    expect(choose(templates, VALUES, table, BITS, Uint8Array.of(0, 1, 2, 3), newRoom())).toBe(3);
  });

  test("a lead that is great enough ends the look-up, a smaller one does not", () => {
    const table = tableOf([
      [0, 1, 10],
      [1, 2, 20],
    ]);
    const within = (lead: number) => templatesOf(NAMES, "a|b|a b", 0, [{ features: "a", lead }]);
    const classes = Uint8Array.of(1, 2);
    expect(choose(within(100), VALUES, table, BITS, classes, newRoom())).toBe(1);
    expect(choose(within(101), VALUES, table, BITS, classes, newRoom())).toBe(2);
  });
});
