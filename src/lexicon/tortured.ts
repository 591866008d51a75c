import { lazily, rows } from "./rows.ts";

const byFirst = lazily(load);
const pairs = lazily(pairsOf);

/** A set phrase as machine rewriting leaves it, found in a list of words (lower case): first and one past the last word. */
export interface TorturedPhrase {
  first: number;
  end: number;
}

/** The tortured phrases among `words`, in order. */
export function torturedPhrases(words: readonly string[]): TorturedPhrase[] {
  const found: TorturedPhrase[] = [];
  for (let first = 0; first < words.length; first++) {
    const phrase = byFirst()
      .get(words[first]!)
      ?.find((phrase) => phrase.every((word, at) => word === words[first + at]));
    if (phrase) found.push({ first, end: first + phrase.length });
  }
  return found;
}

/**
 * Whether a text may hold such a phrase, told from its pairs of plain words in one pass over the letters; most hold none.
 * Letters and apostrophes that have no place in plain English words are left to a closer look.
 */
export function mayBeTortured(text: string): boolean {
  const known = pairs();
  let before = 0;
  let word = 0;
  for (let index = 0; index <= text.length; index++) {
    const code = index < text.length ? text.charCodeAt(index) : 0x20;
    if (code > 0x7f && !isPlainSign(code)) return true;
    if (isWordPart(code)) word = mix(word, code | 0x20);
    else if (word !== 0 && !(isInnerMark(code) && isWordPart(text.charCodeAt(index + 1)))) {
      if (known.has(cut(word)) || known.has(cut(mix(before, word)))) return true;
      before = word;
      word = 0;
    }
  }
  return false;
}

/** Digits and plain letters; bit 0x20 leaves digits as they are. */
function isWordPart(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a);
}

/** `U.S.`, `1,200`: not part of the form of a word. */
function isInnerMark(code: number): boolean {
  return code === 0x2e || code === 0x2c;
}

/** Hard blank, dashes, curly double quotes, bullet, ellipsis. */
function isPlainSign(code: number): boolean {
  return code === 0xa0 || (code >= 0x2010 && code <= 0x2015) || (code >= 0x201c && code <= 0x2026);
}

function mix(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193) + 1;
}

/** To 30 bits, which the engine keeps in sets without a box around each. */
function cut(hash: number): number {
  return hash & 0x3fffffff;
}

/** Hashes of the first two words of each phrase. */
function pairsOf(): Set<number> {
  const known = new Set<number>();
  for (const [wording] of rows("tortured.tsv")) {
    const [first, second] = wording!.replace(/[.,]/g, "").split(" ").map(hashOf) as [number, number?];
    known.add(cut(second === undefined ? first : mix(first, second)));
  }
  return known;
}

function hashOf(word: string): number {
  let hash = 0;
  for (let index = 0; index < word.length; index++) hash = mix(hash, word.charCodeAt(index));
  return hash;
}

function load(): Map<string, string[][]> {
  const table = new Map<string, string[][]>();
  for (const [wording] of rows("tortured.tsv")) {
    const words = wording!.split(" ");
    table.set(words[0]!, [...(table.get(words[0]!) ?? []), words]);
  }
  return table;
}
