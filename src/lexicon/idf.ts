import { readFileSync } from "node:fs";

/** How rare words are in general English text: a term's weight is ln((N + 1) / (df + 0.5)). */
export interface Rarity {
  /** Weight of a stem that stands in none of the counted texts. */
  readonly unseen: number;
  /** Weight of a stem (see `text/words.ts`). */
  of(stem: string): number;
}

let cached: Rarity | null = null;

/** The background table `idf.tsv`: `stem<TAB>texts that hold it`; its `#` header names the corpora and N. */
export function rarity(): Rarity {
  cached ??= parseRarity(readFileSync(new URL("./idf.tsv", import.meta.url), "utf8"));
  return cached;
}

/** Reads the table; the number of texts stands in the header as `texts=N`. */
export function parseRarity(table: string): Rarity {
  const texts = Number(/texts=(\d+)/.exec(table)?.[1] ?? 0);
  const weights = new Map<string, number>();
  for (const line of table.split("\n")) {
    if (line.startsWith("#") || line === "") continue;
    const tab = line.indexOf("\t");
    weights.set(line.slice(0, tab), Math.log((texts + 1) / (Number(line.slice(tab + 1)) + 0.5)));
  }
  const unseen = Math.log((texts + 1) / 0.5);
  return { unseen, of: (stem) => weights.get(stem) ?? unseen };
}
