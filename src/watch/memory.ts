import type { Capture } from "../model/index.ts";

/** What is remembered of one article, page or record of a source. Moments are milliseconds since 1970. */
export interface Article {
  /** Ids of the reports made of it, one a version, the oldest first. */
  reports: string[];
  /** Digest of the text of the last version, or null where none was captured yet. */
  digest: string | null;
  /** What the feed or sitemap says of it, for fetching and in place of a page that cannot be fetched; else null. */
  listed: Capture | null;
  /** Digest of what is listed. */
  listing: string | null;
  /** Last time it was listed or looked at. */
  seen: number;
  /** How many times its page was fetched. */
  visits: number;
  /** When its page is to be fetched, or null = not any more. */
  next: number | null;
  /** Failures in a row of fetching its page. */
  failures: number;
  /** Times in a row that its page was not found. */
  missing: number;
  /** True where it left the sitemap before its time. */
  delisted: boolean;
  /** True where its withdrawal was told. */
  withdrawn: boolean;
  etag: string | null;
  lastModified: string | null;
}

/** What a watcher remembers of a source from look to look. Plain JSON. */
export interface SourceMemory {
  /** By the key of an article: its address, or its path in a file. */
  articles: Record<string, Article>;
  /** Size and moment of each file that was read, by its path. */
  files: Record<string, string>;
  /** Milliseconds between two looks that the publisher last asked for. */
  asked: number;
}

/** Where memories are kept. */
export interface MemoryKeeper {
  load(source: string): Promise<SourceMemory | null>;
  save(source: string, memory: SourceMemory): Promise<void>;
}

export function newSourceMemory(): SourceMemory {
  return { articles: {}, files: {}, asked: 0 };
}

/** The article under this key, new where it is not known. */
export function articleAt(memory: SourceMemory, key: string): Article {
  // A key may be called `__proto__`, since it comes from outside.
  if (!Object.hasOwn(memory.articles, key))
    Object.defineProperty(memory.articles, key, {
      value: newArticle(),
      enumerable: true,
      writable: true,
      configurable: true,
    });
  return memory.articles[key]!;
}

function newArticle(): Article {
  return {
    reports: [],
    digest: null,
    listed: null,
    listing: null,
    seen: 0,
    visits: 0,
    next: null,
    failures: 0,
    missing: 0,
    delisted: false,
    withdrawn: false,
    etag: null,
    lastModified: null,
  };
}

/** Articles unseen for so long are forgotten (milliseconds): feeds and sitemaps list days, seldom weeks. */
const FORGET = 60 * 86_400_000;

/** Drops what is not seen any more; the same content captured anew is known to the store by its id. */
export function forget(memory: SourceMemory, now: number): void {
  for (const [key, { seen, next }] of Object.entries(memory.articles))
    if (next === null && now - seen > FORGET) delete memory.articles[key];
}

/** Memories as long as the process lives. */
export function inProcess(): MemoryKeeper {
  const kept = new Map<string, string>();
  return {
    load: async (source) => JSON.parse(kept.get(source) ?? "null") as SourceMemory | null,
    save: async (source, memory) => void kept.set(source, JSON.stringify(memory)),
  };
}
