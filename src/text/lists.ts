/** Signs that open an item and hardly ever a sentence. */
const SIGN = /^[•·▪◦‣●○*–—-]\s+/;
const NUMBER = /^\(?(?:\d{1,2}|[a-z])[.)]\s+/;
/** Longest mark with its blanks, in characters. */
const LONGEST_MARK = 8;

/** Length of the mark that opens an item of a list (`• `, `- `, `1. `, `(b) `) at an offset; 0 where none stands there. */
export function itemMark(text: string, start: number): number {
  const opening = text.slice(start, start + LONGEST_MARK);
  return (SIGN.exec(opening) ?? NUMBER.exec(opening))?.[0].length ?? 0;
}

/**
 * For each block the length of its mark where it is an item of a list: a sign may stand alone, numbers and letters count
 * beside others of their kind, since a line may begin with a number.
 */
export function itemMarks(text: string, blocks: readonly { start: number; end: number }[]): number[] {
  const marks = blocks.map(({ start, end }) => Math.min(itemMark(text, start), end - start));
  return marks.map((mark, index) =>
    SIGN.test(text.slice(blocks[index]!.start, blocks[index]!.start + LONGEST_MARK)) ||
    (marks[index - 1] ?? 0) > 0 ||
    (marks[index + 1] ?? 0) > 0
      ? mark
      : 0,
  );
}
