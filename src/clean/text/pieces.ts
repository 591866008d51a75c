import { roleByWords } from "../../lexicon/boilerplate.ts";
import type { Block, BlockRole, Span } from "../../model/index.ts";
import type { Line } from "./lines.ts";

const AD_MARK = /\[ad_?\d{0,3}\]/gi;
const SENTENCE_GAP = /[.!?]["'”’)]{0,2}\s{1,3}(?=["'“‘([]?[\p{Lu}\d])/gu;

/** Blocks of one line: ad marks inside it, and a first or last sentence that is residue, are taken off the rest. */
export function piecesOf(line: Line, role: BlockRole, outer: { first: boolean; last: boolean }): Block[] {
  const cut: Block[] = marksIn(line);
  const bare = rest(line, cut);
  if (bare && role === "paragraph") cut.push(...edgeSentences(bare, line, outer));
  return between(line, cut, role);
}

function marksIn(line: Line): Block[] {
  if (!line.text.includes("[")) return [];
  return [...line.text.matchAll(AD_MARK)].map((match) => {
    const start = line.start + match.index;
    return { start, end: start + match[0].length, role: "boilerplate" };
  });
}

/** The line without marks at its ends. */
function rest(line: Line, marks: readonly Block[]): Span | null {
  let { start, end } = line;
  for (const mark of marks) if (mark.start === start) start = mark.end;
  for (const mark of [...marks].reverse()) if (mark.end === end) end = mark.start;
  return start < end ? { start, end } : null;
}

/** Only before or after the prose itself is a single sentence held to be residue: `This is a developing story. …` */
function edgeSentences(span: Span, line: Line, outer: { first: boolean; last: boolean }): Block[] {
  if (!outer.first && !outer.last) return [];
  const text = line.text.slice(span.start - line.start, span.end - line.start);
  const gaps = [...text.matchAll(SENTENCE_GAP)];
  if (gaps.length === 0) return [];
  const cut: Block[] = [];
  const [head, tail] = [gaps[0]!, gaps.at(-1)!];
  if (outer.first) {
    const end = head.index + head[0].trimEnd().length;
    const role = roleByWords(text.slice(0, end), true);
    if (role) cut.push({ start: span.start, end: span.start + end, role });
  }
  if (outer.last) {
    const start = tail.index + tail[0].length;
    const role = roleByWords(text.slice(start), true);
    if (role) cut.push({ start: span.start + start, end: span.end, role });
  }
  return cut;
}

function between(line: Line, cut: readonly Block[], role: BlockRole): Block[] {
  const blocks: Block[] = [];
  let from = line.start;
  const keep = (to: number) => {
    const text = line.text.slice(from - line.start, to - line.start);
    const start = from + text.length - text.trimStart().length;
    if (text.trim() !== "") blocks.push({ start, end: start + text.trim().length, role });
  };
  for (const block of [...cut].sort((left, right) => left.start - right.start)) {
    keep(block.start);
    blocks.push(block);
    from = block.end;
  }
  keep(line.end);
  return blocks;
}
