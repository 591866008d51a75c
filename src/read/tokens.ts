import { abbreviationKind } from "../lexicon/abbreviations.ts";
import {
  classOf,
  isApostrophe,
  isDigit,
  isHyphen,
  isLetter,
  isSpace,
  isUpper,
  isWordPart,
  MARK,
} from "./characters.ts";
import { splitHyphens, type TokenSink } from "./hyphens.ts";

/** Units written onto their number that become a token of their own, as in the treebanks: `5 pm`, `2.5 bn`. */
const UNITS = new Set(
  "am pm k m b bn mn tn km kg kt g mg cm mm ml ft lb lbs mph kph mw gw kw kwh hz hrs hr min sec nm yo".split(
    " ",
  ),
);

/**
 * Splits `[start, end)`, one sentence, into tokens the way the English Universal Dependencies treebanks do: clitics
 * (`Iran|'s`, `did|n't`), currency signs and percent signs apart, hyphenated compounds apart (`Iran|-|backed`). Kept in
 * one piece, other than there: designators (`C-130`, `COVID-19`) and names with an Arabic article (`al-Assad`); as there:
 * words with a prefix (`anti-ship`). Linear in the length of the stretch.
 */
export function tokenise(text: string, start: number, end: number, sink: TokenSink): void {
  let at = listMarkEnd(text, start, end);
  if (at > start) sink(start, at);
  while (at < end) {
    if (isSpace(text.charCodeAt(at))) at++;
    else at = scanToken(text, at, end, sink);
  }
}

/** End of `2.` or `2.1.` that begins a sentence, else `start`. */
function listMarkEnd(text: string, start: number, end: number): number {
  const mark = /^\d{1,2}\.(?:\d{1,2}\.)?(?=\s)/.exec(text.slice(start, Math.min(end, start + 8)));
  return mark === null ? start : start + mark[0].length;
}

/** Reads what begins at `at`, gives it to the sink and returns where to go on. */
function scanToken(text: string, at: number, end: number, sink: TokenSink): number {
  const code = text.charCodeAt(at);
  const address = addressEnd(text, at, end);
  if (address > at) return emit(at, address, sink);
  if (isDigit(code) || (code === 0x2e && at + 1 < end && isDigit(text.charCodeAt(at + 1)))) {
    return scanNumber(text, at, end, sink);
  }
  if (isWordPart(code)) return scanWord(text, at, end, sink);
  if ((code === 0x40 || code === 0x23) && isWordPart(text.charCodeAt(at + 1)) && at + 1 < end) {
    return emit(at, runEnd(text, at + 1, end), sink);
  }
  if (isApostrophe(code)) return scanApostrophe(text, at, end, sink);
  return emit(at, punctuationEnd(text, at, end), sink);
}

function emit(start: number, end: number, sink: TokenSink): number {
  sink(start, end);
  return end;
}

