/** One address of a sitemap. */
export interface SitemapEntry {
  url: string;
  /** As written, or null. */
  modified: string | null;
  /** What the news extension says (https://www.google.com/schemas/sitemap-news/0.9), each null where it does not. */
  publisher: string | null;
  language: string | null;
  published: string | null;
  headline: string | null;
}

/** A sitemap: its articles, or the sitemaps it leads to. */
export interface Sitemap {
  kind: "articles" | "sitemaps";
  entries: SitemapEntry[];
}

/** Reads a sitemap (sitemaps.org), also one that is cut off or not well-formed; null where it is none. */
export function readSitemap(xml: string): Sitemap | null {
  const head = xml.slice(0, 4_096);
  const [, root] = /<(?:[\w-]{1,20}:)?(urlset|sitemapindex)\b/i.exec(head) ?? [];
  if (!root) return null;
  const isIndex = root.toLowerCase() === "sitemapindex";
  const entries = [...blocksOf(xml, isIndex ? "sitemap" : "url")].flatMap((block) => entryOf(block) ?? []);
  return { kind: isIndex ? "sitemaps" : "articles", entries };
}

function* blocksOf(xml: string, name: string): Generator<string> {
  const open = new RegExp(`<${name}(?:\\s[^>]{0,200})?>`, "g");
  for (let match = open.exec(xml); match; match = open.exec(xml)) {
    const end = xml.indexOf(`</${name}>`, open.lastIndex);
    yield xml.slice(open.lastIndex, end < 0 ? undefined : end);
    if (end < 0) return;
    open.lastIndex = end;
  }
}

function entryOf(block: string): SitemapEntry | null {
  const url = fieldOf(block, "loc");
  if (url === null || !/^https?:\/\//i.test(url) || !URL.canParse(url)) return null;
  return {
    url,
    modified: fieldOf(block, "lastmod"),
    publisher: fieldOf(block, "news:name"),
    language: fieldOf(block, "news:language"),
    published: fieldOf(block, "news:publication_date"),
    headline: fieldOf(block, "news:title"),
  };
}

/** Text of the first element of this name. */
function fieldOf(block: string, name: string): string | null {
  const open = new RegExp(`<${name}(?:\\s[^>]{0,200})?>`).exec(block);
  if (!open) return null;
  const start = open.index + open[0].length;
  const end = block.indexOf(`</${name}>`, start);
  if (end < 0) return null;
  const raw = block.slice(start, end).trim();
  const text = raw.startsWith("<![CDATA[") ? raw.slice(9).replace(/\]\]>$/, "") : withEntities(raw);
  return text.trim() || null;
}

const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function withEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos));/gi,
    (whole, decimal, hex, name) => {
      if (name) return ENTITIES[name.toLowerCase()]!;
      const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
