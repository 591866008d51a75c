import { isGzip } from "../collect/bytes.ts";
import { reasonOf } from "../collect/effects.ts";
import { formatOf } from "../collect/names.ts";
import type { Client } from "./client.ts";
import { xmlOf } from "./document.ts";
import type { WatchEffects } from "./effects.ts";
import { FEED_TYPES, feedOf } from "./feed.ts";
import { FetchError } from "./fetch.ts";
import type { Source } from "./look.ts";
import { readSitemap } from "./sitemap-entries.ts";

/** What an address or path turned out to be. */
export interface Detected {
  kind: Source["kind"];
  url: string;
  title: string;
  /** Feeds that the page names; empty for other kinds. */
  feeds: { url: string; title: string }[];
}

/** True for what is fetched, not read from disk. */
export function isAddress(text: string): boolean {
  return /^[a-z][a-z\d+.-]{1,20}:\/\//i.test(text);
}

/** Finds out what an address or path leads to. Rejects with a {@link FetchError} that says why it cannot be watched. */
export async function detect(
  place: string,
  client: Client,
  effects: Pick<WatchEffects, "files">,
): Promise<Detected> {
  return isAddress(place) ? detectAddress(place, client) : detectPath(place, effects);
}

async function detectAddress(url: string, client: Client): Promise<Detected> {
  const answer = await client.get(url, { accept: `${FEED_TYPES}, text/html;q=.8` });
  const feed = feedOf(answer);
  if (feed) return { kind: "feed", url, title: feed.title ?? url, feeds: [] };
  const text = xmlOf(answer);
  const isPackedSitemap = isGzip(answer.bytes) && /\.xml\.gz$/i.test(new URL(url).pathname);
  if (isPackedSitemap || readSitemap(text))
    return { kind: "sitemap", url, title: new URL(url).host, feeds: [] };
  if (/^WARC\/\d/.test(text) || isGzip(answer.bytes))
    throw new FetchError("an archive; download it and watch the file");
  return { kind: "page", url, title: titleOf(text) ?? url, feeds: feedsOf(text, answer.url) };
}

async function detectPath(path: string, { files }: Pick<WatchEffects, "files">): Promise<Detected> {
  const common = { url: path, title: path, feeds: [] };
  try {
    const { kind } = await files.stat(path);
    if (kind === "folder") return { ...common, kind: "folder" };
    if (kind !== "file") throw new FetchError("neither a file nor a folder");
  } catch (error) {
    throw error instanceof FetchError ? error : new FetchError(reasonOf(error));
  }
  const format = formatOf(path);
  return { ...common, kind: format === "mail" || format === "warc" ? format : "file" };
}

/** Characters in which the head of a page is looked for. */
const HEAD = 500_000;
const FEED_TYPE = /^application\/(?:rss\+xml|atom\+xml|rdf\+xml|feed\+json)\b/i;

/** Feeds a page names in `<link rel="alternate" type="application/rss+xml" href>` (RSS autodiscovery), in its order. */
export function feedsOf(html: string, base: string): Detected["feeds"] {
  return [...html.slice(0, HEAD).matchAll(/<link\s[^<>]{1,2000}>/gi)].flatMap(([tag]) => {
    const href = attributeOf(tag, "href");
    const isFeed =
      /\balternate\b/i.test(attributeOf(tag, "rel") ?? "") && FEED_TYPE.test(attributeOf(tag, "type") ?? "");
    if (!isFeed || href === null || !URL.canParse(href, base)) return [];
    const url = new URL(href, base);
    return /^https?:$/.test(url.protocol)
      ? [{ url: url.href, title: attributeOf(tag, "title") ?? url.href }]
      : [];
  });
}

function attributeOf(tag: string, name: string): string | null {
  const match = new RegExp(`\\s${name}\\s{0,9}=\\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, "i").exec(tag);
  const value = match?.[1] ?? match?.[2] ?? match?.[3];
  return value === undefined ? null : value.replace(/&amp;/g, "&").trim() || null;
}

function titleOf(html: string): string | null {
  const [, title] = /<title[^>]{0,200}>([^<]{1,500})/i.exec(html.slice(0, HEAD)) ?? [];
  return title?.replace(/\s+/g, " ").trim() || null;
}
