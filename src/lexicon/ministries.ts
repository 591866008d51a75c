import { placeKey } from "./keys.ts";
import { lazily, rows } from "./rows.ts";

const offices = lazily(() =>
  rows("ministries.tsv").map(([phrase, office]): [words: string, office: string] => [phrase!, office!]),
);

/** The kind of office a name or phrase ends with (`Iraqi Foreign Ministry` -> `foreign-ministry`), or null. */
export function officeNamed(words: string): string | null {
  const key = placeKey(words);
  return (
    offices().find(
      ([phrase]) => key === phrase || key.endsWith(` ${phrase}`) || startsWith(key, phrase),
    )?.[1] ?? null
  );
}

/** `ministry of health and population`. */
function startsWith(key: string, phrase: string): boolean {
  return phrase.startsWith("ministry of") && key.includes(phrase);
}
