import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { situationOf, situationRows } from "../src/desk.ts";
import type { Reading } from "../src/model/index.ts";
import { EXPORT_FORMATS, type ExportFormat, exported } from "../src/products/export/formats.ts";
import { iriOf } from "../src/products/export/names.ts";
import { oneLine } from "../src/products/wording.ts";
import { sitroom } from "./lib/command-line.ts";
import { parseCsv } from "./lib/csv.ts";
import { readSituation } from "./lib/situations.ts";
import { stixProblems } from "./lib/stix.ts";

const FOLDER = resolve(import.meta.dirname, "../examples/obock-strait");
const readings = await readSituation(FOLDER);
const texts = new Map(readings.map(({ report }) => [report.id, report.text]));

function all(of: readonly Reading[]): Map<ExportFormat, string> {
  const situation = situationOf(of);
  const material = { picture: situation.picture, rows: situationRows(situation), texts };
  return new Map(EXPORT_FORMATS.map((format) => [format, exported(material, format)]));
}

const forms = all(readings);
const json = (format: ExportFormat) => JSON.parse(forms.get(format)!);

/** The words a citation `report#char=from,to` points at. */
function wordsAt(citation: string): string {
  const [, report, from, to] = /^(.*)#char=(\d+),(\d+)$/.exec(citation)!;
  return [...texts.get(report!)!].slice(Number(from), Number(to)).join("");
}

describe("the example situation", () => {
  const turned = all([...readings].reverse());
  it.each(EXPORT_FORMATS)("gives the same %s for any order of reports", (format) => {
    expect(turned.get(format)).toBe(forms.get(format));
    expect(forms.get(format)!.length).toBeGreaterThan(100);
  });

  it.each(["acled", "ucdp"] as const)("quotes and cites each word of %s", (format) => {
    const rows = parseCsv(forms.get(format)!);
    expect(rows.length).toBeGreaterThan(0);
    for (const { notes, words, citations } of rows) {
      const cited = citations!.split("; ").map((citation) => `“${oneLine(wordsAt(citation))}”`);
      expect(notes ?? words).toBe(cited.join(" "));
    }
  });

  it("codes the attack on Obock", () => {
    const [attack] = parseCsv(forms.get("ucdp")!);
    expect(attack).toMatchObject({
      date_start: "2025-03-05",
      date_prec: "1",
      country: "Djibouti",
      best: "11",
    });
  });

  it("has rows and features for the events", () => {
    expect(parseCsv(forms.get("events-csv")!)).toHaveLength(
      forms.get("events-jsonl")!.trim().split("\n").length,
    );
    expect(json("events-geojson").features.length).toBeGreaterThan(0);
  });

  it("is a STIX bundle whose references stand where they say", () => {
    const bundle = json("stix");
    expect(stixProblems(bundle)).toEqual([]);
    const notes = bundle.objects.filter(({ type }: { type: string }) => type === "note");
    for (const { content, external_references } of notes)
      for (const { external_id } of external_references)
        expect(content).toContain(oneLine(wordsAt(external_id)));
  });

  it("annotates exact words", () => {
    const reports = new Map(readings.map(({ report }) => [iriOf("report", report.id), report.text]));
    for (const { target } of json("annotations").first.items) {
      const [{ start, end }, { exact }] = target.selector;
      expect([...reports.get(target.scope)!].slice(start, end).join("")).toBe(exact);
    }
  });

  it("values in PROV are the words its citations point at", () => {
    const words = json("prov")["@graph"].filter((node: object) => "prov:value" in node);
    expect(words.length).toBeGreaterThan(0);
    for (const node of words) expect(wordsAt(node["dcterms:identifier"])).toBe(node["prov:value"]);
  });

  it("blogs nothing but words of the reports", () => {
    for (const { articleBody, citation } of json("liveblog").liveBlogUpdate)
      for (const { text, isPartOf } of citation) {
        expect(articleBody).toContain(oneLine(text));
        const report = readings.find(({ report: { id } }) => iriOf("report", id) === isPartOf["@id"]);
        expect(report!.report.text).toContain(text);
      }
  });
});

describe("sitroom export", () => {
  const report = join(FOLDER, "reports", "01-gulfwire-obock.html");

  it("prints the form asked for", async () => {
    const { code, out } = await sitroom(["export", report, "--format", "ucdp", "-q"]);
    expect(code).toBe(0);
    expect(parseCsv(out)).toMatchObject([{ where_coordinates: "Obock" }]);
  });

  it.each([[["export", report]], [["export", report, "--format", "excel"]]])(
    "%j: wrong usage",
    async (args) => {
      const { code, err } = await sitroom(args);
      expect(code).toBe(2);
      expect(err).toContain("liveblog");
    },
  );
});
