import { describe, expect, test } from "vitest";
import type { Report } from "../../model/report.ts";
import { read } from "../index.ts";

/** The measures that a text gives, each with the words of its number. */
function measuresIn(text: string): string[] {
  const report: Report = {
    id: "r",
    path: "r.txt",
    url: null,
    publisher: null,
    headline: null,
    authors: [],
    published: null,
    retrieved: null,
    language: "en",
    text,
    blocks: [{ start: 0, end: text.length, role: "paragraph" }],
    quality: { garbled: false, reasons: [] },
    declaredSources: [],
  };
  const { events, quantities } = read(report);
  return events.flatMap(({ figures, measures }) =>
    figures.map((figure, at) => {
      const { start, end } = quantities[figure]!;
      return `${measures[at]}: ${text.slice(start, end)}`;
    }),
  );
}

describe("how many were aboard", () => {
  test.each([
    ["A ferry carrying 140 people sank off Orsa.", ["aboard: 140 people"]],
    ["A small plane with nine people on board vanished over the bay.", ["aboard: nine people"]],
    [
      "An express with 212 passengers and six crew aboard derailed near Orsa.",
      ["passengers aboard: 212 passengers", "aboard: six crew"],
    ],
    ["The bus crashed near Orsa. The ministry said 46 people had been on the bus.", ["aboard: 46 people"]],
    ["A ferry sank off Orsa. The real number on it was a secret.", []],
    ["A ship carrying 300 tonnes of grain sank off Orsa.", []],
    ["A bus carrying 40 pilgrims arrived in Orsa.", []],
  ])("%s", (text, expected) => {
    expect(measuresIn(text).filter((line) => line.includes("aboard"))).toEqual(expected);
  });

  test("the number that is taken back is none", () => {
    const text = "The ministry said 46 people, not 44, had been on board the plane that crashed on Monday.";
    expect(measuresIn(text)).toEqual(["aboard: 46 people"]);
  });

  test("who was killed on board is a toll", () => {
    const text = "A plane crashed near Orsa, killing all 88 people on board.";
    expect(measuresIn(text).filter((line) => line.includes("88"))).toEqual(["dead: all 88 people"]);
  });
});

describe("counts taken up", () => {
  test.each([
    ["Some 900 people were evacuated from Orsa. The mayor put the figure at 1,300.", "evacuated: 1,300"],
    ["Rescuers said 29 bodies had been found. A hospital said it had received 31.", "dead: 31"],
    [
      "The operator said two tonnes of chlorine had escaped. A union said the amount was at least five tonnes.",
      "released: at least five tonnes",
    ],
  ])("%s", (text, expected) => {
    expect(measuresIn(text)).toContain(expected);
  });

  test("a number of something else is not taken up", () => {
    const text = "Rescuers said 29 bodies had been found. The union said it had received 4,000.";
    expect(measuresIn(text).filter((line) => line.includes("4,000"))).toEqual([]);
  });
});

describe("what a number counts", () => {
  test.each([
    ["Teams have recovered 17 bodies, among them four children, from the wreck.", "dead: four children"],
    ["The crack has widened to 45 metres.", "crack: 45 metres"],
    ["About two tonnes of ammonia leaked from the plant.", "released: About two tonnes"],
    ["The train crash toll reaches 14.", "dead: 14"],
  ])("%s", (text, expected) => {
    expect(measuresIn(text)).toContain(expected);
  });
});
