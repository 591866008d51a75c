import {
  type BriefBlock,
  type BriefDocument,
  type Item,
  inQuotes,
  type Line,
  type Section,
} from "../document.ts";
import { oneLine } from "../wording.ts";

/** A brief as Typst markup. Words of reports are string literals, never markup. */
export function briefTypst(document: BriefDocument): string {
  return `${[
    '#set page(paper: "a4", margin: 2cm, numbering: "1 / 1")',
    "#set text(size: 10pt, hyphenate: true)",
    "#set par(justify: false)",
    "#set table(stroke: 0.4pt + gray, inset: 4pt)",
    `#text(size: 16pt, weight: "bold", ${literal(document.title)})`,
    ...document.front.map(({ label, line }) => `#strong(${literal(label)}) ${inlines(line)}`),
    ...document.sections.map(sectionText),
    heading(1, "Citations"),
    ...document.citations.map(
      ({ number, label, exact, through }) =>
        `#text(size: 8pt)[#${literalCall(`[${number}] ${label}: ${inQuotes(oneLine(exact))} (${through})`)}]`,
    ),
    heading(1, "Reports"),
    ...document.reports.map(
      ({ label, headline, publisher, date, remark, path }) =>
        `#text(size: 8pt)[#${literalCall(
          [label, headline, publisher, date, remark, path]
            .filter((part) => part)
            .map((part) => oneLine(part!))
            .join("; "),
        )}]`,
    ),
  ].join("\n\n")}\n`;
}

function sectionText({ title, blocks }: Section): string {
  return [heading(1, title), ...blocks.map(blockText)].join("\n\n");
}

function heading(level: number, text: string): string {
  return `#heading(level: ${level}, ${literal(text)})`;
}

function blockText(block: BriefBlock): string {
  switch (block.kind) {
    case "paragraph":
      return inlines(block.line);
    case "heading":
      return heading(2, block.text);
    case "list":
      return block.items.map((item) => itemText(item, block.ordered ? "+" : "-")).join("\n");
    case "table":
      return tableText(block.columns, block.rows);
  }
}

function itemText({ line, under }: Item, mark: string): string {
  return [`${mark} ${inlines(line)}`, ...under.map((sub) => `  - ${inlines(sub)}`)].join("\n");
}

function tableText(columns: readonly string[], rows: readonly Line[][]): string {
  const cells = [
    ...columns.map((column) => `[#strong(${literal(column)})]`),
    ...rows.flat().map((cell) => `[${inlines(cell)}]`),
  ];
  return `#text(size: 8pt, table(columns: ${columns.length}, ${cells.join(", ")}))`;
}

function inlines(line: Line): string {
  return line
    .map((part) => {
      if (part.kind === "cite")
        return `#text(fill: gray, ${literal(part.numbers.map((number) => `[${number}]`).join(" "))})`;
      if (part.kind === "strong") return `#strong(${literal(part.text)})`;
      if (part.kind === "quiet") return `#emph(${literal(part.text)})`;
      return `#${literalCall(part.kind === "quote" ? inQuotes(part.text) : part.text)}`;
    })
    .join("");
}

function literalCall(text: string): string {
  return `text(${literal(text)})`;
}

/** A Typst string literal. */
function literal(text: string): string {
  return `"${text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, " ").replace(/[\\"]/g, "\\$&")}"`;
}
