import { describe, expect, it } from "vitest";
import { cleanCapture } from "../clean/clean.ts";
import type { Reading } from "../model/index.ts";
import { read } from "./index.ts";

function readingOf(content: string): Reading {
  const bare = { id: null, path: "a.txt", url: null, publisher: null, headline: null, authors: [] };
  const dates = { published: "2031-03-04", retrieved: null, language: "en" };
  return read(cleanCapture({ ...bare, ...dates, kind: "text", content }));
}

/** Sources with polarity, and events as told: `killed +: the opposition`. */
function toldIn(content: string): { sources: string[]; events: string[] } {
  const { report, attributions, events } = readingOf(content);
  const words = ({ start, end }: { start: number; end: number }) => report.text.slice(start, end);
  const sourceOf = (index: number | null) => {
    const source = index === null ? null : attributions[index]!.source;
    return source ? words(source) : "nobody";
  };
  return {
    sources: attributions.map(
      ({ polarity, within }, index) => `${sourceOf(index)} ${polarity}${within === null ? "" : " inside"}`,
    ),
    events: events.map(({ type, polarity, attribution }) => `${type} ${polarity}: ${sourceOf(attribution)}`),
  };
}

describe("what another denies behind a comma", () => {
  it.each([
    [
      "The opposition said that at least 200 people had been killed, a figure the government rejected as invented.",
      "The opposition",
      "the government",
    ],
    ["The union said 40 miners had died, a number the company disputed.", "The union", "the company"],
    ["The army said it had killed 50 fighters, a claim denied by the rebels.", "The army", "the rebels"],
  ])("%s", (text, teller, denier) => {
    expect(toldIn(text)).toEqual({
      sources: [`${teller} +`, `${denier} -`],
      events: [`CASUALTY +: ${teller}`, `CASUALTY -: ${denier}`],
    });
  });

  it("is no denial where a plan is rejected", () => {
    const { events } = toldIn("The army shelled the town of Kesh, a target the general rejected at first.");
    expect(events.filter((told) => told.startsWith("ASSAULT -"))).toEqual([]);
  });
});

describe("a truce that is over", () => {
  it.each([
    "The ceasefire fell apart on Tuesday.",
    "The ceasefire did not hold.",
    "Rebels broke the ceasefire on Monday.",
    "The truce expired on Sunday.",
  ])("is not told as one: %s", (text) => {
    expect(readingOf(text).events.filter(({ mode }) => mode === "ceasefire")).toEqual([]);
  });

  it("stands where it was agreed", () => {
    const [agreed] = readingOf("The two armies agreed a ceasefire on Friday.").events.filter(
      ({ mode }) => mode === "ceasefire",
    );
    expect(agreed?.polarity).toBe("+");
  });
});

describe("words of crises", () => {
  it.each([
    ["The ferry went down near the Banana Islands.", "DAMAGE"],
    ["Hackers broke into the operating system of the port.", "COERCE"],
    ["Police broke up a crowd in Kesh.", "COERCE"],
    ["A captain had been relieved of his command.", "SANCTION"],
    ["Four gunmen were holding more than 60 pupils at a high school.", "ASSAULT"],
    ["The Red Cross distributed 1,200 family kits.", "AID"],
  ])("%s %s", (text, type) => {
    expect(readingOf(text).events.map((event) => event.type)).toContain(type);
  });
});
