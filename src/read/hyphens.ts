import { abbreviations } from "../lexicon/abbreviations.ts";
import { isDigit, isHyphen, isLower, isUpper } from "./characters.ts";

/** Receives the tokens of a stretch in order, as offsets into the text. */
export type TokenSink = (start: number, end: number) => void;

/** Short second parts of compounds that are English words, so `US-led` is split while `Jong-un` is kept. */
const SHORT_WORDS = new Set(
  "led run made held born wide like free era day time year old bred size hit ship age and or in on up of to off out by the".split(
    " ",
  ),
);

/** Gives the parts of a hyphenated word, hyphens included, to the sink; the whole where it is kept together. */
export function splitHyphens(text: string, start: number, end: number, sink: TokenSink): void {
  let from = start;
  for (let at = start + 1; at < end - 1; at++) {
    if (!isHyphen(text.charCodeAt(at)) || keepsHyphen(text, from, at, end)) continue;
    sink(from, at);
    sink(at, at + 1);
    from = at + 1;
  }
  if (from < end) sink(from, end);
}

/** True where the hyphen at `at`, in the part that began at `from`, does not split. */
function keepsHyphen(text: string, from: number, at: number, end: number): boolean {
  const next = text.charCodeAt(at + 1);
  const length = at - from;
  if (length === 1) return true;
  if (isDigit(next)) return isUpper(text.charCodeAt(from)) && length <= 10;
  if (length > 8) return false;
  const first = text.slice(from, at).toLowerCase();
  if (abbreviations("prefix").has(first)) return true;
  if (abbreviations("article").has(first)) return isUpper(next);
  return isGivenName(text, from, at, end);
}

/** East Asian given names: capital first part, short second part in lower case (`Jong-un`, `Jae-myung` is split). */
function isGivenName(text: string, from: number, at: number, end: number): boolean {
  if (!isUpper(text.charCodeAt(from)) || !isLower(text.charCodeAt(at - 1)) || at - from > 6) return false;
  if (!isLower(text.charCodeAt(at + 1)) || end - at > 5) return false;
  return !SHORT_WORDS.has(text.slice(at + 1, end));
}
