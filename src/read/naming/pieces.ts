import { placeKey } from "../../lexicon/keys.ts";
import type { Tokens } from "../../model/syntax.ts";
import { remembered } from "../../text/memory.ts";
import { lexemesOf } from "../lexemes.ts";

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
  const { of, lower } = lexemesOf(tokens.text, tokens.start, tokens.end, tokens.count);
  const parts = new Array<Part[]>(lower.length);
  for (let token = 0; token < tokens.count; token++) {
    const start = tokens.start[token]!;
    parts[of[token]!] ??= partsOf(tokens.text.slice(start, tokens.end[token]!));
    addPieces(pieces, parts[of[token]!]!, start, token);
  }
  pieces.count = pieces.key.length;
  return pieces;
}

function addPieces(pieces: Pieces, parts: readonly Part[], start: number, token: number): void {
  for (const { at, length, key, capital } of parts) {
    pieces.start.push(start + at);
    pieces.end.push(start + at + length);
    pieces.key.push(key);
    pieces.capital.push(capital);
    pieces.token.push(token);
  }
}

interface Part {
  /** Where it begins in its token. */
  at: number;
  length: number;
  key: string;
  capital: boolean;
}

const partsOf = remembered((token: string): Part[] =>
  [...token.matchAll(/[^-–/]+/g)].flatMap(({ 0: text, index }) => {
    const key = placeKey(text);
    if (key === "" || key.includes(" ")) return [];
    return [{ at: index, length: text.length, key, capital: UPPER.test(text) }];
  }),
);
