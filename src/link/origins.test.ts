import { describe, expect, it } from "vitest";
import { plainReport } from "../../evaluation/lib/corpus.ts";
import type { ChainKind, ChainLink } from "../model/links.ts";
import type { Reading } from "../model/reading.ts";
import { read } from "../read/index.ts";
import { chainsOf } from "./chains.ts";
import { resolveNames } from "./index.ts";
import { originKey } from "./origins.ts";

const reading = {
  report: { id: "r1", publisher: "Castrel Courier", authors: [], blocks: [], text: "" },
  attributions: [],
  mentions: [],
} as unknown as Reading;

/** `kind:name` or `kind:name=actor`, original speaker first. */
function chain(...hops: string[]): ChainLink[] {
  return hops.map((hop) => {
    const [, kind, name, actor] = /^(\w+):([^=]*)=?(.*)$/.exec(hop)!;
    return { text: name!, name: name!, kind: kind as ChainKind, actor: actor || null, start: 0, end: 1 };
  });
}

describe("originKey", () => {
  it.each([
    [
      "a named speaker, wherever quoted",
      ["named:Rufina Aldaz", "outlet:Bay Wire", "publisher:Castrel Courier"],
      "speaker:rufina-aldaz",
    ],
    ["an actor by its id", ["named:the ministry=office:XYZ:health"], "speaker:office:XYZ:health"],
    ["a medium is no origin", ["outlet:Telegram", "named:Rufina Aldaz"], "speaker:rufina-aldaz"],
    [
      "an unnamed source as its outlet holds it",
      ["anonymous:a senior U.S. official", "outlet:the Bay Wire", "publisher:Castrel Courier"],
      "anonymous:senior-us-official@bay-wire",
    ],
    [
      "an unnamed source of the publisher's own",
      ["anonymous:two officials", "publisher:Castrel Courier"],
      "anonymous:two-officials@castrel-courier",
    ],
    [
      "an office known only by its state",
      ["role:Velmora: official=role:VEL:official", "outlet:Bay Wire"],
      "anonymous:velmora-official@bay-wire",
    ],
    ["an outlet", ["outlet:Bay Wire", "publisher:Castrel Courier"], "newsroom:bay-wire"],
    ["a named group", ["collective:the River Front", "publisher:Castrel Courier"], "speaker:river-front"],
    [
      "an unnamed group",
      ["collective:residents", "publisher:Castrel Courier"],
      "anonymous:residents@castrel-courier",
    ],
    [
      "a document of its own name",
      ["document:Velmora Report", "publisher:Castrel Courier"],
      "document:velmora-report",
    ],
    [
      "the spokesman of a body, unnamed",
      ["anonymous:a spokesman for the port authority", "publisher:Castrel Courier"],
      "speaker:port-authority",
    ],
    [
      "a body by what it is",
      ["collective:The port authority", "publisher:Castrel Courier"],
      "speaker:port-authority",
    ],
    [
      "a body that may be any",
      ["collective:The company", "publisher:Castrel Courier"],
      "anonymous:company@castrel-courier",
    ],
    [
      "a spokesman of nobody told",
      ["anonymous:a spokesman", "publisher:Castrel Courier"],
      "anonymous:spokesman@castrel-courier",
    ],
    ["any report is one only as held", ["document:a report", "outlet:Bay Wire"], "document:report@bay-wire"],
    [
      "the publisher's text taken from an outlet",
      ["narrator:", "outlet:Bay Wire", "publisher:Castrel Courier"],
      "newsroom:bay-wire",
    ],
    ["the publisher's own text", ["publisher:Castrel Courier"], "unknown:r1"],
    ["a word that points at nobody", ["collective:They", "publisher:Castrel Courier"], "unknown:r1"],
    ["nothing at all", [], "unknown:r1"],
  ])("%s", (_, hops, id) => {
    expect(originKey(chain(...hops), reading).id).toBe(id);
  });

  it.each([
    ["a byline", { authors: ["Ilva Brant"] }, "newsroom:castrel-courier"],
    [
      "a dateline that names it",
      { blocks: [{ start: 0, end: 29, role: "dateline" }] },
      "newsroom:castrel-courier",
    ],
    ["somebody else's dateline", { blocks: [{ start: 30, end: 47, role: "dateline" }] }, "unknown:r1"],
    ["a byline without a publisher", { authors: ["Ilva Brant"], publisher: null }, "unknown:r1"],
  ])("takes text as an outlet's own reporting by %s", (_, signs, id) => {
    const text = "KALDUN (The Castrel Courier) - PORT (Bay Wire) -";
    const signed = { ...reading, report: { ...reading.report, text, ...signs } } as Reading;
    expect(originKey(chain("publisher:Castrel Courier"), signed).id).toBe(id);
  });

  it.each([
    ["the head of a body", "civil protection commander Ilva Brant", "speaker:civil-protection"],
    ["a spokesman in apposition", "Ilva Brant, a spokeswoman for the Reed Front", "speaker:org:reed-front"],
    [
      "a doctor of a hospital",
      "Ilva Brant, a doctor at the regional hospital in Kaldun",
      "speaker:regional-hospital-in-kaldun",
    ],
    [
      "a minister of a ministry that no country is known of",
      "energy minister Ilva Brant",
      "speaker:energy-ministry",
    ],
    ["somebody of a town", "Ilva Brant, a doctor in Kaldun", "speaker:person:ilva-brant"],
    ["a former head", "former police chief Ilva Brant", "speaker:person:ilva-brant"],
    [
      "a body of the sentence before",
      "the interior ministry. Dr. Ilva Brant stood by",
      "speaker:person:ilva-brant",
    ],
  ])("takes %s for the body it speaks for, or for nobody's", (_, words, id) => {
    const [told] = resolveNames([
      read(
        plainReport("r1", `Nothing was known to ${words}, who was away. Brant said the gate was open.`, {}),
      ),
    ]);
    expect(chainsOf(told!).map((links) => originKey(links, told!).id)).toContain(id);
  });

  it("keeps two officials apart whom linking knows by their state alone", () => {
    const text = "a second official said, a senior official said";
    const two = {
      report: { id: "r1", publisher: null, authors: [], blocks: [], text },
      mentions: [],
      attributions: ["a second official", "a senior official"].map((sourceName) => ({
        sourceName,
        source: { start: text.indexOf(sourceName), end: text.indexOf(sourceName) + sourceName.length },
      })),
    } as unknown as Reading;
    const ids = two.attributions.map(({ source }) => {
      const [link] = chain("anonymous:Velmora: official");
      return originKey([{ ...link!, ...source! }], two).id;
    });
    expect(ids).toEqual(["anonymous:second-official@r1", "anonymous:senior-official@r1"]);
  });
});
