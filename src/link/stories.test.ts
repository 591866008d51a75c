import { describe, expect, it } from "vitest";
import type { Reading } from "../model/reading.ts";
import type { Dated } from "../model/time.ts";
import { dateByStory } from "./dates.ts";
import { tieReports } from "./index.ts";
import { groupStories } from "./stories.ts";

const FIRE_A =
  "A fire in the paint works of Ostrava Hill killed six workers on Saturday, the fire brigade said.\nThe flames broke out in the drying hall of the paint works shortly before the night shift ended.";
const FIRE_B =
  "Six workers died on Saturday in a fire at the Ostrava Hill paint works, officials said.\nOn Sunday investigators searched the drying hall, where the flames broke out during the night shift.";
const STRIKE =
  "Bus drivers of Larkfield walked out on Friday and asked for a shorter week.\nNegotiations with the council of Larkfield over the week of the drivers go on.";

function dated(date: string, basis: Dated["basis"] = "metadata"): Dated {
  return { earliest: `${date}T00:00:00Z`, latest: `${date}T23:59:59Z`, precision: "day", basis };
}

function reading(id: string, text: string, published: Dated | null = null): Reading {
  const lines = [...text.matchAll(/[^\n]+/g)].map((line) => ({
    start: line.index,
    end: line.index + line[0].length,
  }));
  const report = {
    id,
    path: id,
    url: null,
    publisher: null,
    headline: null,
    authors: [],
    published,
    retrieved: null,
    language: "en",
    text,
    blocks: lines.map((line) => ({ ...line, role: "paragraph" as const })),
    quality: { garbled: false, reasons: [] },
    declaredSources: [],
  };
  return { report, sentences: lines, mentions: [], times: [], quantities: [], attributions: [], events: [] };
}

const groups = (readings: Reading[], ties: Parameters<typeof groupStories>[1] = []) =>
  groupStories(readings, ties)
    .stories.map((story) => story.reports.join("+"))
    .sort();

describe("groupStories", () => {
  it("puts two tellings of one event together and another event apart", () => {
    expect(groups([reading("a", FIRE_A), reading("b", FIRE_B), reading("c", STRIKE)])).toEqual(["a+b", "c"]);
  });

  it("keeps a like event of another year apart", () => {
    expect(
      groups([reading("a", FIRE_A, dated("2031-02-02")), reading("b", FIRE_B, dated("2029-02-03"))]),
    ).toEqual(["a", "b"]);
  });

  it("joins what a derivation ties, but not what a shared quotation does", () => {
    const tie = (kind: "update" | "quote") => [
      { derived: "c", from: "a", kind, evidence: [], confidence: 0.9 },
    ];
    expect(groups([reading("a", FIRE_A), reading("c", STRIKE)], tie("update"))).toEqual(["a+c"]);
    expect(groups([reading("a", FIRE_A), reading("c", STRIKE)], tie("quote"))).toEqual(["a", "c"]);
  });

  it("joins a rewrite to the report it retells, not to one of another event that served as its mould", () => {
    const rewrite = { derived: "c", from: "a", kind: "rewrite" as const, evidence: [], confidence: 0.9 };
    expect(groups([reading("a", FIRE_A), reading("c", STRIKE)], [rewrite])).toEqual(["a", "c"]);
    const years = [reading("a", FIRE_A, dated("2029-02-03")), reading("c", FIRE_B, dated("2031-02-02"))];
    expect(groups(years, [rewrite])).toEqual(["a+c"]);
  });

  it("keeps two like events apart, each of whose reports are more alike among themselves", () => {
    const told = (works: string, place: string, detail: string) =>
      [
        `A fire in the ${works} works of ${place} killed workers on Saturday, the fire brigade said. ${detail}.`,
        `The fire brigade said workers died on Saturday when fire swept the ${works} works of ${place}. ${detail}.`,
        `Workers were killed in a fire in the ${works} works of ${place} on Saturday. ${detail}, said the brigade.`,
      ].map((text, at) => reading(`${works}${at}`, text));
    const paint = told("paint", "Ostrava Hill", "Solvents had exploded in the drying hall");
    const rubber = told("rubber", "Larkfield", "Tyres smouldered behind the vulcanising plant");
    expect(groups([...paint, ...rubber])).toEqual(["paint0+paint1+paint2", "rubber0+rubber1+rubber2"]);
  });

  it("gives the same stories in any order, and an id that later reports leave alone", () => {
    const readings = [
      reading("a", FIRE_A, dated("2031-02-02")),
      reading("c", STRIKE),
      reading("b", FIRE_B, dated("2031-02-03")),
    ];
    const { stories } = tieReports(readings);
    expect(tieReports([...readings].reverse()).stories).toEqual(stories);
    const alone = tieReports([readings[0]!]).stories[0]!;
    expect(stories.find((story) => story.reports.includes("a"))!.id).toBe(alone.id);
  });

  it("puts each report into one story, empty ones too", () => {
    expect(groups([reading("a", ""), reading("b", ""), reading("c", STRIKE)])).toEqual(["a", "b", "c"]);
  });
});

describe("dateByStory", () => {
  const story = { storyOf: new Map(["a", "b"].map((id) => [id, "s"])), absorbed: new Map() };

  // 2 February 2031 is a Sunday, so the Saturday both speak of is the 1st and FIRE_B came out on the 2nd or later.
  it("dates a report by the weekday it shares with a dated one", () => {
    const dates = dateByStory([reading("a", FIRE_A, dated("2031-02-02")), reading("b", FIRE_B)], story);
    expect(dates.get("b")).toEqual({
      earliest: "2031-02-02T00:00:00Z",
      latest: "2031-02-07T23:59:59Z",
      precision: "week",
      basis: "cluster",
    });
  });

  it("takes a day told in a caption for a day of the story", () => {
    const caption: Dated = { ...dated("2031-02-01", "caption"), latest: null };
    const dates = dateByStory([reading("a", STRIKE, caption), reading("b", FIRE_B)], story);
    expect(dates.get("b")?.earliest).toBe("2031-02-02T00:00:00Z");
  });

  it("says nothing where no weekday is shared, where no report is dated, or of a report that has a date", () => {
    const other = reading("b", "Rain fell on the hills on Wednesday and the roads were closed.");
    expect(dateByStory([reading("a", FIRE_A, dated("2031-02-02")), other], story).size).toBe(0);
    expect(dateByStory([reading("a", FIRE_A), reading("b", FIRE_B)], story).size).toBe(0);
    const both = [
      reading("a", FIRE_A, dated("2031-02-02")),
      reading("b", FIRE_B, dated("2031-02-03", "text")),
    ];
    expect(dateByStory(both, story).size).toBe(0);
  });
});
