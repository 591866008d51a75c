import type { Block, Dated } from "../../model/index.ts";
import { fold } from "../../text/normalise.ts";
import { notBefore } from "../dates/calendar.ts";
import { findDay, parseDate } from "../dates/parse.ts";
import { authorsIn, outletsInByline } from "./bylines.ts";
import { markCaptions, markForeignLines } from "./captions.ts";
import { creditedOutlets } from "./credits.ts";
import { type Dateline, datelineOf, splitDateline } from "./datelines.ts";
import { markEntries } from "./entries.ts";
import { headRoles } from "./lead.ts";
import type { Line } from "./lines.ts";
import { markMasthead } from "./mastheads.ts";
import { piecesOf } from "./pieces.ts";
import { markPosts } from "./posts.ts";
import { isOutside, type Scene, sceneOf } from "./scene.ts";

/** What a plain text says of itself. */
export interface TextFacts {
  blocks: Block[];
  headline: string | null;
  authors: string[];
  /** The outlet whose name stands over the text, or null. */
  publisher: string | null;
  /** From a dateline or a `Published:` line. */
  published: Dated | null;
  /** What a dated caption or a quoted post says at least. */
  notBefore: Dated | null;
  /** Outlets named by dateline, byline and lines of credit. */
  outlets: string[];
}

/** `Jane Roe (@handle) October 1, 2024` at the end of a quoted post. */
const POST_SIGNATURE = /[—–-]\s?[^—–\n]{1,80}\(@\w{1,30}\)\s{1,3}(\p{Lu}\p{L}{2,9}\s\d{1,2},\s\d{4})/u;
const SAYS =
  /\b(?:report(?:s|ed|ing)?|writes?|wrote|said|says|saying|states?|stated|statement|announced|announcing|posted|tweeted|added|adds|explain(?:s|ed)|notes|noted|continued|reads?|according|published|revealed)\b[^.!?]{0,200}:$/i;
const DATE_LINE = /^(?:(?:first )?published|posted|updated|last (?:updated|modified)|date|dated|created)\b/i;

/** Marks the blocks of a plain text and gathers what it says of itself. `body`: no headline is to be looked for. */
export function readText(text: string, { body }: { body: boolean } = { body: false }): TextFacts {
  const scene = sceneOf(text);
  const posts = markPosts(scene);
  const datelines = markDatelines(scene);
  const published = markDateLines(scene, posts);
  const masthead = markMasthead(scene, posts);
  markEntries(scene);
  markCaptions(scene);
  if (!body) markHead(scene);
  markForeignLines(scene);
  markTail(scene);
  markQuotes(scene);
  return {
    blocks: blocksOf(scene, datelines),
    headline: lineWith(scene, "headline"),
    authors: authorsIn(lineWith(scene, "byline")),
    publisher: masthead.publisher,
    published: first(datelines, ({ published }) => published) ?? masthead.published ?? published,
    notBefore: earliestBound(scene, posts),
    outlets: outletsIn(scene, datelines),
  };
}

/** A dateline stands within this many lines of the top, menus and captions included. */
const DATELINE_LINES = 60;

/** Datelines by the line they begin in; only before and at the first lines of prose. */
function markDatelines(scene: Scene): Map<number, Dateline> {
  const found = new Map<number, Dateline>();
  scene.lines.slice(0, Math.min(scene.first + 2, DATELINE_LINES)).forEach((line, index) => {
    const split = splitDateline(line, scene.lines[index + 1]);
    if (split) {
      found.set(index, split);
      scene.roles[index] = scene.roles[index + 1] = "dateline";
    } else if (scene.roles[index] === null) {
      const dateline = datelineOf(line);
      if (dateline) found.set(index, dateline);
    }
  });
  return found;
}

/** `Published: October 1, 2024` and lines that are nothing but a date. */
function markDateLines(scene: Scene, posts: ReadonlySet<number>): Dated | null {
  let published: Dated | null = null;
  scene.lines.forEach((line, index) => {
    if (line.words > 14 || posts.has(index) || !isOutside(scene, index)) return;
    const text = fold(line.text);
    const day = findDay(text);
    if (!day) return;
    const bare = text.length - (day.end - day.start) <= 30 && !/\p{Ll}{4,}/u.test(text.slice(day.end));
    if (!DATE_LINE.test(text) && !(bare && day.start <= 12)) return;
    scene.roles[index] = "dateline";
    published ??= parseDate(text, "text");
  });
  return published;
}

