import type { Picture } from "../model/index.ts";
import { type Book, bookOf, labelOf } from "./book.ts";
import { citerFor } from "./citing.ts";
import { datedText } from "./dates.ts";
import type { BriefDocument, BriefReport, Section } from "./document.ts";
import { aheadOf } from "./sections/ahead.ts";
import { changesOf } from "./sections/changes.ts";
import { contestedOf } from "./sections/contested.ts";
import { copiesOf } from "./sections/copies.ts";
import { figuresOf } from "./sections/figures.ts";
import { frontOf, languageName, titleOf, unreadOf } from "./sections/front.ts";
import { highlightsOf } from "./sections/highlights.ts";
import { overviewOf } from "./sections/overview.ts";
import { positionsOf } from "./sections/positions.ts";
import { statedOf } from "./sections/stated.ts";
import type { Desk } from "./sections/tell.ts";
import { unknownOf } from "./sections/unknown.ts";
import type { Texts } from "./words.ts";

export interface BriefOptions {
  /** Report id -> text: to quote whole sentences, and for forms that mark the quoted words in their report. */
  texts?: Texts;
  /** An earlier picture: what is new since then gets a section of its own. */
  since?: Picture | null;
}

/**
 * The situation report of a picture. Every statement about the world is a quotation or a fixed pattern filled from
 * claims, and carries the number of the citation that has the words; what is empty is left out.
 */
export function brief(picture: Picture, options: BriefOptions = {}): BriefDocument {
  const book = bookOf(picture, options.texts);
  const desk: Desk = { book, citer: citerFor(book) };
  const sections: Section[] = [
    highlightsOf(desk),
    ...(options.since ? [changesOf(desk, options.since)] : []),
    figuresOf(desk),
    overviewOf(desk),
    positionsOf(desk),
    aheadOf(desk),
    contestedOf(desk),
    unknownOf(desk),
    copiesOf(desk),
    statedOf(book),
    unreadOf(book),
  ];
  return {
    title: titleOf(desk),
    asOf: picture.asOf,
    front: frontOf(book),
    sections: sections.filter(({ blocks }) => blocks.length > 0),
    citations: desk.citer.citations(),
    reports: reportsOf(book, options.texts),
  };
}

function reportsOf(book: Book, texts: BriefOptions["texts"]): BriefReport[] {
  return book.reports.map(
    ({ id, path, url, headline, publisher, published, garbled, language, withdrawn }) => ({
      id,
      label: labelOf(book, id),
      path,
      url,
      headline,
      publisher,
      date: published ? datedText(published) : "undated",
      remark: [
        garbled ? "damaged" : "",
        withdrawn ? `withdrawn by ${withdrawn.slice(0, 10)}` : "",
        language === "en" ? "" : `not read (${languageName(language)})`,
      ]
        .filter((remark) => remark !== "")
        .join(", "),
      text: texts?.get(id) ?? null,
    }),
  );
}
