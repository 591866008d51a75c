import { smallWords } from "../lexicon/casing.ts";
import { eventFrames } from "../lexicon/events.ts";
import { names } from "../lexicon/names.ts";
import { nameWords } from "../lexicon/nameWords.ts";
import { lazily } from "../lexicon/rows.ts";
import type { Report } from "../model/report.ts";
import type { Span } from "../model/span.ts";
import { remembered } from "../text/memory.ts";
import { type Case, mendNames, type ShoutedWord } from "./casing-names.ts";

/** Share of the letters of a block that must be capitals. Mixed headlines (`UN: Iraq OK`) stay below. */
const SHOUTED = 0.9;
/** Blocks with fewer letters may be an acronym or a name. */
const LEAST_LETTERS = 16;

/**
 * The report with blocks all in capitals written as prose, letter for letter, so that offsets stay: old wire copy and
 * headlines. Words known to be written small become small, names of the lexicon take their own form, what is unknown is
 * taken for a name. Reports without such blocks come back as they are.
 */
export function recased(report: Report): Report {
  const shouted = report.blocks.filter((block) => isShouted(report.text, block));
  if (shouted.length === 0) return report;
  let text = "";
  let at = 0;
  for (const block of shouted) {
    text += report.text.slice(at, block.start) + proseOf(report.text, block);
    at = block.end;
  }
  return { ...report, text: text + report.text.slice(at) };
}

/** Prose is told from its first small letters: so many, and the rest cannot make up for them. */
function isShouted(text: string, { start, end }: Span): boolean {
  const most = (1 - SHOUTED) * (end - start) + 1;
  let great = 0;
  let small = 0;
  for (let index = start; index < end && small <= most; index++) {
    const code = text.charCodeAt(index);
    if (code >= 0x61 && code <= 0x7a) small++;
    else if (code >= 0x41 && code <= 0x5a) great++;
    else if (code > 0x7f) {
      const letter = text[index]!;
      if (letter !== letter.toUpperCase()) small++;
      else if (letter !== letter.toLowerCase()) great++;
    }
  }
  return great >= LEAST_LETTERS && great >= SHOUTED * (great + small);
}

function proseOf(text: string, block: Span): string {
  const words = wordsOf(text, block);
  mendNames(text, words);
  openSentences(text, words);
  let prose = "";
  let at = block.start;
  for (const { start, end, written } of words) {
    prose += text.slice(at, start) + writtenAs(text.slice(start, end), written);
    at = end;
  }
  return prose + text.slice(at, block.end);
}

/** Abbreviations with full stops are one word, written in capitals anywhere (`U.S.`). */
function wordsOf(text: string, { start, end }: Span): ShoutedWord[] {
  const found = text.slice(start, end).matchAll(/(?:\p{L}\.){2,}|\p{L}+(?:['’]\p{L}+)?/gu);
  return Array.from(found, (match) => {
    const from = start + match.index;
    const lower = match[0].toLowerCase();
    const written = lower.includes(".") ? "shout" : isSmall()(lower) ? "small" : "capital";
    return { start: from, end: from + match[0].length, lower, written };
  });
}

/** Endings taken off a word that is not listed itself. */
const ENDINGS = /(?:'s|’s|s|es|ed|d|ing|er|ers|ly)$/;

/** Endings of English derivation, which names of people and places hardly ever have. */
const DERIVED = /.{3}(?:ives?|ists?|tions?|ments?|ness|ity|ous|ably|ally|able|ible|ism|ized|ated|ating)$/;

/** True for words written small: listed, names of kinds of people and acts, or made from such. */
const isSmall = lazily(() =>
  remembered((lower: string): boolean => {
    if (lower === "a" || isListed(lower) || DERIVED.test(lower)) return true;
    const stem = lower.replace(ENDINGS, "");
    return stem.length > 2 && stem !== lower && (isListed(stem) || isListed(`${stem}e`));
  }),
);

function isListed(word: string): boolean {
  if (smallWords().has(word) || nameWords().nominals.has(word)) return true;
  return (eventFrames(word, "v") ?? eventFrames(word, "n")) !== undefined && !names().byKey.has(word);
}

/** The first word of a sentence or a quotation takes a capital. */
function openSentences(text: string, words: readonly ShoutedWord[]): void {
  let end = -1;
  for (const word of words) {
    const between = end < 0 ? "." : text.slice(end, word.start);
    if (word.written === "small" && /[.!?:]["”’)\]]*\s|^\.$|["“]$|--|\n\s*\n/.test(between))
      word.written = "capital";
    end = word.end;
  }
}

/** The same number of code units: letters whose other case is longer stay. */
function writtenAs(word: string, written: Case): string {
  if (written === "shout") return word.replace(/(?<=['’])S$/, "s");
  const rest = Array.from(written === "small" ? word : word.slice(1), smallLetter).join("");
  return written === "small" ? rest : word[0]! + rest;
}

function smallLetter(letter: string): string {
  const small = letter.toLowerCase();
  return small.length === letter.length ? small : letter;
}
