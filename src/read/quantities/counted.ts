import { unitWord } from "../../lexicon/units.ts";
import { REL, TAG, type Tokens } from "../../model/syntax.ts";
import { readNumber } from "../numbers.ts";
import { isWord, type Piece } from "../pieces.ts";
import { type Amount, changes, isModels } from "./amounts.ts";

/** What an amount counts or measures; `to` is the piece after its last word. */
export interface Counted {
  to: number;
  unit: string;
}

/** Longest noun phrase between a number and what it counts, in pieces. */
const REACH = 10;

/** The unit of an amount: money, measure, the noun counted, the people a bare number stands for, or "". */
export function countedBy(pieces: readonly Piece[], amount: Amount, tokens: Tokens): Counted {
  if (amount.share) return { to: amount.to, unit: "%" };
  if (isModels(pieces, amount.to)) return { to: amount.to + 2, unit: pieces[amount.to]!.word };
  return (
    moneyAfter(pieces, amount) ??
    measureAfter(pieces, amount) ??
    magnitude(pieces, amount) ??
    nounOf(pieces, amount, tokens) ??
    peopleMeant(pieces, amount, tokens) ??
    grownBy(pieces, amount, tokens) ?? { to: amount.to, unit: amount.currency ?? "" }
  );
}

function moneyAfter(pieces: readonly Piece[], { to, currency }: Amount): Counted | null {
  let at = isWord(pieces, to, "-") && pieces[to]!.glued ? to + 1 : to;
  if (
    isWord(
      pieces,
      at,
      "us",
      "australian",
      "canadian",
      "hong",
      "kong",
      "turkish",
      "indian",
      "swiss",
      "iranian",
      "british",
      "egyptian",
      "swedish",
      "norwegian",
      "danish",
      "mexican",
      "pakistani",
    )
  )
    at++;
  const unit = unitWord("money", pieces[at]?.word ?? "");
  if (unit && (currency === null || currency === unit))
    return { to: at + 1, unit: NATIONAL[`${pieces[at - 1]!.word} ${unit}`] ?? unit };
  return currency === null ? null : { to, unit: currency };
}

/** Currencies that share their word with another. */
const NATIONAL: Record<string, string> = {
  "australian USD": "AUD",
  "canadian USD": "CAD",
  "kong USD": "HKD",
  "pakistani INR": "PKR",
  "egyptian GBP": "EGP",
};

/** `5 km`, `20-km`, `30 degrees Celsius`, `100 square kilometres`, `15 percent`, `300 tonnes of grain`. */
function measureAfter(pieces: readonly Piece[], { to, collective }: Amount): Counted | null {
  let at = isWord(pieces, to, "-") && pieces[to]!.glued ? to + 1 : to;
  if (collective && isWord(pieces, at, "of")) at++;
  if (isWord(pieces, at, "per") && isWord(pieces, at + 1, "cent")) return { to: at + 2, unit: "%" };
  const power = isWord(pieces, at, "square", "sq") ? "²" : isWord(pieces, at, "cubic") ? "³" : "";
  if (power) at++;
  if (isWord(pieces, at, "metric", "nautical")) at++;
  if (isWord(pieces, at, "°")) return degrees(pieces, at);
  const word = pieces[at]?.word ?? "";
  const unit = unitWord("measure", word);
  if (!unit || (word.length === 1 && !pieces[at]!.glued && word !== "%")) return null;
  if (unit === "degree") return degrees(pieces, at);
  if (word === "percentage")
    return { to: isWord(pieces, at + 1, "point", "points") ? at + 2 : at + 1, unit: "%" };
  const speed =
    SPEED.has(unit) && isWord(pieces, at + 1, "per", "an", "a", "/") && isWord(pieces, at + 2, "hour", "h");
  if (speed) return { to: at + 3, unit: unit === "mile" ? "mph" : `${unit}/h` };
  return { to: at + 1, unit: isWord(pieces, at - 1, "nautical") ? "nautical mile" : unit + power };
}

const SPEED = new Set(["km", "mile"]);

function degrees(pieces: readonly Piece[], at: number): Counted {
  const scale = { celsius: "°C", centigrade: "°C", c: "°C", fahrenheit: "°F", f: "°F" }[
    pieces[at + 1]?.word ?? ""
  ];
  return scale ? { to: at + 2, unit: scale } : { to: at + 1, unit: "degree" };
}

