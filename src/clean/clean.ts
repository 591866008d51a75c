import type { Capture, Report } from "../model/index.ts";
import { contentId } from "../text/hash.ts";
import { dateOfAddress, parseDate } from "./dates/parse.ts";
import { publishedOf, retrievedOf } from "./dates/published.ts";
import { qualityOf } from "./garble/quality.ts";
import { languageOf } from "./language.ts";
import { cleanPage } from "./page/page.ts";
import { otherOutlets, publisherOfAddress } from "./page/publisher.ts";
import { readText } from "./text/blocks.ts";

/** Makes a report of what came in: its text with blocks, and what is known about it. Pure; never throws. */
export function cleanCapture(capture: Capture): Report {
  return capture.kind === "html" ? cleanPage(capture) : cleanText(capture);
}

/** For text the text stays as it is; blocks mark what is not the article. An item may be nothing but its headline. */
function cleanText(capture: Capture): Report {
  const { content: text, url } = capture;
  const facts = readText(text, { body: capture.headline !== null });
  const retrieved = retrievedOf(capture.retrieved);
  const found = [
    capture.published === null ? null : parseDate(capture.published, "metadata"),
    facts.published,
    url === null ? null : dateOfAddress(url),
  ];
  const publisher = capture.publisher ?? (url === null ? facts.publisher : publisherOfAddress(url));
  const language = languageOf(text, capture.language);
  return {
    id: capture.id ?? contentId(text, url, capture.publisher),
    path: capture.path,
    url,
    publisher,
    headline: capture.headline ?? facts.headline,
    authors: capture.authors.length > 0 ? capture.authors : facts.authors,
    published: publishedOf(found, facts.notBefore, retrieved),
    retrieved,
    language,
    text,
    blocks: text === capture.headline ? [{ start: 0, end: text.length, role: "headline" }] : facts.blocks,
    quality: qualityOf(text, facts.blocks, language),
    declaredSources: otherOutlets(facts.outlets, publisher),
  };
}
