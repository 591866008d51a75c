import { numberWords } from "../../lexicon/numbers.ts";
import { lazily } from "../../lexicon/rows.ts";
import { beginsPhrase, unitWords } from "../../lexicon/units.ts";
import type { Piece } from "../pieces.ts";
import { PARTS } from "./shares.ts";

const numberOpenings = lazily(
  () => new Set([...numberWords("unit", "tens", "fraction", "plural", "vague"), ...unitWords("money")]),
);
/** What makes a number of the article before it: `a dozen`, `a million`, `a quarter`, `a few`, `a score of`. */
const behindArticle = lazily(
  () =>
    new Set([
      ...numberWords("fraction", "scale", "group", "vague"),
      ...[...PARTS.keys()].flatMap((part) => [part, `${part}s`]),
      "score",
      "-",
    ]),
);

/** False where no number can begin: the row of matchers in `amounts.ts` need not be tried. */
export function mayBeginNumber(pieces: readonly Piece[], at: number): boolean {
  const piece = pieces[at];
  if (piece === undefined) return false;
  const next = pieces[at + 1];
  if (piece.digits || numberOpenings().has(piece.word) || next?.word === "$") return true;
  return piece.word === "a" && next !== undefined && behindArticle().has(next.word);
}

/** Words that a range begins with, and quantities told without a number (`numberless.ts`). */
const OTHERS = new Set(["between", "from", "no", "nobody", "a", "an"]);

/** False where no quantity can begin: nine pieces in ten. */
export function mayBeginQuantity(pieces: readonly Piece[], at: number): boolean {
  const { word } = pieces[at]!;
  return mayBeginNumber(pieces, at) || OTHERS.has(word) || beginsPhrase("before", word);
}
