import type { Block, Span } from "../../model/index.ts";
import { itemMark } from "../../text/lists.ts";
import { quoteFrom } from "./contents.ts";
import { type Scene, tokenFrom } from "./scene.ts";

/** Items of a list without marks: pages show them by their layout alone. */
const FEWEST_ITEMS = 2;
/** Such an item is no longer than this, in characters. */
const LONGEST_ITEM = 300;

/**
 * Content that a block introduces which ends in a colon, or breaks off before a list: the items of the list that
 * follows, else the quotation blocks, else the quotation that opens the next paragraph, else that paragraph.
 */
export function introduced(scene: Scene, last: number): Span[] | null {
  const { tokens, report } = scene;
  const block = scene.blockAt[last]!;
  if (block < 0 || scene.blockAt[last + 1] === block) return null;
  let next = block + 1;
  while (report.blocks[next]?.role === "boilerplate" || report.blocks[next]?.role === "caption") next++;
  const items = markedItems(scene, next);
  if (tokens.lower[last] !== ":")
    return items.length >= FEWEST_ITEMS && breaksOff(report.text, report.blocks[block]!) ? items : null;
  if (items.length > 0) return items;
  const quoted: Span[] = [];
  for (let each = next; /^(?:quote|post)$/.test(report.blocks[each]?.role ?? ""); each++)
    quoted.push({ start: report.blocks[each]!.start, end: report.blocks[each]!.end });
  if (quoted.length) return quoted;
  return bareItems(scene, next) ?? paragraphFrom(scene, next);
}

/** The line before a list ends without any stop: `The union asks the government to`. */
function breaksOff(text: string, { start, end }: Block): boolean {
  return /[\p{L},]$/u.test(text.slice(Math.max(start, end - 1), end));
}

/** The items of a list, one block each, from that block on. */
function markedItems({ report: { blocks, text } }: Scene, first: number): Span[] {
  const items: Span[] = [];
  for (let each = first; /^(?:paragraph|quote)$/.test(blocks[each]?.role ?? ""); each++) {
    const { start, end } = blocks[each]!;
    const mark = itemMark(text, start);
    if (mark === 0) break;
    items.push({ start: start + mark, end });
  }
  return items;
}

/** Short paragraphs in a row, none of which ends as a sentence does; null where there are not two of them. */
function bareItems({ report: { blocks, text } }: Scene, first: number): Span[] | null {
  let end = first;
  while (blocks[end]?.role === "paragraph" && isBareItem(text, blocks[end]!)) end++;
  return end - first < FEWEST_ITEMS
    ? null
    : blocks.slice(first, end).map((block) => ({ start: block.start, end: block.end }));
}

function isBareItem(text: string, { start, end }: Span): boolean {
  return end - start <= LONGEST_ITEM && /[\p{L}\p{N};,)]$/u.test(text.slice(end - 1, end));
}

function paragraphFrom(scene: Scene, next: number): Span[] | null {
  const paragraph = scene.report.blocks[next];
  if (paragraph?.role !== "paragraph") return null;
  const quote = quoteFrom(scene, tokenFrom(scene.tokens, paragraph.start));
  return [quote ? { start: quote.start, end: quote.end } : { start: paragraph.start, end: paragraph.end }];
}
