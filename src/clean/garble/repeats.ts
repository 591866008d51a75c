/** Most words that are looked for a second time. */
const MOST_WORDS = 4;

/** The hashes of the last words, and for each distance how many words in a row are those so many words before. */
const words = new Int32Array(MOST_WORDS);
const rows = new Int32Array(MOST_WORDS + 1);

/**
 * Whether one to four words may stand twice in a row, told in one pass over the letters: a pattern with a backreference
 * tries all four lengths at every word. Texts with other letters than plain ones are left to it.
 */
export function mayRepeat(text: string): boolean {
  rows.fill(0);
  let count = 0;
  let word = 0;
  for (let index = 0; index <= text.length; index++) {
    const code = index < text.length ? text.charCodeAt(index) : 0x20;
    if (isPlainLetter(code)) word = Math.imul(word ^ code, 0x01000193) + 1;
    else if (code > 0x7f && isLetter(code)) return true;
    else if (word !== 0) {
      if (isRepeated(word, count++)) return true;
      word = 0;
    }
  }
  return false;
}

/** Whether with this word, the `count`-th, the last ones are the same as those before them. */
function isRepeated(word: number, count: number): boolean {
  for (let distance = 1; distance <= MOST_WORDS && distance <= count; distance++) {
    const same = words[(count - distance) % MOST_WORDS] === word;
    rows[distance] = same ? rows[distance]! + 1 : 0;
    if (rows[distance]! >= distance) return true;
  }
  words[count % MOST_WORDS] = word;
  return false;
}

function isPlainLetter(code: number): boolean {
  return (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;
}

function isLetter(code: number): boolean {
  return /[\p{L}\p{M}]|[\uD800-\uDFFF]/u.test(String.fromCharCode(code));
}
