import { isPlaceKey } from "../../lexicon/gazetteer.ts";
import type { Sentence, Tokens } from "../../model/syntax.ts";
import { type Lexemes, lexemesOf } from "../lexemes.ts";
import type { Found } from "./found.ts";
import { KINDS, listsOf, TYPES } from "./lists.ts";
import { beginsSmall, isCapitalised, isLetters, isTitleCase, keyOf, wordOf } from "./shapes.ts";

/** What the labels are told from: one column of numbers for each thing known of a token, by name. */
export const COLUMNS = [
  "word",
  "form",
  "shape",
  "suffix2",
  "suffix3",
  "suffix4",
  "prefix2",
  "prefix3",
  "tag",
  "told",
  "listed",
  "class",
  "group",
  "place",
  "governor",
  "relation",
  "set",
  "seen",
] as const;

export type Column = (typeof COLUMNS)[number];

/** Numbers of one token: 0, then one for each column. */
export const WIDTH = COLUMNS.length + 1;

/** Where the number of a column stands among those of a token. */
export function placeOf(column: Column): number {
  return COLUMNS.indexOf(column) + 1;
}

/** The tokens of one report in numbers. */
export interface NameView {
  count: number;
  sentences: readonly Sentence[];
  /** {@link WIDTH} for each token, so that what a feature looks at lies close together. */
  numbers: Int32Array;
}

const BY = ["lexicon", "shape", "guess"] as const;
/** Stands for the word that governs the root of a sentence. */
const NO_GOVERNOR = 0x51ed270b;

/** Looks up every token; `names` are what rules and word lists found. */
export function nameView(tokens: Tokens, sentences: readonly Sentence[], names: readonly Found[]): NameView {
  const { count } = tokens;
  const lexemes = lexemesOf(tokens.text, tokens.start, tokens.end, count);
  const known: Known = {
    lexemes,
    lists: listsOf(tokens, lexemes),
    told: toldOf(tokens, names),
    place: placesOf(tokens),
    set: settingsOf(tokens, sentences),
    seen: seenOf(tokens, lexemes),
  };
  const numbers = new Int32Array(count * WIDTH);
  for (let token = 0; token < count; token++) putNumbers(tokens, known, token, numbers);
  return { count, sentences, numbers };
}

/** What is known of the tokens beside their tags and trees, by token or by lexeme. */
interface Known {
  lexemes: Lexemes;
  lists: ReturnType<typeof listsOf>;
  told: Int32Array;
  place: Int32Array;
  set: Int32Array;
  seen: Uint8Array;
}

/** Writes the numbers of one token, in the order of COLUMNS. */
function putNumbers(tokens: Tokens, known: Known, token: number, numbers: Int32Array): void {
  const { lexemes, lists, told, place, set, seen } = known;
  const { of, word } = lexemes;
  const lexeme = of[token]!;
  const listed = lists[lexeme]!;
  const governor = tokens.head[token]!;
  let at = token * WIDTH + 1;
  numbers[at++] = word[lexeme]!;
  numbers[at++] = lexemes.form[lexeme]!;
  numbers[at++] = lexemes.shape[lexeme]!;
  numbers[at++] = lexemes.suffix2[lexeme]!;
  numbers[at++] = lexemes.suffix3[lexeme]!;
  numbers[at++] = lexemes.suffix4[lexeme]!;
  numbers[at++] = lexemes.prefix2[lexeme]!;
  numbers[at++] = lexemes.prefix3[lexeme]!;
  numbers[at++] = tokens.tag[token]!;
  numbers[at++] = told[token]!;
  numbers[at++] = listed.listed;
  numbers[at++] = listed.one;
  numbers[at++] = listed.group;
  numbers[at++] = place[token]!;
  numbers[at++] = governor < 0 ? NO_GOVERNOR : word[of[governor]!]!;
  numbers[at++] = tokens.relation[token]!;
  numbers[at++] = set[token]!;
  numbers[at++] = seen[token]!;
}

/** What rules and word lists made of each token: kind of the outermost name, begin or inside; 0 for none. */
function toldOf(tokens: Tokens, names: readonly Found[]): Int32Array {
  const told = new Int32Array(tokens.count);
  const longestLast = [...names].sort(
    (left, right) => left.last - left.first - (right.last - right.first) || left.first - right.first,
  );
  for (const name of longestLast) {
    const kind = name.kind === null ? 0 : KINDS.indexOf(name.kind) + 1;
    const code = 1 + TYPES.indexOf(name.type) + 8 * BY.indexOf(name.by) + 32 * kind;
    for (let token = name.first; token < name.last; token++)
      told[token] = code * 2 + (token === name.first ? 0 : 1);
  }
  return told;
}

