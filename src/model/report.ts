import type { Span } from "./span.ts";
import type { Dated } from "./time.ts";

/** What a stretch of a report's text is there for. */
export type BlockRole =
  | "headline"
  | "dateline"
  | "byline"
  | "paragraph"
  | "quote"
  | "post"
  | "caption"
  | "credit"
  | "boilerplate";

/** A stretch of text with one role. Blocks are in order and do not overlap; white space may lie between. */
export interface Block extends Span {
  /** What the stretch is there for. */
  role: BlockRole;
}

/** Whether the wording of a report can be trusted to say what its source said. */
export interface Quality {
  /** True where the text was damaged: machine spun, translated back and forth, cut off. */
  garbled: boolean;
  /** One short phrase each, e.g. `sentence broken off: "that could lead to He said"`. */
  reasons: string[];
}

/** One report as received: text with its blocks and what is known about it. */
export interface Report {
  /** The `id` the caller gave, else a content hash. */
  id: string;
  /** Where it came from, relative to the PATH argument (`file.jsonl#3`, `file.warc.gz#2`). */
  path: string;
  /** Its address on the web, or null. */
  url: string | null;
  /** Who published it, or null where the report does not say. */
  publisher: string | null;
  /** Its headline, or null. */
  headline: string | null;
  /** Names in the byline. */
  authors: string[];
  /** When it was published, with basis; null when nothing can be said. */
  published: Dated | null;
  /** When it was fetched (ISO 8601), where the capture says so. */
  retrieved: string | null;
  /** ISO 639-1 code, or `und`. Only `en` is read. */
  language: string;
  /** The text that all offsets count in, cleaned of markup. */
  text: string;
  /** What each stretch of the text is there for. */
  blocks: Block[];
  /** Whether the wording can be trusted. */
  quality: Quality;
  /** Sources the page itself declares (JSON-LD `isBasedOn`, canonical address elsewhere): URLs or names. */
  declaredSources: string[];
}

/** A record as it came in, before cleaning: what `collect` hands to `clean`. */
export interface Capture {
  /** Id given by the caller, if any. */
  id: string | null;
  path: string;
  kind: "text" | "html";
  /** Decoded content; for `text` unchanged but for the BOM, for `html` the page source. */
  content: string;
  url: string | null;
  publisher: string | null;
  headline: string | null;
  authors: string[];
  /** Raw date string as given by the record, feed, mail header or HTTP header. */
  published: string | null;
  retrieved: string | null;
  language: string | null;
}

/** One thing that went wrong with one input; printed as `path: reason`. */
export interface Diagnostic {
  path: string;
  reason: string;
}
