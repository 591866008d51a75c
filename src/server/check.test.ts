import { describe, expect, it } from "vitest";
import { captureOfRecord } from "../collect/records.ts";
import { pictureOf } from "../desk.ts";
import type { Capture } from "../model/index.ts";
import { readCapture } from "../pipeline.ts";
import { checkStatement } from "./check.ts";

const REPORTS = [
  "Three dock workers were killed in the port of Obock on Thursday, the coast guard said. There was no damage to the oil terminal at Doraleh.",
  "The Northern Shore Coalition could attack tankers in the Gulf of Tadjoura, officials feared.",
];

const picture = pictureOf(
  REPORTS.map((text, index) =>
    readCapture(
      captureOfRecord(
        { id: `r${index}`, text, published: "2025-03-06T10:00:00Z", publisher: "Quay" },
        "r",
      ) as Capture,
    ),
  ),
);

describe("checkStatement", () => {
  it.each([
    ["Three dock workers were killed in the port of Obock.", "supported"],
    ["Seven dock workers were killed in the port of Obock.", "contradicted"],
    ["The oil terminal at Doraleh was damaged.", "contradicted"],
    ["The Northern Shore Coalition attacked tankers in the Gulf of Tadjoura.", "otherwise"],
    ["France bombed Madrid.", "not found"],
  ])("%s", (sentence, verdict) => {
    expect(checkStatement(sentence, picture).map((one) => one.verdict)).toContain(verdict);
  });

  it("says nothing of a sentence in which nothing is read", () => {
    expect(checkStatement("Oh, well.", picture)).toEqual([]);
    expect(checkStatement(" ", picture)).toEqual([]);
  });
});
