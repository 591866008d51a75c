import { all, type Page } from "./dom.ts";

export type JsonObject = Record<string, unknown>;

const ARTICLE =
  /^(?:\w*(?:Article|BlogPosting|Report)|ReportageNewsArticle|LiveBlogPosting|SocialMediaPosting|WebPage|CreativeWork)$/;

/** The page's JSON-LD objects that describe an article, news articles before web pages. Broken blocks are passed over. */
export function articlesInJsonLd(page: Page): JsonObject[] {
  const found: JsonObject[] = [];
  for (const script of all(page, "script")) {
    if (!/ld\+json/i.test(script.getAttribute("type") ?? "")) continue;
    for (const item of flatten(parse(script.textContent ?? ""))) if (rank(item) < 2) found.push(item);
  }
  return found.sort((left, right) => rank(left) - rank(right));
}

function rank(item: JsonObject): number {
  const types = strings(item["@type"]).map((type) => type.replace(/^.*[/#:]/, ""));
  if (!types.some((type) => ARTICLE.test(type))) return 2;
  return types.some((type) => type === "WebPage" || type === "CreativeWork") ? 1 : 0;
}

function parse(source: string): unknown {
  const bare = source
    .replace(/^\s*(?:<!--|\/\*\s*<!\[CDATA\[\s*\*\/|<!\[CDATA\[)/, "")
    .replace(/(?:-->|\/\*\s*\]\]>\s*\*\/|\]\]>)\s*;?\s*$/, "");
  for (const attempt of [bare, mended(bare)]) {
    try {
      return JSON.parse(attempt);
    } catch {}
  }
  return null;
}

/** The commonest breakages: raw line breaks and tabs in strings, a comma before a closing bracket, a closing semicolon. */
function mended(source: string): string {
  return source
    .replace(/[\u0000-\u001f]+/g, " ")
    .replace(/,\s{0,99}([\]}])/g, "$1")
    .replace(/;\s{0,9}$/, "");
}

/** The objects of a value: arrays, `@graph` and `mainEntity` opened, at most 500 of them. */
function flatten(value: unknown): JsonObject[] {
  const found: JsonObject[] = [];
  const queue: unknown[] = [value];
  for (let index = 0; index < queue.length && index < 500; index++) {
    const item = queue[index];
    if (Array.isArray(item)) queue.push(...item.slice(0, 200));
    else if (typeof item === "object" && item !== null) {
      const object = item as JsonObject;
      found.push(object);
      queue.push(object["@graph"], object.mainEntity, object.mainEntityOfPage);
    }
  }
  return found;
}

/** A string, or the strings of a list. */
export function strings(value: unknown): string[] {
  const list = Array.isArray(value) ? value : [value];
  return list
    .filter((item): item is string => typeof item === "string" && item.trim() !== "")
    .map((item) => item.trim());
}

/** Names of people or organisations: strings, or objects with `name`. */
export function namesIn(value: unknown): string[] {
  const list = Array.isArray(value) ? value : [value];
  return list.flatMap((item) =>
    typeof item === "object" && item !== null ? strings((item as JsonObject).name) : strings(item),
  );
}

/** Addresses or names of works: strings, or objects with `url`, `@id` or `name`. */
export function worksIn(value: unknown): string[] {
  const list = Array.isArray(value) ? value : [value];
  return list.flatMap((item) => {
    if (typeof item !== "object" || item === null) return strings(item);
    const work = item as JsonObject;
    return (
      [strings(work.url), strings(work["@id"]), strings(work.name)].find(({ length }) => length > 0) ?? []
    );
  });
}
