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
import { SCRIPT } from "./html-script.ts";
import { STYLE } from "./html-style.ts";

/**
 * A brief as one page that needs no network: a click on a citation opens the report with the quoted words marked.
 * All text of reports is escaped; nothing of them can run, load or link but their own http(s) address.
 */
export function briefHtml(document: BriefDocument): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(oneLine(document.title))}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<header>
<h1>${escapeHtml(oneLine(document.title))}</h1>
<dl class="front">${document.front.map(({ label, line }) => `<div><dt>${escapeHtml(label)}</dt><dd>${inlines(line)}</dd></div>`).join("")}</dl>
<nav>${document.sections.map(({ id, title }) => `<a href="#${id}">${escapeHtml(oneLine(title))}</a>`).join(" ")} <a href="#citations">Citations</a> <a href="#reports">Reports</a></nav>
</header>
${document.sections.map(sectionHtml).join("\n")}
${citationsHtml(document.citations)}
${reportsHtml(document.reports, document.citations)}
</main>
<script>${SCRIPT}</script>
</body>
</html>
`;
}

function sectionHtml({ id, title, blocks }: Section): string {
  return `<section id="${id}">\n<h2>${escapeHtml(oneLine(title))}</h2>\n${blocks.map(blockHtml).join("\n")}\n</section>`;
}

function blockHtml(block: BriefBlock): string {
  switch (block.kind) {
    case "paragraph":
      return `<p>${inlines(block.line)}</p>`;
    case "heading":
      return `<h3>${escapeHtml(oneLine(block.text))}</h3>`;
    case "list": {
      const tag = block.ordered ? "ol" : "ul";
      return `<${tag}>\n${block.items.map(itemHtml).join("\n")}\n</${tag}>`;
    }
    case "table":
      return tableHtml(block.columns, block.rows);
  }
}

function itemHtml({ line, under }: Item): string {
  const nested =
    under.length > 0 ? `<ul>${under.map((sub) => `<li>${inlines(sub)}</li>`).join("")}</ul>` : "";
  return `<li>${inlines(line)}${nested}</li>`;
}

/** On a narrow screen each cell carries its column's name. */
function tableHtml(columns: readonly string[], rows: readonly Line[][]): string {
  const head = columns.map((column) => `<th scope="col">${escapeHtml(column)}</th>`).join("");
  const body = rows
    .map((cells) => {
      const row = cells.map(
        (cell, index) => `<td data-column="${escapeHtml(columns[index] ?? "")}">${inlines(cell)}</td>`,
      );
      return `<tr>${row.join("")}</tr>`;
    })
    .join("\n");
  return `<table>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${body}\n</tbody>\n</table>`;
}

function inlines(line: Line): string {
  return line
    .map((part) => {
      if (part.kind === "cite")
        return part.numbers.map((number) => `<a class="cite" href="#c${number}">${number}</a>`).join(" ");
      const text = escapeHtml(part.text);
      if (part.kind === "strong") return `<strong>${text}</strong>`;
      if (part.kind === "quiet") return `<em>${text}</em>`;
      return part.kind === "quote" ? `<q>${escapeHtml(inQuotes(part.text))}</q>` : text;
    })
    .join("");
}

function citationsHtml(citations: readonly Citation[]): string {
  return `<section id="citations">\n<h2>Citations</h2>\n<ol>\n${citations.map(citationHtml).join("\n")}\n</ol>\n</section>`;
}

function citationHtml({ number, label, exact, through }: Citation): string {
  return `<li id="c${number}"><a class="show" href="#m${number}">${label}</a> <q>${escapeHtml(inQuotes(oneLine(exact)))}</q> <span class="chain">${escapeHtml(through)}</span></li>`;
}

function reportsHtml(reports: readonly BriefReport[], citations: readonly Citation[]): string {
  const shown = reports.map((report) =>
    reportHtml(
      report,
      citations.filter((one) => one.report === report.id),
    ),
  );
  return `<section id="reports">\n<h2>Reports</h2>\n${shown.join("\n")}\n</section>`;
}

function reportHtml(report: BriefReport, citations: readonly Citation[]): string {
  const { label, headline, publisher, date, path, remark, url, text } = report;
  const facts = [publisher, date, remark, path]
    .filter((part) => part)
    .map((part) => escapeHtml(oneLine(part!)));
  const link =
    url && /^https?:\/\//i.test(url)
      ? ` <a rel="noopener noreferrer" href="${escapeHtml(url)}">source</a>`
      : "";
  const body = text === null ? "" : `\n<div class="text" tabindex="0">${markedText(text, citations)}</div>`;
  return `<details id="${label}"><summary><b>${label}</b> ${escapeHtml(oneLine(headline ?? path))} <span class="facts">${facts.join(" · ")}</span></summary>${link}${body}</details>`;
}

/** The text with every cited stretch marked; stretches may overlap, so it is cut at all their ends. */
export function markedText(text: string, citations: readonly Citation[]): string {
  const cuts = [...new Set([0, text.length, ...citations.flatMap(({ start, end }) => [start, end])])].sort(
    (left, right) => left - right,
  );
  const begun = new Set<number>();
  return cuts
    .slice(0, -1)
    .map((from, index) => {
      const piece = escapeHtml(text.slice(from, cuts[index + 1]));
      const here = citations
        .filter(({ start, end }) => start <= from && from < end)
        .map(({ number }) => number);
      return here.length === 0 ? piece : markHtml(piece, here, begun);
    })
    .join("");
}

/** The first piece of a citation is where a click leads; `data-cites` lets the script light up all of its pieces. */
function markHtml(piece: string, here: readonly number[], begun: Set<number>): string {
  const anchors = here
    .filter((number) => !begun.has(number))
    .map((number) => `<a id="m${number}" tabindex="-1"></a>`);
  for (const number of here) begun.add(number);
  return `${anchors.join("")}<mark data-cites="${here.join(" ")}">${piece}</mark>`;
}

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text as HTML text or attribute value. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}
