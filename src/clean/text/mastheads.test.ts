import { describe, expect, it } from "vitest";
import { readText } from "./blocks.ts";

/** Outlets and people are invented. */
const PROSE =
  "Two bridges over the Vess were closed on Tuesday after the river rose by three metres in a night, the county said.";
const TITLE = "Bridges over the Vess are closed";

describe("lines over a text", () => {
  it.each<[string, string | null, string | null]>([
    [`VESS WIRE\n${TITLE}`, "Vess Wire", null],
    [`${TITLE}\n\nVess Chronicle\nUpdated 21:40 GMT, Wednesday 4 March 2026`, "Vess Chronicle", "2026-03-04"],
    [`The Vess Standard\nFriday, 6 March 2026\n\n${TITLE}`, "Vess Standard", "2026-03-06"],
    [`Vess Business Daily | 9 June 2026 | Logistics\n\n${TITLE}`, "Vess Business Daily", "2026-06-09"],
    [`Interview | The Vess Observer | 18 November 2026\n\n${TITLE}`, "Vess Observer", "2026-11-18"],
    [`${TITLE}\n\nThe Vess Mail, 23 August`, "Vess Mail", null],
    ["Flood: who says what (Vess Observer fact box, 10 Feb 2026)", "Vess Observer", "2026-02-10"],
    ["RADIO VESS - MORNING INTERVIEW\n14 October 2025", "Radio Vess", "2025-10-14"],
    ["EMBARGOED UNTIL 18 NOVEMBER 2026, 10:00 GMT\n\nVess Rights Circle", null, "2026-11-18"],
    ["TRANSCRIPT OF A BRIEFING, LONDON, 24 AUGUST 2025 (EXCERPT)", null, "2025-08-24"],
    [`# ${TITLE}\n\n*Compiled by the shipping desk, last update 14 June 2026*`, null, "2026-06-14"],
  ])("%s", (head, publisher, day) => {
    const facts = readText(`${head}\n\n${PROSE}`);
    expect([facts.publisher, facts.published?.earliest?.slice(0, 10) ?? null]).toEqual([publisher, day]);
  });

  it.each([
    "Politics & News\n\nBridges over the Vess are closed",
    "Minister Attacks Vess Post",
    "Anniversary of the attack of 7 October 2023",
    "Ferry disaster of Vessen, 11 October 2025",
    "Situation Report No. 3",
  ])("says nothing of outlet or day: %s", (head) => {
    const facts = readText(`${head}\n\n${PROSE}`);
    expect([facts.publisher, facts.published]).toEqual([null, null]);
  });

  it("is no headline", () => {
    const facts = readText(`The Vess Standard\nFriday, 6 March 2026\n\n${TITLE}\n\n${PROSE}`);
    expect(facts.headline).toBe(TITLE);
    expect(facts.blocks.slice(0, 2).map(({ role }) => role)).toEqual(["dateline", "dateline"]);
  });
});
