import { describe, expect, it } from "vitest";
import { findQuantities } from "./quantities.ts";
import { analyse } from "./syntax.ts";
import { findTimes } from "./times.ts";

function quantitiesOf(text: string) {
  const syntax = analyse({ text, blocks: [{ start: 0, end: text.length, role: "paragraph" }] });
  return findQuantities(syntax, findTimes(syntax, null));
}

describe("findQuantities", () => {
  it("points at the words of number, comparator and what is counted", () => {
    const text = "The flood came fast. At least nine wooden houses were swept away.";
    expect(quantitiesOf(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      "At least nine wooden houses",
    ]);
  });

  it("leaves to the times what is a time", () => {
    expect(quantitiesOf("They waited for three days, until 4 May 2024, at 18:30 GMT.")).toEqual([]);
  });

  it.each(["(", "\u201c", "5 ", "a ", "more than ", "between 5 and ", "no ", "of the ", "1,"])(
    "stays fast on a long run of %s",
    (part) => {
      const began = performance.now();
      quantitiesOf(part.repeat(200_000 / part.length));
      expect(performance.now() - began).toBeLessThan(20_000);
    },
  );
});
