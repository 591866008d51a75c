import type { Capture } from "../model/index.ts";
import { articleKey, shown } from "./addresses.ts";
import { pageOf } from "./document.ts";
import { type Answer, FetchError } from "./fetch.ts";
import { type Look, offer, withdraw } from "./look.ts";
import { type Article, articleAt } from "./memory.ts";
import { backoffOf, HOUR, nextVisit } from "./schedule.ts";
import { digestOf } from "./words.ts";

/** Times in a row that a page must not be found before it counts as taken down: one may be a hiccup of the server. */
const MISSING = 2;
/** Failures after which a page is not tried again. */
const TRIES = 5;

/** Notes what a feed or sitemap says of an article; new or changed, its page is to be fetched. */
export function list(look: Look, capture: Capture & { url: string }, listing: string): void {
  const article = articleAt(look.memory, articleKey(capture.url));
  article.seen = look.effects.now();
  if (article.listing === listing) return;
  article.listing = listing;
  article.listed = capture;
  article.next = article.seen;
  article.failures = 0;
}

/** Digest of what a feed says of an article. */
export function listingOf(capture: Capture): string {
  return digestOf(capture.headline, capture.content);
}

/**
 * Fetches the articles that are due, those not captured yet first, as many as one look may. True where more are left.
 * A host that asks for less, or does not answer, is left alone until the next look.
 */
export async function visitArticles(look: Look): Promise<boolean> {
  const { memory, effects, limits } = look;
  const due = Object.values(memory.articles)
    .filter(({ next, listed }) => listed?.url && next !== null && next <= effects.now())
    .sort((left, right) => rank(left) - rank(right));
  const tired = new Set<string>();
  for (const article of due.slice(0, limits.articles)) {
    const host = hostOf(article.listed!.url!);
    if (tired.has(host)) await standIn(look, article);
    else if (!(await visit(look, article))) tired.add(host);
  }
  return due.length > limits.articles;
}

function rank({ reports, next }: Article): number {
  return (reports.length === 0 ? 0 : 1e15) + next!;
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : "";
}

/** Fetches one article; false where its host had better be left alone. */
async function visit(look: Look, article: Article): Promise<boolean> {
  const { client, settings, effects } = look;
  const url = article.listed!.url!;
  let answer: Answer;
  try {
    answer = await client.get(url, { held: article, accept: "text/html,*/*;q=.5", robots: settings.robots });
    if (isElsewhere(url, answer.url)) throw new FetchError("leads to the front page", { status: 404 });
    if (answer.status === 200) await takePage(look, article, answer);
  } catch (error) {
    if (!(error instanceof FetchError)) throw error;
    return failed(look, article, error);
  }
  article.visits++;
  article.failures = 0;
  article.missing = 0;
  article.next = nextVisit(article.visits, effects.now());
  return true;
}

/** Some publishers send readers of what they took down to their front page. */
function isElsewhere(asked: string, found: string): boolean {
  return new URL(found).pathname === "/" && new URL(asked).pathname !== "/";
}

async function takePage(look: Look, article: Article, answer: Answer): Promise<void> {
  const page = pageOf(answer);
  const listed = article.listed!;
  const { publisher, headline, authors, published, language } = listed;
  const capture: Capture = { ...page.capture, publisher, headline, authors, published, language };
  // A page with less on it than the feed says is a wall: consent, login, scripts.
  const isWall = look.textOf(capture).trim().length < look.textOf(listed).trim().length;
  if (isWall) await standIn(look, article);
  else await offer(look, article, { ...capture, url: listed.url }, page);
  article.etag = answer.headers.etag ?? null;
  article.lastModified = answer.headers["last-modified"] ?? null;
}

/** What the feed says of an article, until its page can be had. */
async function standIn(look: Look, article: Article): Promise<void> {
  const listed = article.listed!;
  if (article.reports.length > 0 || listed.content.trim() === "") return;
  await offer(look, article, listed, { headers: {}, status: null, raw: null });
}

async function failed(look: Look, article: Article, error: FetchError): Promise<boolean> {
  const { effects, listeners } = look;
  const url = shown(article.listed!.url!);
  const isGone = error.status === 404 || error.status === 410;
  article.failures++;
  article.missing = isGone ? article.missing + 1 : 0;
  if (isGone && (article.missing >= MISSING || article.delisted)) {
    await withdraw(look, article, url, reasonOf(article, error));
    article.next = null;
    return true;
  }
  if (article.failures === 1 && !isGone) await listeners.onDiagnostic({ path: url, reason: error.message });
  await standIn(look, article);
  const wait = isGone ? HOUR : backoffOf(article.failures, error.retryAfter, effects.random());
  article.next = article.failures < TRIES ? effects.now() + wait : null;
  return !error.ofHost;
}

function reasonOf({ delisted, missing }: Article, { message }: FetchError): string {
  return delisted ? `gone from the sitemap, and ${message}` : `${message}, ${missing} times in a row`;
}
