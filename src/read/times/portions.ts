import { calendarWord } from "../../lexicon/calendar.ts";
import { numberWord } from "../../lexicon/numbers.ts";
import { isWord, type Piece } from "../pieces.ts";
import { yearNumber } from "./dates.ts";
import type { Match } from "./meaning.ts";

/** 1-4, spring first. */
export function seasonAt(pieces: readonly Piece[], at: number): number | null {
  const season = calendarWord("season", pieces[at]?.word ?? "");
  return season ? Number(season.more[0]) / 3 : null;
}

/** `spring 2011`, `the summer of 2015`, `in winter`, `Q3 2011`, `the third quarter of 2011`, `the first half of the year`. */
export function matchPortion(pieces: readonly Piece[], at: number): Match | null {
  const season = seasonAt(pieces, at);
  if (season !== null) return seasonMatch(pieces, at, season);
  const short = isWord(pieces, at, "q") && pieces[at + 1]?.glued && /^[1-4]$/.test(pieces[at + 1]!.word);
  if (short) return portionYear(pieces, at + 2, "quarter", Number(pieces[at + 1]!.word));
  const from = isWord(pieces, at, "the") ? at + 1 : at;
  const ordinal = isWord(pieces, from, "final", "last")
    ? -1
    : (numberWord("ordinal", pieces[from]?.word ?? "")?.[0] ?? 0);
  const portion = isWord(pieces, from + 1, "quarter")
    ? "quarter"
    : isWord(pieces, from + 1, "half")
      ? "half"
      : null;
  if (!portion || ordinal === 0 || ordinal > (portion === "half" ? 2 : 4)) return null;
  if (ordinal === -1 && !isWord(pieces, from + 2, "of")) return null;
  const index = ordinal === -1 ? (portion === "half" ? 2 : 4) : ordinal;
  const match = portionYear(pieces, from + 2, portion, index);
  return match.to > from + 2 || portion === "quarter" ? match : null;
}

function seasonMatch(pieces: readonly Piece[], at: number, season: number): Match | null {
  const match = portionYear(pieces, at + 1, "season", season);
  if (match.to > at + 1) return match;
  const plain =
    !isWord(pieces, at, "spring", "fall") && isWord(pieces, at - 1, "in", "during", "the", "by", "since");
  const narrow =
    isWord(pieces, at - 1, "in", "by", "since") ||
    isWord(pieces, at - 2, "in", "during", "over", "by", "since");
  return plain && narrow ? match : null;
}

function portionYear(
  pieces: readonly Piece[],
  at: number,
  portion: "season" | "quarter" | "half",
  index: number,
): Match {
  const from = isWord(pieces, at, "of", ",") ? at + 1 : at;
  const year = yearNumber(pieces[from]);
  if (year !== null) return { to: from + 1, meaning: { kind: "portion", portion, index, year, shift: null } };
  const the =
    isWord(pieces, from, "the", "this", "last", "next") && isWord(pieces, from + 1, "year") && from > at;
  const shift = the ? Number(calendarWord("shift", pieces[from]!.word)?.value ?? 0) : null;
  return {
    to: the ? from + 2 : at,
    meaning: { kind: "portion", portion, index, year: null, shift: the ? shift : null },
  };
}
