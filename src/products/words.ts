import type { Assertion, Quoted } from "../model/index.ts";

/** Report id -> text. */
export type Texts = ReadonlyMap<string, string>;

/** Words that open half a sentence: what they hang on is not quoted with them. */
const HANGING =
  /^(?:that|which|who|whom|whose|when|while|after|before|since|as|until|if|to|for|of|in|on|at|by|with|from|not|and|but|or|so|because|than|earlier|later)\b/;

/** Words fewer than these say nothing by themselves. */
const LEAST_WORDS = 4;

/** True for words that read like a clipping: hanging, or too few to say anything. */
export function isFragment(exact: string): boolean {
  return HANGING.test(exact) || exact.trim().split(/\s+/).length < LEAST_WORDS;
}

/** Longest sentence quoted for the sake of a clause in it, in characters. */
const LONGEST_SENTENCE = 320;

/** The words themselves, or the sentence around them where they are a fragment and the sentence is held. */
export function wholeWords(assertion: Words, texts: Texts): Quoted {
  const { report, start, end, exact, sentence } = assertion;
  const text = texts.get(report);
  if (text === undefined || !isFragment(exact) || sentence.end - sentence.start > LONGEST_SENTENCE)
    return { report, start, end, exact };
  return { report, ...sentence, exact: text.slice(sentence.start, sentence.end) };
}

type Words = Pick<Assertion, "report" | "start" | "end" | "exact" | "sentence">;
