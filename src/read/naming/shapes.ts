import { isPlaceKey } from "../../lexicon/gazetteer.ts";
import { placeKey } from "../../lexicon/keys.ts";
import { nameWords } from "../../lexicon/nameWords.ts";
import { TAG, type Tokens } from "../../model/syntax.ts";
import { isLetter } from "../characters.ts";

/** A capital, also after an Arabic article (`al-Ashtar`). */
const UPPER = /^(?:\p{Lu}|(?:a[dlnrstz]|ash|el|ul)-\p{Lu})/u;
const NAME_TAGS = new Set<number>([TAG.NNP, TAG.NNPS, TAG.FW, TAG.GW]);
const LOOSE_TAGS = new Set<number>([TAG.NN, TAG.NNS, TAG.JJ, TAG.ADD, TAG.VBG, TAG.VBN, TAG.CD, TAG.XX]);
/** Words that join the parts of one name; only between capitalised words. */
const LINKS = new Set([
  "of",
  "al",
  "el",
  "de",
  "da",
  "di",
  "du",
  "del",
  "la",
  "le",
  "bin",
  "ibn",
  "van",
  "von",
  "der",
  "den",
  "dos",
  "bint",
  "ould",
  "abu",
]);

/** Adjectives that open names of bodies and lands, also first in a sentence where another capital follows. */
const OPENING =
  /^(?:northern|southern|eastern|western|upper|lower|central|national|international|federal|united|supreme|new)$/;

export function wordOf(tokens: Tokens, token: number): string {
  return tokens.text.slice(tokens.start[token]!, tokens.end[token]!);
}

/** A word of plain letters is its own key in small letters. */
export function keyOf(tokens: Tokens, token: number): string {
  const lower = tokens.lower[token]!;
  return isPlain(lower) ? lower : placeKey(wordOf(tokens, token));
}

function isPlain(lower: string): boolean {
  for (let index = 0; index < lower.length; index++) {
    const code = lower.charCodeAt(index);
    if (code < 0x61 || code > 0x7a) return false;
  }
  return true;
}

export function isCapitalised({ text, start, end }: Tokens, token: number): boolean {
  return isCapital(text, start[token]!, end[token]!);
}

/** The same of a word in a text. Plain letters are told by their code: the pattern would cost more than all else. */
export function isCapital(text: string, start: number, end: number): boolean {
  const code = text.charCodeAt(start);
  if (code < 0x80) {
    if (code <= 0x5a) return code >= 0x41;
    if (text[start + 2] !== "-" && text[start + 3] !== "-") return false;
  }
  return UPPER.test(text.slice(start, Math.min(start + 6, end)));
}

/** Begins with a small plain letter. */
export function beginsSmall({ text, start }: Tokens, token: number): boolean {
  const code = text.charCodeAt(start[token]!);
  return code >= 0x61 && code <= 0x7a;
}

/** True for a word of `least` letters or more and nothing else. */
export function isLetters({ text, start, end }: Tokens, token: number, least: number): boolean {
  const from = start[token]!;
  const to = end[token]!;
  if (to - from < least) return false;
  for (let at = from; at < to; at++)
    if (!isLetter(text.charCodeAt(at))) return isRareLetters(text.slice(from, to), least);
  return true;
}

/** Letters beyond the basic plane take two code units, which {@link isLetter} knows nothing of. */
function isRareLetters(word: string, least: number): boolean {
  return /[\uD800-\uDBFF]/.test(word) && /^\p{L}+$/u.test(word) && [...word].length >= least;
}

/** True for a word that can be part of a name: a proper noun, or another noun or adjective with a capital inside a sentence. */
export function isNameWord(tokens: Tokens, token: number): boolean {
  if (!isCapitalised(tokens, token)) return false;
  const tag = tokens.tag[token]!;
  if (NAME_TAGS.has(tag)) return true;
  if (tag === TAG.JJ && OPENING.test(tokens.lower[token]!) && token + 1 < tokens.count)
    return isCapitalised(tokens, token + 1) || !isSentenceStart(tokens, token);
  return LOOSE_TAGS.has(tag) && !isSentenceStart(tokens, token);
}

