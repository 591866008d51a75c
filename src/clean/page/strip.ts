import type { BlockRole } from "../../model/index.ts";
import { decodeEntities } from "./entities.ts";
import {
  BLOCKS,
  joined,
  MOST_PARAGRAPHS,
  MOST_TEXT,
  type Paragraph,
  type Rendered,
  SILENT,
} from "./render.ts";
import { endOfRaw, indexOfClosing, nextTag, type Tag } from "./scan.ts";

const ROLES: Record<string, BlockRole> = { blockquote: "quote", figcaption: "caption" };

/**
 * The text of a page from its source alone, paragraph by paragraph: for pages that no parser should be given. Linear;
 * knows no menus, so these stay in; ends at the limits of {@link joined}.
 */
export function strip(source: string): Rendered {
  const paragraphs: Paragraph[] = [];
  const unclosed = new Set<string>();
  let words: string[] = [];
  let role: BlockRole = "paragraph";
  let length = 0;
  const close = (next: BlockRole) => {
    const text = decodeEntities(words.join("")).replace(/\s+/g, " ").trim();
    if (text !== "") paragraphs.push({ text, role });
    words = [];
    role = next;
  };
  let from = 0;
  while (paragraphs.length <= MOST_PARAGRAPHS && length <= MOST_TEXT) {
    const tag = nextTag(source, from);
    const piece = source.slice(from, Math.min(tag?.start ?? source.length, from + MOST_TEXT + 1));
    words.push(piece);
    length += piece.length;
    if (tag === null) break;
    if (BLOCKS.has(tag.name.toUpperCase()) || tag.name === "br") close(roleAfter(tag, role));
    from = after(source, tag, unclosed);
  }
  close("paragraph");
  return joined(paragraphs);
}

function roleAfter({ name, closing }: Tag, role: BlockRole): BlockRole {
  const own = ROLES[name];
  return own === undefined ? role : closing ? "paragraph" : own;
}

/** Where reading goes on: behind the content of elements that are not shown, where they are closed at all. */
function after(source: string, tag: Tag, unclosed: Set<string>): number {
  const { name, closing, end } = tag;
  if (closing || !SILENT.has(name.toUpperCase()) || unclosed.has(name)) return endOfRaw(source, tag);
  const close = indexOfClosing(source, name, end);
  if (close === null) unclosed.add(name);
  return close ?? endOfRaw(source, tag);
}
