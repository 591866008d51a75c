import { describe, expect, it } from "vitest";
import { wordsOf } from "../../../src/text/words.ts";
import { crisisStream, type StreamOptions, wholeStream } from "./stream.ts";
import type { StreamReport } from "./truth.ts";

const SMALL: StreamOptions = { seed: 5, reports: 240, situations: 9 };
const { reports, situations } = wholeStream(SMALL);
const byId = new Map(reports.map((report) => [report.truth.id, report]));
const facts = new Map(situations.flatMap((one) => one.facts.map((entry) => [entry.fact.id, entry] as const)));
const tellings = reports.flatMap(({ truth }) => truth.tellings.map((telling) => ({ telling, truth })));

/** Share of the words of one text that the other holds. */
function shared(left: StreamReport, right: StreamReport): number {
  const held = new Set(wordsOf(right.capture.content).map(({ form }) => form));
  const words = wordsOf(left.capture.content);
  return words.filter(({ form }) => held.has(form)).length / words.length;
}

describe("crisisStream", () => {
  it("gives the same stream for the same seed and another for another", () => {
    expect(wholeStream(SMALL)).toEqual({ reports, situations });
    expect(wholeStream({ ...SMALL, seed: 6 }).reports).not.toEqual(reports);
  });

  it("gives as many reports as asked, each with an id of its own, in order of time", () => {
    expect(reports).toHaveLength(SMALL.reports);
    expect(byId.size).toBe(SMALL.reports);
    const dates = reports.map(({ capture }) => capture.published!);
    expect(dates).toEqual([...dates].sort());
  });

  it("yields reports one by one", () => {
    const stream = crisisStream({ seed: 1, reports: 1_000_000, situations: 40 });
    expect((stream.next().value as StreamReport).capture.content).not.toBe("");
  });

  it("puts all reports into one story where one crisis is asked for", () => {
    const giant = wholeStream({ seed: 3, reports: 200, situations: 1 });
    expect(new Set(giant.reports.map(({ truth }) => truth.situation)).size).toBe(1);
    expect(giant.situations[0]!.incidents.length).toBeGreaterThan(5);
  });

  it("holds every form", () => {
    const kinds = new Set(reports.map(({ truth }) => truth.kind));
    expect([...kinds].sort()).toEqual([
      "common source",
      "copy",
      "credited rewrite",
      "excerpt",
      "heavy rewrite",
      "later version",
      "light rewrite",
      "original",
      "update",
    ]);
    expect(reports.some(({ truth }) => truth.drifted)).toBe(true);
    expect(reports.some(({ truth }) => truth.mixed)).toBe(true);
  });
});

describe("truth", () => {
  it("derives reports from earlier ones of the same crisis and line", () => {
    for (const { truth, capture } of reports) {
      if (truth.from === null) {
        expect(truth.root).toBe(truth.id);
        continue;
      }
      const source = byId.get(truth.from)!;
      expect(source.capture.published! <= capture.published!).toBe(true);
      expect(source.truth.situation).toBe(truth.situation);
      expect(source.truth.root).toBe(truth.root);
    }
  });

  it.each([
    ["copy", 0.75],
    ["excerpt", 0.75],
    ["light rewrite", 0.6],
    ["update", 0.4],
    ["heavy rewrite", 0.3],
  ] as const)("lets the text of each %s overlap with its source", (kind, least) => {
    for (const report of reports.filter(({ truth }) => truth.kind === kind && !truth.mixed))
      expect(shared(report, byId.get(report.truth.from!)!), report.truth.id).toBeGreaterThan(least);
  });

  it("names an outlet of its line in each credited rewrite", () => {
    for (const { truth, capture } of reports.filter((report) => report.truth.kind === "credited rewrite")) {
      const line = reports.filter((report) => report.truth.root === truth.root);
      expect(
        line.some((other) => capture.content.includes(other.truth.outlet)),
        truth.id,
      ).toBe(true);
    }
  });

  it("tells facts in words that stand in the text, figures with their number", () => {
    for (const { telling, truth } of tellings) {
      const words = byId.get(truth.id)!.capture.content.slice(telling.start, telling.end);
      const { fact } = facts.get(telling.fact)!;
      expect(words).toMatch(/^[\p{Lu}\d\u201c].*[.\u201d]$/su);
      if (fact.value && fact.value.low >= 10 && fact.value.low < 1000)
        expect(words).toContain(String(fact.value.low));
    }
  });

  it("counts as origins of a fact the roots of its tellings", () => {
    for (const [id, { origins }] of facts) {
      const told = tellings.filter(({ telling }) => telling.fact === id).map(({ telling }) => telling.origin);
      expect(origins).toEqual([...new Set(told)].sort());
    }
  });

  it("keeps the origin of what is taken from another report", () => {
    for (const { truth } of reports.filter((one) => one.truth.from !== null && !one.truth.mixed)) {
      const line = new Set(
        reports
          .filter((one) => one.truth.root === truth.root && one.truth.id <= truth.id)
          .map((one) => one.truth.id),
      );
      line.delete(truth.id);
      if (truth.kind === "update") continue;
      const known = new Set(
        tellings.filter((one) => line.has(one.truth.id)).map((one) => one.telling.origin),
      );
      for (const { origin } of truth.tellings) expect(known, `${truth.id} ${origin}`).toContain(origin);
    }
  });

  it("has every current value told by some report, and the last of its series", () => {
    const told = new Set(tellings.map(({ telling }) => telling.fact));
    for (const { current, values } of situations.flatMap(({ figures }) => figures)) {
      if (current === null) continue;
      const official = values.filter(({ series }) => series === "official");
      const last = official.find(({ value }) => value.low === current.low && value.high === current.high)!;
      expect(told).toContain(last.fact);
      expect(Math.max(...official.map(({ value }) => value.low))).toBe(current.low);
    }
  });

  it("lists conflicts between facts that were both told", () => {
    const conflicts = situations.flatMap((one) => one.conflicts);
    expect(new Set(conflicts.map(({ relation }) => relation))).toEqual(
      new Set(["succession", "drift", "contradiction"]),
    );
    for (const { sides } of conflicts) for (const side of sides) expect(facts.has(side), side).toBe(true);
  });
});
