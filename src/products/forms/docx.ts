import { strToU8, zipSync } from "fflate";
import { escapedXml } from "../../text/xml.ts";
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
import { CONTENT_TYPES, numberingXml, ROOT_RELATIONS, relationsXml, STYLES, WORDS } from "./docx-parts.ts";

/** The first moment a ZIP can tell: the same brief gives the same bytes, whenever it is written. */
const ZIP_TIME = "1980-01-01T00:00:00";

/** A brief as a Word document (ECMA-376): styles, lists, tables; a citation's number leads to its words. */
export function briefDocx(document: BriefDocument): Uint8Array {
  const writer: Writer = { orderedLists: 0, links: [] };
  const body = [
    paragraph("Title", run(oneLine(document.title))),
    ...document.front.map(({ label, line }) => paragraph("Front", run(`${label}: `, BOLD) + inlines(line))),
    ...document.sections.flatMap((section) => sectionXml(section, writer)),
    ...(document.citations.length > 0 ? [paragraph("Heading1", run("Citations"))] : []),
    ...document.citations.map(citationXml),
    paragraph("Heading1", run("Reports")),
    ...document.reports.map((report) => reportXml(report, writer)),
  ].join("\n");
  const files: Record<string, string> = {
    "[Content_Types].xml": CONTENT_TYPES,
    "_rels/.rels": ROOT_RELATIONS,
    "docProps/core.xml": coreXml(document.title),
    "word/document.xml": `${WORDS}<w:body>\n${body}\n${PAGE}</w:body></w:document>`,
    "word/styles.xml": STYLES,
    "word/numbering.xml": numberingXml(writer.orderedLists),
    "word/_rels/document.xml.rels": relationsXml(writer.links),
  };
  const bytes = Object.entries(files).map(([name, text]) => [name, strToU8(text)]);
  return zipSync(Object.fromEntries(bytes), { mtime: ZIP_TIME, level: 6 });
}

/** What is counted while the body is written. */
interface Writer {
  orderedLists: number;
  /** Addresses that are linked to, in the order of their relations. */
  links: string[];
}

/** A4 with margins of 2 cm, in twentieths of a point. */
const PAGE =
  '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>';
const BOLD = "<w:b/>";
const ITALIC = "<w:i/>";
const LINK = '<w:rStyle w:val="Hyperlink"/>';
/** Numbers of the lists in `numbering.xml`. */
const BULLETS = 1;

function sectionXml({ title, blocks }: Section, writer: Writer): string[] {
  return [paragraph("Heading1", run(oneLine(title))), ...blocks.flatMap((block) => blockXml(block, writer))];
}

function blockXml(block: BriefBlock, writer: Writer): string[] {
  switch (block.kind) {
    case "paragraph":
      return [paragraph("Normal", inlines(block.line))];
    case "heading":
      return [paragraph("Heading2", run(oneLine(block.text)))];
    case "list": {
      // Each ordered list begins at one, so each has a number of its own.
      const list = block.ordered ? BULLETS + ++writer.orderedLists : BULLETS;
      return block.items.flatMap((item) => itemXml(item, list));
    }
    case "table":
      return [tableXml(block.columns, block.rows), paragraph("Normal", "")];
  }
}

function itemXml({ line, under }: Item, list: number): string[] {
  return [listed(line, list, 0), ...under.map((sub) => listed(sub, BULLETS, 1))];
}

function listed(line: Line, list: number, level: number): string {
  const place = `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`;
  return paragraph("ListParagraph", inlines(line), place);
}

function tableXml(columns: readonly string[], rows: readonly Line[][]): string {
  const cell = (content: string) => `<w:tc><w:tcPr/>${paragraph("Small", content)}</w:tc>`;
  const head = columns.map((column) => cell(run(column, BOLD))).join("");
  const lines = rows.map((cells) => `<w:tr>${cells.map((line) => cell(inlines(line))).join("")}</w:tr>`);
  const grid = columns.map(() => `<w:gridCol w:w="${Math.floor(9638 / columns.length)}"/>`).join("");
  return `<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="5000" w:type="pct"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid><w:tr><w:trPr><w:tblHeader/></w:trPr>${head}</w:tr>${lines.join("")}</w:tbl>`;
}

function citationXml({ number, label, exact, through }: Citation): string {
  const mark = `<w:bookmarkStart w:id="${number}" w:name="c${number}"/><w:bookmarkEnd w:id="${number}"/>`;
  return paragraph(
    "Small",
    `${mark}${run(`[${number}] ${label}: ${inQuotes(oneLine(exact))} (${through})`)}`,
  );
}

function reportXml(
  { label, headline, publisher, date, remark, path, url }: BriefReport,
  writer: Writer,
): string {
  const told = [headline, publisher, date, remark, path].filter((part) => part).map((part) => oneLine(part!));
  const text = `${run(`${label} `, BOLD)}${run(told.join("; "))}`;
  if (url === null || !/^https?:\/\//i.test(url)) return paragraph("Small", text);
  const id = `L${writer.links.push(url)}`;
  return paragraph("Small", `${text}${run("; ")}<w:hyperlink r:id="${id}">${run(url, LINK)}</w:hyperlink>`);
}

function inlines(line: Line): string {
  return line
    .map((part) => {
      if (part.kind === "cite") return part.numbers.map(citeXml).join(run(" "));
      if (part.kind === "strong") return run(part.text, BOLD);
      if (part.kind === "quiet") return run(part.text, ITALIC);
      return run(part.kind === "quote" ? inQuotes(part.text) : part.text);
    })
    .join("");
}

function citeXml(number: number): string {
  return `<w:hyperlink w:anchor="c${number}">${run(`[${number}]`, LINK)}</w:hyperlink>`;
}

function paragraph(style: string, content: string, more = ""): string {
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${more}</w:pPr>${content}</w:p>`;
}

/** Words in one look; line breaks and signs that Word cannot hold become blanks. */
function run(text: string, look = ""): string {
  const plain = escapedXml(text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, " "));
  return `<w:r>${look && `<w:rPr>${look}</w:rPr>`}<w:t xml:space="preserve">${plain}</w:t></w:r>`;
}

function coreXml(title: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapedXml(oneLine(title))}</dc:title><dc:creator>Situation Room</dc:creator></cp:coreProperties>`;
}
