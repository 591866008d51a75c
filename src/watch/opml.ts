import { generateOpml, parseOpml } from "feedsmith";
import { articleKey } from "./addresses.ts";
import type { Source } from "./look.ts";

const TITLE = "Sources of Situation Room";
/** A list of nothing, which the library does not write. */
const EMPTY = `<?xml version="1.0" encoding="utf-8"?>
<opml version="2.0"><head><title>${TITLE}</title></head><body/></opml>
`;

/** A feed as a list of subscriptions has it. */
export interface Subscription {
  url: string;
  title: string;
}

interface Outline {
  text?: string;
  title?: string;
  xmlUrl?: string;
  outlines?: Outline[];
}

/** The feeds of an OPML document, also those inside folders, each once; null where it is none. */
export function importOpml(text: string): Subscription[] | null {
  let outlines: Outline[];
  try {
    outlines = (parseOpml(text) as { body?: { outlines?: Outline[] } }).body?.outlines ?? [];
  } catch {
    return null;
  }
  const found = new Map<string, Subscription>();
  for (const outline of flat(outlines)) {
    const url = outline.xmlUrl?.trim() ?? "";
    if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) continue;
    const key = articleKey(url);
    if (!found.has(key)) found.set(key, { url, title: outline.title ?? outline.text ?? url });
  }
  return [...found.values()];
}

/** Outlines and all below them, in their order. */
function* flat(outlines: readonly Outline[]): Generator<Outline> {
  for (const outline of outlines) {
    yield outline;
    yield* flat(outline.outlines ?? []);
  }
}

/** The feeds among the sources as OPML 2.0; other kinds have no place in it. User names and passwords are left out. */
export function exportOpml(sources: readonly Pick<Source, "kind" | "url" | "title">[]): string {
  const outlines = sources
    .filter(({ kind }) => kind === "feed")
    .map(({ url, title }) => ({ type: "rss", text: title, title, xmlUrl: withoutUser(url) }));
  if (outlines.length === 0) return EMPTY;
  const text = generateOpml({ head: { title: TITLE }, body: { outlines } });
  return typeof text === "string" ? text : String(text);
}

function withoutUser(address: string): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  url.username = "";
  url.password = "";
  return url.href;
}
