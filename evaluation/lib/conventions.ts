import { nameWords } from "../../src/lexicon/nameWords.ts";

const PRONOUN = /^(?:I|we|us|our|they|them|their|he|his|him|she|her|it|its|you|your)$/i;

/** A gold name: its tokens `[first, last)` and its type. */
export interface GoldName {
  first: number;
  last: number;
  type: string;
}

/**
 * A gold name as our readers mark names, from the gold words alone: what stands before the first capital is left out
 * (`city of Mosul`, `northern Syria`), of a person the titles (`Foreign Secretary Philip Hammond`), and an apposition or
 * bracket ends the name (`Istanbul, Turkey`). Empty where nothing or a pronoun is left.
 */
export function inOurConventions(words: readonly string[], { first, last, type }: GoldName): GoldName[] {
  let start = first;
  while (start < last && /^\p{Ll}/u.test(words[start]!) && !/^al\b/.test(words[start]!)) start++;
  const sign = words.slice(start, last).findIndex((word) => /^[,()]$/.test(word));
  const end = sign > 0 ? start + sign : last;
  if (type === "PER") start = afterTitles(words, start, end);
  if (type === "LOC") start = afterKind(words, start, end);
  if (end - start === 1 && PRONOUN.test(words[start]!)) return [];
  return start < end ? [{ first: start, last: end, type }] : [];
}

/** First word after the last one that is a title or says what somebody is, as long as one is left. */
function afterTitles(words: readonly string[], first: number, last: number): number {
  const { titles, nominals } = nameWords();
  for (let at = last - 1; at > first; at--) {
    const word = words[at - 1]!.toLowerCase().replace(/\.$/, "");
    if (titles.has(word) || nominals.get(word)?.group === "person" || word === ".") return at;
  }
  return first;
}

/** `Iraqi city of Mosul` -> `Mosul`: a kind of place in small letters before `of`. */
function afterKind(words: readonly string[], first: number, last: number): number {
  for (let at = first + 1; at < last - 1; at++)
    if (words[at] === "of" && /^\p{Ll}/u.test(words[at - 1]!)) return at + 1;
  return first;
}
