import type { Block, Capture, Report } from "../../model/index.ts";
import { contentId } from "../../text/hash.ts";
import { dateOfAddress, parseDate } from "../dates/parse.ts";
import { publishedOf, retrievedOf } from "../dates/published.ts";
import { qualityOf } from "../garble/quality.ts";
import { languageOf } from "../language.ts";
import { readText, type TextFacts } from "../text/blocks.ts";
import { articleOf } from "./article.ts";
import { type Page, type PageElement, parsePage } from "./dom.ts";
import { declaredSourcesOf, type PageFacts, readMetadata } from "./metadata.ts";
import { publisherOfAddress } from "./publisher.ts";
import { type Rendered, render, withoutResidue } from "./render.ts";

/** A report from the source of a web page: the article's text, and what page and text say of it. */
export function cleanPage(capture: Capture): Report {
  const page = parsePage(capture.content);
  const facts = readMetadata(page);
  const rendered = renderedArticle(page);
  return reportOf(capture, facts, rendered);
}

function renderedArticle(page: Page): Rendered {
  const body = page.body as PageElement;
  const article = articleOf(page);
  return render(article ?? body);
}

function reportOf(capture: Capture, facts: PageFacts, rendered: Rendered): Report {
  const first = readText(rendered.text, { body: true });
  const { text, blocks } = withoutResidue(rendered, first.blocks, capture.headline ?? facts.headline);
  const told = { ...readText(text, { body: true }), published: first.published, notBefore: first.notBefore };
  const url = capture.url ?? facts.canonical;
  const retrieved = retrievedOf(capture.retrieved);
  const language = languageOf(text, capture.language ?? facts.language);
  const merged = mergeBlocks(blocks, told.blocks);
  return {
    id: capture.id ?? contentId(text, url, capture.publisher),
    path: capture.path,
    url,
    publisher: capture.publisher ?? facts.publisher ?? (url === null ? null : publisherOfAddress(url)),
    headline: capture.headline ?? facts.headline,
    authors: capture.authors.length > 0 ? capture.authors : facts.authors,
    published: publishedOf(datesOf(capture, facts, told, url), told.notBefore, retrieved),
    retrieved,
    language,
    text,
    blocks: merged,
    quality: qualityOf(text, merged, language),
    declaredSources: [...new Set([...declaredSourcesOf(facts, capture.url), ...told.outlets])],
  };
}

function datesOf(capture: Capture, facts: PageFacts, told: TextFacts, url: string | null) {
  const stated = [capture.published, ...facts.dates].map((raw) =>
    raw === null ? null : parseDate(raw, "metadata"),
  );
  return [...stated, told.published, url === null ? null : dateOfAddress(url)];
}

/** Roles from the page's markup go before those found in its words, but for residue among paragraphs. */
function mergeBlocks(marked: readonly Block[], told: readonly Block[]): Block[] {
  const own = marked.filter(({ role }) => role !== "paragraph");
  const isOwn = (block: Block) => own.some(({ start, end }) => block.start < end && start < block.end);
  return [...own, ...told.filter((block) => !isOwn(block))].sort((left, right) => left.start - right.start);
}
