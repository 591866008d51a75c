import type { Assertion, ChainLink, Quoted } from "../model/index.ts";
import { type Book, labelOf } from "./book.ts";
import { chainOf } from "./chains.ts";
import type { Citation, Inline } from "./document.ts";

/** Numbers citations in the order of first use; the same words of the same report keep their number. */
export interface Citer {
  /** `[1] [2]` for these assertions. */
  cite(assertions: readonly Assertion[]): Inline;
  /** The number for quoted words that are no assertion of their own (a condition), with the chain they came by. */
  citeWords(words: Quoted, chain: readonly ChainLink[], claim: string): Inline;
  citations(): Citation[];
}

export function citerFor(book: Book): Citer {
  const found = new Map<string, Citation>();
  const numberOf = (words: Quoted, chain: readonly ChainLink[], claim: string | null): number => {
    const key = `${words.report}:${words.start}:${words.end}`;
    const known = found.get(key);
    if (known) return known.number;
    const { report, start, end, exact } = words;
    const publisher = book.report.get(report)?.publisher ?? null;
    const label = labelOf(book, report);
    const number = found.size + 1;
    const through = chainOf(book, { chain: [...chain], report });
    found.set(key, {
      number,
      report,
      label,
      publisher,
      start,
      end,
      exact,
      chain: [...chain],
      through,
      claim,
    });
    return number;
  };
  return {
    cite: (assertions) => ({
      kind: "cite",
      numbers: [...new Set(assertions.map((one) => numberOf(book.wordsOf(one), one.chain, one.claim)))],
    }),
    citeWords: (words, chain, claim) => ({ kind: "cite", numbers: [numberOf(words, chain, claim)] }),
    citations: () => [...found.values()],
  };
}
