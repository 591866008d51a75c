import { describe, expect, it } from "vitest";
import type { Mention, PlaceRef, Reading } from "../model/index.ts";
import { cosine } from "../text/alignment.ts";
import { castVectors } from "./casts.ts";

/** Invented towns of a real state: only their country counts here. */
function place(name: string, type: PlaceRef["type"]): PlaceRef {
  return { id: `place:${name}`, name, type, country: "COM", lat: -12, lon: 44, radiusKm: 10 };
}

function reading(id: string, text: string, named: PlaceRef): Reading {
  const start = text.indexOf(named.name);
  const mention: Mention = {
    start,
    end: start + named.name.length,
    type: "gpe",
    level: "name",
    antecedent: null,
    actor: null,
    place: named,
  };
  const report = {
    id,
    path: id,
    url: null,
    publisher: null,
    headline: null,
    authors: [],
    published: null,
    retrieved: null,
    language: "en",
    text,
    blocks: [],
    quality: { garbled: false, reasons: [] },
    declaredSources: [],
  };
  const sentences = [{ start: 0, end: text.length }];
  return { report, sentences, mentions: [mention], times: [], quantities: [], attributions: [], events: [] };
}

describe("castVectors", () => {
  const town = place("Ouzini Bay", "city");
  const other = place("Sima Point", "city");
  const country = place("Comoros", "country");

  it("ties a report that names the town to one that names its country alone, weaker than to one of the same town", () => {
    const [one, same, wide, far] = castVectors([
      reading("a", "Shots were heard in Ouzini Bay.", town),
      reading("b", "Two died in Ouzini Bay.", town),
      reading("c", "A colonel was arrested in Comoros.", country),
      reading("d", "A ferry sank off Sima Point.", other),
    ]);
    expect(cosine(one!, same!)).toBeCloseTo(1);
    expect(cosine(one!, wide!)).toBeGreaterThan(0.1);
    expect(cosine(one!, wide!)).toBeLessThan(0.5);
    expect(cosine(one!, far!)).toBeLessThan(0.5);
  });

  it("lets a name that one report alone holds tie nothing", () => {
    const [alone] = castVectors([reading("a", "Shots were heard in Ouzini Bay.", town)]);
    expect(alone!.norm).toBe(0);
  });
});
