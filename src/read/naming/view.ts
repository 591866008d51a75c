import { candidates, isPlaceKey } from "../../lexicon/gazetteer.ts";
import { type NameKind, names } from "../../lexicon/names.ts";
import { givenNames, nameWords } from "../../lexicon/nameWords.ts";
import { wordClasses } from "../../lexicon/wordClasses.ts";
import type { MentionType } from "../../model/reading.ts";
import type { Sentence, Tokens } from "../../model/syntax.ts";
import { lexemesOf } from "../lexemes.ts";
import type { Found } from "./found.ts";
import { isCapitalised, isTitleCase, keyOf, wordOf } from "./shapes.ts";

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

type Column = (typeof COLUMNS)[number];

/** The columns of one report. */
export interface NameView {
  count: number;
  sentences: readonly Sentence[];
  columns: Record<Column, Int32Array>;
}

const TYPES: readonly MentionType[] = [
  "person",
  "organization",
  "gpe",
  "location",
  "facility",
  "weapon",
  "vehicle",
];
const BY = ["lexicon", "shape", "guess"] as const;
const KINDS: readonly NameKind[] = [
  "state",
  "adjective",
  "people",
  "capital",
  "seat",
  "actor",
  "outlet",
  "holder",
  "region",
  "weapon",
];
/** Stands for the word that governs the root of a sentence. */
const NO_GOVERNOR = 0x51ed270b;

/** Looks up every token; `names` are what rules and word lists found. */
export function nameView(tokens: Tokens, sentences: readonly Sentence[], names: readonly Found[]): NameView {
  const { count, tag, head, relation } = tokens;
  const lexemes = lexemesOf(tokens.text, tokens.start, tokens.end, count);
  const each = (part: Int32Array) => Int32Array.from(lexemes.of, (lexeme) => part[lexeme]!);
  const { suffix2, suffix3, suffix4, prefix2, prefix3 } = lexemes;
  const word = each(lexemes.word);
  const columns = {
    word,
    form: each(lexemes.form),
    shape: each(lexemes.shape),
    suffix2: each(suffix2),
    suffix3: each(suffix3),
    suffix4: each(suffix4),
    prefix2: each(prefix2),
    prefix3: each(prefix3),
    tag: Int32Array.from(tag),
    told: toldOf(tokens, names),
    ...listsOf(tokens, lexemes.of),
    place: placesOf(tokens),
    governor: head.map((token) => (token < 0 ? NO_GOVERNOR : word[token]!)),
    relation: Int32Array.from(relation),
    set: settingsOf(tokens, sentences),
    seen: seenOf(tokens),
  };
  return { count, sentences, columns };
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

/** What lists know of each word as such, and its class and group by the company it keeps. */
function listsOf(tokens: Tokens, of: Int32Array): Record<"listed" | "class" | "group", Int32Array> {
  const listed = new Int32Array(tokens.count);
  const one = new Int32Array(tokens.count);
  const group = new Int32Array(tokens.count);
  const { classOf, groupOf } = wordClasses();
  const first = new Map<number, number>();
  for (let token = 0; token < tokens.count; token++) {
    const same = first.get(of[token]!);
    if (same === undefined) {
      first.set(of[token]!, token);
      listed[token] = 2 * listedAs(keyOf(tokens, token)) + (isCapitalised(tokens, token) ? 1 : 0);
      one[token] = classOf(tokens.lower[token]!.replace(/[0-9]/g, "0"));
      group[token] = groupOf(one[token]!);
    } else {
      listed[token] = listed[same]!;
      one[token] = one[same]!;
      group[token] = group[same]!;
    }
  }
  return { listed, class: one, group };
}

/** Lists that hold a word, as bits; the kind of the known name it is alone and the size of the place take several. */
function listedAs(key: string): number {
  if (!/^[a-z]/.test(key)) return 0;
  const { firstNames, titles, notNames, nominals, eventHeads, lastHeads, firstHeads } = nameWords();
  const known = names().byKey.get(key)?.[0];
  const head = lastHeads.get(key);
  return (
    (firstNames.has(key) ? 1 : 0) |
    (titles.has(key) ? 2 : 0) |
    (notNames.has(key) ? 4 : 0) |
    (nominals.has(key) ? 8 : 0) |
    (eventHeads.has(key) ? 16 : 0) |
    (givenNames().has(key) ? 32 : 0) |
    (firstHeads.has(key) ? 64 : 0) |
    ((head ? TYPES.indexOf(head) + 1 : 0) << 7) |
    ((known ? KINDS.indexOf(known.kind) + 1 : 0) << 10) |
    (sizeOf(key) << 14)
  );
}

/** 0 for no place, 1 for a small one, 4 for more than a million inhabitants. */
function sizeOf(key: string): number {
  if (key.length < 3 || !isPlaceKey(key)) return 0;
  const thousands = Math.max(0, ...candidates(key).map(({ population }) => population));
  return thousands > 1000 ? 4 : thousands > 200 ? 3 : thousands > 50 ? 2 : 1;
}

/** Longest name of a place looked for, in tokens. */
const PLACE_WORDS = 4;

/** 1 for the first token of a place of several words that the gazetteer knows, 2 for the others. */
function placesOf(tokens: Tokens): Int32Array {
  const place = new Int32Array(tokens.count);
  for (let token = 0; token < tokens.count; token++) {
    if (place[token] !== 0 || !isCapitalised(tokens, token)) continue;
    const end = placeEnd(tokens, token);
    if (end > token) place.fill(2, token + 1, end).fill(1, token, token + 1);
  }
  return place;
}

function placeEnd(tokens: Tokens, first: number): number {
  const keys = [keyOf(tokens, first)];
  let end = -1;
  for (let token = first + 1; token < Math.min(first + PLACE_WORDS, tokens.count); token++) {
    if (tokens.sentence[token] !== tokens.sentence[first]) break;
    keys.push(keyOf(tokens, token));
    if (isCapitalised(tokens, token) && isPlaceKey(keys.filter((key) => key !== "").join(" ")))
      end = token + 1;
  }
  return end;
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
    const word = wordOf(tokens, token);
    if (!/^\p{L}{2,}$/u.test(word)) continue;
    words++;
    if (word === word.toUpperCase()) capital++;
  }
  return words >= 3 && capital / words > 0.7;
}

/** Whether the report also has the word in small letters (1) and elsewhere with a capital inside a sentence (2; often: 6). */
function seenOf(tokens: Tokens): Int32Array {
  const small = new Set<string>();
  const capital = new Map<string, number>();
  const isInside = (token: number) =>
    isCapitalised(tokens, token) && token > 0 && tokens.sentence[token] === tokens.sentence[token - 1];
  for (let token = 0; token < tokens.count; token++) {
    const lower = tokens.lower[token]!;
    if (isInside(token)) capital.set(lower, (capital.get(lower) ?? 0) + 1);
    else if (!isCapitalised(tokens, token)) small.add(lower);
  }
  return Int32Array.from(tokens.lower, (lower, token) => {
    const others = (capital.get(lower) ?? 0) - (isInside(token) ? 1 : 0);
    return (small.has(lower) ? 1 : 0) + (others > 0 ? 2 : 0) + (others > 2 ? 4 : 0);
  });
}
