import { describe, expect, it } from "vitest";
import { plainReport } from "../../../evaluation/lib/corpus.ts";
import { findByFrames } from "../events.ts";
import { read } from "../index.ts";
import { analyse } from "../syntax.ts";

/** Sentence, word of the trigger, type by the frame, type as read. */
const CASES: [string, string, string, string][] = [
  [
    "The finance minister launched a scathing attack on the opposition leader, calling him a liar.",
    "calling",
    "CONSULT",
    "ACCUSE",
  ],
  ["The court ordered the former mayor jailed.", "ordered", "REQUEST", "COERCE"],
  ["The militia launched an attack on the port of Marrow.", "attack", "ASSAULT", "ASSAULT"],
  ["Norland imposed sanctions on four Sudrian banks.", "sanctions", "SANCTION", "SANCTION"],
  ["The court convicted three former ministers of fraud.", "convicted", "SANCTION", "SANCTION"],
  ["The governor did not attack the opposition leader, calling him a liar.", "attack", "ASSAULT", "ASSAULT"],
];

describe("retyping", () => {
  it.each(CASES)("%s: %s", (text, word, byFrame, asRead) => {
    const report = plainReport("own", text);
    const reading = read(report);
    const framed = findByFrames(analyse(report), report, reading);
    const at = text.indexOf(word);
    const typeAt = (events: typeof framed) =>
      events.find(({ trigger }) => trigger.start <= at && at < trigger.end)?.type;
    expect(typeAt(framed)).toBe(byFrame);
    expect(typeAt(reading.events)).toBe(asRead);
  });
});
