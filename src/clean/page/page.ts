import type { Capture, Quality, Report } from "../../model/index.ts";
import { contentId } from "../../text/hash.ts";
import { dateOfAddress, parseDate } from "../dates/parse.ts";
import { publishedOf, retrievedOf } from "../dates/published.ts";
import { qualityOf } from "../garble/quality.ts";
import { languageOf } from "../language.ts";
import { readText, type TextFacts } from "../text/blocks.ts";
import { mergeBlocks, shifted, withHeadline, withoutResidue } from "./compose.ts";
import { declaredSourcesOf, type PageFacts } from "./metadata.ts";
import { otherOutlets, publisherOfAddress } from "./publisher.ts";
import type { Rendered } from "./render.ts";
import { readSource } from "./source.ts";

/** A report from the source of a web page: headline and article as text, and what page and text say of it. */
export function cleanPage(capture: Capture): Report {
  const { facts, article, notes } = readSource(capture.content);
  const headline = capture.headline ?? facts.headline;
  const { rendered, told } = compose(article, headline);
  const url = capture.url ?? facts.canonical;
  const retrieved = retrievedOf(capture.retrieved);
  const publisher = capture.publisher ?? facts.publisher ?? (url === null ? null : publisherOfAddress(url));
  const language = languageOf(rendered.text, capture.language ?? facts.language);
  return {
    id: capture.id ?? contentId(rendered.text, url, capture.publisher),
    path: capture.path,
    url,
    publisher,
    headline,
    authors: capture.authors.length > 0 ? capture.authors : facts.authors,
    published: publishedOf(datesOf(capture, facts, told, url), told.notBefore, retrieved),
    retrieved,
    language,
    text: rendered.text,
    blocks: rendered.blocks,
    quality: noted(qualityOf(rendered.text, rendered.blocks, language), notes),
    declaredSources: [
      ...new Set([...declaredSourcesOf(facts, capture.url), ...otherOutlets(told.outlets, publisher)]),
    ],
  };
}

/** The text of the report with its blocks, and what the words say of it; dates of lines left out count too. */
function compose(article: Rendered, headline: string | null): { rendered: Rendered; told: TextFacts } {
  const first = readText(article.text, { body: true });
  const body = withoutResidue(article, first.blocks, headline);
  const told = readText(body.text, { body: true });
  const whole = withHeadline(body, headline);
  const offset = whole.text.length - body.text.length;
  return {
    rendered: { ...whole, blocks: mergeBlocks(whole.blocks, shifted(told.blocks, offset)) },
    told: { ...told, published: first.published, notBefore: first.notBefore, outlets: first.outlets },
  };
}

/** What is wrong with the page itself is told beside what is wrong with its wording. */
function noted({ garbled, reasons }: Quality, notes: readonly string[]): Quality {
  return { garbled, reasons: [...reasons, ...notes] };
}

function datesOf(capture: Capture, facts: PageFacts, told: TextFacts, url: string | null) {
  const stated = [capture.published, ...facts.dates].map((raw) =>
    raw === null ? null : parseDate(raw, "metadata"),
  );
  return [...stated, told.published, url === null ? null : dateOfAddress(url)];
}
