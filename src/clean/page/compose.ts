import type { Block, BlockRole } from "../../model/index.ts";
import { comparisonKey, fold } from "../../text/normalise.ts";
import { isClockLine } from "../text/residue.ts";
import { joined, type Rendered } from "./render.ts";

const RESIDUE = new Set<BlockRole>(["boilerplate", "byline", "dateline", "caption"]);
/** A title set again into the text stands before the first paragraph of this length, in characters. */
const LONG_PARAGRAPH = 250;

/**
 * The rendered article without the paragraphs that are residue as a whole and without its own headline: they belong to
 * the page, and the text of a page is what was taken out of it. Credits stay, as they say who reported, and so do
 * captions that tell something and the clocks of entries. `told`: the roles found in the words.
 */
export function withoutResidue(
  rendered: Rendered,
  told: readonly Block[],
  headline: string | null,
): Rendered {
  const whole = new Map(told.map((block) => [`${block.start}-${block.end}`, block.role]));
  const title = headline === null ? "" : comparisonKey(headline);
  let prose = false;
  const kept = rendered.blocks.flatMap((block) => {
    const text = rendered.text.slice(block.start, block.end);
    prose ||= text.length > LONG_PARAGRAPH;
    if (!prose && title !== "" && comparisonKey(text) === title) return [];
    const role = whole.get(`${block.start}-${block.end}`) ?? block.role;
    if (RESIDUE.has(role) && !isKept(role, text)) return [];
    return { text, role: role === "caption" ? role : block.role };
  });
  const left = joined(kept);
  return { ...left, cut: rendered.cut || left.cut };
}

/** Captions that tell something, and the clocks over the entries of a live blog (a single one is boilerplate). */
function isKept(role: BlockRole, text: string): boolean {
  return (role === "caption" && isTelling(text)) || (role === "dateline" && isClockLine(fold(text)));
}

/** Fewest words of a caption that says more than whose picture it is. */
const CAPTION_WORDS = 8;

/** True for a caption that is a sentence, whatever credit follows it. */
export function isTelling(caption: string): boolean {
  const sentence =
    /^[^\n]{20,800}?\p{Ll}{2}[.!?](?=["'”’)]{0,2}(?:\s|$))/u.exec(caption.slice(0, 1000))?.[0] ?? "";
  return sentence.split(/\s+/).length >= CAPTION_WORDS;
}

/** The headline, a blank line, the article: headlines hold facts that must be citable. */
export function withHeadline(article: Rendered, headline: string | null): Rendered {
  if (headline === null) return article;
  const offset = headline.length + 2;
  const moved = shifted(article.blocks, offset);
  const block: Block = { start: 0, end: headline.length, role: "headline" };
  return {
    text: article.text === "" ? headline : `${headline}\n\n${article.text}`,
    blocks: [block, ...moved],
    cut: article.cut,
  };
}

/** The same blocks `offset` characters further on. */
export function shifted(blocks: readonly Block[], offset: number): Block[] {
  return blocks.map(({ start, end, role }) => ({ start: start + offset, end: end + offset, role }));
}

/** Roles from the page's markup go before those found in its words, but for plain paragraphs. Both lists are in order. */
export function mergeBlocks(marked: readonly Block[], told: readonly Block[]): Block[] {
  const own = marked.filter(({ role }) => role !== "paragraph");
  let at = 0;
  const others = told.filter((block) => {
    while (at < own.length && own[at]!.end <= block.start) at++;
    return at === own.length || own[at]!.start >= block.end;
  });
  return [...own, ...others].sort((left, right) => left.start - right.start);
}
