import type { Block, Span } from "../../model/index.ts";
import type { Draft } from "./draft.ts";
import { type Scene, tokenFrom } from "./scene.ts";

/** `Jane Roe @roe · 12 Nov`, `Jane Roe (@roe)`, `@roe`. */
const HEAD = /^([^@\n\u2014]{0,60}?)\s?\(?(@\w{1,30})\)?(?:\s?[·•]\s?[^@\n]{1,30})?$/;
const HANDLE = /^@\w{1,30}$/;

/** `— Jane Roe (@roe) November 12, 2025` as a block of its own. */
const FOOT = /^[\u2014\u2013-]\s?([^\s()@][^()@\n]{0,60}) \((@\w{1,30})\)(?:\s[^\n]{1,30})?$/;
/** `Jane Roe (@roe) on X: …`, `RT @roe: …`: who posted what follows in the same block. */
const OPENING = /^(?:RT (?=@)|(\p{Lu}[^()@\n:]{1,60}) \()(@\w{1,30})\)?(?: (?:on|via) [\p{L}\d ]{1,20})?:\s/u;

/** True for a block that opens with the one who posted it. */
export function opensWithHandle(text: string): boolean {
  return OPENING.test(text.slice(0, LONGEST_HEAD));
}

/** Posts that name their author in their own first words. */
export function handleDrafts(scene: Scene): Draft[] {
  return scene.report.blocks.flatMap((block) => {
    if (block.role !== "paragraph" && block.role !== "post") return [];
    const words = scene.report.text.slice(block.start, Math.min(block.end, block.start + LONGEST_HEAD));
    const found = OPENING.exec(words);
    if (!found) return [];
    const handle = within(block, words, found[2]!);
    const name = found[1] === undefined ? handle : within(block, words, found[1]);
    return [postDraft(scene, { name, handle }, [{ start: block.start + found[0].length, end: block.end }])];
  });
}

/** Posts whose author stands under them, as pages show them: the posts before belong to it. */
export function footDrafts(scene: Scene): Draft[] {
  let contents: Span[] = [];
  return scene.report.blocks.flatMap((block) => {
    if (block.role !== "post") contents = [];
    const words = scene.report.text.slice(block.start, Math.min(block.end, block.start + LONGEST_HEAD + 1));
    const found = block.role === "post" ? FOOT.exec(words) : null;
    if (block.role === "post" && !found) contents.push({ start: block.start, end: block.end });
    if (!found || contents.length === 0) return [];
    const posted = contents;
    contents = [];
    return [
      postDraft(
        scene,
        { name: within(block, words, found[1]!), handle: within(block, words, found[2]!) },
        posted,
      ),
    ];
  });
}

/** Posts that carry their author over them: the blocks behind the head are what was posted. */
export function postDrafts(scene: Scene): Draft[] {
  const blocks = scene.report.blocks.filter(({ role }) => role !== "boilerplate");
  return blocks.flatMap((_, index) => {
    const head = headAt(scene, blocks, index);
    if (!head || (head.lines === 1 && headAt(scene, blocks, index - 1)?.lines === 2)) return [];
    const contents: Span[] = [];
    for (let next = index + head.lines; blocks[next]?.role === "post" && !headAt(scene, blocks, next); next++)
      contents.push({ start: blocks[next]!.start, end: blocks[next]!.end });
    return contents.length > 0 ? [postDraft(scene, head, contents)] : [];
  });
}

interface Author {
  name: Span;
  handle: Span;
}

interface Head extends Author {
  /** Blocks it takes up: a name over its handle takes two. */
  lines: number;
}

function headAt({ report: { text } }: Scene, blocks: readonly Block[], index: number): Head | null {
  const [block, next] = [blocks[index], blocks[index + 1]];
  if (block?.role !== "post") return null;
  if (next?.role === "post" && HANDLE.test(text.slice(next.start, next.end)))
    return { name: block, handle: next, lines: 2 };
  const words = text.slice(block.start, Math.min(block.end, block.start + LONGEST_HEAD + 1));
  const found = words.length <= LONGEST_HEAD ? HEAD.exec(words) : null;
  if (!found) return null;
  const handle = within(block, words, found[2]!);
  return { name: found[1] === "" ? handle : within(block, words, found[1]!), handle, lines: 1 };
}

/** Longest head of a post, in characters: name, handle, date. */
const LONGEST_HEAD = 120;

function within({ start }: Span, words: string, part: string): Span {
  const from = start + words.indexOf(part);
  return { start: from, end: from + part.length };
}

function postDraft({ tokens }: Scene, { name, handle }: Author, contents: Span[]): Draft {
  const cue = tokenFrom(tokens, handle.start);
  return {
    cue: { first: cue, last: cue },
    lemma: "@",
    cueClass: "say",
    group: "speech",
    source: { first: tokenFrom(tokens, name.start), last: tokenFrom(tokens, name.end) - 1 },
    contents,
    recipient: null,
    pattern: "signature",
    negated: false,
  };
}
