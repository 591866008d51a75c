import { calendarWords } from "../../lexicon/calendar.ts";
import { numberWords } from "../../lexicon/numbers.ts";
import { lazily } from "../../lexicon/rows.ts";
import type { Piece } from "../pieces.ts";

/** Words outside the tables that some time expression begins with, or goes on with behind its article. */
const OTHERS = `the a an that same these those this some few several many couple just more most every each per
  early small first final day night week month year weekend centuries previous preceding prior past recent
  last next following subsequent coming upcoming today tonight yesterday tomorrow noon midnight overnight
  new christmas boxing may q`.split(/\s+/);

const openings = lazily(() => {
  const timed = calendarWords(
    "month",
    "weekday",
    "part",
    "unit",
    "season",
    "reference",
    "set",
    "edge",
    "shift",
  );
  const counted = numberWords("unit", "tens", "fraction", "ordinal", "scale", "group");
  return new Set([...OTHERS, ...timed, ...timed.map((word) => `${word}s`), ...counted]);
});

/**
 * False where no time expression can begin: nine pieces in ten, which are spared the row of matchers in `expressions.ts`.
 * A matcher that begins with another word must have it added here.
 */
export function mayBeginTime(pieces: readonly Piece[], at: number): boolean {
  if (!opens(pieces[at]!)) return false;
  const { word } = pieces[at]!;
  if (word !== "the" && word !== "a" && word !== "an") return true;
  const next = pieces[at + 1];
  return next !== undefined && (next.word === "-" || opens(next));
}

function opens({ digits, word }: Piece): boolean {
  return digits || openings().has(word);
}
