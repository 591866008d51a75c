import type { Span } from "../model/span.ts";

/** A single mark opens where a blank, a bracket or the line's start stands before it and a letter or digit behind it. */
const OPENS = /(?<=^|[\s([:\u2014-])['\u2018](?=[\p{L}\p{N}])/gmu;
/** It closes behind a stop or comma, else behind a word: an apostrophe there (`the dogs' owner`) ends it too early. */
const CLOSES = /[.,!?\u2026]['\u2019](?![\p{L}\p{N}])/u;

/** Stretches in quotation marks, each within one line, marks included, in order: double marks, and single ones outside them. */
export function quotationsOf(text: string): Span[] {
  const double = inDoubleMarks(text);
  return [...double, ...inSingleMarks(text, double)].sort((left, right) => left.start - right.start);
}

function inDoubleMarks(text: string): Span[] {
  const quotations: Span[] = [];
  let open = -1;
  for (let index = 0; index < text.length; index++) {
    const character = text[index]!;
    if (character === "\n") open = -1;
    else if (character === "\u201C") open = index;
    else if (character === "\u201D" || character === '"') {
      if (open >= 0) quotations.push({ start: open, end: index + 1 });
      open = open >= 0 || character === "\u201D" ? -1 : index;
    }
  }
  return quotations;
}

/** Longest quotation in single marks that is looked for (characters): it keeps the search linear. */
const LONGEST = 600;

function inSingleMarks(text: string, double: readonly Span[]): Span[] {
  const quotations: Span[] = [];
  let next = 0;
  let last = 0;
  for (const { index } of text.matchAll(OPENS)) {
    while (next < double.length && double[next]!.end <= index) next++;
    const inside = next < double.length && double[next]!.start <= index;
    if (inside || index < last) continue;
    const rest = text.slice(index + 1, index + LONGEST);
    const line = rest.split("\n", 1)[0]!;
    const close = CLOSES.exec(line);
    if (!close) continue;
    last = index + 1 + close.index + 2;
    quotations.push({ start: index, end: last });
  }
  return quotations;
}
