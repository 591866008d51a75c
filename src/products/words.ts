import type { Assertion, Quoted } from "../model/index.ts";

/** Report id -> text. */
export type Texts = Pick<ReadonlyMap<string, string>, "get">;

/** Small words a statement may begin with inside a sentence; any other small letter opens half of one. */
const OPENING =
  /^(?:the|an?|this|these|those|his|her|its|their|our|my|he|she|it|they|we|I|you|there|no|nobody|some|several|all|both|each|many|more|most|few|fewer|at least|about|around|nearly|almost|one|two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds|thousands)\b/;

/** Words fewer than these say nothing by themselves. */
const LEAST_WORDS = 4;

/** True for words that read like a clipping: hanging, or too few to say anything. */
export function isFragment(exact: string): boolean {
  const words = exact.replace(/^[\s“"']+/, "");
  return (
    (/^\p{Ll}/u.test(words) && !OPENING.test(words)) ||
    words.trim().split(/\s+/).length < LEAST_WORDS ||
    HANGING.test(words)
  );
}

/** Small words a statement cannot end with. */
const HANGING = /\b(?:to|of|the|an?|and|or|for|that|with|from)[\s:,–—-]*$/;

/** Longest sentence quoted for the sake of a clause in it, in characters. */
const LONGEST_SENTENCE = 320;

/** The words themselves, or the sentence around them where they are a fragment and the sentence is held. */
export function wholeWords(assertion: Words, texts: Texts): Quoted {
  const { report, start, end, exact } = assertion;
  const words = { report, start, end, exact };
  if (isFragment(exact) || !quotesClosed(exact)) return sentenceAround(assertion, texts);
  const sentence = sentenceAround(assertion, texts);
  const cut = startsInside(exact) || isCutOff(assertion, texts) || isBeheaded(assertion, texts);
  return cut && sentence.exact.length <= SHORT_SENTENCE ? sentence : words;
}

/** A sentence up to this many characters is quoted whole rather than cut in the middle of a clause. */
const SHORT_SENTENCE = 220;

/** True for words that begin in the middle of a sentence. */
export function startsInside(exact: string): boolean {
  return /^[\s“"'‘]*\p{Ll}/u.test(exact);
}

/** True for such words where their sentence is too long to be quoted in their place. */
export function isClipped({ exact, sentence }: Words): boolean {
  return startsInside(exact) && sentence.end - sentence.start > SHORT_SENTENCE;
}

/** True where the clause goes on after the words: no mark stands between them and the next word. */
function isCutOff({ report, end, exact }: Words, texts: Texts): boolean {
  return (
    /[\p{L}\p{N},]$/u.test(exact) && /^ ?[\p{L}\p{N}]/u.test(texts.get(report)?.slice(end, end + 2) ?? "")
  );
}

/** Small words after which a statement may begin; behind any other word it begins in the middle of a phrase. */
const JOINING =
  /(?:^|[^\p{L}])(?:that|and|but|or|while|whereas|because|since|as|when|after|before|if|unless|although|though|where|whether|said|says|say|saying|added|adding|reported|reports|told \p{L}+)$/iu;

/** True for words that begin with a capital inside a sentence, straight behind a word that belongs to them: `director Mohamed …`. */
function isBeheaded({ report, start, exact, sentence }: Words, texts: Texts): boolean {
  const before = texts.get(report)?.slice(sentence.start, start) ?? "";
  return /^\p{Lu}/u.test(exact) && /[\p{L}\p{N}] $/u.test(before) && !JOINING.test(before.trimEnd());
}

/** False where a quotation ends in the words that began before them, or the other way round. */
function quotesClosed(exact: string): boolean {
  return (
    count(exact, /“/g) === count(exact, /”/g) && count(exact, /"/g) % 2 === 0 && !OPEN_SINGLE.test(exact)
  );
}

/** A single mark before a word, and none behind one after it; an apostrophe stands behind a letter. */
const OPEN_SINGLE = /(?:^|[\s(])['‘](?=\p{L})(?![^'’]*(?:['’]\p{L}[^'’]*)*['’](?:\P{L}|$))/u;

function count(text: string, mark: RegExp): number {
  return text.match(mark)?.length ?? 0;
}

/** True for a statement that says "he" or "it" of somebody named before: it cannot well stand alone. */
export function isAnaphoric(exact: string): boolean {
  return (
    /^[“"'\s]*(?:he|she|it|they|this|that|his|her|its|their)\b/i.test(exact) ||
    /\bsuch an? (?:thing|move|step|action)\b|\b(?:do|does|did|done|doing) (?:so|that)\b/i.test(exact) ||
    /\b(?:him|them)[.”"']*$/i.test(exact)
  );
}

/** The sentence the words stand in; the words themselves where it is too long or not held. */
export function sentenceAround({ report, start, end, exact, sentence }: Words, texts: Texts): Quoted {
  const text = texts.get(report);
  if (text === undefined || sentence.end - sentence.start > LONGEST_SENTENCE)
    return { report, start, end, exact };
  return {
    report,
    start: sentence.start,
    end: sentence.end,
    exact: text.slice(sentence.start, sentence.end),
  };
}

type Words = Pick<Assertion, "report" | "start" | "end" | "exact" | "sentence">;
