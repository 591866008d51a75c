import type { Assertion, Place } from "../../model/index.ts";
import { by, groupBy } from "../../text/collections.ts";
import { type Book, bookOf } from "../book.ts";
import { firstSaid, headingText, sayingText } from "./citations.ts";
import type { Material } from "./material.ts";
import { iriOf, jsonText, webAddress } from "./names.ts";

/** What one post tells: the claims of one incident that were first said at one moment; a claim without incident alone. */
interface Update {
  id: string;
  /** ISO 8601; null where undated. */
  at: string | null;
  place: Place | null;
  /** The words, best first within a claim. */
  words: Assertion[];
}

/**
 * The picture as a schema.org LiveBlogPosting, oldest post first. Headlines and bodies are quoted words with their chain;
 * each quotation stands again under `citation`. `<` is written as an escape, so that a page can hold it in a script element.
 */
export function liveblogJson({ picture, texts }: Material): string {
  const book = bookOf(picture, texts);
  const updates = updatesOf(book);
  const first = firstSaid(updates.flatMap(({ words }) => words));
  const posting = {
    "@context": "https://schema.org",
    "@type": "LiveBlogPosting",
    "@id": iriOf("live-blog", "whole"),
    headline: picture.asOf === null ? "Undated reports" : `Reports as of ${picture.asOf}`,
    ...(first === null ? {} : { coverageStartTime: first }),
    ...(picture.asOf === null ? {} : { coverageEndTime: picture.asOf, dateModified: picture.asOf }),
    liveBlogUpdate: updates.map((update) => postOf(book, update)),
  };
  return jsonText(posting).replaceAll("<", "\\u003c");
}

function updatesOf(book: Book): Update[] {
  const told = book.picture.claims.map((claim) => {
    const words = book.assertions.get(claim.id) ?? [];
    return { claim, words, at: firstSaid(words), thread: claim.incident ?? claim.id };
  });
  return [...groupBy(told, ({ thread, at }) => `${thread} ${at ?? ""}`)]
    .map(([key, group]) => ({
      id: key,
      at: group[0]!.at,
      place: placeOf(book, group[0]!.claim.incident),
      words: group.flatMap(({ words }) => words),
    }))
    .filter(({ words }) => words.length > 0)
    .sort(by(({ at, id }) => `${at ?? "9999"}|${id}`));
}

function placeOf(book: Book, incident: string | null): Place | null {
  const place = book.incidents.get(incident ?? "")?.place;
  return book.places.get(place ?? "") ?? null;
}

function postOf(book: Book, { id, at, place, words }: Update) {
  const bodies = words.map((assertion) => sayingText(book, assertion));
  return {
    "@type": "BlogPosting",
    "@id": iriOf("update", id),
    headline: headingText(book, words[0]!),
    ...(at === null ? {} : { datePublished: at }),
    articleBody: [...new Set(bodies)].join("\n"),
    ...(place === null ? {} : { contentLocation: locationOf(place) }),
    citation: words.map((assertion) => quotationOf(book, assertion)),
  };
}

function locationOf({ id, name, lat, lon, radiusKm }: Place) {
  return {
    "@type": "Place",
    "@id": iriOf("place", id),
    name,
    geo: {
      "@type": "GeoCircle",
      geoMidpoint: { "@type": "GeoCoordinates", latitude: lat, longitude: lon },
      geoRadius: `${radiusKm * 1000}`,
    },
  };
}

function quotationOf(book: Book, { id, report, exact }: Assertion) {
  const about = book.report.get(report);
  const url = webAddress(about?.url ?? null);
  const published = about?.published?.earliest ?? null;
  return {
    "@type": "Quotation",
    "@id": iriOf("assertion", id),
    text: exact,
    isPartOf: {
      "@type": "Article",
      "@id": iriOf("report", report),
      name: about?.headline ?? about?.path ?? report,
      ...(url === null ? {} : { url }),
      ...(published === null ? {} : { datePublished: published }),
      ...(about?.publisher ? { publisher: { "@type": "Organization", name: about.publisher } } : {}),
    },
  };
}
