import type { Span } from "../../model/index.ts";
import { gapsIn } from "../../text/words.ts";

/** One line of a plain text (or one paragraph of hard-wrapped text), without white space at its ends. */
export interface Line extends Span {
  text: string;
  /** Number of words. */
  words: number;
  /** A blank line, or nothing, before it. */
  gapBefore: boolean;
  gapAfter: boolean;
  /** Ends as a sentence ends, closing quotes and brackets aside. */
  ended: boolean;
}

/** Within the last four characters. */
const SENTENCE_END = /[.!?…。؟]["'”’»)\]]{0,3}$/;

/** The lines that hold something, in order. Text wrapped at a fixed width is taken paragraph by paragraph. */
export function linesOf(text: string): Line[] {
  const spans = spansOf(text);
  const joined = isWrapped(spans, text) ? paragraphsOf(spans, text) : spans;
  return joined.map((span, index) => lineOf(text, span, joined[index - 1], joined[index + 1]));
}

function lineOf(text: string, span: Span, before: Span | undefined, after: Span | undefined): Line {
  const words = text.slice(span.start, span.end);
  return {
    ...span,
    text: words,
    words: gapsIn(text, span.start, span.end) + 1,
    gapBefore: before === undefined || hasBlankLine(text, before.end, span.start),
    gapAfter: after === undefined || hasBlankLine(text, span.end, after.start),
    ended: SENTENCE_END.test(words.slice(-4)),
  };
}

function spansOf(text: string): Span[] {
  const spans: Span[] = [];
  for (let from = 0; from < text.length; ) {
    const to = endOfLine(text, from);
    const line = text.slice(from, to);
    const start = from + line.length - line.trimStart().length;
    const end = from + line.trimEnd().length;
    if (start < end) spans.push({ start, end });
    from = to + 1;
  }
  return spans;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}

function hasBlankLine(text: string, from: number, to: number): boolean {
  const first = text.indexOf("\n", from);
  return first >= 0 && first < to && text.slice(first + 1, to).includes("\n");
}

/** Mails and wire texts are wrapped at 65 to 80 columns; some room is left for lines a little longer. */
const WRAP_COLUMN = 86;

/** True where lines are filled up to a column and go on in the next: most inner lines long, few ending a sentence. */
function isWrapped(spans: readonly Span[], text: string): boolean {
  if (spans.length < 5 || spans.some(({ start, end }) => end - start > WRAP_COLUMN)) return false;
  const inner = spans.filter((span, index) => {
    const next = spans[index + 1];
    return next !== undefined && !hasBlankLine(text, span.end, next.start);
  });
  const full = inner.filter(({ start, end }) => end - start >= 50);
  const open = full.filter(({ start, end }) => !SENTENCE_END.test(text.slice(Math.max(start, end - 4), end)));
  return inner.length >= 3 && full.length >= 0.6 * inner.length && open.length >= 0.6 * full.length;
}

function paragraphsOf(spans: readonly Span[], text: string): Span[] {
  const paragraphs: Span[] = [];
  for (const span of spans) {
    const last = paragraphs.at(-1);
    if (last && !hasBlankLine(text, last.end, span.start)) last.end = span.end;
    else paragraphs.push({ ...span });
  }
  return paragraphs;
}
