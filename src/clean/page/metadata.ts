import { all, type Page, textOf } from "./dom.ts";
import { decodeEntities } from "./entities.ts";
import { articlesInJsonLd, namesIn, strings, worksIn } from "./jsonld.ts";
import { hostOf, sameSite } from "./publisher.ts";

/** What a page says of itself outside its text. */
export interface PageFacts {
  headline: string | null;
  authors: string[];
  publisher: string | null;
  /** Raw date strings, the best first. */
  dates: string[];
  language: string | null;
  canonical: string | null;
  declaredSources: string[];
}

/** What is known of a page whose head cannot be read. */
export const NO_FACTS: PageFacts = {
  headline: null,
  authors: [],
  publisher: null,
  dates: [],
  language: null,
  canonical: null,
  declaredSources: [],
};

const DATE_META = [
  "article:published_time",
  "og:published_time",
  "parsely-pub-date",
  "sailthru.date",
  "datepublished",
  "date_published",
  "publishdate",
  "publish-date",
  "pubdate",
  "article.published",
  "dc.date.issued",
  "dcterms.issued",
  "dcterms.created",
  "dc.date",
  "dcterms.date",
  "date",
  "cxenseparse:recs:publishtime",
  "cxenseparse:publishtime",
  "rnews:datepublished",
  "citation_publication_date",
  "article:modified_time",
];
const HEADLINE_META = ["og:title", "twitter:title", "parsely-title", "dc.title", "sailthru.title"];
const AUTHOR_META = ["author", "article:author", "parsely-author", "dc.creator", "sailthru.author", "byl"];
const PUBLISHER_META = ["og:site_name", "application-name", "dc.publisher", "publisher"];

/** Reads JSON-LD, meta elements, `<time>` and links. Call it before the article is taken out: that changes the page. */
export function readMetadata(page: Page): PageFacts {
  const meta = metaOf(page);
  const [article] = articlesInJsonLd(page);
  const pick = (names: readonly string[]) => names.flatMap((name) => meta.get(name) ?? []);
  const canonical = page.querySelector('link[rel="canonical"]')?.getAttribute("href")?.trim() || null;
  const names = [...pick(PUBLISHER_META), ...namesIn(article?.publisher)].filter(
    (name) => hostOf(name) === null,
  );
  const site = tidy(names[0] ?? null);
  const heading = textOf(page.querySelector("h1"));
  return {
    headline: withoutSite(
      tidy(strings(article?.headline)[0] ?? pick(HEADLINE_META)[0] ?? (heading || titleOf(page))),
      site,
    ),
    authors: [...new Set([...namesIn(article?.author), ...pick(AUTHOR_META)].flatMap(personName))].slice(
      0,
      MOST_VALUES,
    ),
    publisher: site,
    dates: [
      ...strings(article?.datePublished),
      ...strings(article?.dateCreated),
      ...pick(DATE_META),
      ...timesOf(page),
      ...strings(article?.dateModified),
    ],
    language: page.documentElement?.getAttribute("lang") ?? null,
    canonical,
    declaredSources: sourcesOf(article, meta),
  };
}

/** `Port shut | Vessen Post` -> `Port shut`: the site's own name at the end, or a short one after a bar, is no headline. */
function withoutSite(headline: string | null, site: string | null): string | null {
  const match = headline === null ? null : /^(.{12,}?)\s[|–—-]\s([^|–—]{2,40})$/.exec(headline);
  if (!match) return headline;
  const key = (words: string) => words.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
  return site !== null && (key(site).includes(key(match[2]!)) || key(match[2]!).includes(key(site)))
    ? match[1]!
    : headline;
}

/** Most values of one meta element, most authors: more are no authors. */
const MOST_VALUES = 50;

function metaOf(page: Page): Map<string, string[]> {
  const meta = new Map<string, string[]>();
  for (const element of all(page, "meta")) {
    const name =
      element.getAttribute("property") ?? element.getAttribute("name") ?? element.getAttribute("itemprop");
    const content = element.getAttribute("content")?.trim();
    if (!name || !content) continue;
    const key = name.toLowerCase();
    const values = meta.get(key);
    if (values === undefined) meta.set(key, [content]);
    else if (values.length < MOST_VALUES) values.push(content);
  }
  return meta;
}

function timesOf(page: Page): string[] {
  const times = all(page, "time[datetime], [itemprop=datePublished]").slice(0, 5);
  return times.flatMap((time) => time.getAttribute("datetime") ?? time.getAttribute("content") ?? []);
}

function titleOf(page: Page): string | null {
  return textOf(page.querySelector("title")) || null;
}

/** Longest title or name, in characters; twice the longest headline of the benchmark's pages. */
const LONGEST_TITLE = 500;

/** Titles and names come with entities left over from a template now and then: decoded once more, never as markup. */
function tidy(words: string | null): string | null {
  if (words === null) return null;
  return decodeEntities(words.slice(0, LONGEST_TITLE)).replace(/\s+/g, " ").trim() || null;
}

/** `By Jane Roe` -> `Jane Roe`; addresses and handles are no names. */
function personName(raw: string): string[] {
  const name = (tidy(raw) ?? "").replace(/^by\s+/i, "");
  return name === "" || name.length > 100 || /https?:|@|^\d/.test(name) ? [] : [name];
}

const SYNDICATION_META = [
  "syndication-source",
  "original-source",
  "article:original_source",
  "dc.source",
  "dcterms.source",
];

function sourcesOf(
  article: Record<string, unknown> | undefined,
  meta: ReadonlyMap<string, string[]>,
): string[] {
  const based = [
    article?.isBasedOn,
    article?.isBasedOnUrl,
    article?.sameAs && article?.isBasedOn,
    article?.sourceOrganization,
  ];
  return [...based.flatMap(worksIn), ...SYNDICATION_META.flatMap((name) => meta.get(name) ?? [])];
}

/** Declared sources of a page at `url`: what it says itself, and its canonical address where that is another site's. */
export function declaredSourcesOf(facts: PageFacts, url: string | null): string[] {
  const own = url === null ? null : hostOf(url);
  const elsewhere = [facts.canonical, ...facts.declaredSources].filter((source): source is string => {
    if (!source) return false;
    const host = hostOf(source);
    if (source === facts.publisher) return false;
    return host === null
      ? source !== facts.canonical
      : own !== null
        ? !sameSite(host, own)
        : source !== facts.canonical;
  });
  return [...new Set(elsewhere)];
}
