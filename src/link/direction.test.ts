import { describe, expect, it } from "vitest";
import { plainReport } from "../../evaluation/lib/corpus.ts";
import { read } from "../read/index.ts";
import { Journal } from "../text/journal.ts";
import { addCredits, newCreditMemory } from "./crediting.ts";
import { directionOf } from "./direction.ts";
import { profileOf } from "./profile.ts";

const BODY = `A cable car stopped above the Orsa gorge on Friday and left 31 tourists hanging in the wind.
A gear wheel that was due to be replaced in March had broken, the operator said.`;

function derivedOf(left: string, right: string): string {
  const readings = [read(plainReport("left", left)), read(plainReport("right", right))];
  const credits = addCredits(readings, newCreditMemory(), new Journal());
  const [a, b] = readings.map(profileOf);
  return directionOf(a!, b!, credits).derived.report.id;
}

describe("directionOf", () => {
  it.each([
    [
      "who leads with what an outlet reports retells it",
      `${BODY}`,
      `Radio Castrel reports that nobody was hurt.\n${BODY}`,
    ],
    ["the agency's own text is what others are made from", `ORSA (Reuters) - ${BODY}`, `ORSA - ${BODY}`],
    ["what is much shorter was cut down", BODY.repeat(3), BODY],
  ])("%s", (_, left, right) => {
    expect(derivedOf(left, right)).toBe("right");
    expect(derivedOf(right, left)).toBe("left");
  });
});
