import { describe, expect, it } from "vitest";
import { calendarWords } from "../../lexicon/calendar.ts";
import { numberWords } from "../../lexicon/numbers.ts";
import type { Piece } from "../pieces.ts";
import { expressionAt } from "./expressions.ts";
import { mayBeginTime } from "./openings.ts";

const WORDS = [
  ...calendarWords("month", "weekday", "part", "unit", "season", "zone", "reference", "set", "edge", "shift"),
  ...calendarWords("masthead", "feast"),
  ...numberWords("unit", "tens", "scale", "suffix", "fraction", "group", "ordinal", "plural", "vague"),
  ..."the a an of in on that more q eve s just some those same early small few days hours ago - 12 2024 1,5".split(
    " ",
  ),
];

function piecesOf(words: readonly string[]): Piece[] {
  return words.map((word, token) => ({
    start: token,
    end: token + 1,
    word,
    token,
    glued: false,
    digits: /^\d/.test(word),
    capital: true,
  }));
}

describe("words that a time begins with", () => {
  it("leave out none that the matchers take", () => {
    const missed: string[] = [];
    for (const first of WORDS)
      for (const second of WORDS)
        for (const tail of [[], ["ago"], ["of", "may"]]) {
          const pieces = piecesOf([first, second, ...tail]);
          if (expressionAt(pieces, 0) && !mayBeginTime(pieces, 0)) missed.push(`${first} ${second}`);
        }
    expect(missed).toEqual([]);
  });
});
