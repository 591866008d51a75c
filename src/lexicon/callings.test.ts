import { expect, test } from "vitest";
import { callingOf } from "./callings.ts";

test.each([
  ["the news site Orlava said", "outlet"],
  ["a reporter for the Orlava was held", "outlet"],
  ["the militia Orlava withdrew", "group"],
  ["Orlava fighters withdrew", "group"],
  ["gunmen of Orlava withdrew", "group"],
  ["gunmen from Orlava withdrew", null],
  ["the town of Orlava was calm", null],
  ["Orlava residents fled", null],
  ["Orlava", null],
])("%s: %s", (text, calling) => {
  const start = text.indexOf("Orlava");
  expect(callingOf(text, { start, end: start + "Orlava".length })).toBe(calling);
});