/** End of a web address that begins at `at`, or `at`. */
function addressEnd(text: string, at: number, end: number): number {
  const code = text.charCodeAt(at) | 0x20;
  if (code !== 0x68 && code !== 0x77) return at;
  if (!/^(?:https?:\/\/|www\.)/i.test(text.slice(at, at + 8))) return at;
  let stop = at;
  while (stop < end && !isSpace(text.charCodeAt(stop)) && !/["<>\u201c\u201d]/.test(text[stop]!)) stop++;
  while (stop > at + 8 && /[.,;:!?)\]'\u2019]/.test(text[stop - 1]!)) stop--;
  return stop;
}

function runEnd(text: string, at: number, end: number): number {
  let stop = at;
  while (stop < end && isWordPart(text.charCodeAt(stop))) stop++;
  return stop;
}

/** `'s` after a bracket or quotation mark; two apostrophes as one quotation mark; else the mark alone. */
function scanApostrophe(text: string, at: number, end: number, sink: TokenSink): number {
  const next = text.charCodeAt(at + 1);
  if (at + 1 < end && isApostrophe(next)) return emit(at, at + 2, sink);
  if (at > 0 && !isSpace(text.charCodeAt(at - 1))) {
    const stop = runEnd(text, at + 1, end);
    if (CLITICS.has(text.slice(at + 1, Math.min(stop, at + 4)).toLowerCase())) return emit(at, stop, sink);
  }
  return emit(at, at + 1, sink);
}

/** Runs of dots, dashes, stars and the like are one token, and any sign repeated four times or more. */
function punctuationEnd(text: string, at: number, end: number): number {
  const code = text.charCodeAt(at);
  let stop = at + 1;
  while (stop < end && classOf(text.charCodeAt(stop)) === MARK) stop++;
  if (stop > at + 1) return stop;
  while (stop < end && text.charCodeAt(stop) === code) stop++;
  return stop - at >= 4 || /[-.*=~!?+#<>]/.test(text[at]!) ? stop : at + 1;
}

function scanNumber(text: string, at: number, end: number, sink: TokenSink): number {
  let stop = digitsEnd(text, at, end);
  const whole = stop;
  if (stop < end && isLetter(text.charCodeAt(stop))) {
    stop = runEnd(text, stop, end);
    if (isUnit(text, whole, stop)) {
      sink(at, whole);
      return emit(whole, unitEnd(text, stop, end), sink);
    }
  }
  return emit(at, stop, sink);
}

function isUnit(text: string, start: number, end: number): boolean {
  return end - start <= 3 && UNITS.has(text.slice(start, end).toLowerCase());
}

/** Takes the dots of `a.m.` along. */
function unitEnd(text: string, stop: number, end: number): number {
  return text.slice(stop, stop + 3).toLowerCase() === ".m." && stop + 3 <= end ? stop + 3 : stop;
}

/** Digits with `.`, `,`, `:`, `/` between them; hyphens only in dates and telephone numbers (two or more of them). */
function digitsEnd(text: string, at: number, end: number): number {
  let stop = at;
  let hyphens = 0;
  let firstHyphen = -1;
  while (stop < end) {
    const code = text.charCodeAt(stop);
    const joins = /[.,:/]/.test(text[stop]!) || isHyphen(code);
    if (isDigit(code)) stop++;
    else if (joins && stop + 1 < end && isDigit(text.charCodeAt(stop + 1))) {
      if (isHyphen(code) && hyphens++ === 0) firstHyphen = stop;
      stop++;
    } else break;
  }
  return hyphens === 1 ? firstHyphen : stop;
}

/** A word with everything that may stand inside one: apostrophes, hyphens, dots of acronyms, `&`, `@`. */
function scanWord(text: string, at: number, end: number, sink: TokenSink): number {
  let stop = at + 1;
  while (stop < end) {
    if (isWordPart(text.charCodeAt(stop))) stop++;
    else if (joinsWord(text, at, stop, end)) stop += 2;
    else break;
  }
  if (text.charCodeAt(stop) === 0x24 && stop < end && stop - at <= 3 && isUpper(text.charCodeAt(stop - 1))) {
    return emit(at, stop + 1, sink);
  }
  if (text.charCodeAt(stop) === 0x2e && stop < end && takesStop(text, at, stop, end))
    return emitWord(text, at, stop + 1, sink);
  return emitWord(text, at, stop, sink);
}

/** True where the sign at `at` stands inside a word that began at `start`. */
function joinsWord(text: string, start: number, at: number, end: number): boolean {
  const code = text.charCodeAt(at);
  const next = at + 1 < end ? text.charCodeAt(at + 1) : 0x20;
  if (isApostrophe(code)) return isLetter(next);
  if (isHyphen(code)) return isLetter(next) || isDigit(next);
  if (code === 0x26) return isUpper(text.charCodeAt(at - 1)) && isUpper(next);
  if (code === 0x40) return isLetter(next);
  return code === 0x2e && isWordPart(next) && dotJoins(text, start, at, next);
}

/** `U.S`, `a.m`, `example.com`, but not `ended.Then`, where a blank was lost. */
function dotJoins(text: string, start: number, at: number, next: number): boolean {
  if (!isUpper(next)) return true;
  if (at - start === 2) return isUpper(text.charCodeAt(start));
  return at - start < 2 || !isLetter(text.charCodeAt(at - 2)) || !isLetter(text.charCodeAt(at - 1));
}

/** True where the full stop at `at` belongs to the word before it. */
function takesStop(text: string, start: number, at: number, end: number): boolean {
  const after = at + 1 < end ? text.charCodeAt(at + 1) : 0x20;
  if (after === 0x2e || at - start > 12) return false;
  return isAbbreviation(text.slice(start, at), at + 1 >= end);
}

/** True for words that are written with a full stop. At the end of a sentence only the sure ones keep it. */
function isAbbreviation(word: string, last: boolean): boolean {
  const lower = word.toLowerCase();
  if (/^\p{L}{1,2}(?:\.\p{L})+$/u.test(lower)) return true;
  if (/^\p{Lu}$/u.test(word)) return !last || word !== "I";
  return abbreviationKind(word) !== null && (!last || NEVER_WORDS.test(word));
}

/** Abbreviations that keep their full stop at the end of a sentence too. */
const NEVER_WORDS = /^(?:inc|corp|co|ltd|jr|sr|etc|bros|vs|al)$/i;

const CLITICS = new Set(["s", "re", "ve", "ll", "d", "m"]);

/** Splits clitics and hyphens off a word and gives the pieces to the sink. */
function emitWord(text: string, start: number, end: number, sink: TokenSink): number {
  const clitic = cliticStart(text, start, end);
  splitHyphens(text, start, clitic, sink);
  if (clitic < end) sink(clitic, end);
  return end;
}

/** Where the clitic of a word begins (`n't`, `'s`), `end` if it has none. `cannot` is `can` + `not`. */
function cliticStart(text: string, start: number, end: number): number {
  const length = end - start;
  for (let back = 2; back <= 3 && back < length; back++) {
    if (!isApostrophe(text.charCodeAt(end - back))) continue;
    const tail = text.slice(end - back + 1, end).toLowerCase();
    if (CLITICS.has(tail)) return end - back;
    if (tail === "t" && (text.charCodeAt(end - 3) | 0x20) === 0x6e && length > 3) return end - 3;
  }
  if (length === 6 && text.slice(start, end).toLowerCase() === "cannot") return start + 3;
  return end;
}
