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

  it("lists them in the order of their dates, one reading a report", () => {
    const holding = newHolding();
    for (const one of [LATE, EARLY, reading("b", "2025-03-07T10:00:00Z")]) holding.put(one);
    expect(holding.arriving()).toEqual(["b", "a"]);
    expect(holding.knownBy("2025-03-09T00:00:00Z").arriving()).toEqual(["b", "a"]);
    expect([holding.ids().sort(), holding.size]).toEqual([["a", "b"], 2]);
  });

  it("places what belongs before what is settled behind all that is held", () => {
    const holding = newHolding();
    const [later, latest] = ["09", "10"].map((day) => reading(`l${day}`, `2025-03-${day}T10:00:00Z`));
    holding.place(LATE, null);
    const settled = holding.arrivalOf(LATE);
    const more = [later!, EARLY, reading("c", "2025-03-07T10:00:00Z"), latest!];
    for (const one of more) holding.place(one, settled);
    const keys = [LATE, ...more].map(holding.arrivalOf);
    expect(keys).toEqual([...keys].sort());
    expect(new Set(keys).size).toBe(5);
    expect(holding.displaced).toBe(2);
    holding.place(reading("d", "2025-03-09T12:00:00Z"), keys[2]!);
    expect(holding.displaced).toBe(2);
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
