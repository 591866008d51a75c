import { describe, expect, it } from "vitest";
import { handMadePicture, TEXTS } from "../../test/lib/pictures.ts";
import { brief } from "./brief.ts";
import { type BriefDocument, type Line, ownWords, plainLine, type SectionId } from "./document.ts";
import { mixedSentences } from "./lint.ts";
import { namesText } from "./sections/tell.ts";
import { oneLine } from "./wording.ts";

const document = brief(handMadePicture(), { texts: TEXTS });

function linesOf({ sections }: BriefDocument, id?: SectionId): Line[] {
  return sections
    .filter((section) => id === undefined || section.id === id)
    .flatMap(({ blocks }) =>
      blocks.flatMap((block): Line[] => {
        if (block.kind === "paragraph") return [block.line];
        if (block.kind === "list") return block.items.flatMap(({ line, under }) => [line, ...under]);
        return block.kind === "table" ? block.rows.flat() : [];
      }),
    );
}

const text = (id: SectionId) => linesOf(document, id).map(plainLine).join("\n");

describe("brief", () => {
  it("says what it rests on", () => {
    const front = document.front.map(({ label, line }) => `${label}: ${plainLine(line)}`).join("\n");
    expect(front).toContain("As of: 6 May 2031, 12:00 UTC.");
    expect(front).toContain("1 text without a date (R5)");
    expect(front).toContain("R1 repeats R4 (Tidewire).");
    expect(front).toContain("R2 is damaged");
    expect(front).toContain("R3 was not read (language).");
  });

  it("does not call a report unread whose language was too short to tell", () => {
    const picture = handMadePicture();
    const reports = picture.reports.map((report) => ({ ...report, language: "und" }));
    const { front } = brief({ ...picture, reports }, { texts: TEXTS });
    expect(front.map(({ line }) => plainLine(line)).join("\n")).not.toContain("not read");
  });

  it("words the strength of the evidence by origins, not by outlets", () => {
    expect(text("overview")).toContain("2 independent origins, 3 reports: Vera Lund");
    expect(text("overview")).not.toContain("3 independent origins");
  });

  it("names a number by what it counts, and by nothing where it counts nothing", () => {
    expect(text("overview")).not.toMatch(/\bCasualties \(/);
    expect(text("overview")).toMatch(/Dead at least 9: “/);
  });

  it.each([
    [["Vera Lund", "a nurse"], "Vera Lund and a nurse"],
    [["two diplomats and a nurse", "Vera Lund"], "two diplomats and a nurse; Vera Lund"],
  ])("tells origins %j apart", (names, told) => {
    expect(namesText(names)).toBe(told);
  });

  it("puts the condition before the consequence and never tells it as a fact", () => {
    const [highlight] = linesOf(document, "highlights")
      .map(plainLine)
      .filter((line) => line.includes("threat"));
    expect(highlight).toContain("Conditional threat by Bay Front");
    expect(highlight).toContain(
      "Condition: “If a warship enters the bay”; then: “every tanker will be a target”",
    );
    expect(text("overview")).not.toContain("tanker");
  });

  it("gives figures with bounds, chain and what stands against them", () => {
    const row = linesOf(document, "figures").map(plainLine).join(" | ");
    expect(row).toContain("at least 9 [2] | a nurse > Night Mail");
    expect(row).toContain("against 4 (Vera Lund");
  });

  it("shows the denial beside what is denied", () => {
    expect(text("contested")).toContain("denies: “its boats had fired”");
    expect(text("contested")).toContain("denied by The army");
    expect(text("overview")).not.toContain("boats");
  });

  it("names what is not known from the data alone", () => {
    expect(text("unknown")).toContain("When R5 was written.");
    expect(text("unknown")).toContain("a nurse (Night Mail)");
    expect(text("unknown")).not.toContain("Casualties (");
  });

  it("lists copies with their aligned passages and originals that are not held", () => {
    expect(text("copies")).toContain("R1 (Mirror): copy of R4 (Tidewire), 1 aligned passage");
    expect(text("copies")).toContain("tide-agency (not held)");
  });

  it("cites exact words, each number once, each number in the list", () => {
    const used = linesOf(document).flatMap((line) =>
      line.flatMap((part) => (part.kind === "cite" ? part.numbers : [])),
    );
    expect(document.citations.map(({ number }) => number)).toEqual(
      document.citations.map((_, index) => index + 1),
    );
    for (const number of used) expect(document.citations[number - 1]).toBeDefined();
    for (const { report, start, end, exact } of document.citations)
      expect(TEXTS.get(report)!.slice(start, end)).toBe(exact);
  });

  it("quotes nothing that is not cited", () => {
    const cited = document.citations.map(({ exact }) => oneLine(exact));
    for (const line of linesOf(document))
      for (const part of line)
        if (part.kind === "quote")
          expect(
            cited.some((exact) => exact.includes(part.text.replace(/ …$/, ""))),
            part.text,
          ).toBe(true);
  });

  it("tells what is new since an earlier picture by what reports say, not by ids", () => {
    const whole = handMadePicture();
    const before = {
      ...whole,
      asOf: "2031-05-05T12:00:00Z",
      reports: whole.reports.filter(({ id }) => id !== "hostile"),
      assertions: whole.assertions.filter(({ report }) => report !== "hostile"),
      positions: [],
      figures: whole.figures.map((figure) => ({
        ...figure,
        id: "another",
        current: { ...figure.current!, low: 4, high: 4, comparator: "=" as const, claim: "four" },
      })),
    };
    const since = linesOf(brief(whole, { since: before }), "changes")
      .map(plainLine)
      .join("\n");
    expect(since).toContain("1 new report: R5.");
    expect(since).toContain("Dead: 4 → at least 9.");
    expect(since).not.toContain("Attack, Aldra, Mon 5 May 2031. “Gunmen");
  });

  it("never gives a likelihood and a confidence in one sentence", () => {
    expect(linesOf(document).flatMap((line) => mixedSentences(ownWords(line)))).toEqual([]);
  });

  it("is the same for the same picture, and stands an empty one", () => {
    expect(brief(handMadePicture(), { texts: TEXTS })).toEqual(document);
    const empty = { ...handMadePicture(), asOf: null };
    for (const part of [
      "reports",
      "stories",
      "derivations",
      "origins",
      "incidents",
      "claims",
      "assertions",
      "figures",
      "conflicts",
      "positions",
      "actors",
      "places",
      "sources",
    ] as const)
      Object.assign(empty, { [part]: [] });
    expect(brief(empty).title).toBe("Situation report");
  });
});

describe("mixedSentences", () => {
  it.each([
    ["An attack is likely, we judge with high confidence.", 1],
    ["An attack is likely. We have high confidence in the source.", 0],
    ["The governor is unlikely to return.", 0],
    ["Almost certainly a copy (moderate confidence)", 1],
  ])("%s", (sentence, found) => {
    expect(mixedSentences(sentence)).toHaveLength(found);
  });
});
