import { abbreviationKind, abbreviations } from "../lexicon/abbreviations.ts";
import type { Report } from "../model/report.ts";
import type { Span } from "../model/span.ts";
import {
  isApostrophe,
  isCloser,
  isDigit,
  isLetter,
  isLower,
  isSpace,
  isUpper,
  isWordPart,
} from "./characters.ts";
import { paragraphsOf } from "./paragraphs.ts";

/** Verbs that follow a quoted question before or after its speaker: `"Why?" Marin asked.` */
const SPEECH = new Set(
  "said says say asked asks told tells wrote writes added replied shouted cried demanded wondered tweeted posted".split(
    " ",
  ),
);

/** The sentences of a report in order. None crosses a block or paragraph border; boilerplate holds none. */
export function splitSentences(report: Pick<Report, "text" | "blocks">): Span[] {
  const sentences: Span[] = [];
  for (const paragraph of paragraphsOf(report)) splitParagraph(report.text, paragraph, sentences);
  return sentences;
}

function splitParagraph(text: string, paragraph: Span, sentences: Span[]): void {
  let start = afterStamp(text, paragraph.start, paragraph.end, sentences);
  for (let at = start; at < paragraph.end; ) {
    if (!isTerminator(text.charCodeAt(at))) {
      at++;
      continue;
    }
    const run = runEnd(text, at, paragraph.end);
    const stop = closersEnd(text, run, paragraph.end);
    if (isBorder(text, { start, end: paragraph.end }, at, run, stop)) {
      if (hasWord(text, start, stop)) pushTrimmed(text, start, stop, sentences);
      else extendOrPush(text, paragraph, start, stop, sentences);
      start = afterStamp(text, stop, paragraph.end, sentences);
    }
    at = Math.max(start, stop);
  }
  pushTrimmed(text, start, paragraph.end, sentences);
}

