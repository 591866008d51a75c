import { expect, test } from "vitest";
import { isAlike, isAmong, portionsOf, withAmong } from "./collections.ts";

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

test("values are put into an ordered list in their places, each once", () => {
  expect(withAmong(["b", "d"], ["e", "a", "d", "c", "a"])).toEqual(["a", "b", "c", "d", "e"]);
  expect(withAmong([], ["b", "a"])).toEqual(["a", "b"]);
  expect(withAmong(["a"], [])).toEqual(["a"]);
  expect(["a", "b", "c", "z"].map((value) => isAmong(value, ["a", "c"]))).toEqual([true, false, true, false]);
});

test("plain data is alike whatever the order of fields, and a field that is undefined is as good as missing", () => {
  const item = { id: "x", list: [{ low: 1 }, null], time: null };
  expect(isAlike(item, { time: null, list: [{ low: 1 }, null], id: "x" })).toBe(true);
  expect(isAlike({ ...item, note: undefined }, item)).toBe(true);
  expect(isAlike(item, { ...item, note: undefined })).toBe(true);
  expect(isAlike(item, { ...item, note: "" })).toBe(false);
  expect(isAlike(item, { ...item, list: [{ low: 1 }] })).toBe(false);
  expect(isAlike([], {})).toBe(false);
  expect(isAlike(null, item)).toBe(false);
});
