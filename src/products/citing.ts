import type { Assertion, ChainLink, Quoted } from "../model/index.ts";
import { type Book, labelOf } from "./book.ts";
import { chainOf } from "./chains.ts";
import type { Citation, Inline } from "./document.ts";

/** How words came to us: their chain, their root, and the claim they belong to. An assertion is one. */
export interface Through {
  chain: readonly ChainLink[];
  origin?: string;
  claim: string | null;
}

/** Numbers citations in the order of first use; the same words of the same report keep their number. */
export interface Citer {
  /** `[1] [2]` for these assertions. */
  cite(assertions: readonly Assertion[]): Inline;
  /** The number for quoted words that are no assertion of their own (a condition), with what they came by. */
  citeWords(words: Quoted, through: Through): Inline;
  citations(): Citation[];
}

export function citerFor(book: Book): Citer {
  const found = new Map<string, Citation>();
  const numberOf = (words: Quoted, { chain, origin, claim }: Through): number => {
    const key = `${words.report}:${words.start}:${words.end}`;
    const known = found.get(key);
    if (known) return known.number;
    const { report, start, end, exact } = words;
    const publisher = book.report.get(report)?.publisher ?? null;
    const label = labelOf(book, report);
    const number = found.size + 1;
    const through = chainOf(book, { chain: [...chain], report, ...(origin === undefined ? {} : { origin }) });
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
      numbers: [...new Set(assertions.map((one) => numberOf(book.wordsOf(one), one)))],
    }),
    citeWords: (words, through) => ({ kind: "cite", numbers: [numberOf(words, through)] }),
    citations: () => [...found.values()],
  };
}