/** A clock right before the capital that opens the entry. */
const BARE_STAMP = /^\s*\d{1,2}:\d{2}(?:\s?[ap]\.?m\.?)?\s+(?=["“'‘]?\p{Lu}\p{Ll}|["“'‘]?A )/u;

/** Longest stamp with its blanks: `12:40 p.m. GMT — `. */
const STAMP_REACH = 24;

/** The clock that opens an entry of a live report (`14:10 - The line is working`, `14:10 The line …`) is a sentence by itself. Where the next one starts. */
function afterStamp(text: string, from: number, end: number, sentences: Span[]): number {
  const opening = text.slice(from, Math.min(end, from + STAMP_REACH));
  const match =
    BARE_STAMP.exec(opening) ??
    /^\s*\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\.?)?(?:\s[A-Z]{2,4})?\s?(?:[-–—|:]\s|\s?[–—])\s*/.exec(opening);
  if (match === null || from + match[0].length >= end) return from;
  pushTrimmed(text, from, from + match[0].length, sentences);
  return from + match[0].length;
}

function hasWord(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (isWordPart(text.charCodeAt(at))) return true;
  return false;
}

/** Signs without a word belong to the sentence before them in the same paragraph. */
function extendOrPush(text: string, paragraph: Span, start: number, end: number, sentences: Span[]): void {
  const before = sentences.at(-1);
  if (before !== undefined && before.start >= paragraph.start) before.end = end;
  else pushTrimmed(text, start, end, sentences);
}

/** `. ! ? …` */
function isTerminator(code: number): boolean {
  return code === 0x2e || code === 0x21 || code === 0x3f || code === 0x2026;
}

function runEnd(text: string, at: number, end: number): number {
  let stop = at;
  while (stop < end && isTerminator(text.charCodeAt(stop))) stop++;
  return stop;
}

/** Closing quotes and brackets, and reference marks like `[12]`, behind the full stop. */
function closersEnd(text: string, at: number, end: number): number {
  let stop = at;
  for (let before = -1; before !== stop; ) {
    before = stop;
    while (stop < end && isCloser(text.charCodeAt(stop))) stop++;
    stop = referenceEnd(text, stop, end);
  }
  return stop;
}

/** End of ` [12]` or `[12]` at `at`, else `at`. */
function referenceEnd(text: string, at: number, end: number): number {
  const open = text.charCodeAt(at) === 0x20 ? at + 1 : at;
  if (text[open] !== "[" || !isDigit(text.charCodeAt(open + 1))) return at;
  const close = text.slice(open, Math.min(end, open + 5)).indexOf("]");
  return close < 0 ? at : open + close + 1;
}

function pushTrimmed(text: string, from: number, to: number, sentences: Span[]): void {
  let start = from;
  let end = to;
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  if (end > start) sentences.push({ start, end });
}

/** Whether a sentence ends with the terminators `[at, run)` and the closers `[run, stop)`. */
function isBorder(text: string, sentence: Span, at: number, run: number, stop: number): boolean {
  if (stop >= sentence.end) return true;
  const lonely = text[at] === "." && run === at + 1;
  if (!isSpace(text.charCodeAt(stop))) return lonely && blankWasLost(text, sentence, at, stop);
  const next = nextVisible(text, stop, sentence.end);
  if (next >= sentence.end) return true;
  if (isLower(text.charCodeAt(next)) && goesOnInLower(text, next, sentence.end)) return false;
  if (lonely) return !isAbbreviated(text, sentence, at, next);
  return stop === run || !isSaid(text, next, sentence.end);
}

/** A lower-case word goes on with the sentence; not so letters without case (Arabic) and names like `eHow`. */
function goesOnInLower(text: string, next: number, end: number): boolean {
  return text.charCodeAt(next) <= 0x24f && !/\p{Lu}/u.test(wordAfter(text, next, end));
}

function nextVisible(text: string, at: number, end: number): number {
  let next = at;
  while (next < end && isSpace(text.charCodeAt(next))) next++;
  return next;
}

/** `fled.Then`: two lower-case letters, a full stop, a capital and a small letter, and no address around it. */
function blankWasLost(text: string, sentence: Span, at: number, stop: number): boolean {
  if (stop + 1 >= sentence.end || at - 3 < sentence.start) return false;
  const before =
    isLower(text.charCodeAt(at - 1)) && isLower(text.charCodeAt(at - 2)) && isLower(text.charCodeAt(at - 3));
  if (!before || !isUpper(text.charCodeAt(stop)) || !isLower(text.charCodeAt(stop + 1))) return false;
  const word = wordBefore(text, sentence.start, at);
  return (
    !/[@/:]/.test(word) && abbreviations("starter").has(wordAfter(text, stop, sentence.end).toLowerCase())
  );
}

/** The word that ends before `at`, at most 30 code units of it. */
function wordBefore(text: string, start: number, at: number): string {
  let from = at;
  const limit = Math.max(start, at - 30);
  while (from > limit && !isSpace(text.charCodeAt(from - 1)) && !/["(\u201c\u2018[]/.test(text[from - 1]!))
    from--;
  return text.slice(from, at);
}

/** The word that begins at `at` or after one opening sign, at most 30 code units of it. */
function wordAfter(text: string, at: number, end: number): string {
  let from = at;
  while (from < end && from < at + 3 && !isWordPart(text.charCodeAt(from))) from++;
  let stop = from;
  while (stop < end && stop < from + 30 && isWordPart(text.charCodeAt(stop))) stop++;
  return text.slice(from, stop);
}

/** True where the full stop at `at` only abbreviates; `next` is where the next word begins. */
function isAbbreviated(text: string, sentence: Span, at: number, next: number): boolean {
  const word = wordBefore(text, sentence.start, at);
  const ordinary = abbreviations("starter").has(wordAfter(text, next, sentence.end).toLowerCase());
  const lower = word.toLowerCase();
  if (/^\d{1,2}(?:\.\d{1,2})?$/.test(word) && nextVisible(text, sentence.start, at) === at - word.length)
    return true;
  if (/^\p{Lu}$/u.test(word)) return word !== "I" && !ordinary;
  if (/^\p{L}(?:\.\p{L})+$/u.test(lower)) return !ordinary || /^(?:e\.g|i\.e)$/.test(lower);
  if (/^\p{Ll}$/u.test(word) && (text[at - 2] === "(" || isDigit(text.charCodeAt(next)))) return true;
  const kind = abbreviationKind(word.replace(/^[^\p{L}]+/u, ""));
  if (kind === "title") return !/^["\u201c]$/.test(text[next]!);
  if (kind === "number") return isDigit(text.charCodeAt(next));
  return kind === "ambiguous" && !ordinary;
}

/** `Marin asked`, `she said`, `said Marin` after a quoted question: the sentence goes on. */
function isSaid(text: string, next: number, end: number): boolean {
  const words = text.slice(next, Math.min(end, next + 60)).split(/\s+/, 4);
  if (words.length === 0 || isApostrophe(text.charCodeAt(next)) || !isLetter(text.charCodeAt(next)))
    return false;
  const verb = words.findIndex((word) => SPEECH.has(word.replace(/[.,:]$/, "")));
  if (verb < 1) return false;
  return words.slice(0, verb).every((word) => isUpper(word.charCodeAt(0)) && !word.includes('"'));
}
