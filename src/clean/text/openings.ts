/** What stands in a dateline, one part after another. */
export type Part =
  | { kind: "place"; words: string; capitals: boolean }
  | { kind: "date"; words: string }
  | { kind: "outlet"; words: string };

/** The parts a line begins with and the mark that closes them. */
export interface Opening {
  parts: Part[];
  /** `-` any dash, `:`, `.`, or empty where the text follows a bracket at once. */
  mark: "-" | ":" | "." | "";
  /** Characters, the mark and the blanks after it included. */
  length: number;
}

const MONTH =
  "(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)(?:uary|ruary|ch|il|ust|ember|tember|ober)?\\.?";
const WEEKDAY = "(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\\.?,?\\s)?";
const DATE = new RegExp(
  `${WEEKDAY}(?:${MONTH}\\s\\d{1,2}(?!\\d|:\\d)(?:,?\\s\\d{4})?|\\d{1,2}\\s${MONTH}(?:,?\\s\\d{4})?|\\d{4}-\\d{2}-\\d{2})(?![\\p{L}\\d])`,
  "iuy",
);
const BRACKET = /[([](\p{Lu}[\p{L}\d.&'/ -]{1,40})[)\]]/uy;
/** One to four capitalised words, particles between them: `PORT-AU-PRINCE`, `Rio de Janeiro`, `GENEVA/DOHA`, `St. Ives`. */
const PLACE =
  /\p{Lu}[\p{L}\p{M}'/-]{1,24}\.?(?:\s(?:(?:de|del|la|al|el|of|da|do|the)\s)?\p{Lu}[\p{L}\p{M}'/.-]{0,24}){0,3}|(?:\p{Lu}\.){2,3}/uy;
const BETWEEN = /,\s|\s\|\s|,?\s(?=[([])|\s(?=\d|\p{Lu})/uy;
const MARK = /\s?(?:--?(?=\s|$)|-(?="))\s*|\s--?(?=\S)|:\s|\.\s|\s(?=["\p{Lu}\d])/uy;
/** Most parts: place, region, country, date, outlet. */
const MOST_PARTS = 5;

/** Reads the opening of a folded line, or null where it begins with none of these parts or nothing closes them. */
export function openingOf(line: string): Opening | null {
  const parts: Part[] = [];
  let best: Opening | null = null;
  let at = 0;
  while (parts.length < MOST_PARTS) {
    const read = partAt(line, at);
    if (read === null) break;
    parts.push(read.part);
    at = read.end;
    best = closed(line, at, parts) ?? best;
    const between = matchAt(BETWEEN, line, at);
    if (between === null) break;
    at += between[0].length;
  }
  return best;
}

/** A bracket needs no mark behind it; a place or a date does. */
function closed(line: string, at: number, parts: readonly Part[]): Opening | null {
  const mark = matchAt(MARK, line, at)?.[0];
  if (mark === undefined) return null;
  const sign = mark.trim().slice(0, 1) as Opening["mark"];
  if (sign === "" && parts.at(-1)!.kind !== "outlet") return null;
  return { parts: [...parts], mark: sign, length: at + mark.length };
}

function partAt(line: string, at: number): { part: Part; end: number } | null {
  const date = matchAt(DATE, line, at);
  if (date) return { part: { kind: "date", words: date[0] }, end: at + date[0].length };
  const bracket = matchAt(BRACKET, line, at);
  if (bracket) return { part: { kind: "outlet", words: bracket[1]! }, end: at + bracket[0].length };
  const place = matchAt(PLACE, line, at);
  if (!place) return null;
  const words = place[0];
  return { part: { kind: "place", words, capitals: !/\p{Ll}/u.test(words) }, end: at + words.length };
}

function matchAt(pattern: RegExp, line: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(line);
}

/** True for words that are a date, not an outlet: `WASHINGTON (March 3)`. */
export function isDate(words: string): boolean {
  return matchAt(DATE, words, 0)?.[0].length === words.length;
}