/** `7.4-magnitude`, `magnitude 7.4`, `7.4 on the Richter scale`. */
function magnitude(pieces: readonly Piece[], { from, to, numeral }: Amount): Counted | null {
  const after = isWord(pieces, to, "-") ? to + 1 : to;
  if (isWord(pieces, after, "magnitude")) return { to: after + 1, unit: "magnitude" };
  const before =
    isWord(pieces, numeral - 1, "magnitude") ||
    (isWord(pieces, numeral - 2, "magnitude") && isWord(pieces, numeral - 1, "-", "of"));
  const richter =
    isWord(pieces, to, "on") && (isWord(pieces, to + 2, "richter") || isWord(pieces, to + 2, "moment"));
  return before || richter || isWord(pieces, from - 1, "magnitude") ? { to, unit: "magnitude" } : null;
}

/** The noun counted: the head the number modifies in the tree, else the end of the noun phrase after it. */
function nounOf(pieces: readonly Piece[], amount: Amount, tokens: Tokens): Counted | null {
  const of =
    isWord(pieces, amount.to, "of") &&
    (amount.collective ||
      isWord(
        pieces,
        amount.to + 1,
        "the",
        "its",
        "their",
        "our",
        "his",
        "her",
        "these",
        "those",
        "them",
        "iran",
      ));
  const start = of ? amount.to + 1 : amount.to;
  const hyphen = isWord(pieces, amount.to, "-") && pieces[amount.to]!.glued;
  if (hyphen || pieces[start] === undefined) return null;
  const joined = of ? null : joinedNumber(pieces, amount, tokens);
  if (joined) return joined;
  const noun = of ? null : headInTree(pieces, amount, tokens);
  const at = noun === null ? lastNoun(pieces, start, tokens) : throughNouns(pieces, noun, tokens);
  if (at === null) return null;
  return { to: at + 1, unit: unitOf(pieces[at]!, tokens) };
}

/** Goes on to the last of several nouns in a row: `27 member states` are states. */
function throughNouns(pieces: readonly Piece[], at: number, tokens: Tokens): number {
  let last = at;
  while (
    pieces[last + 1] &&
    tokens.tag[pieces[last + 1]!.token] === TAG.NNS &&
    tokens.tag[pieces[last]!.token] === TAG.NN
  )
    last++;
  return last;
}

/** `102 and 21 people`, `17 of 22 rockets`: both count the same, and each keeps its own words. */
function joinedNumber(pieces: readonly Piece[], { to }: Amount, tokens: Tokens): Counted | null {
  const out = isWord(pieces, to, "out") && isWord(pieces, to + 1, "of");
  if (!out && !isWord(pieces, to, "and", "or", ",", "of")) return null;
  const second = readNumber(pieces, out ? to + 2 : to + 1);
  const noun = second && lastNoun(pieces, second.to, tokens);
  return noun ? { to, unit: unitOf(pieces[noun]!, tokens) } : null;
}

function headInTree(pieces: readonly Piece[], { numeral, to }: Amount, tokens: Tokens): number | null {
  const last = pieces[to - 1]!.token;
  for (let token = last; token >= pieces[numeral]!.token; token--) {
    const relation = tokens.relation[token]!;
    const above = tokens.head[token]!;
    // `48 confirmed and probable cases`: hung on the adjective, it counts the noun.
    const head = above > last && tokens.relation[above] === REL.amod ? tokens.head[above]! : above;
    if (head <= last || (relation !== REL.nummod && relation !== REL.amod && relation !== REL.det)) continue;
    if (!isNoun(tokens, head)) continue;
    const at = pieceOfToken(pieces, head, to);
    if (at !== null && isPhrase(pieces.slice(to, at), tokens)) return lastPiece(pieces, at);
  }
  return null;
}

/** The first piece of a token among the next {@link REACH} pieces from `from`, or null. */
export function pieceOfToken(pieces: readonly Piece[], token: number, from: number): number | null {
  for (let at = from; at < Math.min(pieces.length, from + REACH); at++) {
    if (pieces[at]!.token === token) return at;
  }
  return null;
}

/** True where all pieces can stand between a number and its noun, co-ordination included (`12 British and French aid workers`). */
function isPhrase(pieces: readonly Piece[], tokens: Tokens): boolean {
  return pieces.every(({ token }) => {
    const tag = tokens.tag[token]!;
    return isNoun(tokens, token) || INSIDE.has(tag) || tag === TAG.CC || tag === TAG[","];
  });
}

/** The last piece of the token the piece at `at` belongs to. */
function lastPiece(pieces: readonly Piece[], at: number): number {
  let last = at;
  while (pieces[last + 1]?.token === pieces[at]!.token) last++;
  return last;
}

function isNoun(tokens: Tokens, token: number): boolean {
  const tag = tokens.tag[token]!;
  return tag === TAG.NN || tag === TAG.NNS || tag === TAG.NNP || tag === TAG.NNPS;
}

