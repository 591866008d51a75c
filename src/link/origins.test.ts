import { describe, expect, it } from "vitest";
import type { ChainKind, ChainLink } from "../model/links.ts";
import type { Reading } from "../model/reading.ts";
import { originKey } from "./origins.ts";

const reading = {
  report: { id: "r1", publisher: "Castrel Courier", authors: [], blocks: [], text: "" },
  attributions: [],
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

  it("keeps two officials apart whom linking knows by their state alone", () => {
    const text = "a second official said, a senior official said";
    const two = {
      report: { id: "r1", publisher: null, authors: [], blocks: [], text },
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
