/** Classes of characters the tokeniser and the sentence splitter tell apart. */
export const OTHER = 1;
export const SPACE = 2;
export const LOWER = 3;
export const UPPER = 4;
export const DIGIT = 5;
/** Marks, joiners and low halves of surrogate pairs: go on with whatever they follow. */
export const MARK = 6;

/** 0 = not looked at yet. Filled on demand: 65,536 pattern tests at load would cost more than the text. */
const classes = new Uint8Array(65536);

/** Class of one UTF-16 code unit; letters without case (Arabic, Han) count as LOWER. */
export function classOf(code: number): number {
  const known = classes[code]!;
  if (known !== 0) return known;
  const found = classify(String.fromCharCode(code));
  classes[code] = found;
  return found;
}

function classify(character: string): number {
  if (/[\s\u200B\uFEFF\u0000-\u0008]/.test(character)) return SPACE;
  if (/[\p{Lu}\p{Lt}]/u.test(character)) return UPPER;
  if (/\p{L}/u.test(character)) return LOWER;
  if (/\p{Nd}/u.test(character)) return DIGIT;
  if (/\p{M}|\p{Cf}|_|[\uDC00-\uDFFF]/u.test(character)) return MARK;
  return OTHER;
}

export function isLetter(code: number): boolean {
  const found = classOf(code);
  return found === LOWER || found === UPPER;
}

export function isUpper(code: number): boolean {
  return classOf(code) === UPPER;
}

export function isLower(code: number): boolean {
  return classOf(code) === LOWER;
}

export function isDigit(code: number): boolean {
  return classOf(code) === DIGIT;
}

export function isSpace(code: number): boolean {
  return classOf(code) === SPACE;
}

/** Letters, digits and marks: what a word is made of. NaN (beyond the text) is none. */
export function isWordPart(code: number): boolean {
  const found = classOf(code);
  return found >= LOWER;
}

/** Straight and curly apostrophes, the modifier letter and the back tick used as one. */
export function isApostrophe(code: number): boolean {
  return code === 0x27 || code === 0x2019 || code === 0x2018 || code === 0x2bc || code === 0x60;
}

/** Hyphens that join words; dashes (en, em) do not. */
export function isHyphen(code: number): boolean {
  return code === 0x2d || code === 0x2010 || code === 0x2011;
}

/** Quotation marks and brackets that may stand between a full stop and the blank after it. */
export function isCloser(code: number): boolean {
  return (
    code === 0x22 ||
    code === 0x27 ||
    code === 0x2019 ||
    code === 0x201d ||
    code === 0x29 ||
    code === 0x5d ||
    code === 0xbb
  );
}
