import { unitWord } from "../../lexicon/units.ts";
import type { Quantity } from "../../model/reading.ts";
import { REL, TAG, type Tokens } from "../../model/syntax.ts";
import { isWord, type Piece } from "../pieces.ts";
import { pieceOfToken, unitOf } from "./counted.ts";

/** A quantity told without a number, and the piece after its words. */
interface Numberless {
  to: number;
  quantity: Quantity;
}

/** `no casualties`, `no deaths or injuries`, `no one was hurt`: zero of what can be counted in a crisis. */
export function noneAt(tokens: Tokens, pieces: readonly Piece[], at: number): Numberless | null {
  const nobody = nobodyAt(tokens, pieces, at);
  if (nobody !== null) return zero(pieces, at, nobody, "person");
  if (!isWord(pieces, at, "no")) return null;
  for (let to = at + 1; to < Math.min(at + 5, pieces.length); to++) {
    const piece = pieces[to]!;
    const tag = tokens.tag[piece.token]!;
    const last = tag === TAG.NNS || tag === TAG.NN;
    if (last && unitWord("zero", tokens.lemma[piece.token]!))
      return zero(pieces, at, to + 1, unitOf(piece, tokens));
    if (!last && tag !== TAG.JJ && tag !== TAG.VBN && tag !== TAG.CC && tag !== TAG.NNP) return null;
  }
  return null;
}

function zero(pieces: readonly Piece[], at: number, to: number, unit: string): Numberless {
  const { start } = pieces[at]!;
  return { to, quantity: { start, end: pieces[to - 1]!.end, low: 0, high: 0, comparator: "none", unit } };
}

/** The piece after `nobody`, `no one` before what may befall people (`was killed`, `has been hurt`), or null. */
function nobodyAt(tokens: Tokens, pieces: readonly Piece[], at: number): number | null {
  const two = isWord(pieces, at, "no") && isWord(pieces, at + 1, "one");
  if (!two && !isWord(pieces, at, "nobody")) return null;
  const to = at + (two ? 2 : 1);
  let verb = to;
  while (isWord(pieces, verb, "was", "were", "is", "are", "has", "had", "have", "been", "else")) verb++;
  const piece = pieces[verb];
  if (!piece || verb === to) return null;
  const victim = unitWord("victim", tokens.lemma[piece.token]!) ?? unitWord("state", piece.word);
  return victim === undefined ? null : to;
}

/** `a C-130 transport aircraft` is one aircraft where its clause tells that such things were lost, hit, fired or rescued. */
export function thingAt(tokens: Tokens, pieces: readonly Piece[], at: number): Numberless | null {
  if (!isWord(pieces, at, "a", "an")) return null;
  const article = pieces[at]!.token;
  const noun = tokens.head[article]!;
  if (noun <= article || tokens.relation[article] !== REL.det || tokens.tag[noun] !== TAG.NN) return null;
  if (!unitWord("thing", tokens.lemma[noun]!) || !isLost(tokens, noun)) return null;
  const last = pieceOfToken(pieces, noun, at + 1);
  if (last === null) return null;
  const [{ start }, { end }] = [pieces[at]!, pieces[last]!];
  const unit = unitOf(pieces[last]!, tokens);
  return { to: last + 1, quantity: { start, end, low: 1, high: 1, comparator: "=", unit } };
}

function isLost(tokens: Tokens, noun: number): boolean {
  const verb = tokens.head[noun]!;
  const relation = tokens.relation[noun]!;
  const role = relation === REL.obj || relation === REL["nsubj:pass"] || relation === REL.nsubj;
  return verb >= 0 && role && unitWord("loss", tokens.lemma[verb]!) !== undefined;
}
