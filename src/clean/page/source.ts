import { articleOf } from "./article.ts";
import { type PageElement, parsePage } from "./dom.ts";
import { NO_FACTS, type PageFacts, readMetadata } from "./metadata.ts";
import { type Rendered, render } from "./render.ts";
import { strip } from "./strip.ts";
import { isTooHeavy } from "./weight.ts";

/** A page as read: what it says of itself, its article, and what was wrong with it. */
export interface ReadPage {
  facts: PageFacts;
  article: Rendered;
  notes: string[];
}

const HEAVY =
  "the page is nested too deeply or too large to be parsed; its plain text was taken, menus included";
const BROKEN = "the page could not be parsed; its plain text was taken, menus included";
const CUT = "the page holds more text than is read; its end is missing";
const EMPTY = "no text was found in the page";

/** Reads the source of a page: parsed where it can be, else by its plain text. Never throws, bounded time and text. */
export function readSource(source: string): ReadPage {
  const heavy = isTooHeavy(source);
  const page = (heavy ? null : parsed(source)) ?? plainly(source, heavy ? HEAVY : BROKEN);
  if (page.article.cut) page.notes.push(CUT);
  if (page.article.text === "") page.notes.push(EMPTY);
  return page;
}

/** Null where the parser or Readability fails on the source: both throw on some broken pages. */
function parsed(source: string): ReadPage | null {
  try {
    const page = parsePage(source);
    const facts = readMetadata(page);
    const body = page.body as PageElement;
    return { facts, article: render(articleOf(page) ?? body), notes: [] };
  } catch {
    return null;
  }
}

/** Longest head of a page that is parsed for its metadata where the page as a whole is not, in characters. */
const LONGEST_HEAD = 300_000;

function plainly(source: string, note: string): ReadPage {
  return { facts: factsOfHead(source), article: strip(source), notes: [note] };
}

function factsOfHead(source: string): PageFacts {
  const body = source.slice(0, LONGEST_HEAD).search(/<body[\s>]/i);
  const head = source.slice(0, body < 0 ? LONGEST_HEAD : body);
  if (isTooHeavy(head)) return NO_FACTS;
  try {
    return readMetadata(parsePage(head));
  } catch {
    return NO_FACTS;
  }
}
