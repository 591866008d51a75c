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
}

const SEED = 0x2f0b4a27;

/** Hash of one part of a word; parts of different kinds are told apart by `kind`. */
function hashOf(text: string, kind: number): number {
  let hash = SEED ^ Math.imul(kind, 0x9e3779b1);
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
}

/** Looks up every token of a report; each different word is worked out once. */
export function lexemesOf(text: string, start: Int32Array, end: Int32Array, count: number): Lexemes {
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
  const folded = forms.map((form) => (isAscii(form) ? form : fold(form)));
  const lower = folded.map((form) => form.toLowerCase());
  const masked = lower.map((form) => form.slice(0, 64).replace(/[0-9]/g, "0"));
  const hashes = (part: (form: string) => string, kind: number) =>
    Int32Array.from(masked, (form) => hashOf(part(form), kind));
  return {
    of,
    lower,
    word: hashes((form) => form, 1),
    form: Int32Array.from(folded, (form) => hashOf(form.slice(0, 64), 2)),
    suffix1: hashes((form) => form.slice(-1), 3),
    suffix2: hashes((form) => form.slice(-2), 4),
    suffix3: hashes((form) => form.slice(-3), 5),
    suffix4: hashes((form) => form.slice(-4), 6),
    prefix2: hashes((form) => form.slice(0, 2), 7),
    prefix3: hashes((form) => form.slice(0, 3), 8),
    shape: Int32Array.from(folded, (form) => hashOf(shapeOf(form), 9)),
  };
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
