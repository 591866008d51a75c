import { Readability } from "@mozilla/readability";
import { all, labels, type Page, type PageElement, textOf } from "./dom.ts";

/** Elements that never hold article text. */
const NEVER =
  "script,style,noscript,template,svg,iframe,form,nav,footer,aside,figure,figcaption,button,select,textarea,input,video,audio,object";
const JUNK_CLASS =
  /related|share|sharing|social|promo|caption|newsletter|subscribe|recommend|read-?more|also-read|advert|sponsor|outbrain|taboola|comment|byline|author-|credit|breadcrumb|pagination|tag-?list|toolbar|most-?(?:read|popular)|sign-?up|paywall|disclaimer|rollover|tooltip|popover|hover-?card|visually-hidden|sr-only|screen-reader/;
/** A block of a junk class is dropped only where it holds less than this share of the text: sites name whole bodies `share-…`. */
const JUNK_SHARE = 0.4;
/** A short block of which more than this share is link text is a list of links. */
const LINK_SHARE = 0.9;
const SHORT_BLOCK = 200;

/** The element that holds the article, filtered; null where none is found. Changes the page. */
export function articleOf(page: Page): PageElement | null {
  if (!isReadable(page)) return null;
  const found = new Readability<PageElement>(page as never, {
    keepClasses: true,
    serializer: (node) => node as unknown as PageElement,
  }).parse();
  const article = found?.content ?? null;
  if (article) filter(article);
  return article;
}

/** Readability takes quadratic time on deep nesting; real pages stay below 100 levels and 50,000 elements. */
const DEEPEST = 250;
const MOST_ELEMENTS = 150_000;

function isReadable(page: Page): boolean {
  let level: PageElement[] = page.documentElement ? [page.documentElement] : [];
  let count = 0;
  for (let depth = 0; level.length > 0; depth++) {
    count += level.length;
    if (depth > DEEPEST || count > MOST_ELEMENTS) return false;
    level = level.flatMap((element) => Array.from(element.children));
  }
  return true;
}

function filter(article: PageElement): void {
  for (const element of all(article, NEVER)) element.remove();
  const whole = textOf(article).length;
  for (const element of all(article, "div,section,p,ul,ol,span,table,h2,h3,h4,h5,blockquote")) {
    if (isJunk(element, whole)) element.remove();
  }
}

function isJunk(element: PageElement, whole: number): boolean {
  const text = textOf(element);
  if (text === "") return false;
  if (JUNK_CLASS.test(labels(element)) && text.length < JUNK_SHARE * whole) return true;
  if (text.length > SHORT_BLOCK || element.tagName === "SPAN") return false;
  const linked = all(element, "a").reduce((sum, link) => sum + textOf(link).length, 0);
  return linked > LINK_SHARE * text.length;
}
