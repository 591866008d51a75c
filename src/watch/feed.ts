import type { Feed } from "../collect/feeds.ts";
import { isJsonFeed, openFeed } from "../collect/feeds.ts";
import type { Capture } from "../model/index.ts";
import { articleKey } from "./addresses.ts";
import { list, listingOf, visitArticles } from "./articles.ts";
import { xmlOf } from "./document.ts";
import { type Answer, FetchError } from "./fetch.ts";
import { headersWorthKeeping, type Look, type Outcome, offer } from "./look.ts";
import { articleAt } from "./memory.ts";
import { freshnessOf } from "./schedule.ts";
import { teases } from "./teaser.ts";

export const FEED_TYPES =
  "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=.9, text/xml;q=.9, */*;q=.5";

/** Looks at a feed: entries that are whole are captured, of those that tease the page is fetched. */
export async function lookAtFeed(look: Look): Promise<Outcome> {
  const { source, client, settings, memory } = look;
  const answer = await client.get(source.url, {
    held: source.health,
    accept: FEED_TYPES,
    robots: settings.robots,
  });
  if (answer.status === 200) {
    const feed = feedOf(answer);
    if (feed === null) throw new FetchError("not a feed (RSS, Atom or JSON Feed), or too damaged to be read");
    memory.asked = Math.max(freshnessOf(answer.headers), 1_000 * (feed.every ?? 0));
    for (const capture of feed.captures) await takeEntry(look, placed(capture, answer), answer);
  }
  return { ...validatorsOf(look, answer), more: await visitArticles(look) };
}

/** What the server wants to be asked with the next time. */
export function validatorsOf(
  { source: { health } }: Look,
  { status, headers }: Answer,
): Omit<Outcome, "more"> {
  if (status === 304) return { etag: health.etag, lastModified: health.lastModified };
  return { etag: headers.etag ?? null, lastModified: headers["last-modified"] ?? null };
}

/** The feed in a document, or null. */
export function feedOf(answer: Answer): Feed | null {
  const text = xmlOf(answer);
  return openFeed(/^\s*\{/.test(text.slice(0, 1_000)) ? jsonFeedOf(text) : text, answer.url);
}

function jsonFeedOf(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonFeed(value) ? value : null;
  } catch {
    return null;
  }
}

/** With the address whole and the moment of the look. */
function placed(capture: Capture, { url: base, retrieved }: Answer): Capture {
  const isWeb =
    capture.url !== null &&
    URL.canParse(capture.url, base) &&
    /^https?:/.test(new URL(capture.url, base).protocol);
  return { ...capture, url: isWeb ? new URL(capture.url!, base).href : null, retrieved };
}

async function takeEntry(look: Look, capture: Capture, { status, headers }: Answer): Promise<void> {
  const { url } = capture;
  if (url !== null && isFetched(look, capture)) return list(look, { ...capture, url }, listingOf(capture));
  const key = url === null ? `entry ${capture.headline ?? listingOf(capture)}` : articleKey(url);
  const article = articleAt(look.memory, key);
  await offer(look, article, capture, { headers: headersWorthKeeping(headers), status, raw: null });
}

function isFetched({ settings: { articles = "auto" }, textOf }: Look, capture: Capture): boolean {
  return articles === "always" || (articles === "auto" && teases(textOf(capture)));
}
