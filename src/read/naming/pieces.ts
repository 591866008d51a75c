import { placeKey } from "../../lexicon/keys.ts";
import type { Tokens } from "../../model/syntax.ts";

/** The words of a report as keys of names have them: hyphenated tokens fall apart, points and apostrophes are gone. */
export interface Pieces {
  count: number;
  start: number[];
  end: number[];
  key: string[];
  capital: boolean[];
  /** Token that holds the piece. */
  token: number[];
}

const UPPER = /^[\p{Lu}\p{N}]/u;

export function piecesOf(tokens: Tokens): Pieces {
  const pieces: Pieces = { count: 0, start: [], end: [], key: [], capital: [], token: [] };
  for (let token = 0; token < tokens.count; token++) addPieces(pieces, tokens, token);
  pieces.count = pieces.key.length;
  return pieces;
}

function addPieces(pieces: Pieces, tokens: Tokens, token: number): void {
  const start = tokens.start[token]!;
  const text = tokens.text.slice(start, tokens.end[token]!);
  for (const part of text.matchAll(/[^-–/]+/g)) add(pieces, token, start + part.index, part[0]);
}

function add(pieces: Pieces, token: number, start: number, text: string): void {
  const key = placeKey(text);
  if (key === "" || key.includes(" ")) return;
  pieces.start.push(start);
  pieces.end.push(start + text.length);
  pieces.key.push(key);
  pieces.capital.push(UPPER.test(text));
  pieces.token.push(token);
}
