import { describe, expect, it } from "vitest";
import { csvOf } from "./csv.ts";

describe("a cell", () => {
  it.each([
    ["=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"],
    ["  +1", "'  +1"],
    ["＝1+1", "'＝1+1"],
    ["a=b", "a=b"],
    ["red\u001b[31m \u202egnp", "red [31m  gnp"],
    ["two\nlines", '"two\nlines"'],
    ["rue, Arel", '"rue, Arel"'],
  ])("%j is written %j", (given, written) => {
    expect(csvOf([["text", (row: string) => row]], [given])).toBe(`text\r\n${written}\r\n`);
  });
});
