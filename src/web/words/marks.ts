/** A stretch of text that is marked or not. */
export interface Piece {
  text: string;
  marked: boolean;
  /** Places in the list of the other stretches that cover it, the shortest stretch first. */
  inside: number[];
}

/** Half-open, in UTF-16 code units. */
export interface Stretch {
  start: number;
  end: number;
}

/**
 * A text cut where the marked words and the other stretches begin and end. Offsets count UTF-16 code units; those out of
 * bounds mark nothing.
 */
export function piecesOf(text: string, marked: Stretch, others: readonly Stretch[] = []): Piece[] {
  const fits = ({ start, end }: Stretch) => start >= 0 && end <= text.length && start < end;
  const placed = others.map((stretch, index) => ({ ...stretch, index })).filter(fits);
  const all = fits(marked) ? [...placed, marked] : placed;
  const cuts = [...new Set([0, text.length, ...all.flatMap(({ start, end }) => [start, end])])];
  cuts.sort((left, right) => left - right);
  return cuts.slice(0, -1).map((start, place) => {
    const end = cuts[place + 1]!;
    const covers = (stretch: Stretch) => stretch.start <= start && end <= stretch.end;
    const inside = placed.filter(covers).sort((left, right) => lengthOf(left) - lengthOf(right));
    return {
      text: text.slice(start, end),
      marked: fits(marked) && covers(marked),
      inside: inside.map(({ index }) => index),
    };
  });
}

function lengthOf({ start, end }: Stretch): number {
  return end - start;
}

/** Where a text holds one of the words, in any case. */
export function foundIn(text: string, words: readonly string[]): Stretch[] {
  const lower = text.toLowerCase();
  if (lower.length !== text.length) return [];
  return words
    .filter((word) => word !== "")
    .flatMap((word) => {
      const found: Stretch[] = [];
      for (let start = lower.indexOf(word); start !== -1; start = lower.indexOf(word, start + word.length))
        found.push({ start, end: start + word.length });
      return found;
    });
}

/** The words of a search, in lower case. */
export function wordsIn(search: string): string[] {
  return search.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
