import type { Assertion } from "../model/index.ts";
import { type Book, labelOf } from "./book.ts";
import { chainText } from "./wording.ts";

/** The chain of an assertion in words; a report without publisher goes by its label. */
export function chainOf(book: Book, { chain, report }: Pick<Assertion, "chain" | "report">): string {
  const label = labelOf(book, report);
  const path = book.report.get(report)?.path;
  return chainText(
    chain.map((link) => (link.name === path ? { ...link, name: label } : link)),
    label,
  );
}
