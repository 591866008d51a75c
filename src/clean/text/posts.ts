import type { Line } from "./lines.ts";
import type { Scene } from "./scene.ts";

/** `Jane Roe @roe · 12 Nov`, `Jane Roe (@roe)`, `@roe`: who posted, and perhaps when. */
const HEAD = /^(?!(?:by|follow|contact|email|via)\b)[^@\n]{0,60}\(?@\w{1,30}\)?(?:\s?[·•]\s?[^@\n]{1,30})?$/i;
const DATED = /@\w{1,30}\)?\s?[·•]\s?\S/;
const REPLY = /^(?:replying to|in reply to|retweeted by|reposted by) @?\w{1,30}/i;
/** `6:12 PM · Nov 12, 2025 · Lemnar`. */
const FOOT = /^\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\.?)?\s?[·•]\s?[^\n]{4,60}$/i;
/** Name over the handle: `Lemnar Governor`. */
const NAME = /^\p{Lu}[^@\n.!?:]{1,60}$/u;
/** A post has few lines; past this the foot belongs to another one. */
const MOST_LINES = 8;

/** Marks posts shown inside an article: head and words `post`, what surrounds them `boilerplate`. Returns the lines they take up. */
export function markPosts(scene: Scene): Set<number> {
  const taken = new Set<number>();
  scene.lines.forEach((line, index) => {
    if (taken.has(index) || !isHead(line)) return;
    const words = wordsOf(scene.lines, index);
    if (!words) return;
    const name = nameAbove(scene.lines, index);
    for (let each = name ? index - 1 : index; each < words.end; each++) {
      const { text } = scene.lines[each]!;
      scene.roles[each] = REPLY.test(text) || FOOT.test(text) ? "boilerplate" : "post";
      taken.add(each);
    }
  });
  return taken;
}

function isHead({ text, words, ended }: Line): boolean {
  return words <= 12 && !ended && text.length <= 120 && HEAD.test(text);
}

/** One past the last line of the post, or null where nothing shows that the head begins one: a date, a reply, a foot. */
function wordsOf(lines: readonly Line[], head: number): { end: number } | null {
  let first = head + 1;
  while (REPLY.test(lines[first]?.text ?? "")) first++;
  if (!lines[first] || isHead(lines[first]!)) return null;
  const foot = lines
    .slice(first + 1, first + MOST_LINES)
    .findIndex((line) => isHead(line) || FOOT.test(line.text));
  if (foot >= 0 && FOOT.test(lines[first + 1 + foot]!.text)) return { end: first + foot + 2 };
  if (!DATED.test(lines[head]!.text) && first === head + 1) return null;
  let end = first + 1;
  while (end < first + MOST_LINES && lines[end] && !lines[end]!.gapBefore) end++;
  return { end };
}

function nameAbove(lines: readonly Line[], head: number): boolean {
  const above = lines[head - 1];
  if (!above || !lines[head]!.text.startsWith("@")) return false;
  return above.words <= 6 && !above.ended && !lines[head]!.gapBefore && NAME.test(above.text);
}
