import { parseFeed } from "feedsmith";
import type { Capture } from "../model/index.ts";
import { bareCapture } from "./records.ts";

/** What the feed formats share of an entry. */
interface Item {
  id?: string;
  title: string | null;
  html: string | null;
  text: string | null;
  url: string | null;
  published: string | null;
  authors: string[];
}

/**
 * The entries of a feed (RSS, RDF, Atom as XML text; JSON Feed as a parsed value), or null where it is no feed.
 * The feed's title is the publisher, an entry's own source (`<source>`) goes before it. An entry that is all headline has
 * that as its text.
 */
export function readFeed(source: unknown, path: string): Capture[] | null {
  let parsed: unknown;
  try {
    parsed = parseFeed(source as string);
  } catch {
    return null;
  }
  const { format, feed } = parsed as { format: string; feed: Loose };
  const items = listOf(feed.items ?? feed.entries).map(ITEMS[format] ?? itemOfRss);
  const publisher = plain(feed.title) ?? plain(loose(feed.title).value);
  const language = plain(feed.language);
  return items.flatMap((item, index) => {
    const body = item.html ?? item.text;
    const content = body ?? item.title;
    if (!content) return [];
    return {
      ...bareCapture(item.html ? "html" : "text", content, `${path}#${index + 1}`),
      url: item.url,
      publisher,
      headline: item.title,
      authors: item.authors,
      published: item.published,
      language,
    };
  });
}

/** True for a parsed JSON value that calls itself a JSON Feed. */
export function isJsonFeed(value: unknown): boolean {
  return /\bjsonfeed\.org\/version/.test(plain((value as Loose | null)?.version) ?? "");
}

type Loose = Record<string, unknown>;

const ITEMS: Record<string, (item: Loose) => Item> = {
  rss: itemOfRss,
  rdf: itemOfRss,
  atom: itemOfAtom,
  json: itemOfJson,
};

function itemOfRss(item: Loose): Item {
  const dublin = loose(item.dc);
  return {
    title: plain(item.title),
    ...bodyOf(plain(loose(item.content).encoded) ?? plain(item.description) ?? plain(dublin.description)),
    url: plain(item.link),
    published: plain(item.pubDate) ?? plain(listOf(dublin.dates)[0]) ?? plain(dublin.date),
    authors: namesOf([...listOf(item.authors), ...listOf(dublin.creators), ...listOf(dublin.creator)]),
  };
}

function itemOfAtom(item: Loose): Item {
  const links = listOf(item.links);
  const link = links.find(({ rel }) => rel === undefined || rel === "alternate") ?? links[0];
  const body = loose(item.content).value ?? item.content ?? loose(item.summary).value ?? item.summary;
  return {
    title: plain(loose(item.title).value) ?? plain(item.title),
    ...bodyOf(plain(body)),
    url: plain(link?.href),
    published: plain(item.published) ?? plain(item.updated),
    authors: namesOf(listOf(item.authors)),
  };
}

function itemOfJson(item: Loose): Item {
  const html = plain(item.content_html);
  return {
    title: plain(item.title),
    html,
    text: html ? null : (plain(item.content_text) ?? plain(item.summary)),
    url: plain(item.url) ?? plain(item.external_url),
    published: plain(item.date_published),
    authors: namesOf(listOf(item.authors)),
  };
}

function bodyOf(body: string | null): { html: string | null; text: string | null } {
  const marked = body !== null && /<[a-z!/]|&(?:#\d+|#x[\da-f]+|[a-z]+);/i.test(body);
  return { html: marked ? body : null, text: marked ? null : body };
}

function namesOf(people: unknown[]): string[] {
  return people.flatMap((person) => plain(loose(person).name) ?? plain(person) ?? []);
}

function loose(value: unknown): Loose {
  return typeof value === "object" && value !== null ? (value as Loose) : {};
}

function listOf(value: unknown): Loose[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value as Loose];
}

function plain(value: unknown): string | null {
  return typeof value === "string" && value.trim() !== "" ? value.trim() : null;
}
