import type { Block, BlockRole } from "../../model/index.ts";
import { ELEMENT, labels, type PageElement, type PageNode, TEXT } from "./dom.ts";

/** Elements that begin and end a paragraph. */
export const BLOCKS = new Set(
  "ADDRESS ARTICLE ASIDE BLOCKQUOTE CENTER DD DETAILS DIV DL DT FIGCAPTION FIGURE FOOTER H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN OL P PRE SECTION TABLE TBODY TD TFOOT TH THEAD TR UL".split(
    " ",
  ),
);
/** Elements whose content is not shown as text. */
export const SILENT = new Set(["SCRIPT", "STYLE", "NOSCRIPT", "TEMPLATE", "SVG", "IFRAME", "HEAD", "TITLE"]);
const POST =
  /\b(?:twitter-tweet|instagram-media|fb-post|telegram-post|bluesky-embed|mastodon-embed|tiktok-embed|tweet)\b/;

/** The text of an element, paragraphs separated by a blank line, with one block a paragraph. */
export interface Rendered {
  text: string;
  blocks: Block[];
  /** True where the page held more than the limits allow. */
  cut: boolean;
}

/** Longest text taken from a page, in characters, and most paragraphs: several times the longest live blogs. */
export const MOST_TEXT = 1_000_000;
export const MOST_PARAGRAPHS = 20_000;

export interface Paragraph {
  text: string;
  role: BlockRole;
}

/** Renders without recursion, so that a page nested a hundred thousand deep is no harm. */
export function render(root: PageElement): Rendered {
  const paragraphs: Paragraph[] = [];
  let words: string[] = [];
  let role: BlockRole = "paragraph";
  const close = () => {
    const text = words.join("").replace(/\s+/g, " ").trim();
    if (text !== "") paragraphs.push({ text, role });
    words = [];
  };
  for (const step of steps(root)) {
    if (typeof step === "string") words.push(step);
    else {
      close();
      role = step.role;
    }
  }
  close();
  return joined(paragraphs);
}

type Step = string | { role: BlockRole };

interface Visit {
  /** Null where an element ends. */
  node: PageNode | null;
  role: BlockRole;
}

/** Text pieces and paragraph borders, in document order. Children are listed once: each listing walks all of them. */
function* steps(root: PageElement): Generator<Step> {
  const stack: Visit[] = [{ node: root, role: "paragraph" }];
  let breaks = 0;
  for (let visit = stack.pop(); visit; visit = stack.pop()) {
    const { node, role } = visit;
    if (node === null) yield { role };
    else if (node.nodeType === TEXT) {
      const text = node.textContent ?? "";
      if (text.trim() !== "") breaks = 0;
      yield text;
    } else if (node.nodeType === ELEMENT) {
      const element = node as PageElement;
      const tag = element.tagName.toUpperCase();
      if (tag === "BR") yield ++breaks > 1 ? { role } : " ";
      else if (!SILENT.has(tag)) yield* enter(element, { tag, role, stack });
    }
  }
}

/** Puts the children of an element on the stack, between paragraph borders where it is a block. */
function* enter(
  element: PageElement,
  { tag, role, stack }: { tag: string; role: BlockRole; stack: Visit[] },
): Generator<Step> {
  const inner = roleIn(element, tag, role);
  if (BLOCKS.has(tag)) {
    yield { role: inner };
    stack.push({ node: null, role });
  }
  const children = Array.from(element.childNodes);
  for (const node of children.reverse()) stack.push({ node, role: inner });
}

function roleIn(element: PageElement, tag: string, role: BlockRole): BlockRole {
  if (tag === "FIGCAPTION") return "caption";
  if (tag !== "BLOCKQUOTE" && tag !== "DIV") return role;
  if (POST.test(labels(element))) return "post";
  return tag === "BLOCKQUOTE" && role === "paragraph" ? "quote" : role;
}

/** Paragraphs as one text, a blank line between them, as far as the limits allow. */
export function joined(paragraphs: readonly Paragraph[]): Rendered {
  const blocks: Block[] = [];
  const texts: string[] = [];
  let start = 0;
  for (const { text, role } of paragraphs) {
    const room = blocks.length < MOST_PARAGRAPHS ? MOST_TEXT - start : 0;
    const kept = text.length <= room ? text : shortened(text, room);
    if (kept !== "") {
      blocks.push({ start, end: start + kept.length, role });
      texts.push(kept);
      start += kept.length + 2;
    }
    if (kept !== text) return { text: texts.join("\n\n"), blocks, cut: true };
  }
  return { text: texts.join("\n\n"), blocks, cut: false };
}

/** The text up to its last blank within `room` characters, or so many characters where it has none. */
function shortened(text: string, room: number): string {
  if (room <= 0) return "";
  const blank = text.lastIndexOf(" ", room);
  // Half a surrogate pair is left out.
  return text.slice(0, blank > 0 ? blank : room).replace(/[\uD800-\uDBFF]$/, "");
}
