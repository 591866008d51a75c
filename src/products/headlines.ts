import { distinct } from "../text/collections.ts";
import { stem, wordsOf } from "../text/words.ts";

/** Words shorter than this carry little of what a text is about. */
const LEAST_LETTERS = 4;

/** Content words of a line, as stems, each once. */
function contentOf(line: string): string[] {
  return distinct(
    wordsOf(line)
      .filter(({ form }) => form.length >= LEAST_LETTERS)
      .map(({ form }) => stem(form)),
  );
}

/** In how many headlines a word stands. */
export function wordSpread(headlines: readonly string[]): Map<string, number> {
  const spread = new Map<string, number>();
  for (const headline of headlines)
    for (const word of contentOf(headline)) spread.set(word, (spread.get(word) ?? 0) + 1);
  return spread;
}

/** How much of what the headlines are about a line says: 0 where it shares no word with two of them. */
export function topicality(line: string, spread: ReadonlyMap<string, number>): number {
  const words = contentOf(line);
  const shared = words.reduce((sum, word) => sum + Math.max(0, (spread.get(word) ?? 0) - 1), 0);
  return shared / Math.sqrt(Math.max(1, words.length));
}
