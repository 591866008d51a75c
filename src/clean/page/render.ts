import type { Block, BlockRole } from "../../model/index.ts";
import { comparisonKey } from "../../text/normalise.ts";
import { ELEMENT, labels, type PageElement, type PageNode, TEXT } from "./dom.ts";

const BLOCKS = new Set(
  "ADDRESS ARTICLE ASIDE BLOCKQUOTE CENTER DD DETAILS DIV DL DT FIGURE FOOTER H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN OL P PRE SECTION TABLE TBODY TD TFOOT TH THEAD TR UL".split(
    " ",
  ),
);
const SILENT = new Set(["SCRIPT", "STYLE", "NOSCRIPT", "TEMPLATE", "SVG", "IFRAME", "HEAD", "TITLE"]);
const POST =
  /\b(?:twitter-tweet|instagram-media|fb-post|telegram-post|bluesky-embed|mastodon-embed|tiktok-embed|tweet)\b/;

/** The text of an element, paragraphs separated by a blank line, with one block a paragraph. */
export interface Rendered {
  text: string;
  blocks: Block[];
}

interface Paragraph {
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

/** Text pieces and paragraph borders, in document order. */
function* steps(root: PageElement): Generator<Step> {
  const stack: { node: PageNode | null; role: BlockRole; breaks: number }[] = [
    { node: root, role: "paragraph", breaks: 0 },
  ];
  let breaks = 0;
  for (let top = stack.pop(); top; top = stack.pop()) {
    const { node, role } = top;
    if (node === null) {
      yield { role };
      continue;
    }
    if (node.nodeType === TEXT) {
      if (node.textContent?.trim()) breaks = 0;
      yield node.textContent ?? "";
      continue;
    }
    if (node.nodeType !== ELEMENT) continue;
    const element = node as PageElement;
    const tag = element.tagName.toUpperCase();
    if (SILENT.has(tag)) continue;
    if (tag === "BR") {
      yield ++breaks > 1 ? { role } : " ";
      continue;
    }
    const inner = roleIn(element, tag, role);
    const block = BLOCKS.has(tag);
    if (block) {
      yield { role: inner };
      stack.push({ node: null, role, breaks });
    }
    for (let index = element.childNodes.length - 1; index >= 0; index--) {
      stack.push({ node: element.childNodes[index]!, role: inner, breaks });
    }
  }
}

function roleIn(element: PageElement, tag: string, role: BlockRole): BlockRole {
  if (tag === "FIGCAPTION") return "caption";
  if (tag !== "BLOCKQUOTE" && tag !== "DIV") return role;
  if (POST.test(labels(element))) return "post";
  return tag === "BLOCKQUOTE" && role === "paragraph" ? "quote" : role;
}

function joined(paragraphs: readonly Paragraph[]): Rendered {
  const blocks: Block[] = [];
  let text = "";
  for (const paragraph of paragraphs) {
    if (text !== "") text += "\n\n";
    blocks.push({ start: text.length, end: text.length + paragraph.text.length, role: paragraph.role });
    text += paragraph.text;
  }
  return { text, blocks };
}

const RESIDUE = new Set<BlockRole>(["boilerplate", "byline", "dateline", "caption"]);

/**
 * The rendered article without the paragraphs that are residue as a whole and without its own headline: they belong to
 * the page, and the text of a page is what was taken out of it. Credits stay: they say who reported.
 */
export function withoutResidue(
  rendered: Rendered,
  told: readonly Block[],
  headline: string | null,
): Rendered {
  const whole = new Map(told.map((block) => [`${block.start}-${block.end}`, block.role]));
  const title = headline === null ? "" : comparisonKey(headline);
  let prose = false;
  const kept = rendered.blocks.filter((block) => {
    const text = rendered.text.slice(block.start, block.end);
    prose ||= text.length > 250;
    const isTitle = !prose && title !== "" && comparisonKey(text) === title;
    return !isTitle && !RESIDUE.has(whole.get(`${block.start}-${block.end}`) ?? block.role);
  });
  return joined(kept.map(({ start, end, role }) => ({ text: rendered.text.slice(start, end), role })));
}
