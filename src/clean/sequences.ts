/** Characters of a text that its language is told from. */
const OPENING = 1000;
/** Bytes after which the next blank ends it, and after which the next letter does. */
const ENOUGH = 350;
const MOST = 380;
/** Bytes of a word that are looked at. */
const LONGEST_WORD = 70;
/** Bytes of a sequence, and from one to the next. */
const LENGTH = 4;
const STRIDE = 3;

/** What parts words: all but letters of the first plane; an apostrophe within a word is part of it. */
const BETWEEN = /(?:[^\p{L}]|[\u{10000}-\u{10FFFF}])+(?<!['`\u2019])/gu;

/**
 * The sequences of letters by which the package `eld` tells languages: four bytes of the word in UTF-8, every third, a blank
 * where a word begins or ends. `signs` names the sign that stands for each byte of a letter that has several.
 */
export function sequencesOf(text: string, signs: readonly string[]): Set<string> {
  const spaced = text.slice(0, OPENING).replace(BETWEEN, " ").trim().toLowerCase();
  const sequences = new Set<string>();
  for (const word of wordsOf(spaced, signs)) {
    const length = Math.min(word.length, LONGEST_WORD);
    let at = 0;
    const opening = () => (at === 0 ? " " : "");
    for (; at + LENGTH < length; at += STRIDE) sequences.add(opening() + word.slice(at, at + LENGTH));
    sequences.add(`${opening()}${word.slice(Math.max(0, length === 3 ? 0 : length - LENGTH))} `);
  }
  return sequences;
}

/** The words, a sign for each byte, up to where enough is seen. */
function wordsOf(text: string, signs: readonly string[]): string[] {
  const words: string[] = [];
  let word = "";
  let seen = 0;
  for (const letter of text) {
    const code = letter.codePointAt(0)!;
    if (letter === " ") {
      if (word !== "") words.push(word);
      word = "";
      if (seen > ENOUGH) break;
    } else if (code < 128) word += letter;
    else for (const byte of Buffer.from(letter)) word += signs[byte];
    seen += code < 128 ? 1 : Buffer.byteLength(letter);
    if (seen > MOST) break;
  }
  if (word !== "") words.push(word);
  return words;
}
