import { describe, expect, it } from "vitest";
import { plainReport } from "../../../evaluation/lib/corpus.ts";
import type { EventMention } from "../../model/reading.ts";
import { read } from "../index.ts";
import { confidenceOf } from "./confidence.ts";

const [event] = read(plainReport("own", "Gunmen attacked a convoy near Marrow.")).events as [EventMention];

describe("confidenceOf", () => {
  it("draws thin counts towards wide ones", () => {
    const some = new Map([["parties 2", { right: 0, all: 1 }]]);
    const many = new Map([["parties 2", { right: 0, all: 1000 }]]);
    expect(confidenceOf(event, some)).toBeCloseTo(0.859, 3);
    expect(confidenceOf(event, many)).toBeLessThan(0.05);
  });

  it("holds an event with both parties surer than one without", () => {
    const [bare] = read(plainReport("own", "There was an attack in Marrow on Monday.")).events as [
      EventMention,
    ];
    expect(event.confidence).toBeGreaterThan(bare.confidence);
  });
});
