/** One character for one, so that offsets stay: curly quotes to straight, dashes to "-", odd blanks to " ". */
export function fold(text: string): string {
  return text.replace(
    /[\u2018\u2019\u201A\u201B\u02BC\u201C\u201D\u201E\u201F\u2010-\u2015\u2212\u00A0\u2000-\u200A\u202F\u3000]/g,
    foldCharacter,
  );
}

function foldCharacter(character: string): string {
  if (/[\u2018\u2019\u201A\u201B\u02BC]/.test(character)) return "'";
  if (/[\u201C-\u201F]/.test(character)) return '"';
  if (/[\u2010-\u2015\u2212]/.test(character)) return "-";
  return " ";
}

/** Without accents or other scripts; then the key takes one pass. */
const PLAIN = /^[\x00-\x7f]*$/;

/** Key for comparing names and headlines: lower case, no accents, runs of anything but letters and digits as one blank. */
export function comparisonKey(text: string): string {
  const folded = fold(text);
  if (PLAIN.test(folded))
    return folded
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, " ")
      .trim();
  return folded
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** Key as a slug: `ABC News` -> `abc-news`. */
export function slug(text: string): string {
  return comparisonKey(text).replaceAll(" ", "-");
}
