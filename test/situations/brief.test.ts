import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";
import { pictureOf } from "../../src/desk.ts";
import type { Reading } from "../../src/model/index.ts";
import { brief } from "../../src/products/brief.ts";
import { type BriefDocument, type Line, ownWords } from "../../src/products/document.ts";
import { briefMarkdown } from "../../src/products/forms/markdown.ts";
import { mixedSentences } from "../../src/products/lint.ts";
import { oneLine } from "../../src/products/wording.ts";
import { readSituation, situationFolders } from "../lib/situations.ts";
import { type Truth, wordsIn } from "../lib/truth.ts";

const situations = await Promise.all(
  situationFolders().map(async (folder) => {
    const readings = await readSituation(folder);
    const truth: Truth = JSON.parse(readFileSync(join(folder, "truth.json"), "utf8"));
    return { name: basename(folder), readings, truth };
  }),
);

function documentOf(readings: readonly Reading[]): BriefDocument {
  const texts = new Map(readings.map(({ report }) => [report.id, report.text]));
  return brief(pictureOf(readings), { texts });
}

function linesOf({ sections }: BriefDocument, only?: readonly string[]): Line[] {
  return sections
    .filter(({ id }) => !only || only.includes(id))
    .flatMap(({ blocks }) => blocks)
    .flatMap((block): Line[] => {
      if (block.kind === "paragraph") return [block.line];
      if (block.kind === "list") return block.items.flatMap(({ line, under }) => [line, ...under]);
      return block.kind === "table" ? block.rows.flat() : [];
    });
}

/** One claim in three; of the two that a small situation lists, one. */
function mostMissed(claims: number): number {
  return claims === 2 ? 1 : Math.floor(claims / 3);
}

describe.each(situations)("brief of $name", ({ readings, truth }) => {
  const document = documentOf(readings);
  const texts = new Map(readings.map(({ report }) => [report.id, report.text]));

  it("cites exact words", () => {
    expect(document.citations.length).toBeGreaterThan(8);
    for (const { report, start, end, exact } of document.citations)
      expect(texts.get(report)!.slice(start, end)).toBe(exact);
  });

  it("quotes nothing that is not cited", () => {
    const cited = document.citations.map(({ exact }) => oneLine(exact));
    const deadlines = pictureOf(readings).positions.flatMap(({ deadline }) =>
      deadline ? [deadline.text] : [],
    );
    for (const part of linesOf(document).flat()) {
      if (part.kind !== "quote") continue;
      const words = part.text.replace(/ …$/, "");
      expect(
        [...cited, ...deadlines].some((exact) => exact.includes(words)),
        words,
      ).toBe(true);
    }
  });

  it("has two to five highlights, each with a citation", () => {
    const [list] = document.sections.find(({ id }) => id === "highlights")!.blocks;
    const items = list?.kind === "list" ? list.items : [];
    expect(items.length).toBeGreaterThanOrEqual(2);
    expect(items.length).toBeLessThanOrEqual(5);
    for (const { line } of items) expect(line.some(({ kind }) => kind === "cite")).toBe(true);
  });

  it("does not mix likelihood and confidence in its own words", () => {
    expect(linesOf(document).flatMap((line) => mixedSentences(ownWords(line)))).toEqual([]);
  });

  it("is the same for any order of reports", () => {
    expect(briefMarkdown(documentOf([...readings].reverse()))).toBe(briefMarkdown(document));
  });

  it("names damaged, undated and unread reports", () => {
    const byPath = new Map(document.reports.map((report) => [report.path, report]));
    for (const path of truth.undated) expect(byPath.get(path)!.date).toBe("undated");
    for (const path of truth.notRead) expect(byPath.get(path)!.remark).toMatch(/^not read/);
  });

  it("shows the main claims that could be read: at least two in three", () => {
    const stands = (held: readonly string[], { saidBy }: Truth["claims"][number]) =>
      saidBy.some(({ words }) => held.some((exact) => wordsIn(exact, words) || wordsIn(words, exact)));
    const read = pictureOf(readings).assertions.map(({ exact }) => exact);
    const main = truth.claims.filter((claim) => stands(read, claim));
    const cited = document.citations.map(({ exact }) => exact);
    expect(main.length).toBeGreaterThan(0);
    const missed = main.filter((claim) => !stands(cited, claim)).map(({ name }) => name);
    expect(missed.length, missed.join("; ")).toBeLessThanOrEqual(mostMissed(main.length));
  });
});
