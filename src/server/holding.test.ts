import { describe, expect, it } from "vitest";
import { captureOfRecord } from "../collect/records.ts";
import type { Capture, Reading } from "../model/index.ts";
import { readCapture } from "../pipeline.ts";
import { newHolding } from "./holding.ts";

/** Reports of an invented fire; the outlet is invented. */
function reading(id: string, published: string, text = "Two sheds burned in the port of Tadjoura."): Reading {
  return readCapture(captureOfRecord({ id, text, published, publisher: "Quay Daily" }, id) as Capture);
}

const LATE = reading("a", "2025-03-08T10:00:00Z");
const EARLY = reading("b", "2025-03-06T10:00:00Z");

describe("a holding of readings", () => {
  it("gives them back as they were, half characters too", () => {
    const odd = reading(
      "odd",
      "2025-03-06T10:00:00Z",
      "A \u{1F525} and half of one: \uD83D. “Fire,” he said.\u0000",
    );
    const holding = newHolding();
    for (const one of [LATE, odd]) holding.put(one);
    expect(holding.get("a")).toEqual(LATE);
    expect(holding.get("odd")).toEqual(odd);
    expect([holding.get("none"), holding.has("none"), holding.has("odd")]).toEqual([null, false, true]);
  });

  it("lists them in the order of arrival, one reading a report", () => {
    const holding = newHolding();
    for (const one of [EARLY, LATE, reading("a", "2025-03-05T10:00:00Z")]) holding.put(one);
    for (const [at, id] of ["a", "b", "a"].entries()) holding.arrive(id, 9 + at);
    expect(holding.arriving()).toEqual(["a", "b"]);
    expect(holding.knownBy("2025-03-09T00:00:00Z").arriving()).toEqual(["a", "b"]);
    expect(holding.ids().sort()).toEqual(["a", "b"]);
  });

  it("knows which of them were known, and stands apart from what was chosen of it", () => {
    const holding = newHolding();
    for (const one of [LATE, EARLY]) holding.put(one);
    const chosen = holding.knownBy("2025-03-07T00:00:00Z");
    holding.put(reading("c", "2025-03-06T11:00:00Z"));
    expect(chosen.ids()).toEqual(["b"]);
    expect(holding.countKnown("2025-03-07T00:00:00Z")).toBe(2);
    expect(holding.knownBy("2025-03-09T00:00:00Z", (id) => id === "a").ids()).toEqual(["a"]);
  });
});
