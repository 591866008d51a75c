import { describe, expect, it } from "vitest";
import { newParts } from "../../picture/index.ts";
import type { StoredChange } from "../../store/index.ts";
import { firingsOf } from "./firings.ts";
import { isQuiet } from "./quiet.ts";
import type { AlertRule, Condition } from "./rule.ts";

function ruleFor(condition: Condition): AlertRule {
  const rest = { key: "r", user: null, title: "t", situation: null, enabled: true, created: "" };
  return { ...rest, condition, channel: { webhook: null, quiet: null, digest: null } };
}

function changeOf(part: StoredChange["part"], id: string, before: unknown, after: unknown): StoredChange {
  const kind = before === null ? "added" : after === null ? "removed" : "changed";
  return { seq: 1, at: "2025-03-06T10:00:00.000Z", part, id, kind, before, after, note: "note" };
}

const claim = (low: number) => ({ id: "c", counts: { origins: [low, 4] }, proposition: {}, incident: null });
const figure = (low: number | null) => ({
  id: "f",
  measure: "dead",
  current: low === null ? null : { low, high: null },
});
const incident = (claims: string[], background = false) => ({
  claims,
  background,
  participants: [],
  place: null,
});

describe("a claim's origins", () => {
  it.each([
    [1, 2, 1],
    [null, 3, 1],
    [2, 3, 0],
    [3, 2, 0],
    [0, 1, 0],
  ])("from %s to %s: %s alerts at two", (before, after, count) => {
    const change = changeOf("claims", "c", before === null ? null : claim(before), claim(after));
    expect(firingsOf(ruleFor({ kind: "origins", atLeast: 2 }), [change], newParts(), {})).toHaveLength(count);
  });
});

describe("a figure", () => {
  const levels = (condition: Condition, values: (number | null)[]) => {
    const baselines = {};
    return values.slice(1).flatMap((value, index) => {
      const change = changeOf("figures", "f", figure(values[index]!), figure(value));
      return firingsOf(ruleFor(condition), [change], newParts(), baselines).map(({ level }) => level);
    });
  };
  it.each([
    ["adds up slow growth", { change: 5, per: "absolute" }, [3, 4, 6, 8, 9, 13], [8, 13]],
    ["tells a fall", { change: 5, per: "absolute" }, [13, 9, 8], [8]],
    [
      "goes by per cent of the last value told",
      { change: 50, per: "percent" },
      [10, 14, 15, 22, 23],
      [15, 23],
    ],
    ["tells anything after nothing", { change: 50, per: "percent" }, [0, 1], [1]],
    ["begins with the first value", { change: 1, per: "absolute" }, [null, 9], []],
    ["tells of its measure only", { change: 1, per: "absolute", measure: "wounded" }, [1, 9], []],
  ] as const)("%s", (_name, condition, values, expected) => {
    expect(levels({ kind: "figure", ...condition }, [...values])).toEqual(expected);
  });
});

describe("an incident", () => {
  const count = (...changes: StoredChange[]) =>
    firingsOf(ruleFor({ kind: "incident" }), changes, newParts(), {}).length;

  it("is new where it was not there under another id", () => {
    const added = changeOf("incidents", "b", null, incident(["c1", "c2"]));
    expect(count(added)).toBe(1);
    expect(count(changeOf("incidents", "a", incident(["c1"]), null), added)).toBe(0);
    expect(count(changeOf("incidents", "a", incident(["other"]), null), added)).toBe(1);
    expect(count(changeOf("incidents", "b", null, incident(["c1"], true)))).toBe(0);
    expect(count(changeOf("incidents", "b", incident(["c1"], true), incident(["c1"])))).toBe(1);
  });
});

describe("quiet hours", () => {
  const night = { from: "22:00", to: "06:30", zone: "Europe/Paris" };
  it.each([
    ["2025-01-10T20:59:00Z", false],
    ["2025-01-10T21:00:00Z", true],
    ["2025-01-11T05:29:00Z", true],
    ["2025-01-11T05:30:00Z", false],
    // Summer time.
    ["2025-07-10T20:00:00Z", true],
    ["2025-07-11T04:30:00Z", false],
  ])("%s: %s", (moment, expected) => {
    expect(isQuiet(night, Date.parse(moment))).toBe(expected);
  });

  it("may lie within a day", () => {
    const noon = { from: "12:00", to: "13:00", zone: "UTC" };
    expect(isQuiet(noon, Date.parse("2025-01-10T12:30:00Z"))).toBe(true);
    expect(isQuiet(noon, Date.parse("2025-01-10T13:00:00Z"))).toBe(false);
  });
});
