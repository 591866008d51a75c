import { hash32 } from "./hash.ts";
import { remembered } from "./memory.ts";
import { fold } from "./normalise.ts";

/** A word of a text: its span and its comparison form (see {@link stem}). */
export interface Word {
  start: number;
  end: number;
  /** Lower case, possessive and dots of abbreviations gone; `US` and `U.S.` are both `u.s`. */
  form: string;
}

const WORD = /[\p{L}\p{N}]+(?:['.,-][\p{L}\p{N}]+)*/gu;

/** The words of `text` in `[start, end)`. Hyphenated names stay one word (`c-130`), and so do numbers (`1,200`). */
export function wordsOf(text: string, start = 0, end = text.length): Word[] {
  const folded = fold(text.slice(start, end));
  const words: Word[] = [];
  WORD.lastIndex = 0;
  for (let match = WORD.exec(folded); match !== null; match = WORD.exec(folded)) {
    const from = start + match.index;
    words.push({ start: from, end: from + match[0].length, form: formOf(match[0]) });
  }
  return words;
}

/** Number of runs of white space in `[start, end)`. */
export function gapsIn(text: string, start = 0, end = text.length): number {
  let gaps = 0;
  let isGap = false;
  for (let index = start; index < end; index++) {
    const code = text.charCodeAt(index);
    const isWhite = code === 0x20 || ((code < 0x20 || code > 0x7f) && /\s/.test(text[index]!));
    if (isWhite && !isGap) gaps++;
    isGap = isWhite;
  }
  return gaps;
}

const formOf = remembered((word: string): string => {
  if (word === "US") return "u.s";
  const lower = word.toLowerCase().replace(/'s$/, "");
  const bare = /^\d/.test(lower) ? lower.replaceAll(",", "") : lower.replace(/[.,]/g, "");
  return bare === "us" && lower.includes(".") ? "u.s" : bare;
});

const ENDINGS: readonly [ending: string, put: string][] = [
  ["ations", ""],
  ["ation", ""],
  ["ating", ""],
  ["ated", ""],
  ["ates", ""],
  ["ate", ""],
  ["ions", ""],
  ["ion", ""],
  ["ments", ""],
  ["ment", ""],
  ["ingly", ""],
  ["ings", ""],
  ["ing", ""],
  ["edly", ""],
  ["ied", "y"],
  ["ed", ""],
  ["ies", "y"],
  ["ly", ""],
];

/** Letters that must be left before a derivational ending is cut: `nation` and `station` stay whole. */
const LEAST_STEM = 4;

/**
 * Light stem for comparing wordings, not for showing: plural, tense and the commonest noun endings cut, so that
 * `intercepted`, `intercepting` and `interception` meet.
 */
export const stem = remembered((form: string): string => {
  if (form.length <= 3 || /\d/.test(form)) return form;
  for (const [ending, put] of ENDINGS) {
    if (form.endsWith(ending) && form.length - ending.length + put.length >= LEAST_STEM) {
      return trim(form.slice(0, form.length - ending.length) + put);
    }
  }
  return trim(/[^suia]s$/.test(form) ? form.slice(0, -1) : form);
});

/** `attack(ing)`, `strik(e)`, `plann(ing)` -> one form each: final `e` and doubled consonants go. */
function trim(form: string): string {
  if (form.endsWith("e") && form.length > 4) return form.slice(0, -1);
  const last = form.at(-1)!;
  return form.length > 4 && last === form.at(-2) && !"lsz".includes(last) ? form.slice(0, -1) : form;
}

/** Number of a stem: 32 bits, so that two of 50,000 words fall together with probability .25. */
export function termOf(form: string): number {
  return hash32(stem(form));
}
