import { languages } from "../lexicon/languages.ts";
import { sequencesOf } from "./sequences.ts";

/** Fewest letters on which a language is told; below it short news items are often taken for a neighbour language. */
const LEAST_LETTERS = 40;
/** Characters that nearly always hold as many; only where they do not are all counted. */
const OPENING = 200;
/** Fewest sequences of letters that a language is told from for sure. */
const LEAST_SEQUENCES = 3;
/** Score for each sequence at which half of the way to certainty is made. */
const HALFWAY = 25;
/** Share of a language's usual score below which a text is not told to be in it for sure. */
const ENOUGH = 0.75;

/**
 * ISO 639-1 code of the text, told from how it begins; `declared` (a record's field, `<html lang>`) decides where the
 * text is too short, `und` where nothing does.
 */
export function languageOf(text: string, declared: string | null): string {
  const told = primaryTag(declared);
  if (lettersIn(text.slice(0, OPENING)) < LEAST_LETTERS && lettersIn(text) < LEAST_LETTERS)
    return told ?? "und";
  const found = detected(text);
  if (found === null) return told ?? "und";
  return found.isSure ? found.language : (told ?? found.language);
}

/** The language that most of the text's sequences of letters speak for, as the package `eld` tells it (`small`). */
export function detected(text: string): { language: string; isSure: boolean } | null {
  const { codes, averages, signs, score } = languages();
  const sequences = sequencesOf(text, signs);
  const scores = new Float64Array(codes.length);
  for (const sequence of sequences) score(sequence, scores);
  const most = Math.max(...scores);
  if (most === 0) return null;
  const best = scores.indexOf(most);
  const each = most / sequences.size;
  const isSure = sequences.size >= LEAST_SEQUENCES && each / (each + HALFWAY) >= averages[best]! * ENOUGH;
  return { language: codes[best]!, isSure };
}

function lettersIn(text: string): number {
  return text.replace(/[^\p{L}]+/gu, "").length;
}

/** `en-GB` -> `en`; null for what is no language tag. */
function primaryTag(tag: string | null): string | null {
  return /^([a-z]{2})(?:[-_]|$)/i.exec(tag?.trim() ?? "")?.[1]?.toLowerCase() ?? null;
}
