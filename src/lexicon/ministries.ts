import { placeKey } from "./keys.ts";
import { rows } from "./rows.ts";

let offices: [words: string, office: string][] | null = null;

/** The kind of office a name or phrase ends with (`Iraqi Foreign Ministry` -> `foreign-ministry`), or null. */
export function officeNamed(words: string): string | null {
  offices ??= rows("ministries.tsv").map(([phrase, office]) => [phrase!, office!]);
  const key = placeKey(words);
  return (
    offices.find(
      ([phrase]) => key === phrase || key.endsWith(` ${phrase}`) || startsWith(key, phrase),
    )?.[1] ?? null
  );
}

/** `ministry of health and population`. */
function startsWith(key: string, phrase: string): boolean {
  return phrase.startsWith("ministry of") && key.includes(phrase);
}
