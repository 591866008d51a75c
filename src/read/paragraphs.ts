import type { Report } from "../model/report.ts";
import type { Span } from "../model/span.ts";
import { itemMarks } from "../text/lists.ts";
import { isLower } from "./characters.ts";
import { turnsOf } from "./turns.ts";

/** A line that is broken by hand is at least this long; shorter ones are headlines, lists, bylines. */
const SHORTEST_WRAPPED = 45;
/** Longest line of hand-broken text: mail and wire texts break at 60 to 80 columns, a few programs at 100. */
const LONGEST_WRAPPED = 100;

/**
 * The stretches within which sentences are split: each block that is not boilerplate (the whole text where a report has no
 * blocks), cut at blank lines, at line ends that do not go on with the sentence, and behind the label of a turn in a talk. The mark of an
 * item of a list is left out.
 */
export function paragraphsOf(report: Pick<Report, "text" | "blocks">): Span[] {
  const whole = { start: 0, end: report.text.length, role: "paragraph" as const };
  const blocks = report.blocks.length === 0 ? [whole] : report.blocks;
  const paragraphs: Span[] = [];
  const marks = itemMarks(report.text, blocks);
  const labels = new Map(turnsOf({ text: report.text, blocks }).map(({ block, length }) => [block, length]));
  blocks.forEach((block, index) => {
    if (block.role === "boilerplate") return;
    const label = labels.get(index) ?? 0;
    const start = block.start + Math.max(label, marks[index]!);
    if (label > 0) paragraphs.push({ start: block.start, end: start });
    if (start < block.end) cutLines(report.text, { start, end: block.end }, paragraphs);
  });
  return paragraphs;
}

function cutLines(text: string, block: Span, paragraphs: Span[]): void {
  const lines = linesOf(text, block);
  const wrapped = isWrapped(lines);
  let start = block.start;
  for (let index = 0; index + 1 < lines.length; index++) {
    if (goesOn(text, lines[index]!, lines[index + 1]!, wrapped)) continue;
    paragraphs.push({ start, end: lines[index]!.end });
    start = lines[index + 1]!.start;
  }
  paragraphs.push({ start, end: block.end });
}

/** Lines without the white space around them; blank ones are kept as empty spans. */
function linesOf(text: string, block: Span): Span[] {
  const lines: Span[] = [];
  let from = block.start;
  while (from <= block.end) {
    const newline = text.indexOf("\n", from);
    const to = newline === -1 || newline > block.end ? block.end : newline;
    lines.push(trimmed(text, from, to));
    from = to + 1;
  }
  return lines;
}

function trimmed(text: string, from: number, to: number): Span {
  let start = from;
  let end = to;
  while (start < end && text.charCodeAt(start) <= 0x20) start++;
  while (end > start && text.charCodeAt(end - 1) <= 0x20) end--;
  return { start, end };
}

/** True where the lines of a block were broken at a fixed width: at least three, none longer than it, most near it. */
function isWrapped(lines: readonly Span[]): boolean {
  const lengths = lines.map((line) => line.end - line.start).filter((length) => length > 0);
  if (lengths.length < 3) return false;
  const longest = lengths.reduce((most, length) => Math.max(most, length), 0);
  const near = lengths.filter((length) => length >= SHORTEST_WRAPPED).length;
  return longest <= LONGEST_WRAPPED && near * 2 >= lengths.length;
}

/** True where a sentence may run over the end of `line` into `next`. */
function goesOn(text: string, line: Span, next: Span, wrapped: boolean): boolean {
  if (line.start === line.end || next.start === next.end) return false;
  const last = text[line.end - 1]!;
  if (/[.!?\u2026"\u201d:]/.test(last)) return wrapped && line.end - line.start >= SHORTEST_WRAPPED;
  if (isLower(text.charCodeAt(next.start)) && text.charCodeAt(next.start) < 0x250) return true;
  return wrapped && line.end - line.start >= SHORTEST_WRAPPED;
}
