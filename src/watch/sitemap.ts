import { isGzip } from "../collect/bytes.ts";
import { bareCapture } from "../collect/records.ts";
import { articleKey, shown } from "./addresses.ts";
import { list, visitArticles } from "./articles.ts";
import { xmlOf } from "./document.ts";
import { validatorsOf } from "./feed.ts";
import { type Answer, FetchError } from "./fetch.ts";
import type { Look, Outcome } from "./look.ts";
import { freshnessOf } from "./schedule.ts";
import { readSitemap, type Sitemap, type SitemapEntry } from "./sitemap-entries.ts";
import { readPacked, UnpackError } from "./unpack.ts";
import { digestOf } from "./words.ts";

/** Newest articles taken of a sitemap; news sitemaps hold up to 1,000 of two days, others a site's whole past. */
const NEWEST = 200;
/** Newest sitemaps followed of an index. */
const BELOW = 5;

/** Looks at a sitemap: new and changed articles are fetched; what left it before its time is looked for at once. */
export async function lookAtSitemap(look: Look): Promise<Outcome> {
  const { source, client, settings, memory } = look;
  const answer = await client.get(source.url, { held: source.health, robots: settings.robots });
  let validators = validatorsOf(look, answer);
  if (answer.status === 200) {
    memory.asked = freshnessOf(answer.headers);
    const sitemap = await sitemapOf(look, answer);
    const whole = sitemap.kind === "articles" ? sitemap.entries : await below(look, sitemap);
    // An index may stay the same while the sitemaps below it change, so it is fetched whole each time.
    if (sitemap.kind === "sitemaps") validators = { etag: null, lastModified: null };
    for (const entry of newest(whole, NEWEST)) note(look, entry);
    noteDelisted(look, whole);
  }
  return { ...validators, more: await visitArticles(look) };
}

async function sitemapOf(look: Look, answer: Answer): Promise<Sitemap> {
  const bytes = isGzip(answer.bytes) ? await unpackedFile(answer.bytes, look) : answer.bytes;
  const sitemap = readSitemap(xmlOf({ ...answer, bytes }));
  if (sitemap === null) throw new FetchError("not a sitemap, or too damaged to be read");
  return sitemap;
}

/** A sitemap that is itself a gzip file. */
async function unpackedFile(bytes: Uint8Array, { limits }: Look): Promise<Uint8Array> {
  try {
    return await readPacked(oneChunk(bytes), "gzip", limits);
  } catch (error) {
    throw error instanceof UnpackError ? new FetchError(error.message) : error;
  }
}

async function* oneChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** Articles of the newest sitemaps of an index; one that cannot be had is told, and the rest goes on. */
async function below(look: Look, { entries }: Sitemap): Promise<SitemapEntry[]> {
  const found: SitemapEntry[] = [];
  for (const { url } of newest(entries, BELOW)) {
    try {
      const sitemap = await sitemapOf(look, await look.client.get(url, { robots: look.settings.robots }));
      if (sitemap.kind === "articles") for (const entry of sitemap.entries) found.push(entry);
    } catch (error) {
      if (!(error instanceof FetchError)) throw error;
      await look.listeners.onDiagnostic({ path: shown(url), reason: error.message });
    }
  }
  return found;
}

/** The newest by their dates; those without one come last, in the order of the sitemap. */
function newest(entries: readonly SitemapEntry[], count: number): SitemapEntry[] {
  return [...entries].sort((left, right) => (dateOf(right) ?? 0) - (dateOf(left) ?? 0)).slice(0, count);
}

/** Milliseconds since 1970, or null. */
function dateOf({ published, modified }: Pick<SitemapEntry, "published" | "modified">): number | null {
  const time = Date.parse(published ?? modified ?? "");
  return Number.isNaN(time) ? null : time;
}

function note(look: Look, entry: SitemapEntry): void {
  const { url, modified, published, publisher, headline, language } = entry;
  const capture = { ...bareCapture("html", "", url), url, publisher, headline, published, language };
  list(look, capture, digestOf(modified, published, headline));
}

/**
 * News sitemaps drop what is older than two days. An article that is missing while older ones are still listed was taken
 * out: its page is looked for now, and one more "not found" is enough.
 */
function noteDelisted({ memory, effects }: Look, entries: readonly SitemapEntry[]): void {
  const listed = new Set(entries.map(({ url }) => articleKey(url)));
  const oldest = entries.reduce((least, { published }) => {
    return Math.min(least, dateOf({ published, modified: null }) ?? least);
  }, Number.POSITIVE_INFINITY);
  for (const [key, article] of Object.entries(memory.articles)) {
    if (listed.has(key)) article.delisted = false;
    else if (!article.delisted && article.reports.length > 0) {
      const date = dateOf({ published: article.listed?.published ?? null, modified: null });
      if (date === null || date <= oldest) continue;
      article.delisted = true;
      article.next = effects.now();
    }
  }
}
