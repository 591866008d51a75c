/** Small invented reports of accidents: one incident, headed by what befell, with its numbers. Outlets and people are invented. */
import { describe, expect, it } from "vitest";
import { pictureOf } from "../src/desk.ts";
import type { Capture, Picture } from "../src/model/index.ts";
import { readCaptures } from "../src/pipeline.ts";
import { brief } from "../src/products/brief.ts";

function pictureOfTexts(...texts: string[]): Picture {
  const captures = texts.map(
    (content, index): Capture => ({
      id: `r${index}`,
      path: `r${index}.txt`,
      kind: "text",
      content,
      url: null,
      publisher: `Outlet ${String.fromCharCode(65 + index)}`,
      headline: null,
      authors: [],
      published: `2025-03-${String(4 + index).padStart(2, "0")}T12:00:00Z`,
      retrieved: null,
      language: "en",
    }),
  );
  return pictureOf(readCaptures(captures).readings);
}

function valuesOf({ figures }: Picture, measure: string): (number | null)[] {
  return figures
    .filter((figure) => figure.measure === measure)
    .flatMap(({ values }) => values.map(({ low }) => low));
}

function currentOf({ figures }: Picture, measure: string): (number | null)[] {
  return figures.filter((figure) => figure.measure === measure).map(({ current }) => current?.low ?? null);
}

const PLANE = [
  "Missing plane found in Lake Sevan\n\nA small plane with 21 people on board vanished over Lake Sevan on Monday, the rescue agency said. Rescuers found three bodies on Tuesday.",
  "Plane crash in Lake Sevan: more dead\n\nThe rescue agency said on Wednesday that 14 bodies had been found by noon. A hospital in Sevan said it had received 16.",
  "Ministry: 23 were on plane that crashed in Lake Sevan\n\nThe transport ministry said on Thursday that 23 people, not 21, had been on board the plane that crashed into Lake Sevan on Monday.",
];

describe("a plane that was lost", () => {
  const picture = pictureOfTexts(...PLANE);

  it("is one incident, of the day it was lost on", () => {
    const harm = picture.incidents.filter(({ family }) => family === "harm");
    expect(harm.map(({ type, time }) => [type, time?.earliest?.slice(0, 10)])).toEqual([
      ["DAMAGE", "2025-03-03"],
    ]);
  });

  it("has its toll in one row, the one that was counted on standing", () => {
    expect(valuesOf(picture, "dead")).toEqual([3, 14, 16]);
    expect(currentOf(picture, "dead")).toEqual([14]);
  });

  it("had so many aboard, the number that was put right standing", () => {
    expect(currentOf(picture, "aboard")).toEqual([23]);
    expect(
      picture.conflicts.filter(({ kind, relation }) => kind === "figure" && relation === "contradiction"),
    ).toHaveLength(1);
  });

  it("gives the brief its title", () => {
    expect(brief(picture).title).toMatch(/^Situation report: (?:crash|loss of an aircraft)/);
  });
});

describe("whose count it is", () => {
  it("is not who died", () => {
    const picture = pictureOfTexts(
      "Dam wall falls\n\nThe public works ministry confirmed one death. Part of the wall of the dam fell at about 2 a.m. on Tuesday.",
      "Dam toll\n\nNorland's foreign ministry said it would send pumps to the dam. The ministry of public works raised its toll to two dead after part of the wall of the dam fell.",
    );
    const harm = picture.incidents.filter(({ family }) => family === "harm");
    expect(
      harm.flatMap(({ participants }) => participants.filter(({ role }) => role === "recipient")),
    ).toEqual([]);
  });
});

describe("what is called the earlier number", () => {
  it("comes first, also behind the later one", () => {
    const picture = pictureOfTexts(
      "Train leaves rails\n\nFourteen people died in the derailment of a train near Sevan on Monday, the minister said. The governor had earlier spoken of eight dead.",
    );
    expect(currentOf(picture, "dead")).toEqual([14]);
    expect(picture.conflicts.map(({ relation }) => relation)).toEqual(["succession"]);
  });
});
