import type { Tokens } from "../model/syntax.ts";
import { fold } from "../text/normalise.ts";

/**
 * A part of a token that is all letters, all digits or one sign: `C-130` is three, `10am` and `1990s` are two. Times and
 * quantities are read over pieces, so that they do not depend on where the tokeniser splits.
 */
export interface Piece {
  start: number;
  end: number;
  /** Lower case, quotes and dashes made plain, full stops of abbreviations dropped (`p.m.` -> `pm`). */
  word: string;
  /** Index of the token it belongs to. */
  token: number;
  /** True where no blank stands before it. */
  glued: boolean;
  /** True for pieces of digits. */
  digits: boolean;
  capital: boolean;
}

/** Characters of the longest token that is taken apart; what is longer is an address or a row of signs, not a time or number. */
const LONGEST_TOKEN = 500;

const PIECE = /\d+(?:[.,:]\d+)*|\p{L}[\p{L}\p{M}]*(?:\.\p{L}[\p{L}\p{M}]*)*\.?|\p{M}+|[^\s\p{L}\p{M}\d]/gu;

/** The pieces of the tokens `[first, last)` in order; endless tokens have none. */
export function piecesOf(tokens: Tokens, first: number, last: number): Piece[] {
  const pieces: Piece[] = [];
  for (let token = first; token < last; token++) {
    const start = tokens.start[token]!;
    if (tokens.end[token]! - start > LONGEST_TOKEN) continue;
    for (const match of fold(tokens.text.slice(start, tokens.end[token]!)).matchAll(PIECE)) {
      pieces.push(pieceOf(match[0], start + match.index, token, pieces.at(-1)));
    }
  }
  return pieces;
}

function pieceOf(text: string, start: number, token: number, before: Piece | undefined): Piece {
  const digits = /^\d/.test(text);
  const bare = digits ? text : text.length > 1 ? text.replaceAll(".", "") : text;
  return {
    start,
    end: start + text.length,
    word: bare.toLowerCase(),
    token,
    glued: before !== undefined && before.end === start,
    digits,
    capital: /^\p{Lu}/u.test(text),
  };
}

/** True where the piece at `index` is one of `words`. */
export function isWord(pieces: readonly Piece[], index: number, ...words: readonly string[]): boolean {
  const piece = pieces[index];
  return piece !== undefined && words.includes(piece.word);
}
