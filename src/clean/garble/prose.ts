import type { Block } from "../../model/index.ts";

/** One paragraph of an article as the signals see it. */
export interface Paragraph {
  text: string;
  /** The same with quoted speech blanked out, character for character: people may talk as they like. */
  unquoted: string;
  start: number;
  /** Role is `paragraph`, not `quote`. */
  own: boolean;
}

/** The paragraphs to be judged: prose of the article, without posts, captions and residue. */
export function proseOf(text: string, blocks: readonly Block[]): Paragraph[] {
  return blocks
    .filter(({ role }) => role === "paragraph" || role === "quote")
    .map(({ start, end, role }) => {
      const words = text.slice(start, end).replace(/\s/g, " ");
      return { text: words, unquoted: withoutQuotes(words), start, own: role === "paragraph" };
    });
}

const QUOTED =
  /“[^”]{0,2000}(?:”|$)|"[^"]{0,2000}(?:"|$)|«[^»]{0,2000}(?:»|$)|(?<=^|\s)[‘'][^’'\n]{3,300}[’'](?=[\s.,;:!?]|$)/g;

function withoutQuotes(text: string): string {
  return text.replace(QUOTED, (quoted) => "\u2022".repeat(quoted.length));
}
