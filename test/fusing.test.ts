/** Small invented reports: what a denial, a refusal, a count is told for. Outlets and people are invented. */
import { describe, expect, it } from "vitest";
import { pictureOf } from "../src/desk.ts";
import type { Capture, Picture } from "../src/model/index.ts";
import { readCaptures } from "../src/pipeline.ts";

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

/** The words of each side of the denials. */
function denialsIn(picture: Picture): string[][] {
  const words = (ids: string[]) =>
    ids.map((id) => picture.claims.find((claim) => claim.id === id)?.proposition.text ?? "").join(" / ");
  return picture.conflicts.filter(({ kind }) => kind === "denial").map(({ sides }) => sides.map(words));
}

describe("denials", () => {
  it.each([
    [
      "Five people were killed in raids on the town of Karakol, the health ministry said. The air force said it had no indications of civilian casualties.",
      /Five people were killed/,
      /no indications/,
    ],
    [
      "Doctors in Karakol have treated 14 patients with cholera since Saturday. The health ministry denied that there was an outbreak.",
      /14 patients/,
      /outbreak/,
    ],
    [
      "Gunmen attacked a convoy carrying food near Karakol on Sunday, killing two drivers, a security source said. The defence ministry denied that any convoy had been attacked.",
      /Gunmen attacked a convoy/,
      /denied that any convoy/,
    ],
  ])("%s", (text, told, denial) => {
    const [sides] = denialsIn(pictureOfTexts(text));
    expect(sides?.[0]).toMatch(told);
    expect(sides?.[1]).toMatch(denial);
  });

  it.each([
    "The Unity Party rejected the result of the election in Karakol.",
    "The prime minister rejected criticism of the response to the flood in Karakol.",
  ])("is none: %s", (text) => {
    expect(denialsIn(pictureOfTexts(text))).toEqual([]);
  });
});

describe("stances", () => {
  it.each([
    ["The navy issued a tsunami alert for Karakol but lifted it two hours later.", "pledge"],
    ["Funding covers only 21 percent of the plan, the regional director Vera Lund warned.", "threat"],
  ])("%s is no %s", (text, kind) => {
    expect(pictureOfTexts(text).positions.map((position) => position.kind)).not.toContain(kind);
  });

  it.each([
    ["The minister Vera Lund rejected the claims, saying help had come within six hours.", false],
    ["The minister Vera Lund promised temporary shelters within 72 hours.", true],
  ])("%s sets a deadline: %s", (text, isSet) => {
    const set = pictureOfTexts(text).positions.some(({ deadline }) => deadline !== null);
    expect(set).toBe(isSet);
  });
});

describe("counts", () => {
  const QUAKE = "An earthquake struck Karakol on Tuesday";
  const currentDead = (picture: Picture) =>
    picture.figures.find(({ measure }) => measure === "dead")?.current?.low;

  it("takes no part for the toll", () => {
    const picture = pictureOfTexts(
      `${QUAKE}, killing at least four people, authorities said. Governor Ivo Brandt said that two people had died in Osh and two in Naryn.`,
    );
    const values = picture.figures
      .filter(({ measure }) => measure === "dead")
      .flatMap(({ values }) => values);
    expect(values.map(({ low }) => low)).toEqual([4]);
  });

  it("takes a lowered toll for a correction", () => {
    const picture = pictureOfTexts(
      `${QUAKE}, killing nine people, the health ministry said.`,
      "The health ministry lowered the death toll from the earthquake in Karakol to eight on Wednesday, saying one person had been counted twice.",
    );
    expect(currentDead(picture)).toBe(8);
    expect(picture.conflicts.map(({ relation }) => relation)).toEqual(["succession"]);
  });

  it("tells the arrests of one affair as one series, apart from what else was forced", () => {
    const picture = pictureOfTexts(
      "A group of officers closed the borders of Benin and imposed a curfew in Cotonou. Fourteen soldiers had been arrested, the interior minister Ivo Brandt said.",
      "Benin's foreign minister, Vera Lund, said 20 soldiers were in custody after the takeover in Cotonou.",
      "The number of arrested soldiers rose to 30 after the takeover in Cotonou, according to the interior ministry of Benin.",
    );
    const held = picture.figures.filter(({ measure }) => measure.endsWith("detained"));
    expect(held.map(({ values }) => values.map(({ low }) => low))).toEqual([[14, 20, 30]]);
    const told = picture.claims.filter(({ incident }) => incident === held[0]?.incident);
    expect(told.map(({ proposition }) => proposition.text).join()).not.toMatch(/curfew/);
  });

  it("sets counts against each other of which one is many times the other", () => {
    const picture = pictureOfTexts(
      "The Unity Party said that around 700 people had been killed in protests in Karakol. The interior ministry said that at least 10 people had been killed in the protests.",
    );
    expect(picture.conflicts.map(({ kind, relation }) => `${kind} ${relation}`)).toEqual([
      "figure contradiction",
    ]);
  });
});
