import { describe, expect, it } from "vitest";
import { parseCsv } from "../../../test/lib/csv.ts";
import { handMadePicture, TEXTS } from "../../../test/lib/pictures.ts";
import type { Actor, EventRow, EventType, Picture } from "../../model/index.ts";
import { acledTypeOf } from "./acled-table.ts";
import type { Side } from "./coding.ts";
import { exported } from "./formats.ts";
import { ploverOf } from "./plover.ts";

function row(more: Partial<EventRow>): EventRow {
  return {
    id: "e1",
    report: "wire",
    start: 0,
    end: 43,
    text: "Gunmen attacked the port of Aldra on Monday",
    type: "ASSAULT",
    mode: "firearms",
    contexts: ["military"],
    actor: { text: "=Gunmen", name: null, country: null, sector: "REB" },
    recipient: null,
    place: null,
    time: {
      text: "on Monday",
      value: "2031-05-05",
      earliest: "2031-05-05T00:00:00Z",
      latest: "2031-05-05T23:59:59Z",
      precision: "day",
      basis: "metadata",
    },
    figures: [],
    polarity: "+",
    modality: "asserted",
    aspect: "single",
    chain: [],
    condition: null,
    incident: "i1",
    story: null,
    origin: null,
    confidence: 0.9,
    ...more,
  };
}

function actor(id: string, kind: Actor["kind"], sector: string | null): Actor {
  return { id, name: id, kind, country: null, sector, mentions: [] };
}

/** The hand-made picture with who attacked whom. */
function pictureWith(attacker: Actor, victim: Actor, more: Partial<Picture> = {}): Picture {
  const picture = handMadePicture();
  const [incident] = picture.incidents;
  return {
    ...picture,
    actors: [attacker, victim],
    incidents: [
      {
        ...incident!,
        participants: [
          { actor: attacker.id, role: "actor" },
          { actor: victim.id, role: "recipient" },
        ],
      },
    ],
    ...more,
  };
}

const table = (picture: Picture, format: "acled" | "ucdp", rows = [row({})]) =>
  parseCsv(exported({ picture, rows, texts: TEXTS }, format));

describe("acledTypeOf", () => {
  const cases: [EventType, string | null, Side | null, Side | null, string | null, string | null][] = [
    ["ASSAULT", "drone", "state", null, "Explosions/Remote violence", "Air/drone strike"],
    ["ASSAULT", "abduct", null, null, "Violence against civilians", "Abduction/forced disappearance"],
    ["ASSAULT", "firearms", "armed group", "state", "Battles", "Armed clash"],
    ["ASSAULT", "firearms", "armed group", "civilians", "Violence against civilians", "Attack"],
    ["ASSAULT", "firearms", "armed group", null, null, null],
    ["ASSAULT", null, "civilians", "state", null, null],
    ["PROTEST", "demo", null, null, "Protests", null],
    ["PROTEST", "strike", null, null, null, null],
    ["INTERCEPT", null, null, null, "Strategic developments", "Disrupted weapons use"],
  ];
  it.each(cases)("%s %s of %s on %s: %s, %s", (type, mode, by, on, event, sub) => {
    expect(acledTypeOf(type, mode, by, on)).toMatchObject({ event, sub });
  });

  it("codes no talk", () => expect(acledTypeOf("CONSULT", null, null, null)).toBeNull());
});

describe("ploverOf", () => {
  it.each([
    [row({}), { event: "ASSAULT", mode: "firearms", quad: 4, auxiliary: [] }],
    [row({ type: "CASUALTY", mode: null }), { event: null, mode: null, quad: null }],
    [row({ type: "AGREE", modality: "planned" }), { quad: 1, auxiliary: ["future"] }],
    [row({ modality: "conditional", polarity: "-" }), { auxiliary: ["hypothetical", "negation"] }],
    [row({ aspect: "historical" }), { auxiliary: ["historical"] }],
  ])("%#", (event, plover) => expect(ploverOf(event)).toMatchObject(plover));
});