/** Tags that may stand between a number and the noun it counts. */
const INSIDE = new Set([
  TAG.JJ,
  TAG.JJR,
  TAG.JJS,
  TAG.VBN,
  TAG.VBG,
  TAG.HYPH,
  TAG.POS,
  TAG["PRP$"],
  TAG["``"],
  TAG["''"],
  TAG.CD,
  TAG.AFX,
]);

/** End of the noun phrase that begins at `start`: its last noun before the first word that cannot stand inside one. */
function lastNoun(pieces: readonly Piece[], start: number, tokens: Tokens): number | null {
  let found: number | null = null;
  for (let at = start; at < pieces.length && at < start + REACH; at++) {
    const { token } = pieces[at]!;
    if (isNoun(tokens, token)) found = at;
    else if (at === start && isDeterminer(tokens, token)) continue;
    else if (!INSIDE.has(tokens.tag[token]!)) break;
    else if (
      found !== null &&
      tokens.tag[token] !== TAG.POS &&
      tokens.tag[token] !== TAG.HYPH &&
      !isNounAfter(pieces, at, tokens) &&
      !isModelNumber(pieces, at, tokens)
    )
      break;
  }
  return found;
}

/** `two of the bases`, `two of their bases`. */
function isDeterminer(tokens: Tokens, token: number): boolean {
  return (
    (tokens.tag[token] === TAG.DT && tokens.lower[token] !== "a" && tokens.lower[token] !== "an") ||
    tokens.tag[token] === TAG["PRP$"]
  );
}

/** After a noun only `'s` and what it owns go on: `the regime's air bases`. */
function isNounAfter(pieces: readonly Piece[], at: number, tokens: Tokens): boolean {
  const before = pieces[at - 1];
  return (
    before !== undefined && (tokens.tag[before.token] === TAG.POS || tokens.tag[before.token] === TAG.HYPH)
  );
}

/** `two of the Trent 900 engines`: a number inside a name. */
function isModelNumber(pieces: readonly Piece[], at: number, tokens: Tokens): boolean {
  const [before, next] = [pieces[at - 1]!, pieces[at + 1]];
  const name = tokens.tag[before.token] === TAG.NNP;
  return pieces[at]!.digits && name && next !== undefined && isNoun(tokens, next.token);
}

/** Lemma of the noun; words that only say that people are counted give `person`. */
export function unitOf(piece: Piece, tokens: Tokens): string {
  const lower = tokens.lower[piece.token]!;
  const lemma = tokens.lemma[piece.token]!;
  return (
    unitWord("people", lower) ??
    unitWord("people", lemma) ??
    unitWord("state", lower) ??
    lemma.replace(/(?<=\d)s$/, "")
  );
}

/** `12 dead`, `killing at least five`, `30 were wounded`, `the death toll rose to 47`: people, though no noun says so. */
function peopleMeant(pieces: readonly Piece[], amount: Amount, tokens: Tokens): Counted | null {
  const at =
    isWord(pieces, amount.to, "of") && isWord(pieces, amount.to + 1, "the") ? amount.to + 2 : amount.to;
  if (unitWord("state", pieces[at]?.word ?? "")) return { to: at + 1, unit: "person" };
  const head = tokens.head[pieces[amount.to - 1]!.token]!;
  if (head >= 0 && unitWord("victim", tokens.lemma[head]!)) return { to: amount.to, unit: "person" };
  const before = pieces.slice(Math.max(0, amount.from - 12), amount.from);
  const toll = before.some((piece) => piece.word === "toll" || piece.word === "tolls");
  return toll ? { to: amount.to, unit: "person" } : null;
}

/** Pieces between a number and the verb of change before it, and between that verb and what changed. */
const CHANGE = 6;

/** `cases doubled to 240`, `the number of injured climbed from 18 to 44`: what grew or fell is what is counted. */
function grownBy(pieces: readonly Piece[], { from, to }: Amount, tokens: Tokens): Counted | null {
  if (!isWord(pieces, from - 1, "to", "from")) return null;
  let verb = from - 2;
  while (verb >= Math.max(1, from - CHANGE) && !changes(pieces[verb]!.word)) verb--;
  if (verb < 1 || !changes(pieces[verb]!.word)) return null;
  for (let at = verb - 1; at >= Math.max(0, verb - CHANGE); at--) {
    const unit = unitOf(pieces[at]!, tokens);
    const state = unitWord("state", pieces[at]!.word);
    const countable =
      tokens.tag[pieces[at]!.token] === TAG.NNS && COUNTABLE.some((kind) => unitWord(kind, unit));
    if (state || countable) return { to, unit };
  }
  return null;
}

const COUNTABLE = ["people", "thing", "zero"] as const;
