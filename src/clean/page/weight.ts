import type { Span } from "../../model/index.ts";
import { endOfRaw, nextTag, type Tag } from "./scan.ts";

/**
 * What the page parser and Readability bear: both take quadratic time on deep nesting, on long rows of siblings and on
 * tags with very many attributes. The largest of the 91 pages of the article-extraction-benchmark give the figures beside the limits.
 */
export const LIMITS = {
  /** Most there: 3,141. */
  tags: 40_000,
  /** Most there: 32. */
  depth: 200,
  /** Most there: 516 nodes under one element. */
  siblings: 8000,
  /** Most there: 19 in one tag. */
  parts: 500,
  /** Characters outside tags and scripts; most there: 91,270. */
  text: 1_500_000,
  /** Characters between two tags: some patterns of Readability back-track over them. */
  run: 200_000,
};

/** How much a page's source asks of a parser. */
export interface Weight {
  tags: number;
  depth: number;
  siblings: number;
  parts: number;
  text: number;
  run: number;
}

const VOID = new Set("area base br col embed hr img input link meta param source track wbr".split(" "));
/** Elements that end where the next of their kind begins. */
const IMPLIED = new Set("p li dt dd td th tr option".split(" "));

/** True where a page is to be read by its plain text, without parsing it. Linear in the source. */
export function isTooHeavy(source: string): boolean {
  return exceeds(weigh(source));
}

function exceeds(weight: Weight): boolean {
  return (Object.keys(LIMITS) as (keyof Weight)[]).some((key) => weight[key] > LIMITS[key]);
}

interface Level {
  name: string;
  children: number;
}

/** Weighs a source, and stops where a limit is passed. */
export function weigh(source: string): Weight {
  const weight: Weight = { tags: 0, depth: 0, siblings: 0, parts: 0, text: 0, run: 0 };
  const levels: Level[] = [{ name: "", children: 0 }];
  const open = new Map<string, number>();
  let from = 0;
  for (let tag = nextTag(source, 0); tag !== null; tag = nextTag(source, from)) {
    addText(source, { start: from, end: tag.start }, weight, levels.at(-1)!);
    weight.tags++;
    raise(weight, "parts", tag.parts);
    if (tag.closing) close(tag.name, levels, open);
    else enter(tag, levels, open);
    raise(weight, "siblings", Math.max(levels.at(-1)!.children, levels.at(-2)?.children ?? 0));
    raise(weight, "depth", levels.length);
    if (exceeds(weight)) return weight;
    from = endOfRaw(source, tag);
  }
  addText(source, { start: from, end: source.length }, weight, levels.at(-1)!);
  return weight;
}

function raise(weight: Weight, key: keyof Weight, value: number): void {
  if (value > weight[key]) weight[key] = value;
}

/** The parser makes two nodes of text at each stray `<` and each character reference. */
function addText(source: string, { start, end }: Span, weight: Weight, level: Level): void {
  weight.text += end - start;
  raise(weight, "run", end - start);
  if (exceeds(weight)) return;
  for (let at = start; at < end; at++) {
    const sign = source[at];
    if (sign === "<" || sign === "&") level.children += 2;
  }
  raise(weight, "siblings", level.children);
}

function enter(tag: Tag, levels: Level[], open: Map<string, number>): void {
  const { name } = tag;
  if (IMPLIED.has(name) && levels.at(-1)!.name === name) close(name, levels, open);
  // The text before the tag counts as a node of its own.
  levels.at(-1)!.children += 2;
  if (name === "" || VOID.has(name)) return;
  levels.push({ name, children: 0 });
  open.set(name, (open.get(name) ?? 0) + 1);
}

/** A closing tag without an open one is passed over, so that no more levels are left than were entered. */
function close(name: string, levels: Level[], open: Map<string, number>): void {
  if (!open.get(name)) return;
  for (let level = levels.pop()!; ; level = levels.pop()!) {
    open.set(level.name, open.get(level.name)! - 1);
    if (level.name === name) return;
  }
}
