import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, it } from "vitest";
import { blocksOf, printed } from "./lib/library-doc.ts";

const DOC = readFileSync(resolve(import.meta.dirname, "../docs/library.md"), "utf8");
const blocks = blocksOf(DOC);

it("finds every block of code", () => {
  expect(blocks).toHaveLength(DOC.split("```js\n").length - 1);
});

it.each(blocks)(
  "docs/library.md, $title: prints what it says (npx tsx scripts/update-golden.ts)",
  async (block) => {
    expect(await printed(block)).toBe(block.output);
  },
);
