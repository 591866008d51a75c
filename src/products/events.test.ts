import { describe, expect, it } from "vitest";
import type { EventRow } from "../model/index.ts";
import { eventsCsv, eventsGeojson } from "./events.ts";

const row: EventRow = {
  id: "e1",
  report: "r1",
  start: 0,
  end: 10,
  text: '=HYPERLINK("http://evil.example"),\nboom',
  type: "ASSAULT",
  mode: null,
  contexts: ["military"],
  actor: { text: "@militia", name: null, country: null, sector: "REB" },
  recipient: null,
  place: { text: "Aldra", name: "Aldra", lat: -1.5, lon: 20, radiusKm: 5, country: "DJI" },
  time: null,
  figures: [{ text: "at least 9", low: 9, high: null, comparator: ">=", unit: "person", role: "dead" }],
  polarity: "-",
  modality: "asserted",
  aspect: "single",
  chain: [],
  condition: null,
  incident: null,
  story: null,
  origin: null,
  confidence: 0.5,
};

describe("csv", () => {
  const [header, line, rest] = eventsCsv([row]).split("\r\n");

  it("follows RFC 4180", () => {
    expect(header).toMatch(/^id,report,start,end,text/);
    expect(line).toContain('"\'=HYPERLINK(""http://evil.example""), boom"');
    expect(rest).toBe("");
  });

  it("disarms formulas but leaves numbers", () => {
    expect(line).toContain(",'@militia,");
    expect(line).toContain(",-1.5,20,5,");
    expect(line).toContain("dead >=9.. person");
  });
});

describe("geojson", () => {
  it("gives a point with its radius, and leaves out what has no place", () => {
    const { type, features } = JSON.parse(eventsGeojson([row, { ...row, id: "e2", place: null }]));
    expect(type).toBe("FeatureCollection");
    expect(features).toHaveLength(1);
    expect(features[0].geometry).toEqual({ type: "Point", coordinates: [20, -1.5] });
    expect(features[0].properties).toMatchObject({ radiusKm: 5, place: "Aldra", polarity: "-" });
  });
});
