import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";
import { cleanCapture } from "../../src/clean/clean.ts";
import { collectAll, situationFolders } from "../lib/situations.ts";
import { type Saying, type Truth, wordsIn } from "../lib/truth.ts";

const situations = await Promise.all(
  situationFolders().map(async (folder) => {
    const { captures, diagnostics } = await collectAll([join(folder, "reports")]);
    const reports = captures.map(cleanCapture);
    const truth: Truth = JSON.parse(readFileSync(join(folder, "truth.json"), "utf8"));
    return {
      name: basename(folder),
      truth,
      diagnostics,
      byPath: new Map(reports.map((report) => [report.path, report])),
    };
  }),
);

describe.each(situations)("$name", ({ truth, byPath, diagnostics }) => {
  it("is complete: every report belongs somewhere", () => {
    const placed = [
      ...truth.stories.flatMap(({ reports }) => reports),
      ...truth.apart,
      ...truth.undated,
      ...truth.notRead,
    ];
    expect([...new Set(placed)].sort()).toEqual([...byPath.keys()].sort());
    expect(diagnostics.length).toBeLessThan(2);
  });

  it("quotes words that stand in the reports as they are cleaned", () => {
    for (const { report, words } of sayingsOf(truth)) {
      const text = byPath.get(report)?.text;
      expect(text, report).toBeDefined();
      expect(wordsIn(text!, words), `${report}: ${words}`).not.toBeNull();
    }
  });

  it("keeps undated reports undated and the language of what is not read", () => {
    for (const path of truth.undated) expect(byPath.get(path)!.published, path).toBeNull();
    for (const path of truth.notRead) expect(byPath.get(path)!.language, path).not.toBe("en");
  });

  it("has damage flagged nowhere but where it is", () => {
    const garbled = [...byPath.values()].filter(({ quality }) => quality.garbled).map(({ path }) => path);
    for (const path of garbled) expect(truth.garbled).toContain(path);
  });
});

function sayingsOf(truth: Truth): Saying[] {
  return [
    ...truth.claims.flatMap(({ saidBy }) => saidBy),
    ...truth.figures.flatMap(({ values }) => values),
    ...truth.positions.flatMap(({ report, words, condition, consequence }) =>
      [words, condition, consequence]
        .filter((one) => one !== undefined)
        .map((one) => ({ report, words: one })),
    ),
    ...truth.conflicts.flatMap(({ sides }) => sides.flat()),
    ...truth.neverHappened,
    ...(truth.said ?? []),
    ...(truth.when ?? []),
  ];
}