function markHead(scene: Scene): void {
  if (scene.last < 0) return;
  const open = scene.lines.slice(0, scene.first).filter((_, index) => scene.roles[index] === null);
  const roles = headRoles(open);
  for (let index = 0; index < scene.first; index++) {
    scene.roles[index] = roles.get(scene.lines[index]!) ?? scene.roles[index]!;
  }
}

/** Once residue has begun after the last prose, short open lines after it are residue too (titles of other articles). */
function markTail(scene: Scene): void {
  let begun = false;
  for (let index = scene.last + 1; index < scene.lines.length; index++) {
    const line = scene.lines[index]!;
    if (scene.roles[index] === "boilerplate") begun = true;
    else if (begun && scene.roles[index] === null && (!line.ended || line.words < 8))
      scene.roles[index] = "boilerplate";
  }
}

/** Longest line of credit, in characters. */
const LONGEST_CREDIT = 500;
/** No post and no caption is longer, in characters; the patterns are spared the rest. */
const LONGEST_POST = 2000;

function isPost(line: Line): boolean {
  return line.text.length <= LONGEST_POST && line.text.includes("(@") && POST_SIGNATURE.test(line.text);
}

/** Quoted posts by their signature; a paragraph that a line ending in `… reports:` announces is a quotation. */
function markQuotes(scene: Scene): void {
  scene.lines.forEach((line, index) => {
    if (scene.roles[index] !== null) return;
    const before = scene.lines[index - 1];
    if (isPost(line)) scene.roles[index] = "post";
    else if (
      before &&
      scene.roles[index - 1] === null &&
      before.text.endsWith(":") &&
      SAYS.test(before.text.slice(-260)) &&
      line.words >= 8
    )
      scene.roles[index] = "quote";
  });
}

function blocksOf(scene: Scene, datelines: ReadonlyMap<number, Dateline>): Block[] {
  const blocks: Block[] = [];
  scene.lines.forEach((line, index) => {
    const dateline = datelines.get(index);
    const role = scene.roles[index] ?? "paragraph";
    const outer = { first: index === scene.first, last: index === scene.last };
    if (dateline) blocks.push({ start: dateline.start, end: dateline.end, role: "dateline" });
    if (dateline && dateline.end < line.end) blocks.push(...piecesOf(after(line, dateline.end), role, outer));
    else if (!dateline && (blocks.at(-1)?.end ?? 0) <= line.start)
      blocks.push(...piecesOf(line, role, outer));
  });
  return blocks;
}

function after(line: Line, from: number): Line {
  const text = line.text.slice(from - line.start);
  return { ...line, start: from + text.length - text.trimStart().length, text: text.trimStart() };
}

function earliestBound(scene: Scene, posts: ReadonlySet<number>): Dated | null {
  let bound: { day: number; basis: "text" | "caption" } | null = null;
  scene.lines.forEach((line, index) => {
    const role = scene.roles[index];
    const stamp = posts.has(index) && line.words <= 12 ? line.text : undefined;
    const signed = stamp ?? (role === "post" ? POST_SIGNATURE.exec(line.text)?.[1] : undefined);
    const dated = role === "caption" ? line.text : signed;
    const day = dated === undefined ? undefined : findDay(fold(dated))?.day;
    if (day !== undefined && (!bound || day > bound.day)) bound = { day, basis: signed ? "text" : "caption" };
  });
  const latest = bound as { day: number; basis: "text" | "caption" } | null;
  return latest && notBefore(latest.day, null, latest.basis);
}

function lineWith(scene: Scene, role: Scene["roles"][number]): string | null {
  const index = scene.roles.indexOf(role);
  return index < 0 ? null : scene.lines[index]!.text;
}

/** Residue counts too: `The post … appeared first on …`. */
const CREDITING = new Set(["credit", "boilerplate"]);

function outletsIn(scene: Scene, datelines: ReadonlyMap<number, Dateline>): string[] {
  const filed = [...datelines.values()].flatMap(({ outlet }) => outlet ?? []);
  const bylined = outletsInByline(lineWith(scene, "byline"));
  const credited = scene.lines.flatMap((line, index) =>
    CREDITING.has(scene.roles[index] ?? "") && line.text.length <= LONGEST_CREDIT
      ? creditedOutlets(line.text)
      : [],
  );
  return [...new Set([...filed, ...bylined, ...credited])];
}

function first<Item, Value>(
  items: ReadonlyMap<number, Item>,
  pick: (item: Item) => Value | null,
): Value | null {
  for (const item of items.values()) {
    const value = pick(item);
    if (value !== null) return value;
  }
  return null;
}
