import { describe, expect, it } from "vitest";
import { pictureOf } from "../src/desk.ts";
import type { Capture } from "../src/model/index.ts";
import { explain } from "../src/picture/index.ts";
import { readCapture, whyApart } from "../src/pipeline.ts";
import { apartText } from "../src/products/apart.ts";
import { explanationText } from "../src/products/explanation.ts";

const BARE: Omit<Capture, "id" | "path" | "publisher" | "published" | "content"> = {
  kind: "text",
  url: null,
  headline: null,
  authors: [],
  retrieved: null,
  language: "en",
};

/** Invented reports of invented outlets on two raids and one strike. */
const REPORTS: [id: string, publisher: string, published: string, text: string][] = [
  [
    "first",
    "Coast Wire",
    "2031-05-06T08:00:00Z",
    "Gunmen attack Mombasa market\n\nGunmen attacked a market in Mombasa, Kenya, on Monday, killing four guards. The attack began before dawn.",
  ],
  [
    "second",
    "Savanna Post",
    "2031-05-06T12:00:00Z",
    "Four guards killed in Mombasa raid\n\nGunmen stormed the market in Mombasa on Monday and killed four guards, Kenyan police said.",
  ],
  [
    "other",
    "Savanna Post",
    "2031-06-20T12:00:00Z",
    "Gunmen attack bus near Lagos\n\nGunmen attacked a bus near Lagos in Nigeria on Thursday, killing two passengers.",
  ],
];

const picture = pictureOf(
  REPORTS.map(([id, publisher, published, content]) =>
    readCapture({ ...BARE, id, path: `${id}.txt`, publisher, published, content }),
  ),
);
const textOf = new Map(REPORTS.map(([id, , , text]) => [id, text]));

function incidentOf(report: string) {
  const claims = new Set(
    picture.assertions.filter((each) => each.report === report).map(({ claim }) => claim),
  );
  return picture.incidents.find(
    ({ claims: own, type }) => type === "ASSAULT" && own.some((claim) => claims.has(claim)),
  )!;
}

describe("why tellings stand together", () => {
  it("tells what joined one to the other, with the words of both", () => {
    const { joins } = explain(picture, incidentOf("first").id)!;
    const across = joins.filter(
      ({ scope, assertion, with: earlier }) =>
        scope === "incident" &&
        picture.assertions.find(({ id }) => id === assertion)!.report !== earlier.report,
    );
    expect(across.length).toBeGreaterThan(0);
    const place = across
      .flatMap(({ grounds }) => grounds)
      .find(({ ground, what }) => ground === "place" && what.includes("Mombasa"))!;
    for (const quoted of place.words) {
      expect(quoted!.exact).toBe(textOf.get(quoted!.report)!.slice(quoted!.start, quoted!.end));
      expect(quoted!.exact).toContain("Mombasa");
    }
  });

  it("leaves no telling of an incident unexplained but the one that founded it", () => {
    for (const incident of picture.incidents) {
      const own = picture.assertions.filter(({ claim }) => incident.claims.includes(claim));
      expect(own.filter(({ inIncident }) => inIncident === undefined)).toHaveLength(1);
      for (const { inIncident } of own) if (inIncident) expect(inIncident.on.length).toBeGreaterThan(0);
    }
  });

  it("names the assertion of the same claim with which others were compared", () => {
    for (const { id, assertions } of picture.claims) {
      const own = picture.assertions.filter(({ claim }) => claim === id);
      expect(own.filter(({ inClaim }) => inClaim === undefined)).toHaveLength(1);
      for (const { inClaim } of own) if (inClaim) expect(assertions).toContain(inClaim.with);
    }
  });

  it("says so in words", () => {
    const found = explain(picture, incidentOf("first").id)!;
    const text = explanationText(found, picture, textOf);
    expect(text).toMatch(/same incident as R\d, characters \d+-\d+, ".*the same place \(.*Mombasa/);
    expect(text).toContain("Sources\n  Coast Wire: reliability F");
  });

  it("tells why a report is in its story", () => {
    const story = picture.stories.find(({ reports }) => reports.includes("second"))!;
    expect(story.reports).toEqual(["first", "second"]);
    const found = explain(picture, story.id)!;
    expect(found.story!.reports.map(({ inStory }) => inStory?.with)).toEqual([undefined, "first"]);
    expect(explanationText(found, picture, textOf)).toMatch(
      /R2 \(Savanna Post\): (?:nearest to|one of it and) R1/,
    );
    expect(explain(picture, "second")!.story!.reports).toHaveLength(1);
  });
});

describe("why two are kept apart", () => {
  it("names each condition that two incidents fail, with both sides", () => {
    const [one, other] = [incidentOf("first"), incidentOf("other")];
    const apart = whyApart(picture, one.id, other.id.slice(0, 12))!;
    const differs = apart.tests
      .filter(({ result }) => result === "differs")
      .map(({ condition }) => condition);
    expect(differs).toEqual(expect.arrayContaining(["story", "place", "time"]));
    expect(apart.tests.find(({ condition }) => condition === "family")!.result).toBe("agrees");
    expect(apartText(apart)).toMatch(/Kept apart by: story,? .*place,? .*time/);
  });

  it("names the number that tells two claims of one incident apart", () => {
    const dead = (report: string) =>
      picture.claims.find(
        ({ proposition, assertions }) =>
          proposition.type === "CASUALTY" &&
          picture.assertions.some(({ id, report: from }) => assertions.includes(id) && from === report),
      )!;
    const apart = whyApart(picture, dead("first").id, dead("other").id)!;
    const figure = apart.tests.find(({ condition }) => condition === "figure")!;
    expect(figure).toMatchObject({
      result: "differs",
      left: expect.stringContaining("4"),
      right: expect.stringContaining("2"),
    });
  });

  it("knows no two items where an id is none", () => {
    expect(whyApart(picture, incidentOf("first").id, "nothing-like-it")).toBeNull();
  });

  it("says of one item and itself that they are one", () => {
    const { id } = incidentOf("first");
    expect(apartText(whyApart(picture, id, id)!)).toContain("They are one.");
  });
});