/** Longest name of a place looked for, in tokens. */
const PLACE_WORDS = 4;

/** 1 for the first token of a place of several words that the gazetteer knows, 2 for the others. */
function placesOf(tokens: Tokens): Int32Array {
  const place = new Int32Array(tokens.count);
  for (let token = 0; token < tokens.count; token++) {
    if (place[token] !== 0 || !isCapitalised(tokens, token)) continue;
    const end = placeEnd(tokens, token);
    if (end > token) {
      place.fill(2, token, end);
      place[token] = 1;
    }
  }
  return place;
}

function placeEnd(tokens: Tokens, first: number): number {
  const last = lastCapital(tokens, first);
  if (last === first) return -1;
  let key = keyOf(tokens, first);
  let end = -1;
  for (let token = first + 1; token <= last; token++) {
    const next = keyOf(tokens, token);
    key = key === "" || next === "" ? key + next : `${key} ${next}`;
    if (isCapitalised(tokens, token) && isPlaceKey(key)) end = token + 1;
  }
  return end;
}

/** The last capitalised token that a place beginning with `first` may reach to; most have none but themselves. */
function lastCapital(tokens: Tokens, first: number): number {
  const end = Math.min(first + PLACE_WORDS, tokens.count);
  let last = first;
  for (let token = first + 1; token < end && tokens.sentence[token] === tokens.sentence[first]; token++)
    if (isCapitalised(tokens, token)) last = token;
  return last;
}

/** How the sentence is set (as prose, as a headline, in capitals), how short it is, and whether a token begins it. */
function settingsOf(tokens: Tokens, sentences: readonly Sentence[]): Int32Array {
  const set = new Int32Array(tokens.count);
  for (const { first, last } of sentences) {
    const style = isInCapitals(tokens, first, last) ? 2 : isTitleCase(tokens, first, last) ? 1 : 0;
    const length = last - first < 3 ? 2 : last - first < 6 ? 1 : 0;
    set.fill(style + 8 * length, first, last);
    set[first] = set[first]! + 4;
  }
  return set;
}

/** More than seven words in ten, as for headlines, have no small letter. */
function isInCapitals(tokens: Tokens, first: number, last: number): boolean {
  let words = 0;
  let capital = 0;
  for (let token = first; token < last; token++) {
    if (!isLetters(tokens, token, 2)) continue;
    words++;
    if (beginsSmall(tokens, token)) continue;
    const word = wordOf(tokens, token);
    if (word === word.toUpperCase()) capital++;
  }
  return words >= 3 && capital / words > 0.7;
}

/** Whether the report also has the word in small letters (1) and elsewhere with a capital inside a sentence (2; often: 6). */
function seenOf(tokens: Tokens, { of, lower }: Lexemes): Uint8Array {
  const { count, sentence } = tokens;
  const word = wordsOf(lower);
  const small = new Uint8Array(lower.length);
  const capital = new Int32Array(lower.length);
  /** 0 for a small letter, 1 for a capital, 2 for one inside a sentence. */
  const written = new Uint8Array(count);
  for (let token = 0; token < count; token++) {
    const one = word[of[token]!]!;
    if (!isCapitalised(tokens, token)) small[one] = 1;
    else if (token === 0 || sentence[token] !== sentence[token - 1]) written[token] = 1;
    else {
      written[token] = 2;
      capital[one]!++;
    }
  }
  return written.map((how, token) => {
    const one = word[of[token]!]!;
    const others = capital[one]! - (how === 2 ? 1 : 0);
    return small[one]! + (others > 0 ? 2 : 0) + (others > 2 ? 4 : 0);
  });
}

/** For each lexeme the first one that is the same in small letters. */
function wordsOf(lower: readonly string[]): Int32Array {
  const first = new Map<string, number>();
  const word = new Int32Array(lower.length);
  for (let lexeme = 0; lexeme < lower.length; lexeme++) {
    const same = first.get(lower[lexeme]!);
    word[lexeme] = same ?? lexeme;
    if (same === undefined) first.set(lower[lexeme]!, lexeme);
  }
  return word;
}
