import { describe, expect, it } from "vitest";
import { pictureOf } from "../../desk.ts";
import { readCapture } from "../../pipeline.ts";
import { brief } from "../brief.ts";
import { briefMarkdown } from "../forms/markdown.ts";

/** The positions of the brief of invented reports, published at noon of these days of May 2031. */
function positionsTold(reports: readonly [day: string, text: string][], asOf: string): string {
  const readings = reports.map(([day, content], at) =>
    readCapture({
      id: `r${at}`,
      path: `r${at}`,
      kind: "text",
      content,
      url: null,
      publisher: "Tidewire",
      headline: null,
      published: `2031-05-${day}T12:00:00Z`,
      authors: [],
      retrieved: null,
      language: "en",
    }),
  );
  const texts = new Map(readings.map(({ report }) => [report.id, report.text]));
  const told = briefMarkdown(brief(pictureOf(readings, { asOf }), { texts }));
  return told.slice(told.indexOf("## Positions"));
}

describe("what has become of a position", () => {
  it("names the stance it departs from, with its words", () => {
    const told = positionsTold(
      [
        ["02", "Russia refused to extend the ceasefire with Ukraine, its foreign ministry said."],
        ["05", "Russia agreed to extend the ceasefire with Ukraine, its foreign ministry said."],
      ],
      "2031-05-06T00:00:00Z",
    );
    expect(told).toMatch(
      /departure from the refusal of 2 May 2031 “Russia refused to extend the ceasefire with Ukraine”/,
    );
  });

  it.each([
    ["2031-05-08T00:00:00Z", true],
    ["2031-05-03T00:00:00Z", false],
  ])("tells at %s that a deadline has passed: %s", (asOf, isOver) => {
    const told = positionsTold(
      [["02", "Hamas vowed to free the hostages if Israel opens the crossing by 5 May 2031."]],
      asOf,
    );
    expect(told.includes("its deadline has passed")).toBe(isOver);
  });

  it("tells what a later report says of the condition", () => {
    const told = positionsTold(
      [
        ["02", "Iran threatened to close the strait if the United States attacked the port of Bushehr."],
        ["04", "The United States attacked the port of Bushehr on Saturday. Iran closed the strait."],
      ],
      "2031-05-06T00:00:00Z",
    );
    expect(told).toContain("condition reported met, as told on 4 May 2031");
  });
});
