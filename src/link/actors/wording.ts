import { names } from "../../lexicon/names.ts";
import { roleWords } from "../../lexicon/roleWords.ts";

/** `Iraqi`, `US`; the name of the state where it has no adjective. */
export function adjectiveOf(country: string): string {
  return names().adjectives.get(country) ?? names().actors.get(`state:${country}`)?.name ?? country;
}

/** `Peruvian foreign minister`, `US Defense Secretary`, `Slovenian interior ministry`. */
export function officeName(country: string, office: string): string {
  const own = roleWords().offices.get(`${country} ${office}`);
  return own ?? `${adjectiveOf(country)} ${office.replaceAll("-", " ")}`;
}

/** `militia` -> `militias`, `policeman` -> `policemen`, `party` -> `parties`. */
export function plural(noun: string): string {
  if (/man$/.test(noun)) return noun.replace(/man$/, "men");
  if (/[^aeiou]y$/.test(noun)) return noun.replace(/y$/, "ies");
  if (/(?:personnel|crew|staff|people|s)$/.test(noun)) return noun;
  return /(?:x|ch|sh|z)$/.test(noun) ? `${noun}es` : `${noun}s`;
}
