import type { Assertion, ChainLink } from "../model/index.ts";
import { type Book, labelOf } from "./book.ts";
import { chainText, oneLine, roleName } from "./wording.ts";

/** The chain of an assertion in words; a report without publisher goes by its label. */
export function chainOf(
  book: Book,
  { chain, report, origin }: Pick<Assertion, "chain" | "report"> & { origin?: string },
): string {
  const label = labelOf(book, report);
  const path = book.report.get(report)?.path;
  const names = chain.map((link, index) => {
    if (link.name === path) return label;
    return index === 0 && link.kind === "anonymous" ? unnamedName(book, link, origin) : hopName(link);
  });
  return chainText(
    chain.map((link, index) => ({ ...link, name: names[index]! })),
    label,
  );
}

/** The fullest wording for an unnamed speaker: what the origin is called, without the outlet in brackets. */
function unnamedName(book: Book, link: ChainLink, origin?: string): string {
  const root = origin === undefined ? undefined : book.origins.get(origin);
  return root?.kind === "anonymous" ? root.name.replace(/ \([^()]*\)$/, "") : hopName(link);
}

/** Words that say nothing of who it is without what went before. */
const POINTING = /^(?:he|she|it|they|who|which|this|that|the) ?(?:\w+)?$/i;

/**
 * A hop as the report words it where its name is only a country with a role (`United States: official`), else its name.
 */
export function hopName({ name, text, kind }: ChainLink): string {
  const vague = name.includes(": ") || kind === "collective" || kind === "anonymous";
  const words = oneLine(text).replace(/(?:,| who | which ).*$/, "");
  if (vague && words !== "" && !POINTING.test(words)) return words;
  return /^(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hey|[Ww]ho|[Ww]e|[Ii])$/.test(name) ? "unnamed speaker" : roleName(name);
}
