import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import { handMadePicture, TEXTS } from "../../../test/lib/pictures.ts";
import { brief } from "../brief.ts";
import { briefHtml, markedText } from "./html.ts";
import { briefJson } from "./json.ts";
import { briefMarkdown } from "./markdown.ts";
import { briefTerminal } from "./terminal.ts";
import { briefTypst } from "./typst.ts";

const document = brief(handMadePicture(), { texts: TEXTS });
const plain = (text: string) => text;
const paint = { title: plain, strong: plain, quiet: plain, quote: plain, cite: plain, label: plain };

describe("html", () => {
  const page = briefHtml(document);
  const { document: dom } = parseHTML(page);

  it("runs only its own script and loads nothing", () => {
    expect(dom.querySelectorAll("script")).toHaveLength(1);
    expect(dom.querySelectorAll("img,link,iframe,object,embed,form")).toHaveLength(0);
    expect(page).not.toContain("<script>alert");
    expect(page).not.toContain("javascript:");
    expect(dom.querySelector("meta[http-equiv]")!.getAttribute("content")).toContain("default-src 'none'");
  });

  it("marks the exact words of each citation in its report", () => {
    for (const { number, exact } of document.citations) {
      expect(dom.querySelector(`#m${number}`), exact).not.toBeNull();
      const marked = [...dom.querySelectorAll("mark")]
        .filter((mark) => mark.getAttribute("data-cites")!.split(" ").includes(String(number)))
        .map((mark) => mark.textContent)
        .join("");
      expect(marked).toBe(exact);
    }
  });

  it("keeps the text of a report whole", () => {
    const texts = [...dom.querySelectorAll("details .text")].map((node) => node.textContent);
    for (const text of TEXTS.values()) expect(texts).toContain(text);
  });

  it("leads from every number to a citation", () => {
    for (const link of dom.querySelectorAll("a.cite"))
      expect(dom.querySelector(`[id="${link.getAttribute("href")!.slice(1)}"]`)).not.toBeNull();
  });
});

describe("markedText", () => {
  it("cuts overlapping citations", () => {
    const citation = (number: number, start: number, end: number) =>
      ({ number, start, end }) as Parameters<typeof markedText>[1][number];
    expect(markedText("abcdef", [citation(1, 1, 4), citation(2, 3, 5)])).toBe(
      'a<a id="m1" tabindex="-1"></a><mark data-cites="1">bc</mark><a id="m2" tabindex="-1"></a><mark data-cites="1 2">d</mark><mark data-cites="2">e</mark>f',
    );
  });
});

describe("markdown", () => {
  const text = briefMarkdown(document);

  it("lets no words of a report be markup", () => {
    expect(text).not.toMatch(/<script|<b>/);
    expect(text).not.toMatch(/[^\\]\]\(/);
    expect(text).not.toMatch(/[^\\]\*bold\*/);
    expect(text).not.toContain("\u001b");
  });

  it("keeps table rows whole", () => {
    const tables = text.split("\n").filter((line) => line.startsWith("|"));
    const cells = (line: string) => line.replaceAll("\\|", "").split("|").length;
    const figures = tables.slice(0, 3);
    expect(new Set(figures.map(cells)).size).toBe(1);
  });

  it("has its sections in order", () => {
    const titles = [...text.matchAll(/^## (.+)$/gm)].map(([, title]) => title);
    expect(titles).toEqual([
      "Highlights",
      "Key figures",
      "Overview, in order of events",
      "Positions",
      "Contested",
      "Not known",
      "Copies and sources",
      "Reports not read",
      "Citations",
      "Reports",
    ]);
  });
});

describe("terminal", () => {
  const text = briefTerminal(document, paint, 60);

  it("keeps to the width but for words that are longer", () => {
    for (const line of text.split("\n"))
      if (line.length > 60) expect(line.trim().split(" ").length, line).toBeLessThan(3);
  });

  it("sends no control characters on", () => {
    expect(text.replaceAll("\n", "")).not.toMatch(/[\u0000-\u001f\u202e]/);
  });
});

describe("json", () => {
  it("is the document without the texts", () => {
    const parsed = JSON.parse(briefJson(document));
    expect(parsed.citations).toEqual(document.citations);
    expect(parsed.reports[0]).not.toHaveProperty("text");
  });
});

describe("typst", () => {
  it("puts words of reports into string literals", () => {
    const text = briefTypst(document);
    expect(text).toContain('\\"x\\"');
    for (const match of text.matchAll(/"(?:[^"\\]|\\.)*"/g)) expect(match[0]).not.toMatch(/[\u0000-\u001f]/);
    expect(text.replace(/"(?:[^"\\]|\\.)*"/g, "")).not.toContain("script");
  });
});
