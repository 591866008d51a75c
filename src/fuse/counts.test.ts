import { describe, expect, it } from "vitest";
import type { ChainKind, Derivation, DerivationKind, OriginKind } from "../model/index.ts";
import { countsOf, type Voice } from "./counts.ts";

function voice(
  report: string,
  origin: string,
  first: ChainKind = "publisher",
  telling: Voice["telling"] = "outright",
): Voice {
  const kind = origin.split(":")[0] as OriginKind;
  const link = { text: "", name: origin, kind: first, actor: null, start: null, end: null };
  return {
    report,
    publisher: `outlet of ${report}`,
    provenance: { chain: [link], origin: { id: origin, kind, name: origin } },
    telling,
  };
}

function edge(derived: string, from: string, kind: DerivationKind): Derivation {
  return { derived, from, kind, evidence: [], confidence: 1 };
}

describe("countsOf", () => {
  it("counts nothing for unattributed text", () => {
    expect(countsOf([voice("a", "unknown:a"), voice("b", "unknown:b")], []).origins).toEqual([0, 0]);
  });

  it("counts one speaker quoted by three outlets once", () => {
    const voices = ["a", "b", "c"].map((report) => voice(report, "speaker:jane-doe", "named"));
    expect(countsOf(voices, [])).toEqual({ reports: 3, outlets: 3, speakers: 1, origins: [1, 1] });
  });

  it("counts the same description at two outlets as one or two", () => {
    const voices = [
      voice("a", "anonymous:senior official@north-wire", "anonymous"),
      voice("b", "anonymous:senior official@coast-daily", "anonymous"),
    ];
    expect(countsOf(voices, []).origins).toEqual([1, 2]);
  });

  it("lets a newsroom's own text rest on the unnamed source it holds", () => {
    const voices = [
      voice("a", "anonymous:official@north-wire", "anonymous"),
      voice("b", "newsroom:north-wire"),
    ];
    expect(countsOf(voices, []).origins).toEqual([1, 2]);
  });

  it("lets a newsroom's own text rest on a speaker quoted elsewhere, and two newsrooms on nobody", () => {
    const own = [voice("a", "newsroom:north-wire"), voice("b", "newsroom:coast-daily")];
    expect(countsOf(own, []).origins).toEqual([2, 2]);
    expect(countsOf([...own, voice("c", "speaker:ministry", "named")], []).origins).toEqual([1, 3]);
  });

  it("keeps two named speakers of a rewritten report apart", () => {
    const voices = [
      voice("a", "speaker:one", "named"),
      voice("a", "speaker:two", "named"),
      voice("b", "speaker:one", "named"),
      voice("b", "speaker:two", "named"),
    ];
    expect(countsOf(voices, [edge("b", "a", "rewrite")]).origins).toEqual([2, 2]);
  });

  it("merges a rewrite at the low end only, a copy at both", () => {
    const voices = [voice("a", "speaker:one", "named"), voice("b", "anonymous:official@b", "anonymous")];
    expect(countsOf(voices, [edge("b", "a", "rewrite")]).origins).toEqual([1, 2]);
    expect(countsOf(voices, [edge("b", "a", "copy")]).origins).toEqual([1, 1]);
  });

  it.each([
    [
      "an office with and without its country",
      ["speaker:coast-guard", "speaker:office:KEN:coast-guard"],
      [1, 1],
    ],
    ["an army under its sector", ["speaker:army", "speaker:force:KEN:MIL"], [1, 1]],
    ["an agency taken for a newsroom", ["speaker:disaster-agency", "newsroom:disaster-agency"], [1, 1]],
    ["two spellings", ["speaker:defence-ministry", "speaker:office:KEN:defense-ministry"], [1, 1]],
    [
      "two ministries",
      ["speaker:office:KEN:interior-ministry", "speaker:office:KEN:energy-ministry"],
      [2, 2],
    ],
    ["police of two countries", ["speaker:office:KEN:police", "speaker:office:UGA:police"], [2, 2]],
    [
      "police of two countries and of one that is not told",
      ["speaker:police", "speaker:office:KEN:police", "speaker:office:UGA:police"],
      [2, 3],
    ],
    [
      "a ministry and one that is not told",
      ["speaker:ministry", "speaker:office:KEN:interior-ministry"],
      [1, 2],
    ],
    ["a state and its ministry", ["speaker:state:KEN", "speaker:office:KEN:interior-ministry"], [1, 2]],
    ["a state and another's ministry", ["speaker:state:KEN", "speaker:office:UGA:interior-ministry"], [2, 2]],
  ])("counts %s", (_, origins, counted) => {
    const voices = origins.map((origin, at) => voice(`r${at}`, origin, "named"));
    expect(countsOf(voices, []).origins).toEqual(counted);
    expect(countsOf([...voices].reverse(), []).origins).toEqual(counted);
  });

  it("leaves out who takes a deed as given where others tell it", () => {
    const told = voice("a", "speaker:guard", "named");
    const outcome = voice("b", "speaker:hospital", "named", "outcome");
    const mention = voice("c", "speaker:red-crescent", "named", "mention");
    expect(countsOf([told, outcome, mention], []).origins).toEqual([1, 2]);
    expect(countsOf([outcome, mention], []).origins).toEqual([1, 1]);
    expect(countsOf([mention], []).origins).toEqual([1, 1]);
  });

  it("lets an unnamed source of a report that goes on from another stand alone", () => {
    const voices = [voice("a", "speaker:one", "named"), voice("b", "anonymous:nurse@b", "anonymous")];
    expect(countsOf(voices, [edge("b", "a", "update")]).origins).toEqual([1, 2]);
  });

  it("lets what is credited to a newsroom go back to that newsroom alone", () => {
    const credited = voice("b", "newsroom:north-wire");
    const other = { ...voice("a", "newsroom:coast-daily"), publisher: "Coast Daily" };
    expect(countsOf([other, credited], [edge("b", "a", "credit")]).origins).toEqual([1, 2]);
    const own = { ...voice("a", "unknown:a"), publisher: "The North Wire" };
    expect(countsOf([own, credited], [edge("b", "a", "credit")]).origins).toEqual([1, 1]);
  });

  it("does not depend on the order of voices", () => {
    const voices = [
      voice("a", "speaker:one", "named"),
      voice("b", "newsroom:x"),
      voice("c", "speaker:two", "named"),
    ];
    const derivations = [edge("c", "a", "rewrite"), edge("b", "c", "copy")];
    expect(countsOf([...voices].reverse(), [...derivations].reverse())).toEqual(
      countsOf(voices, derivations),
    );
  });
});
