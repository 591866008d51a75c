import {
  type BriefBlock,
  type BriefDocument,
  type Item,
  inQuotes,
  type Line,
  type Section,
} from "../document.ts";
import { oneLine } from "../wording.ts";

/** How each kind of text is shown; identity functions give plain text. */
export interface Paint {
  title(text: string): string;
  strong(text: string): string;
  quiet(text: string): string;
  quote(text: string): string;
  cite(text: string): string;
  label(text: string): string;
}

/** A brief for a terminal of so many columns: wrapped, tables told row by row. */
export function briefTerminal(document: BriefDocument, paint: Paint, width: number): string {
  const parts = [
    wrap([{ text: oneLine(document.title), as: paint.title }], width, "", ""),
    ...document.front.map(({ label, line }) =>
      wrap([{ text: `${label.padEnd(7)}`, as: paint.label }, ...pieces(line, paint)], width, "", "        "),
    ),
    ...document.sections.map((section) => sectionText(section, paint, width)),
    `\n${paint.title("Citations")}`,
    ...document.citations.map(({ number, label, exact, through }) =>
      wrap(
        [
          { text: `[${number}] `, as: paint.cite },
          { text: `${label} ${inQuotes(oneLine(exact))} `, as: paint.quote },
          { text: `(${through})`, as: paint.quiet },
        ],
        width,
        "",
        "    ",
      ),
    ),
    `\n${paint.title("Reports")}`,
    ...document.reports.map(({ label, headline, publisher, date, remark, path }) =>
      wrap(
        [
          { text: `${label} `, as: paint.label },
          {
            text: [headline, publisher, date, remark, path]
              .filter((part) => part)
              .map((part) => oneLine(part!))
              .join("; "),
            as: plain,
          },
        ],
        width,
        "",
        "    ",
      ),
    ),
  ];
  return `${parts.join("\n")}\n`;
}

interface Piece {
  text: string;
  as: (text: string) => string;
}

const plain = (text: string) => text;

function sectionText({ title, blocks }: Section, paint: Paint, width: number): string {
  return [`\n${paint.title(oneLine(title))}`, ...blocks.map((block) => blockText(block, paint, width))].join(
    "\n",
  );
}

function blockText(block: BriefBlock, paint: Paint, width: number): string {
  switch (block.kind) {
    case "paragraph":
      return wrap(pieces(block.line, paint), width, "", "");
    case "heading":
      return `\n${wrap([{ text: oneLine(block.text), as: paint.strong }], width, "", "")}`;
    case "list":
      return block.items
        .map((item, index) => itemText(item, block.ordered ? `${index + 1}.` : "•", paint, width))
        .join("\n");
    case "table":
      return block.rows.map((cells) => rowText(block.columns, cells, paint, width)).join("\n");
  }
}

function itemText({ line, under }: Item, mark: string, paint: Paint, width: number): string {
  const indent = " ".repeat(mark.length + 1);
  return [
    wrap(pieces(line, paint), width, `${mark} `, indent),
    ...under.map((sub) => wrap(pieces(sub, paint), width, `${indent}– `, `${indent}  `)),
  ].join("\n");
}

/** The first two cells lead, the others follow with their column's name. */
function rowText(columns: readonly string[], cells: readonly Line[], paint: Paint, width: number): string {
  const [first, second, ...rest] = cells;
  const lead = [
    ...pieces(first!, { ...paint, quote: paint.strong }),
    { text: ": ", as: plain },
    ...pieces(second ?? [], paint),
  ];
  const others = rest.flatMap((cell, index): Piece[] =>
    cell.length === 0 ? [] : [{ text: `; ${columns[index + 2]}: `, as: paint.label }, ...pieces(cell, paint)],
  );
  return wrap([...lead, ...others], width, "• ", "  ");
}

function pieces(line: Line, paint: Paint): Piece[] {
  return line.map((part): Piece => {
    if (part.kind === "cite")
      return { text: part.numbers.map((number) => `[${number}]`).join(" "), as: paint.cite };
    const text = part.text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, " ");
    if (part.kind === "quote") return { text: inQuotes(text), as: paint.quote };
    return { text, as: part.kind === "strong" ? paint.strong : part.kind === "quiet" ? paint.quiet : plain };
  });
}

/** Breaks pieces into lines at blanks; colours are put on word by word, so that they never count as width. */
function wrap(parts: readonly Piece[], width: number, first: string, rest: string): string {
  const words = parts.flatMap(({ text, as }) => text.split(/(?<= )/).map((word) => ({ word, as })));
  let out = first;
  let column = first.length;
  for (const { word, as } of words) {
    const visible = word.trimEnd().length;
    if (column + visible > width && column > rest.length && visible > 0) {
      out = `${out.trimEnd()}\n${rest}`;
      column = rest.length;
    }
    out += as(word);
    column += word.length;
  }
  return out.trimEnd();
}