/** First word of its sentence or of a quotation in it. */
export function isSentenceStart(tokens: Tokens, token: number): boolean {
  if (token === 0 || tokens.sentence[token] !== tokens.sentence[token - 1]) return true;
  return /^["“‘'(:—–-]+$/.test(wordOf(tokens, token - 1)) && tokens.tag[token] !== TAG.NNP;
}

/** Capitalised runs `[first, last)`: name words, with linking words only between two of them. */
export function capitalRuns(tokens: Tokens): [first: number, last: number][] {
  const runs: [number, number][] = [];
  let at = 0;
  while (at < tokens.count) {
    const end = isNameWord(tokens, at) ? runEnd(tokens, at) : at;
    if (end > at) runs.push([at, end]);
    at = Math.max(at + 1, end);
  }
  return runs;
}

function runEnd(tokens: Tokens, first: number): number {
  let end = first + 1;
  while (end < tokens.count && tokens.sentence[end] === tokens.sentence[first]) {
    const next = afterLinks(tokens, end);
    if (next === null) break;
    end = next + 1;
  }
  return end;
}

/** The name word at `at`, or after the links (and hyphen) that begin there; null where the run ends. */
function afterLinks(tokens: Tokens, at: number): number | null {
  let next = at;
  const limit = Math.min(tokens.count, at + 3);
  while (next < limit && isLink(tokens, next, at)) next++;
  if (next >= limit || tokens.sentence[next] !== tokens.sentence[at - 1]) return null;
  return isNameWord(tokens, next) || isNumberOfName(tokens, next, at) ? next : null;
}

function isLink(tokens: Tokens, token: number, first: number): boolean {
  const lower = tokens.lower[token]!;
  if (lower === "for") return token === first && isBodyHead(tokens, token - 1);
  if (lower === "-" || lower === "–") return touches(tokens, token - 1) && touches(tokens, token);
  if (lower === "&" || isPluralGenitive(tokens, token)) return true;
  if (lower === "the") return token > first && /^(?:of|for)$/.test(tokens.lower[token - 1]!);
  return LINKS.has(lower) && !isCapitalised(tokens, token);
}

/** `Farmers' Union`, `Citizens’ Watch`: an apostrophe between two capitals, the second the head of a name of a body; `People's Voice`. */
function isPluralGenitive(tokens: Tokens, token: number): boolean {
  if (/^['’]s$/.test(tokens.lower[token]!))
    return (
      /^(?:people|women|children|men)$/.test(tokens.lower[token - 1]!) &&
      isCapitalised(tokens, token - 1) &&
      token + 1 < tokens.count &&
      isCapitalised(tokens, token + 1)
    );
  if (!/^['’]$/.test(tokens.lower[token]!) || tokens.end[token - 1] !== tokens.start[token]) return false;
  const next = token + 1;
  if (next >= tokens.count || !/s$/.test(tokens.lower[token - 1]!)) return false;
  return isCapitalised(tokens, token - 1) && isBodyHead(tokens, next);
}

/** `Council for`, `Movement for`: bodies whose name says what they are for. */
function isBodyHead(tokens: Tokens, token: number): boolean {
  return isCapitalised(tokens, token) && nameWords().lastHeads.get(tokens.lower[token]!) === "organization";
}

/** No blank between the token and the next. */
function touches(tokens: Tokens, token: number): boolean {
  return token + 1 < tokens.count && tokens.end[token] === tokens.start[token + 1];
}

/** `Flight 370`, `Block 9`: a bare number directly after a name. */
function isNumberOfName(tokens: Tokens, token: number, first: number): boolean {
  return (
    token === first &&
    /^(?:flight|block|unit|area|camp|group|boeing|airbus|line|route|highway)$/.test(
      tokens.lower[token - 1]!,
    ) &&
    /^\d{1,4}$/.test(tokens.lower[token]!)
  );
}

const MONTH_OR_AGENCY =
  /^(?:, [^\n()]{0,40})?(?:, (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2})?\s*(?:\([^)\n]{2,40}\)\s*[-–—]|[-–—]{1,2}\s)/;

/** `KORVATOWN, Ostan (Delta News) -`: words in capitals at the start of a line before an agency's mark. */
export function isDateline(tokens: Tokens, first: number, last: number): boolean {
  const start = tokens.start[first]!;
  const end = tokens.end[last - 1]!;
  if (start > 0 && tokens.text[start - 1] !== "\n") return false;
  const words = tokens.text.slice(start, end);
  if (!/^\p{Lu}[\p{Lu}'’ .-]{3,}$/u.test(words)) return false;
  const mark = MONTH_OR_AGENCY.exec(tokens.text.slice(end, end + 100))?.[0] ?? "";
  return /[(\d]/.test(mark) || (mark !== "" && isPlaceKey(placeKey(words)));
}

/** Share of capitalised words in a sentence; above .7 it is set as a headline, and capitals tell nothing. */
export function isTitleCase(tokens: Tokens, first: number, last: number): boolean {
  let words = 0;
  let capital = 0;
  for (let token = first; token < last; token++) {
    if (!isLetters(tokens, token, 4)) continue;
    words++;
    if (isCapitalised(tokens, token)) capital++;
  }
  return words >= 4 && capital / words > 0.7;
}
