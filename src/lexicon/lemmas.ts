import { readFileSync } from "node:fs";

/** V verb, N noun, J adjective or adverb, X any other. */
export type LemmaClass = "V" | "N" | "J" | "X";

const tables: Record<LemmaClass, Map<string, string>> = {
  V: new Map(),
  N: new Map(),
  J: new Map(),
  X: new Map(),
};

/** Lemma of an irregular form (`lemmas.tsv`), undefined where the form is regular. */
export function irregularLemma(lower: string, kind: LemmaClass): string | undefined {
  if (tables.V.size === 0) readTable();
  return tables[kind].get(lower);
}

function readTable(): void {
  const file = readFileSync(new URL("./lemmas.tsv", import.meta.url), "utf8");
  for (const line of file.split("\n")) {
    if (line === "" || line.startsWith("#")) continue;
    const [form, kind, lemma] = line.split("\t") as [string, LemmaClass, string];
    if (!tables[kind].has(form)) tables[kind].set(form, lemma);
  }
}
