import type { Report, Span } from "../model/index.ts";
import { TAG, type Tokens } from "../model/index.ts";
import { upperBound } from "../text/offsets.ts";
import type { Syntax } from "./syntax.ts";

/** A stretch in quotation marks, or a block that is a quotation as a whole. */
export interface Quote extends Span {
  /** What stands between the marks. */
  inner: Span;
  /** `scare`: a few words without a verb, quoted within somebody's sentence; `speech`: everything else. */
  kind: "speech" | "scare";
  /** 0 outside any other quote, 1 inside one, … */
  depth: number;
  /** True for blocks of role `quote` and `post`. */
  block: boolean;
}

/** A quotation mark in the text. */
interface Mark extends Span {
  /** `"` for double marks (also two single ones typed for a double), `'` for single ones. */
  kind: '"' | "'";
  turn: "open" | "close" | "either";
}

/** Words a scare quote may hold at most; the median of quoted fragments without a verb in news is two. */
const SCARE_WORDS = 5;

/**
 * Quotations of a report in order of their start. Marks pair within a paragraph; a quote runs on through the next
 * paragraph where that opens with the mark again. A mark that is never closed quotes to the end of its sentence.
 */
export function findQuotes(syntax: Syntax, report: Report): Quote[] {
  const quotes = [...markedQuotes(syntax, report), ...blockQuotes(syntax, report)];
  quotes.sort((left, right) => left.start - right.start || right.end - left.end);
  const open: Quote[] = [];
  return quotes.map((quote) => {
    while (open.length && open[open.length - 1]!.end <= quote.start) open.pop();
    open.push(quote);
    return { ...quote, depth: open.length - 1 };
  });
}

function blockQuotes(syntax: Syntax, report: Report): Quote[] {
  return report.blocks
    .filter((block) => block.role === "quote" || block.role === "post")
    .map((block) => quoteOf(syntax.tokens, { start: block.start, end: block.end }, 0, true));
}

function markedQuotes(syntax: Syntax, report: Report): Quote[] {
  const quotes: Quote[] = [];
  let carried: Mark | null = null;
  for (const paragraph of paragraphs(report)) {
    const marks = quoteMarks(report.text, paragraph);
    if (carried && !(marks[0]?.start === paragraph.start && marks[0].turn !== "close")) {
      addUnclosed(syntax, carried, quotes);
      carried = null;
    } else if (carried) {
      marks.shift();
    }
    carried = pairMarks(syntax, marks, carried, quotes);
  }
  if (carried) addUnclosed(syntax, carried, quotes);
  return quotes;
}

function addUnclosed(syntax: Syntax, mark: Mark, quotes: Quote[]): void {
  addQuote(syntax.tokens, { start: mark.start, end: sentenceEnd(syntax, mark) }, 1, quotes);
}

/** Marks with no token between them quote nothing. */
function addQuote(tokens: Tokens, span: Span, markLength: number, quotes: Quote[]): void {
  const next = tokens.start[upperBound(tokens.start, span.start)];
  if (next === undefined || next >= span.end) return;
  const quote = quoteOf(tokens, span, markLength, false);
  if (next < quote.inner.end) quotes.push(quote);
}

/** Pairs the marks of one paragraph; gives back the double mark that is still open at its end. */
function pairMarks(
  syntax: Syntax,
  marks: readonly Mark[],
  carried: Mark | null,
  quotes: Quote[],
): Mark | null {
  const open: Mark[] = carried ? [carried] : [];
  for (const mark of marks) {
    const inner = open[open.length - 1];
    if (inner?.kind === mark.kind && mark.turn !== "open") {
      open.pop();
      addQuote(syntax.tokens, { start: inner.start, end: mark.end }, mark.end - mark.start, quotes);
    } else if (mark.turn === "close") {
      closeOuter(syntax, open, mark, quotes);
    } else if (inner?.kind === mark.kind) {
      open.pop();
      addUnclosed(syntax, inner, quotes);
      open.push(mark);
    } else if (open.length < 2) {
      open.push(mark);
    }
  }
  return open[0]?.kind === '"' ? open[0] : null;
}

/** A closing double mark ends the outer quote although a single mark inside was left open (an apostrophe, mostly). */
function closeOuter(syntax: Syntax, open: Mark[], mark: Mark, quotes: Quote[]): void {
  const outer = open.length === 2 && open[0]!.kind === mark.kind ? open[0]! : null;
  if (!outer) return;
  open.length = 0;
  addQuote(syntax.tokens, { start: outer.start, end: mark.end }, mark.end - mark.start, quotes);
}

/** End of the sentence an unclosed mark stands in (binary search over the sentences). */
function sentenceEnd(syntax: Syntax, mark: Mark): number {
  let low = 0;
  let high = syntax.sentences.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (syntax.sentences[middle]!.end <= mark.start) low = middle + 1;
    else high = middle;
  }
  return Math.max(syntax.sentences[low]?.end ?? mark.end, mark.end);
}

