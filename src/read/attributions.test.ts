import { describe, expect, it } from "vitest";
import { plainReport } from "../../evaluation/lib/corpus.ts";
import type { Attribution } from "../model/index.ts";
import { findAttributions } from "./attributions.ts";
import { findMentions } from "./mentions.ts";
import { analyse } from "./syntax.ts";

function read(text: string): Attribution[] {
  const report = plainReport("test", text);
  const syntax = analyse(report);
  return findAttributions(syntax, report, findMentions(syntax, report));
}

function told(text: string): string[] {
  const slice = (span: { start: number; end: number } | null) =>
    span ? text.slice(span.start, span.end) : "-";
  return read(text).map(
    (each) => `${slice(each.source)} | ${slice(each.cue)} | ${each.content.map(slice).join(" // ")}`,
  );
}

describe("findAttributions", () => {
  it.each([
    ["The ministry said that the dam had failed.", "The ministry | said | that the dam had failed"],
    ['"We will rebuild," said Mayor Ilse Marrow.', 'Mayor Ilse Marrow | said | "We will rebuild,"'],
    [
      "According to a senior official, the road was closed.",
      "a senior official | According to | the road was closed",
    ],
    ["The road was closed, according to police.", "police | according to | The road was closed"],
    ["A leaked memo shows the dam was unsafe.", "A leaked memo | shows | the dam was unsafe"],
    ["It was announced that schools would close.", "- | announced | that schools would close"],
    ["The army denied that it had fired.", "The army | denied | that it had fired"],
  ])("%s", (text, expected) => {
    expect(told(text)).toContain(expected);
  });

  it("marks denials, refusals and negated speech", () => {
    const polarity = (text: string) => read(text)[0]?.polarity;
    expect(polarity("The army denied that it had fired.")).toBe("-");
    expect(polarity("The minister declined to comment.")).toBe("-");
    expect(polarity("The minister said that it had fired.")).toBe("+");
  });

  it("takes the question as content of its answer", () => {
    const text = "When asked by a reporter whether troops would go, the official said no.";
    const answer = read(text).find(({ cue }) => text.slice(cue.start, cue.end) === "said")!;
    expect(answer.content.map(({ start, end }) => text.slice(start, end))).toEqual([
      "whether troops would go",
    ]);
    expect(answer.polarity).toBe("-");
  });

  it("nests what an outlet passes on", () => {
    const text = "Two guards told the Harbour Times that the gate was open, Reuters reported.";
    const attributions = read(text);
    const guards = attributions.findIndex(({ sourceName }) => sourceName === "Two guards");
    expect(attributions[attributions[guards]!.within!]!.sourceName).toBe("Reuters");
  });

  it("names an official by the fullest wording", () => {
    const text = "A senior port official said the crane fell. The official said nobody was hurt.";
    expect(read(text).map(({ sourceName }) => sourceName.toLowerCase())).toEqual([
      "a senior port official",
      "a senior port official",
    ]);
  });
});
