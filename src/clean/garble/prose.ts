import type { Block } from "../../model/index.ts";
import { itemMarks } from "../../text/lists.ts";

/** One paragraph of an article as the signals see it. */
export interface Paragraph {
  text: string;
  /** The same with quoted speech blanked out, character for character: people may talk as they like. */
  unquoted: string;
  start: number;
  /** Role is `paragraph`, not `quote`. */
  own: boolean;
  /** A list follows, which goes on with what is said. */
  introduces: boolean;
}

/** Longest paragraph judged, in characters; more is a table, a log or an attack, not prose. */
const LONGEST_PARAGRAPH = 20_000;

/** The paragraphs to be judged: prose of the article, without posts, captions and residue. */
export function proseOf(text: string, blocks: readonly Block[]): Paragraph[] {
  const marks = itemMarks(text, blocks);
  return blocks.flatMap(({ start, end, role }, index) => {
    if ((role !== "paragraph" && role !== "quote") || end - start > LONGEST_PARAGRAPH) return [];
    const words = text.slice(start, end).replace(/\s/g, " ");
    const introduces = (marks[index + 1] ?? 0) > 0;
    return [{ text: words, unquoted: withoutQuotes(words), start, own: role === "paragraph", introduces }];
  });
}

const CLOSING: Record<string, string> = { "“": "”", '"': '"', "«": "»", "„": "“", "‘": "’" };
/** Longest quotation, in characters; a mark without a partner within it is no quotation. */
const LONGEST_QUOTE = 2000;

/** Linear: the next closing mark of each kind is looked for once, however many opening ones come before it. */
function withoutQuotes(text: string): string {
  const next = new Map<string, number>();
  let blanked = "";
  let from = 0;
  for (let at = nextOpening(text, 0); at >= 0; ) {
    const close = CLOSING[text[at]!]!;
    let end = next.get(close) ?? -1;
    if (end <= at) next.set(close, (end = indexOrEnd(text, close, at + 1)));
    const quoted = end - at <= LONGEST_QUOTE && !isApostrophe(text, at);
    if (quoted) {
      blanked += text.slice(from, at) + "\u2022".repeat(Math.min(end + 1, text.length) - at);
      from = Math.min(end + 1, text.length);
    }
    at = nextOpening(text, quoted ? from : at + 1);
  }
  return blanked + text.slice(from);
}

const OPENING = /["“«„‘]/g;

function nextOpening(text: string, from: number): number {
  OPENING.lastIndex = from;
  return OPENING.exec(text)?.index ?? -1;
}

function indexOrEnd(text: string, mark: string, from: number): number {
  const index = text.indexOf(mark, from);
  return index < 0 ? text.length : index;
}

/** `rock ‘n’ roll`, `the ‘90s`: a mark before a short word or a number opens nothing. */
function isApostrophe(text: string, at: number): boolean {
  return text[at] === "‘" && /^‘(?:\d|n[’'])/.test(text.slice(at, at + 3));
}
