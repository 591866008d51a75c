import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { handMadePicture, TEXTS } from "../../../test/lib/pictures.ts";
import { brief } from "../brief.ts";
import type { BriefDocument } from "../document.ts";
import { inTemplate } from "../templates.ts";
import { briefDocx } from "./docx.ts";

const document = brief(handMadePicture(), { texts: TEXTS });
const partsOf = (given: BriefDocument) =>
  new Map(Object.entries(unzipSync(briefDocx(given))).map(([name, bytes]) => [name, strFromU8(bytes)]));

/** The text between the tags; throws where they do not nest, or a sign stands that XML does not allow. */
function textOfXml(xml: string): string {
  const open: string[] = [];
  const text = xml.replace(/<\?[^>]*\?>|<(\/?)([\w:]+)([^<>]*?)(\/?)>/g, (_all, end, name, _rest, empty) => {
    if (end && open.pop() !== name) throw new Error(`</${name}> closes nothing`);
    if (name && !end && !empty) open.push(name);
    return "";
  });
  if (open.length > 0 || /[<>]|&(?!#\d+;)/.test(text)) throw new Error(`not well-formed: ${open}`);
  return text.replace(/&#(\d+);/g, (_all, code) => String.fromCharCode(Number(code)));
}

describe("docx", () => {
  const parts = partsOf(document);
  const body = parts.get("word/document.xml")!;

  it("is a package whose parts are all named and well-formed", () => {
    for (const [name, xml] of parts) expect(() => textOfXml(xml), name).not.toThrow();
    for (const [, part] of parts.get("[Content_Types].xml")!.matchAll(/PartName="\/([^"]+)"/g))
      expect([...parts.keys()]).toContain(part);
  });

  it("gives the same bytes each time", () => {
    expect(Buffer.from(briefDocx(document)).equals(Buffer.from(briefDocx(document)))).toBe(true);
  });

  it("has every section, citation and report, and leads from numbers to citations", () => {
    const text = textOfXml(body);
    for (const { title } of document.sections) expect(text).toContain(title);
    for (const { number, label } of document.citations) expect(text).toContain(`[${number}] ${label}: `);
    for (const { label } of document.reports) expect(text).toContain(label);
    const marks = new Set([...body.matchAll(/w:name="(c\d+)"/g)].map(([, name]) => name));
    const leads = [...body.matchAll(/w:anchor="(c\d+)"/g)].map(([, name]) => name!);
    expect(leads.length).toBeGreaterThan(0);
    for (const name of leads) expect(marks).toContain(name);
  });

  it("uses only styles, lists and links that it has", () => {
    const has = (part: string, mark: string) => parts.get(part)!.includes(mark);
    for (const [, id] of body.matchAll(/w:(?:pStyle|rStyle|tblStyle) w:val="(\w+)"/g))
      expect(has("word/styles.xml", `w:styleId="${id}"`), id).toBe(true);
    for (const [, id] of body.matchAll(/<w:numId w:val="(\d+)"/g))
      expect(has("word/numbering.xml", `w:numId="${id}"`), id).toBe(true);
    for (const [, id] of body.matchAll(/r:id="(\w+)"/g))
      expect(has("word/_rels/document.xml.rels", `Id="${id}"`), id).toBe(true);
  });

  it("lets no words of a report be markup, nor a link of another kind", () => {
    const report = document.reports[0]!;
    const hostile = 'x</w:t></w:r></w:p><w:p/>"&\u0000\u001b\ud800\ufffe';
    const reports = [
      { ...report, headline: hostile, url: "javascript:alert(1)" },
      { ...report, url: 'https://quay.example/?a="&b=<c> d' },
    ];
    const given = partsOf({ ...document, title: hostile, reports });
    for (const [name, xml] of given) expect(() => textOfXml(xml), name).not.toThrow();
    expect(given.get("word/_rels/document.xml.rels")).not.toContain("javascript:");
    expect(textOfXml(given.get("word/document.xml")!)).toContain("x</w:t></w:r></w:p><w:p/>");
  });
});

describe("templates", () => {
  const titles = (template: "brief" | "ocha" | "sitrep") =>
    inTemplate(document, template).sections.map(({ title }) => title);

  it("lay out the same sections in their order, and lose none", () => {
    expect(titles("brief")).toEqual(document.sections.map(({ title }) => title));
    expect(titles("ocha").slice(0, 4)).toEqual([
      "Highlights",
      "Key figures",
      "Situation overview",
      "Positions of the parties",
    ]);
    expect(titles("sitrep").slice(0, 3)).toEqual([
      "1. Situation",
      "2. Events in order",
      "3. Casualties, damage and other figures",
    ]);
    for (const template of ["ocha", "sitrep"] as const) {
      const ids = (given: BriefDocument) => given.sections.map(({ id }) => id).sort();
      expect(ids(inTemplate(document, template))).toEqual(ids(document));
    }
  });

  it("tell the moment of a SITREP as a date-time group", () => {
    const [group] = inTemplate({ ...document, asOf: "2025-03-07T14:30:00Z" }, "sitrep").front;
    expect(group).toEqual({ label: "DTG", line: [{ kind: "text", text: "071430ZMAR25" }] });
    expect(inTemplate({ ...document, asOf: null }, "sitrep").front).toEqual(document.front);
  });
});
