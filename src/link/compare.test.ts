import { describe, expect, it } from "vitest";
import { plainReading, plainReport } from "../../evaluation/lib/corpus.ts";
import { calledFalse, likeness, mostProbable, probability, sameOrigin, surfaceOf } from "./compare.ts";
import { profileOf } from "./profile.ts";

const WIRE = `A cable car stopped above the Orsa gorge on Friday and left 31 tourists hanging in the wind for five hours.
Mountain rescuer Petra Holm lowered them one after the other on ropes, and nobody was hurt.
A gear wheel that was due to be replaced in March had broken, the operator said.
The line will stay shut until inspectors from Velmora have looked at every wheel.`;
const REWRITE = `For five hours 31 tourists dangled above the Orsa gorge when a cable car came to a halt on Friday.
Nobody was hurt: rescuer Petra Holm brought them down on ropes, one by one.
The operator said that a gear wheel had broken which should have been replaced in March.
Until every wheel has been looked at by inspectors from Velmora the line stays shut.`;
const OTHER = `Hotels in Orsa fear for their season after Friday's breakdown of the cable car.
"Half of the guests who booked for August have written to us," said innkeeper Dorin Vale.
The council wants a bus to run to the gorge instead.`;

const profile = (text: string) => profileOf(plainReading(plainReport(text.slice(0, 20), text)));
const like = (left: string, right: string) => likeness(profile(left), profile(right));

describe("likeness", () => {
  it("finds a rewrite without any run of words likelier than another report on the same", () => {
    expect(probability(like(REWRITE, WIRE), false)).toBeGreaterThan(0.6);
    expect(probability(like(OTHER, WIRE), false)).toBeLessThan(0.3);
    expect(sameOrigin(like(REWRITE, WIRE))).toBeGreaterThan(sameOrigin(like(OTHER, WIRE)));
  });

  it("measures wording apart from names and numbers", () => {
    const names = "Petra Holm, Dorin Vale and Imre Sand met in Velmora, Castrel and Orsa in 2031.";
    const others =
      "Petra Holm, Dorin Vale and Imre Sand quarrelled about Velmora, Castrel and Orsa since 2031.";
    const { wording, matter } = like(names, others);
    expect(wording).toBe(0);
    expect(matter).toBeGreaterThan(0.7);
  });

  it.each([
    [REWRITE, WIRE],
    [OTHER, WIRE],
    [WIRE, WIRE],
  ])("never exceeds what is possible without looking at sentences", (left, right) => {
    const [derived, source] = [profile(left), profile(right)];
    const most = mostProbable(surfaceOf(derived, source), false);
    expect(probability(likeness(derived, source), false)).toBeLessThanOrEqual(most);
  });

  it("counts no quotation that a report takes from the story it calls false", () => {
    const quote = '"The wheel was sawn through by men in masks at night," a driver was told to have said.';
    const told = `${quote}\n${OTHER}`;
    const denied = `The story of saboteurs at Orsa is a hoax.\n${quote}`;
    expect(like(told, `${quote}\n${WIRE}`).quotes).toBeGreaterThan(0);
    expect(like(denied, told).quotes).toBe(0);
  });
});

describe("calledFalse", () => {
  const hoax = profile(`The story that tourists fell into the gorge is a hoax.\n${OTHER}`);

  it("tells a report that denies from the story it denies", () => {
    expect(calledFalse(hoax, profile(WIRE))).toBe(true);
    expect(calledFalse(profile(WIRE), profile(REWRITE))).toBe(false);
  });

  it("takes doctors for no doctoring", () => {
    expect(profile("Doctors at Orsa hospital saw 31 tourists.").debunks).toBe(false);
    expect(profile("The photo of the gorge was doctored.").debunks).toBe(true);
  });
});
