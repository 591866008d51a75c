import { Readability } from "@mozilla/readability";
import { isTelling } from "./compose.ts";
import { all, labels, type Page, type PageElement, textOf } from "./dom.ts";

/** Elements that never hold article text. */
const NEVER =
  "script,style,noscript,template,svg,iframe,form,nav,footer,aside,figure,button,select,textarea,input,video,audio,object";
const JUNK_CLASS =
  /related|share|sharing|social|promo|caption|newsletter|subscribe|recommend|read-?more|also-read|advert|sponsor|outbrain|taboola|comment|byline|author-|credit|breadcrumb|pagination|tag-?list|toolbar|most-?(?:read|popular)|sign-?up|paywall|disclaimer|rollover|tooltip|popover|hover-?card|visually-hidden|sr-only|screen-reader/;
/** A block of a junk class is dropped only where it holds less than this share of the text: sites name whole bodies `share-…`. */
const JUNK_SHARE = 0.4;
/** A short block of which more than this share is link text is a list of links. */
const LINK_SHARE = 0.9;
const SHORT_BLOCK = 200;

/**
 * The element that holds the article, filtered; null where none is found. Changes the page. Readability takes quadratic
 * time on deep nesting and long rows of siblings: such pages are kept from it by their weight.
 */
export function articleOf(page: Page): PageElement | null {
  const found = new Readability<PageElement>(page as never, {
    keepClasses: true,
    serializer: (node) => node as unknown as PageElement,
  }).parse();
  const article = found?.content ?? null;
  if (article) filter(article);
  return article;
}

function filter(article: PageElement): void {
  for (const figure of all(article, "figure")) keepCaption(figure);
  for (const element of all(article, NEVER)) element.remove();
  const whole = textOf(article).length;
  for (const element of all(article, "div,section,p,ul,ol,span,table,h2,h3,h4,h5,blockquote")) {
    if (isJunk(element, whole)) element.remove();
  }
}

/** Of a figure a caption that tells something stays, in its place. */
function keepCaption(figure: PageElement): void {
  for (const caption of all(figure, "figcaption")) {
    if (isTelling(textOf(caption))) figure.parentNode?.insertBefore(caption, figure);
    else caption.remove();
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
