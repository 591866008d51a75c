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

/** A feed with its entries. */
export interface Feed {
  title: string | null;
  /** Seconds that its publisher asks to be waited between two looks (`ttl`, `sy:updatePeriod`), or null. */
  every: number | null;
  captures: Capture[];
}

/** The entries of a feed alone; see {@link openFeed}. */
export function readFeed(source: unknown, path: string): Capture[] | null {
  return openFeed(source, path)?.captures ?? null;
}

/**
 * A feed (RSS, RDF, Atom as XML text; JSON Feed as a parsed value), or null where it is none.
 * The feed's title is the publisher, an entry's own source (`<source>`) goes before it. An entry that is all headline has
 * that as its text.
 */
export function openFeed(source: unknown, path: string): Feed | null {
  const parsed = parsedFeed(source) ?? parsedFeed(wholePart(source));
  if (parsed === null) return null;
  const { format, feed } = parsed;
  const items = listOf(feed.items ?? feed.entries).map(ITEMS[format] ?? itemOfRss);
  const publisher = plain(feed.title) ?? plain(loose(feed.title).value);
  const language = plain(feed.language);
  const captures = items.flatMap((item, index) => {
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
  return { title: publisher, every: secondsAsked(feed), captures };
}

function parsedFeed(source: unknown): { format: string; feed: Loose } | null {
  try {
    return parseFeed(source as string) as { format: string; feed: Loose };
  } catch {
    return null;
  }
}

/** Of a feed that breaks off within an entry, what comes before that; null where no entry is whole. */
function wholePart(source: unknown): string | null {
  if (typeof source !== "string") return null;
  const ends = ["</item>", "</entry>"].flatMap((tag) => {
    const at = source.lastIndexOf(tag);
    return at < 0 ? [] : [at + tag.length];
  });
  return ends.length === 0 ? null : source.slice(0, Math.max(...ends));
}

/** Seconds of `sy:updatePeriod` (https://web.resource.org/rss/1.0/modules/syndication/). */
const PERIODS: Record<string, number> = {
  hourly: 3_600,
  daily: 86_400,
  weekly: 604_800,
  monthly: 2_592_000,
  yearly: 31_536_000,
};

/** The longer of `ttl` (minutes) and the syndication module's period over its frequency. */
function secondsAsked(feed: Loose): number | null {
  const { updatePeriod, updateFrequency } = loose(feed.sy);
  const period = PERIODS[plain(updatePeriod)?.toLowerCase() ?? ""] ?? 0;
  const seconds = Math.max(60 * (positive(feed.ttl) ?? 0), period / (positive(updateFrequency) ?? 1));
  return seconds > 0 ? seconds : null;
}

function positive(value: unknown): number | null {
  const number = Number(value);
  return value !== "" && value !== null && Number.isFinite(number) && number > 0 ? number : null;
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
