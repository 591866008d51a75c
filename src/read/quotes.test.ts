import { describe, expect, it } from "vitest";
import { plainReport } from "../../evaluation/lib/corpus.ts";
import { findQuotes } from "./quotes.ts";
import { analyse } from "./syntax.ts";

function quotesIn(text: string): string[] {
  const report = plainReport("test", text);
  return findQuotes(analyse(report), report).map(
    ({ start, end, kind }) => `${kind === "scare" ? "~" : ""}${text.slice(start, end)}`,
  );
}

describe("findQuotes", () => {
  it.each([
    ['"We will leave," she said.', ['"We will leave,"']],
    ["“The bridge is open,” the mayor said.", ["“The bridge is open,”"]],
    ["The mayor spoke of “minor damage” to the bridge.", ["~“minor damage”"]],
    ["''They held the port,'' he said.", ["''They held the port,''"]],
    [
      "\"He told me 'the gate is shut' and left,\" she said.",
      ["\"He told me 'the gate is shut' and left,\"", "'the gate is shut'"],
    ],
    ["The officials' house isn't theirs.", []],
    ["“We came.\n\n“We stayed,” he said.", ["“We came.\n\n“We stayed,”"]],
    ["“We came. Nobody else spoke.\n\nThe river rose.", ["“We came."]],
  ])("%s", (text, quotes) => {
    expect(quotesIn(text)).toEqual(quotes);
  });

  it("stays linear on hostile text", () => {
    const started = performance.now();
    quotesIn(`${'"('.repeat(100_000)}`);
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});
