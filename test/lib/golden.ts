import { basename, join } from "node:path";
import { pictureOf } from "../../src/desk.ts";
import { brief } from "../../src/products/brief.ts";
import { briefMarkdown } from "../../src/products/forms/markdown.ts";
import { readSituation, situationFolders } from "./situations.ts";

/** What a situation gives today: file name in `golden/` -> content. */
export interface Golden {
  name: string;
  folder: string;
  files: Record<string, string>;
}

/** The brief and the picture of every situation that comes with the project. */
export async function goldens(): Promise<Golden[]> {
  const all: Golden[] = [];
  for (const folder of situationFolders()) {
    const readings = await readSituation(folder);
    const picture = pictureOf(readings);
    const texts = new Map(readings.map(({ report }) => [report.id, report.text]));
    const files = {
      "brief.md": briefMarkdown(brief(picture, { texts })),
      "picture.json": `${JSON.stringify(picture, null, 2)}\n`,
    };
    all.push({ name: basename(folder), folder: join(folder, "golden"), files });
  }
  return all;
}

/** Lines of a difference shown before the rest is counted. */
const MOST_LINES = 40;

/**
 * What differs, for people: lines only the first text has with `-`, lines only the second has with `+`, in their order.
 * Lines are compared as a set, so that a paragraph that moved is not shown.
 */
export function lineDiff(before: string, after: string): string {
  const [old, now] = [before.split("\n"), after.split("\n")];
  const [known, present] = [new Set(old), new Set(now)];
  const lines = [
    ...old.filter((line) => !present.has(line)).map((line) => `- ${line}`),
    ...now.filter((line) => !known.has(line)).map((line) => `+ ${line}`),
  ];
  const left = lines.length - MOST_LINES;
  return [...lines.slice(0, MOST_LINES), ...(left > 0 ? [`… and ${left} more lines`] : [])].join("\n");
}

/** Key figures shown in the excerpt. */
const EXCERPT_ROWS = 4;

/** The excerpt of a brief that README.md shows: title, highlights and the first key figures. */
export function excerptOf(brief: string): string {
  const start = brief.slice(0, brief.indexOf("## Overview")).trimEnd().split("\n");
  const table = start.findIndex((line) => line.startsWith("| --- "));
  return (table < 0 ? start : start.slice(0, table + 1 + EXCERPT_ROWS)).join("\n");
}

const MARKS = ["<!-- excerpt: written by scripts/update-golden.ts -->", "<!-- end of excerpt -->"] as const;

/** A text with its excerpt between the marks replaced, as a quotation. */
export function withExcerpt(text: string, brief: string): string {
  const [from, to] = [text.indexOf(MARKS[0]) + MARKS[0].length, text.indexOf(MARKS[1])];
  const quoted = excerptOf(brief)
    .split("\n")
    .map((line) => `> ${line.replace(/^#(#?) /, "###$1 ")}`.trimEnd());
  return `${text.slice(0, from)}\n${quoted.join("\n")}\n${text.slice(to)}`;
}
