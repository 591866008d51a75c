/** A stretch of text that is marked or not. */
export interface Piece {
  text: string;
  marked: boolean;
}

interface Stretch {
  start: number;
  end: number;
}

/** A text cut where the marked words begin and end. Offsets count UTF-16 code units; those out of bounds mark nothing. */
export function piecesOf(text: string, { start, end }: Stretch): Piece[] {
  if (start < 0 || end > text.length || start >= end) return [{ text, marked: false }];
  return [
    { text: text.slice(0, start), marked: false },
    { text: text.slice(start, end), marked: true },
    { text: text.slice(end), marked: false },
  ].filter((piece) => piece.text !== "");
}
