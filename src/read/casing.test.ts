import { describe, expect, it } from "vitest";
import { plainReport } from "../../evaluation/lib/corpus.ts";
import { recased } from "./casing.ts";
import { read } from "./index.ts";

/** A text in capitals and the same as prose. */
const CASES: [string, string][] = [
  ["QUAKE KILLS NINE IN SAN SALVADOR", "Quake kills nine in San Salvador"],
  [
    "GENERAL RAMIRO DUBOIS SAID U.S. OFFICIALS WERE DYNAMITED. A BOMB EXPLODED.",
    "General Ramiro Dubois said U.S. officials were dynamited. A bomb exploded.",
  ],
  [
    "THE BROAD FRONT FOR FREE WATER (BFFW) AND THE BFFW'S ALLIES MARCHED IN TARMIZ PROVINCE.",
    "The Broad Front for Free Water (BFFW) and the BFFW's allies marched in Tarmiz province.",
  ],
];

describe("recased", () => {
  it.each(CASES)("%s", (shouted, prose) => {
    expect(recased(plainReport("own", shouted)).text).toBe(prose);
  });

  it("leaves prose, acronyms and short blocks alone", () => {
    for (const text of ["The UN and NATO met in Oslo.", "UN, NATO, OSCE", "US ENVOY"]) {
      const report = plainReport("own", text);
      expect(recased(report)).toBe(report);
    }
  });

  it("keeps offsets and the text of the report", () => {
    const text = "GUNMEN KIDNAPPED ANA BELL IN LIMA ON MONDAY, POLICE SAID.";
    const reading = read(plainReport("own", text));
    expect(reading.report.text).toBe(text);
    const [event] = reading.events;
    expect(event && text.slice(event.trigger.start, event.trigger.end)).toBe("KIDNAPPED");
    const names = reading.mentions.filter(({ level }) => level === "name");
    expect(names.map(({ start, end }) => text.slice(start, end))).toEqual(["ANA BELL", "LIMA"]);
  });
});
