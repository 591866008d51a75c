import { describe, expect, it } from "vitest";
import { handMadePicture, TEXTS } from "../../../test/lib/pictures.ts";
import { type Stix, stixProblems } from "../../../test/lib/stix.ts";
import { type ExportFormat, exported } from "./formats.ts";
import { iriOf, uuidOf, webAddress } from "./names.ts";

const text = (format: ExportFormat, texts = TEXTS) =>
  exported({ picture: handMadePicture(), rows: [], texts }, format);

describe("stix", () => {
  const bundle = JSON.parse(text("stix"));
  const find = (type: string, part: Parameters<typeof uuidOf>[0], id: string): Stix =>
    bundle.objects.find((object: Stix) => object.id === `${type}--${uuidOf(part, id)}`);

  it("is valid", () => expect(stixProblems(bundle)).toEqual([]));

  it("quotes with the chain, and with what keeps words from being a fact", () => {
    expect(find("note", "claim", "attack")).toMatchObject({
      content: "“Gunmen attacked the port of Aldra on Monday” (Vera Lund > Tidewire)\n".repeat(2).trim(),
      confidence: 50,
      authors: ["Vera Lund"],
    });
    expect(find("note", "claim", "threat").content).toMatch(/^On a condition: “If a warship/);
  });

  it("has an opinion for a denial", () => {
    expect(find("opinion", "opinion", "boats-hostile")).toMatchObject({
      opinion: "disagree",
      explanation: "Denied: “its boats had fired” (The army > Night Mail)",
      object_refs: [`note--${uuidOf("claim", "boats")}`],
    });
  });

  it("omits confidence where nothing can be judged", () => {
    const picture = handMadePicture();
    const claims = picture.claims.map((claim) => ({
      ...claim,
      credibility: { grade: 6 as const, reasons: [] },
    }));
    const { objects } = JSON.parse(
      exported({ picture: { ...picture, claims }, rows: [], texts: TEXTS }, "stix"),
    );
    for (const object of objects)
      if (object.type !== "relationship") expect(object.confidence).toBeUndefined();
  });

  it("holds no undated report and no address but of the web", () => {
    expect(find("report", "report", "wire")).toBeDefined();
    expect(find("report", "report", "hostile")).toBeUndefined();
    expect(text("stix")).not.toContain("javascript:");
  });

  it("stands without a single date", () => {
    const held = handMadePicture();
    const assertions = held.assertions.map((one) => ({ ...one, saidAt: null }));
    const reports = held.reports.map((one) => ({ ...one, published: null }));
    const picture = { ...held, asOf: null, assertions, reports };
    expect(stixProblems(JSON.parse(exported({ picture, rows: [], texts: new Map() }, "stix")))).toEqual([]);
  });
});

describe("annotations", () => {
  const { first, total } = JSON.parse(text("annotations"));

  it("has every assertion, condition and consequence", () => {
    expect(total).toBe(9);
    expect(first.items).toHaveLength(9);
  });

  it("points at the exact words", () => {
    for (const { target, body } of first.items) {
      const report = [...TEXTS.keys()].find((id) => iriOf("report", id) === target.scope)!;
      const [{ start, end }, { exact, prefix, suffix }] = target.selector;
      const around = TEXTS.get(report)!;
      expect([...around].slice(start, end).join("")).toBe(exact);
      expect(around).toContain(`${prefix}${exact}${suffix}`);
      expect(body).toMatch(/^urn:uuid:/);
    }
  });

  it("counts code points, and names the text by its hash", () => {
    const picture = handMadePicture();
    const wide = new Map(TEXTS).set("wire", `🚢${TEXTS.get("wire")}`);
    const assertions = picture.assertions
      .filter(({ report }) => report === "wire")
      .map((one) => ({ ...one, start: one.start + 2, end: one.end + 2 }));
    const page = JSON.parse(
      exported({ picture: { ...picture, assertions, positions: [] }, rows: [], texts: wide }, "annotations"),
    ).first;
    const [{ target }] = page.items;
    expect(target.selector[0]).toMatchObject({ type: "TextPositionSelector", start: 1, end: 44 });
    expect(target.source.id).toMatch(/^ni:\/\/\/sha-256;[\w-]{43}$/);
  });
});

interface Node {
  "@id": string;
  [property: string]: unknown;
}

describe("prov", () => {
  const graph: Node[] = JSON.parse(text("prov"))["@graph"];
  const node = (iri: string) => graph.find((one) => one["@id"] === iri)!;

  it("has each thing once and no reference that leads nowhere", () => {
    const ids = new Set(graph.map((one) => one["@id"]));
    expect(ids.size).toBe(graph.length);
    for (const one of graph)
      for (const property of [
        "prov:wasDerivedFrom",
        "prov:wasQuotedFrom",
        "prov:hadPrimarySource",
        "prov:wasAttributedTo",
      ])
        for (const { "@id": target } of (one[property] ?? []) as Node[])
          expect(ids, property).toContain(target);
  });

  it("tells copies, credits to what is not held, quotes and chains", () => {
    expect(node(iriOf("report", "copy"))["prov:wasDerivedFrom"]).toEqual([
      { "@id": iriOf("report", "wire") },
    ]);
    const unheld = iriOf("unheld", "outlet:tide-agency");
    expect(node(iriOf("report", "hostile"))["prov:hadPrimarySource"]).toEqual([{ "@id": unheld }]);
    expect(node(unheld)["prov:wasAttributedTo"]).toEqual([{ "@id": iriOf("name", "tide-agency") }]);
    expect(node(iriOf("assertion", "four-wire"))).toMatchObject({
      "prov:value": "killing four guards",
      "prov:wasQuotedFrom": [{ "@id": iriOf("report", "wire") }],
      "prov:hadPrimarySource": [{ "@id": iriOf("origin", "speaker:lund") }],
      "prov:qualifiedAttribution": [
        { "prov:agent": { "@id": iriOf("name", "Vera Lund") } },
        { "prov:agent": { "@id": iriOf("name", "Tidewire") } },
      ],
    });
  });

  it("derives no claim from a denial of it", () => {
    expect(node(iriOf("claim", "boats"))["prov:wasDerivedFrom"]).toBeUndefined();
    expect(node(iriOf("claim", "boats"))["prov:wasInfluencedBy"]).toHaveLength(1);
  });
});

describe("liveblog", () => {
  const printed = text("liveblog");
  const posting = JSON.parse(printed);

  it("has a post for what was said of an incident at a moment, with its quotations", () => {
    expect(posting["@type"]).toBe("LiveBlogPosting");
    for (const { headline, articleBody, citation } of posting.liveBlogUpdate) {
      expect(citation.length).toBeGreaterThan(0);
      expect(headline).toMatch(/^(?:\w[\w ]*: )*“.*”$/);
      expect(articleBody).toContain("“");
    }
    expect(posting.liveBlogUpdate.map(({ headline }: { headline: string }) => headline)).toContain(
      "On a condition: “If a warship enters the bay, every tanker will be a target”",
    );
  });

  it("can stand in a script element", () => expect(printed).not.toContain("<"));
});

describe("webAddress", () => {
  it.each([
    ["https://a.example/b?c=1#d", true],
    ["javascript:alert(1)", false],
    ["https://a.example/ b", false],
    ['https://a.example/"', false],
    [null, false],
  ])("%s: %s", (url, holds) => expect(webAddress(url)).toBe(holds ? url : null));
});
