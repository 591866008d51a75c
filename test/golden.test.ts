import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { goldens, lineDiff } from "./lib/golden.ts";

const all = await goldens();

describe.each(all)("golden files of $name", ({ folder, files }) => {
  it.each(Object.entries(files))("%s is what the program gives", (name, content) => {
    const file = join(folder, name);
    expect(existsSync(file), `${file} is missing: npx tsx scripts/update-golden.ts writes it`).toBe(true);
    const golden = readFileSync(file, "utf8");
    if (golden === content) return;
    expect.fail(
      `${file} differs (- golden, + now):\n${lineDiff(golden, content)}\n\nIf the new output is right: npx tsx scripts/update-golden.ts, and look at the change before it is committed.`,
    );
  });
});

describe("lineDiff", () => {
  it("shows what was lost and what came", () => {
    expect(lineDiff("a\nb\nc", "a\nc\nd")).toBe("- b\n+ d");
  });

  it("counts what it does not show", () => {
    const many = Array.from({ length: 60 }, (_, index) => `line ${index}`).join("\n");
    expect(lineDiff("", many)).toMatch(/… and 21 more lines$/);
  });
});
