import { describe, expect, it } from "vitest";
import type { PositionKind } from "../model/index.ts";
import { measureText } from "./measures.ts";
import { positionName } from "./positionNames.ts";
import { vagueText } from "./sections/figures.ts";

describe("positionName", () => {
  it.each<[PositionKind, string, string]>([
    ["demand", "The governor ordered schools closed", "order"],
    ["demand", "The union called for restraint", "appeal"],
    ["demand", "The agency asks people to stay at home", "request"],
    ["demand", "Aldra demanded that the army be called on to leave", "demand"],
    ["refusal", "The minister dismissed criticism", "rejection"],
    ["refusal", "Norland will not join", "refusal"],
    ["accusation", "The ministry condemned the raid", "condemnation"],
    ["pledge", "Norland offered to send rescue teams", "offer"],
    ["threat", "The militia ordered ships to turn", "threat"],
  ])("%s: %s is %s", (kind, words, name) => {
    expect(positionName(kind, words)).toBe(name);
  });
});

describe("vagueText", () => {
  it.each([
    [12, "attacked dozens of ships", " (“dozens”)"],
    [100, "damaging hundreds of homes", " (“hundreds”)"],
    [112, "112 people and hundreds of homes", null],
    [4, "killed four and damaged hundreds of homes", null],
    [1200, "1,200 houses, with thousands in tents", null],
    [null, "dozens", null],
  ])("%s in %s", (low, words, told) => {
    expect(vagueText(low, words)).toBe(told);
  });
});

describe("measureText", () => {
  it.each([
    ["customer damaged", "Customers affected"],
    ["house damaged", "Houses damaged"],
    ["deployed", "Number deployed"],
    ["evacuated", "Evacuated"],
    ["dead", "Dead"],
  ])("%s is %s", (measure, text) => {
    expect(measureText(measure)).toBe(text);
  });
});
