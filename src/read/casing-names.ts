import { placeKey } from "../lexicon/keys.ts";
import { names } from "../lexicon/names.ts";
import { nameWords } from "../lexicon/nameWords.ts";
import type { Span } from "../model/span.ts";

/** How a word of a shouted text is written. */
export type Case = "small" | "capital" | "shout";

/** A word of a shouted block. */
export interface ShoutedWord extends Span {
  lower: string;
  written: Case;
}

/** Gives capitals to words of a shouted text that are part of names though they are ordinary words elsewhere. */
export function mendNames(text: string, words: ShoutedWord[]): void {
  shoutAcronyms(text, words);
  capitaliseKnown(text, words);
  capitaliseTitles(text, words);
}

/** Longest acronym. */
const ACRONYM = 6;
const JOINING = /^(?:of|the|for|and|in|on|to|de|del|la|las|los|el|y|al)$/;

/** Acronyms stand alone in brackets or have no vowel; the full name before the bracket takes capitals. */
function shoutAcronyms(text: string, words: ShoutedWord[]): void {
  const acronyms = new Set<string>();
  for (const [index, word] of words.entries()) {
    const alone = /[([]/.test(text[word.start - 1] ?? "") && /[)\],]/.test(text[word.end] ?? "");
    const short = word.written === "capital" && word.lower.length <= ACRONYM;
    if (short && (alone || !/[aeiouy]/.test(word.lower))) acronyms.add(word.lower);
    if (alone && word.lower.length > 2) capitaliseFullName(words, index);
  }
  for (const word of words) if (acronyms.has(word.lower)) word.written = "shout";
}

/** `BROAD FRONT FOR WATER (BFW)`: words before the bracket, each beginning with a letter of it, at least as many as those. */
function capitaliseFullName(words: ShoutedWord[], acronym: number): void {
  const letters = words[acronym]!.lower;
  const own: ShoutedWord[] = [];
  for (let at = acronym - 1; at >= 0 && own.length < letters.length + 2; at--) {
    const word = words[at]!;
    if (JOINING.test(word.lower)) continue;
    if (!letters.includes(word.lower[0]!)) break;
    own.push(word);
  }
  if (own.length < letters.length) return;
  for (const word of own) if (word.written === "small") word.written = "capital";
}

/** Names of the lexicon as they are written: `ARMED FORCES OF NORLAND` with its small `of`. */
function capitaliseKnown(text: string, words: ShoutedWord[]): void {
  const { byKey, longest } = names();
  for (let index = 0; index < words.length; index++) {
    const most = Math.min(longest.get(words[index]!.lower) ?? 0, words.length - index);
    for (let count = most; count > 0; count--) {
      const last = words[index + count - 1]!;
      const entries = byKey.get(placeKey(text.slice(words[index]!.start, last.end)));
      if (
        !entries ||
        (count === 1 && (words[index]!.written === "small" || JOINING.test(words[index]!.lower)))
      )
        continue;
      const { exact, capitals } = entries[0]!;
      for (let word = 0; word < count; word++)
        words[index + word]!.written = exact && count === 1 ? "shout" : capitals[word] ? "capital" : "small";
      index += count - 1;
      break;
    }
  }
}

/** `GENERAL ANA BELL`, `MARROW BRIDGE`: titles and given names before a name, heads of names behind one. */
function capitaliseTitles(text: string, words: ShoutedWord[]): void {
  const { titles, lastHeads, firstNames } = nameWords();
  const joined = (left: number) => text.slice(words[left]!.end, words[left + 1]!.start) === " ";
  for (let index = words.length - 2; index >= 0; index--) {
    const { lower, written } = words[index]!;
    if (written !== "small" || words[index + 1]!.written === "small" || !joined(index)) continue;
    const opens = index === 0 || words[index - 1]!.written === "small";
    if (titles.has(lower) || (opens && firstNames.has(lower))) words[index]!.written = "capital";
  }
  for (let index = 1; index < words.length; index++) {
    const head = words[index]!;
    if (head.written !== "small" || words[index - 1]!.written === "small" || !joined(index - 1)) continue;
    if (lastHeads.has(head.lower[0]!.toUpperCase() + head.lower.slice(1))) head.written = "capital";
  }
}
