import {
  type BriefBlock,
  type BriefDocument,
  type BriefReport,
  type Citation,
  type Item,
  inQuotes,
  type Line,
  type Section,
} from "../document.ts";
import { oneLine } from "../wording.ts";

/** A brief as CommonMark with pipe tables. Words of reports are escaped: they can neither format nor link nor embed. */
export function briefMarkdown(document: BriefDocument): string {
  return `${[
    `# ${escaped(document.title)}`,
    document.front.map(({ label, line }) => `**${label}:** ${inlines(line)}`).join("  \n"),
    ...document.sections.map(sectionText),
    citationsText(document.citations),
    reportsText(document.reports),
  ]
    .filter((part) => part !== "")
    .join("\n\n")}\n`;
}

function sectionText({ title, blocks }: Section): string {
  return [`## ${escaped(title)}`, ...blocks.map(blockText)].join("\n\n");
}

function blockText(block: BriefBlock): string {
  switch (block.kind) {
    case "paragraph":
      return inlines(block.line);
    case "heading":
      return `### ${escaped(block.text)}`;
    case "list":
      return block.items
        .map((item, index) => itemText(item, block.ordered ? `${index + 1}.` : "-"))
        .join("\n");
    case "table":
      return tableText(block.columns, block.rows);
  }
}

function itemText({ line, under }: Item, mark: string): string {
  const indent = " ".repeat(mark.length + 1);
  return [`${mark} ${inlines(line)}`, ...under.map((sub) => `${indent}- ${inlines(sub)}`)].join("\n");
}

function tableText(columns: readonly string[], rows: readonly Line[][]): string {
  const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [
    row(columns.map(escaped)),
    row(columns.map(() => "---")),
    ...rows.map((cells) => row(cells.map(inlines))),
  ].join("\n");
}

/** A line of a brief in Markdown. */
export function inlines(line: Line): string {
  return line
    .map((part) => {
      if (part.kind === "cite") return part.numbers.map((number) => `[${number}]`).join(" ");
      const text = escaped(part.text);
      if (part.kind === "strong") return `**${text}**`;
      if (part.kind === "quiet") return emphasis(text);
      return part.kind === "quote" ? escaped(inQuotes(part.text)) : text;
    })
    .join("")
    .trim();
}

/** Emphasis may not begin or end with a blank. */
function emphasis(text: string): string {
  const trimmed = text.trim();
  return trimmed === "" ? "" : text.replace(trimmed, () => `*${trimmed}*`);
}

/** Nothing in the text can be read as Markdown, a table, a link or HTML; `>` only means something behind a `<`. */
function escaped(text: string): string {
  return text
    .replace(/[\\`*_[\]|~]|:(?=\/\/)/g, (character) => `\\${character}`)
    .replace(/&(?=#?\w{1,31};)/g, "&amp;")
    .replaceAll("<", "&lt;");
}

function citationsText(citations: readonly Citation[]): string {
  if (citations.length === 0) return "";
  return `## Citations\n\n${citations.map(citationText).join("\n")}`;
}

function citationText({ number, label, exact, through }: Citation): string {
  return `${number}. ${label}: ${escaped(inQuotes(oneLine(exact)))} (${escaped(through)})`;
}

function reportsText(reports: readonly BriefReport[]): string {
  return `## Reports\n\n${reports.map(reportText).join("\n")}`;
}

function reportText({ label, headline, publisher, date, path, remark }: BriefReport): string {
  const parts = [headline, publisher, date, remark]
    .filter((part) => part)
    .map((part) => escaped(oneLine(part!)));
  return `- **${label}** ${parts.join("; ")} (\`${oneLine(path).replaceAll("`", "'")}\`)`;
}
