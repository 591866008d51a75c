import { describe, expect, it } from "vitest";
import { align, cosine, orderKept, vectorOf } from "./alignment.ts";
import { heapOf } from "./heap.ts";
import { containment, pairKey, shinglesOf } from "./shingles.ts";
import { stem, wordsOf } from "./words.ts";

describe("wordsOf", () => {
  it.each([
    ["The U.S. and the US", ["the", "u.s", "and", "the", "u.s"]],
    ["tell us", ["tell", "us"]],
    ["Israel’s C-130", ["israel", "c-130"]],
    ["1,200 men", ["1200", "men"]],
    ["3.5 km", ["3.5", "km"]],
  ])("%s", (text, forms) => {
    expect(wordsOf(text).map((word) => word.form)).toEqual(forms);
  });

  it("points into the text", () => {
    const text = "x “Fire,” he said";
    expect(wordsOf(text, 2).map(({ start, end }) => text.slice(start, end))).toEqual(["Fire", "he", "said"]);
  });

  it("stays linear on hostile text", () => {
    expect(wordsOf("a-".repeat(300_000)).length).toBeGreaterThan(0);
    expect(wordsOf("(".repeat(1_000_000))).toEqual([]);
  });
});

describe("stem", () => {
  it.each([
    ["intercepted", "interception"],
    ["attacks", "attacking"],
    ["strike", "striking"],
    ["retaliate", "retaliation"],
    ["planned", "planning"],
    ["cities", "city"],
  ])("%s meets %s", (left, right) => {
    expect(stem(left)).toBe(stem(right));
  });

  it.each([
    ["nation", "native"],
    ["mass", "mas"],
    ["f-35s", "f-35"],
  ])("%s stays apart from %s", (left, right) => {
    expect(stem(left)).not.toBe(stem(right));
  });
});

describe("shingles", () => {
  it("tells how much of one text stands in another", () => {
    const held = shinglesOf([1, 2, 3, 4, 5], 3).sort();
    expect(containment(shinglesOf([2, 3, 4, 9], 3).sort(), held)).toBe(0.5);
    expect(containment(shinglesOf([1, 2], 3), held)).toBe(0);
  });

  it("has one key for a pair in either order", () => {
    expect(pairKey(7, 123456)).toBe(pairKey(123456, 7));
    expect(pairKey(7, 123456)).not.toBe(pairKey(7, 123457));
  });
});

describe("alignment", () => {
  const vector = (...terms: number[]) => vectorOf(new Map(terms.map((term) => [term, 1])));

  it("measures what two passages share", () => {
    expect(cosine(vector(1, 2, 3, 4), vector(3, 4, 5, 6))).toBeCloseTo(0.5);
    expect(cosine(vector(), vector(1))).toBe(0);
  });

  it("finds the best counterpart of each passage", () => {
    const pairs = align([vector(1, 2), vector(8, 9)], [vector(2, 3), vector(1, 2)], 0.3);
    expect(pairs).toEqual([{ left: 0, right: 1, similarity: expect.closeTo(1) }]);
  });

  it("aligns by postings as by comparing each with each", () => {
    const passages = [vector(1, 2, 3), vector(), vector(2, 9), vector(4, 5, 6, 7), vector(2, 3)];
    const pairs = align(passages, [...passages].reverse(), 0.1);
    const best = passages.map((left) => Math.max(...passages.map((right) => cosine(left, right))));
    expect(pairs.map(({ left }) => left)).toEqual([0, 2, 3, 4]);
    for (const { left, similarity } of pairs) expect(similarity).toBeCloseTo(best[left]!);
  });

  it.each([
    [[0, 1, 2, 3, 4], 1],
    [[4, 3, 2, 1, 0], 0],
    [[0, 1], 0],
  ])("order of %j", (rights, kept) => {
    expect(orderKept(rights.map((right, left) => ({ left, right, similarity: 1 })))).toBeCloseTo(kept);
  });
});

describe("heapOf", () => {
  it("gives the elements in order", () => {
    const heap = heapOf<number>((left, right) => left < right);
    for (const element of [5, 3, 8, 1, 9, 2]) heap.push(element);
    expect(Array.from({ length: 6 }, () => heap.pop())).toEqual([1, 2, 3, 5, 8, 9]);
    expect(heap.pop()).toBeUndefined();
  });
});
