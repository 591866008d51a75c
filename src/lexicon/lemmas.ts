import { byWord, lazily, rows } from "./rows.ts";

/** V verb, N noun, J adjective or adverb, X any other. */
export type LemmaClass = "V" | "N" | "J" | "X";

const senses = lazily(() => byWord<LemmaClass, string>(rows("lemmas.tsv"), ([lemma]) => lemma!));

/** Lemma of an irregular form (`lemmas.tsv`), undefined where the form is regular. */
export function irregularLemma(lower: string, kind: LemmaClass): string | undefined {
  return senses().get(lower)?.get(kind);
}