describe("events", () => {
  it("has PLOVER's columns and disarms formulas", () => {
    const text = exported({ picture: handMadePicture(), rows: [row({})], texts: TEXTS }, "events-csv");
    expect(parseCsv(text)).toMatchObject([{ plover_event: "ASSAULT", plover_quad: "4", actor: "'=Gunmen" }]);
  });

  it("keeps the whole row in JSONL", () => {
    const text = exported({ picture: handMadePicture(), rows: [row({})], texts: TEXTS }, "events-jsonl");
    expect(JSON.parse(text)).toEqual({ ...row({}), plover: ploverOf(row({})) });
  });

  it("puts what has a place on the map", () => {
    const place = { text: "Aldra", name: "Aldra", lat: 1, lon: 2, radiusKm: 5, country: null };
    const rows = [row({ place }), row({ id: "e2" })];
    const { features } = JSON.parse(
      exported({ picture: handMadePicture(), rows, texts: TEXTS }, "events-geojson"),
    );
    expect(features).toMatchObject([
      { geometry: { coordinates: [2, 1] }, properties: { plover: { quad: 4 } } },
    ]);
  });
});

describe("acled", () => {
  const gunmen = actor("group:gunmen", "group", "REB");
  const guards = actor("force:guards", "force", "MIL");
  const [only, ...others] = table(pictureWith(gunmen, guards), "acled");

  it("codes the attack and nothing that is only threatened", () => {
    expect(others).toEqual([]);
    expect(only).toMatchObject({
      event_date: "2031-05-05",
      time_precision: "1",
      disorder_type: "Political violence",
      event_type: "Battles",
      actor1: "group:gunmen",
      actor2: "force:guards",
      location: "Aldra",
      geo_precision: "1",
      source: "Mirror; Night Mail; Tidewire",
    });
  });

  it("says which rule gave the fatalities", () => {
    expect(only).toMatchObject({ fatalities: "9" });
    expect(only!.fatalities_rule).toBe(
      "stands now: at least 9 (the latest of 2 values); low and high: values that contradict it",
    );
  });

  it("notes quoted words alone, each with its citation", () => {
    const quotes = only!.notes!.match(/“[^”]*”/g)!;
    expect(quotes.join(" ")).toBe(only!.notes);
    const cited = only!.citations!.split("; ").map((citation) => {
      const [, report, start, end] = /^(.*)#char=(\d+),(\d+)$/.exec(citation)!;
      return `“${TEXTS.get(report!)!.slice(Number(start), Number(end))}”`;
    });
    expect(cited).toEqual(quotes);
  });

  it("leaves the type open where a side is not known, and the day where no words tell it", () => {
    const [open] = table(pictureWith(gunmen, actor("x", "organization", null)), "acled", [
      row({ time: null }),
    ]);
    expect(open).toMatchObject({ disorder_type: "", event_type: "", time_precision: "2" });
  });

  it("leaves out what is denied, possible or background", () => {
    const picture = pictureWith(gunmen, guards);
    const possible = picture.claims.map((claim) => ({
      ...claim,
      proposition: { ...claim.proposition, modality: "possible" as const },
    }));
    expect(table({ ...picture, claims: possible }, "acled")).toEqual([]);
    const incidents = picture.incidents.map((incident) => ({ ...incident, background: true }));
    expect(table({ ...picture, incidents }, "acled")).toEqual([]);
  });

  it("counts dozens as 12 and says so", () => {
    const picture = pictureWith(gunmen, guards);
    const dozens = { low: 12, high: null, comparator: ">=" as const, claim: "four" };
    const [figure] = picture.figures;
    const figures = [{ ...figure!, values: [], current: { ...dozens, reason: "the only value given" } }];
    const assertions = picture.assertions.map((one) =>
      one.claim === "four" ? { ...one, exact: "killing dozens of guards" } : one,
    );
    const [coded] = table({ ...picture, figures, conflicts: [], assertions }, "acled");
    expect(coded).toMatchObject({ fatalities: "12" });
    expect(coded!.fatalities_rule).toContain("dozens = 12");
  });
});

describe("ucdp", () => {
  const gunmen = actor("group:gunmen", "group", "REB");
  it.each([
    [gunmen, actor("force:guards", "force", "MIL"), "1"],
    [gunmen, actor("group:other", "group", "PRM"), "2"],
    [gunmen, actor("role:residents", "group", "CVL"), "3"],
    [gunmen, actor("x", "organization", null), ""],
    [actor("role:residents", "group", "CVL"), gunmen, ""],
  ])("%#: type of violence", (by, on, type) => {
    expect(table(pictureWith(by, on), "ucdp")).toMatchObject([
      { type_of_violence: type, side_a: by.id, side_b: on.id, best: "9", low: "4", high: "9" },
    ]);
  });

  it("has no row where nobody is said to have died", () => {
    expect(table(pictureWith(gunmen, gunmen, { figures: [] }), "ucdp")).toEqual([]);
  });
});
