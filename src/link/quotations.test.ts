import { describe, expect, it } from "vitest";
import { quotationsOf } from "./quotations.ts";

const found = (text: string) => quotationsOf(text).map(({ start, end }) => text.slice(start, end));

describe("quotationsOf", () => {
  it.each([
    ['"The dam holds," she said. "For now."', ['"The dam holds,"', '"For now."']],
    ["\u201CThe dam holds,\u201D she said.", ["\u201CThe dam holds,\u201D"]],
    ["'The dam holds,' she said. 'It won't for long.'", ["'The dam holds,'", "'It won't for long.'"]],
    ["\u2018The dam holds,\u2019 she said.", ["\u2018The dam holds,\u2019"]],
    ["\"He called it 'a wall of sand,' and left.\"", ["\"He called it 'a wall of sand,' and left.\""]],
    ["The farmers' cows drowned, the mayor's office said.", []],
    ["A 'quick fix' costs more", []],
    ['An "open mark\nends with its line', []],
  ])("%s", (text, quotations) => {
    expect(found(text)).toEqual(quotations);
  });

  it("takes time in proportion to the length of the text", () => {
    expect(quotationsOf("'a ".repeat(50_000))).toEqual([]);
  });
});
