import { expect, test } from "vitest";
import { portionsOf } from "./collections.ts";

test("portions keep the order and stay within the size", () => {
  expect(portionsOf(["aa", "b", "cc", "d"], 3, ({ length }) => length)).toEqual([
    ["aa", "b"],
    ["cc", "d"],
  ]);
});

test("what is larger than a portion is one of its own", () => {
  expect(portionsOf(["a", "bbbbb", "c"], 3, ({ length }) => length)).toEqual([["a"], ["bbbbb"], ["c"]]);
  expect(portionsOf<string>([], 3, ({ length }) => length)).toEqual([]);
});
