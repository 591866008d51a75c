import { kindOf, tagAndRelationChoices } from "../lexicon/choices.ts";
import { remembered } from "../text/memory.ts";
import { fold } from "../text/normalise.ts";
import { classOf, DIGIT, LOWER, UPPER } from "./characters.ts";

/** The different words of one report with hashes of the parts that the tagger and the parser look at. */
export interface Lexemes {
  /** Lexeme of each token. */
  of: Int32Array;
  lower: string[];
  /** Hash of the lower-cased word, digits as 0. */
  word: Int32Array;
  /** Hash of the word as written. */
  form: Int32Array;
  suffix1: Int32Array;
  suffix2: Int32Array;
  suffix3: Int32Array;
  suffix4: Int32Array;
  prefix2: Int32Array;
  prefix3: Int32Array;
  /** Hash of the pattern of capitals, small letters, digits and signs, runs shortened. */
  shape: Int32Array;
  /** Tags the word can have, a place in the `tags` of {@link tagAndRelationChoices}. */
  choice: Int32Array;
}

const SEED = 0x2f0b4a27;

/** Hash of one part of a word; parts of different kinds are told apart by `kind`. */
function hashOf(text: string, kind: number): number {
  let hash = SEED ^ Math.imul(kind, 0x9e3779b1);
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
}

/** What is asked for again with the same tokens is not worked out again. */
const known = new WeakMap<Int32Array, Lexemes>();

/** Looks up every token of a report; each different word is worked out once. */
export function lexemesOf(text: string, start: Int32Array, end: Int32Array, count: number): Lexemes {
  const lexemes = known.get(start) ?? lexemesOfTokens(text, start, end, count);
  known.set(start, lexemes);
  return lexemes;
}

function lexemesOfTokens(text: string, start: Int32Array, end: Int32Array, count: number): Lexemes {
  const ids = new Map<string, number>();
  const forms: string[] = [];
  const of = new Int32Array(count);
  for (let token = 0; token < count; token++) {
    const form = text.slice(start[token], end[token]);
    let id = ids.get(form);
    if (id === undefined) {
      id = forms.length;
      ids.set(form, id);
      forms.push(form);
    }
    of[token] = id;
  }
  return describe(of, forms);
}

function describe(of: Int32Array, forms: readonly string[]): Lexemes {
  const { length } = forms;
  const column = () => new Int32Array(length);
  const lexemes: Lexemes = {
    of,
    lower: [],
    word: column(),
    form: column(),
    suffix1: column(),
    suffix2: column(),
    suffix3: column(),
    suffix4: column(),
    prefix2: column(),
    prefix3: column(),
    shape: column(),
    choice: column(),
  };
  for (let id = 0; id < length; id++) put(lexemes, id, lookOf(forms[id]!));
  return lexemes;
}

function put(lexemes: Lexemes, id: number, look: Look): void {
  lexemes.lower.push(look.lower);
  lexemes.word[id] = look.word;
  lexemes.form[id] = look.form;
  lexemes.suffix1[id] = look.suffix1;
  lexemes.suffix2[id] = look.suffix2;
  lexemes.suffix3[id] = look.suffix3;
  lexemes.suffix4[id] = look.suffix4;
  lexemes.prefix2[id] = look.prefix2;
  lexemes.prefix3[id] = look.prefix3;
  lexemes.shape[id] = look.shape;
  lexemes.choice[id] = look.choice;
}

/** One word as {@link Lexemes} has it. */
type Look = { [Part in keyof Omit<Lexemes, "of" | "lower">]: number } & { lower: string };

const lookOf = remembered((form: string): Look => {
  const folded = isAscii(form) ? form : fold(form);
  const lower = folded.toLowerCase();
  const masked = lower.slice(0, 64).replace(/[0-9]/g, "0");
  return {
    lower,
    word: hashOf(masked, 1),
    form: hashOf(folded.slice(0, 64), 2),
    suffix1: hashOf(masked.slice(-1), 3),
    suffix2: hashOf(masked.slice(-2), 4),
    suffix3: hashOf(masked.slice(-3), 5),
    suffix4: hashOf(masked.slice(-4), 6),
    prefix2: hashOf(masked.slice(0, 2), 7),
    prefix3: hashOf(masked.slice(0, 3), 8),
    shape: hashOf(shapeOf(folded), 9),
    choice: choiceOf(lower, folded),
  };
});

function choiceOf(lower: string, form: string): number {
  const { ofWord } = tagAndRelationChoices();
  return ofWord.get(lower) ?? ofWord.get(kindOf(form)) ?? 0;
}

function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) > 0x7f) return false;
  return true;
}

/** `Iran` -> `Xx`, `C-130` -> `X-d`, `US` -> `XX`; a capital alone stays apart from several. */
function shapeOf(form: string): string {
  let shape = "";
  for (let index = 0; index < form.length && shape.length < 6; index++) {
    const code = form.charCodeAt(index);
    const kind = classOf(code);
    const sign = kind === UPPER ? "X" : kind === LOWER ? "x" : kind === DIGIT ? "d" : form[index]!;
    if (sign !== shape.at(-1) || (sign === "X" && shape.at(-2) !== "X")) shape += sign;
  }
  return shape;
}
