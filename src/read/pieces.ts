import type { Sentence, Tokens } from "../model/syntax.ts";
import { remembered } from "../text/memory.ts";
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

/** Made once for each sentence: times and quantities both read over them. */
const known = new WeakMap<Sentence, readonly Piece[]>();

/** The pieces of a sentence in order; endless tokens have none. */
export function piecesOf(tokens: Tokens, sentence: Sentence): readonly Piece[] {
  const pieces = known.get(sentence) ?? piecesBetween(tokens, sentence.first, sentence.last);
  known.set(sentence, pieces);
  return pieces;
}

function piecesBetween(tokens: Tokens, first: number, last: number): Piece[] {
  const pieces: Piece[] = [];
  let before = -1;
  for (let token = first; token < last; token++) {
    const offset = tokens.start[token]!;
    if (tokens.end[token]! - offset > LONGEST_TOKEN) continue;
    for (const { at, length, word, digits, capital } of partsOf(
      tokens.text.slice(offset, tokens.end[token]!),
    )) {
      const start = offset + at;
      pieces.push({ start, end: start + length, word, token, glued: before === start, digits, capital });
      before = start + length;
    }
  }
  return pieces;
}

/** A piece as it looks in every place where its token stands. */
interface Part extends Pick<Piece, "word" | "digits" | "capital"> {
  /** Where it begins in its token. */
  at: number;
  length: number;
}

const partsOf = remembered((token: string): Part[] =>
  Array.from(fold(token).matchAll(PIECE), ({ 0: text, index }) => {
    const digits = /^\d/.test(text);
    const bare = digits ? text : text.length > 1 ? text.replaceAll(".", "") : text;
    const word = bare.toLowerCase();
    return { at: index, length: text.length, word, digits, capital: /^\p{Lu}/u.test(text) };
  }),
);

/** True where the piece at `index` is one of `words`. */
export function isWord(pieces: readonly Piece[], index: number, ...words: readonly string[]): boolean {
  const piece = pieces[index];
  return piece !== undefined && words.includes(piece.word);
}