function quoteOf(tokens: Tokens, span: Span, markLength: number, block: boolean): Quote {
  const inner = block ? { ...span } : { start: span.start + markLengthAt(tokens.text, span.start), end: 0 };
  if (!block) inner.end = Math.max(inner.start, span.end - closingLength(tokens.text, span, markLength));
  return { ...span, inner, kind: block ? "speech" : kindOf(tokens, inner), depth: 0, block };
}

function markLengthAt(text: string, offset: number): number {
  return text.startsWith("''", offset) || text.startsWith("``", offset) ? 2 : 1;
}

function closingLength(text: string, span: Span, markLength: number): number {
  return /["'\u2019\u201D\u00BB]/.test(text[span.end - 1] ?? "") ? markLength : 0;
}

function kindOf(tokens: Tokens, inner: Span): "speech" | "scare" {
  const first = upperBound(tokens.start, inner.start - 1);
  const last = upperBound(tokens.start, inner.end - 1);
  if (last - first > SCARE_WORDS + 1) return "speech";
  for (let token = first; token < last; token++) if (hasTense(tokens, token)) return "speech";
  return last - first > 2 && /[.!?,]/.test(tokens.text.charAt(inner.end - 1)) ? "speech" : "scare";
}

function hasTense(tokens: Tokens, token: number): boolean {
  const tag = tokens.tag[token];
  return tag === TAG.VBD || tag === TAG.VBZ || tag === TAG.VBP || tag === TAG.MD;
}

/** Paragraphs to look for marks in: blocks cut at line breaks, without boilerplate and block quotes. */
function* paragraphs(report: Report): Generator<Span> {
  for (const block of report.blocks) {
    if (block.role === "boilerplate" || block.role === "post" || block.role === "quote") continue;
    let start = block.start;
    for (let offset = block.start; offset <= block.end; offset++) {
      if (offset < block.end && report.text.charCodeAt(offset) !== 10) continue;
      while (start < offset && /\s/.test(report.text[start]!)) start++;
      if (start < offset) yield { start, end: offset };
      start = offset + 1;
    }
  }
}

const DOUBLE_OPEN = /[\u201C\u201E\u00AB]/;
const DOUBLE_CLOSE = /[\u201D\u00BB]/;
/** Characters below 128 that may be a mark; nearly all of a text is below. */
const MAY_MARK = Uint8Array.from({ length: 128 }, (_, code) =>
  /["'`]/.test(String.fromCharCode(code)) ? 1 : 0,
);

function quoteMarks(text: string, paragraph: Span): Mark[] {
  const marks: Mark[] = [];
  for (let offset = paragraph.start; offset < paragraph.end; offset++) {
    const mark = markAt(text, offset, paragraph);
    if (!mark) continue;
    marks.push(mark);
    offset = mark.end - 1;
  }
  return marks;
}

function markAt(text: string, offset: number, paragraph: Span): Mark | null {
  if (MAY_MARK[text.charCodeAt(offset)] === 0) return null;
  const character = text[offset]!;
  if (DOUBLE_OPEN.test(character)) return { start: offset, end: offset + 1, kind: '"', turn: "open" };
  if (DOUBLE_CLOSE.test(character)) return { start: offset, end: offset + 1, kind: '"', turn: "close" };
  const doubled = /['\u2018\u2019`]/.test(character) && text[offset + 1] === character;
  const end = offset + (doubled ? 2 : 1);
  if (character === '"' || doubled)
    return { start: offset, end, kind: '"', turn: turnOf(text, offset, end, paragraph) };
  if (character === "\u2018") return { start: offset, end, kind: "'", turn: "open" };
  if (character !== "'" && character !== "\u2019") return null;
  return singleMark(text, offset, paragraph);
}

/** A single mark that can not be an apostrophe: it opens after a blank, or closes after punctuation or before one. */
function singleMark(text: string, offset: number, paragraph: Span): Mark | null {
  const turn = turnOf(text, offset, offset + 1, paragraph);
  const straight = text[offset] === "'";
  if (turn === "open" && !straight) return null;
  if (
    turn === "open" &&
    !/^(?!em\b|til|cause\b|tis\b|twas\b)[A-Za-z]{2}/.test(text.slice(offset + 1, offset + 7))
  )
    return null;
  return turn === "either" ? null : { start: offset, end: offset + 1, kind: "'", turn };
}

function turnOf(text: string, start: number, end: number, paragraph: Span): Mark["turn"] {
  const before = start > paragraph.start ? text[start - 1]! : " ";
  const after = end < paragraph.end ? text[end]! : " ";
  const opens = /[\s([{\u2013\u2014\u2018\u201C"'-]/.test(before);
  const closes = /[\s)\]}.,;:!?\u2013\u2014\u2019\u201D"'-]/.test(after);
  if (opens && !closes) return "open";
  if (closes && !opens) return "close";
  return "either";
}
