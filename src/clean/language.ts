import eld from "eld/small";

/** Fewest letters on which a language is told; below it short news items are often taken for a neighbour language. */
const LEAST_LETTERS = 40;
/** Characters that nearly always hold as many; only where they do not are all counted. */
const OPENING = 200;

/**
 * ISO 639-1 code of the text, told from the whole of it; `declared` (a record's field, `<html lang>`) decides where the
 * text is too short, `und` where nothing does.
 */
export function languageOf(text: string, declared: string | null): string {
  const told = primaryTag(declared);
  if (lettersIn(text.slice(0, OPENING)) < LEAST_LETTERS && lettersIn(text) < LEAST_LETTERS)
    return told ?? "und";
  const result = eld.detect(text);
  if (result.language === "") return told ?? "und";
  return result.isReliable() ? result.language : (told ?? result.language);
}

function lettersIn(text: string): number {
  return text.replace(/[^\p{L}]+/gu, "").length;
}

/** `en-GB` -> `en`; null for what is no language tag. */
function primaryTag(tag: string | null): string | null {
  return /^([a-z]{2})(?:[-_]|$)/i.exec(tag?.trim() ?? "")?.[1]?.toLowerCase() ?? null;
}
