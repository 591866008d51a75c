import { createHash } from "node:crypto";
import type { Capture, Diagnostic } from "../model/index.ts";
import type { SourceRecord } from "../store/tables.ts";
import { contentId } from "../text/hash.ts";
import type { Client } from "./client.ts";
import type { WatchEffects } from "./effects.ts";
import type { Answer } from "./fetch.ts";
import type { Limits } from "./limits.ts";
import type { Article, SourceMemory } from "./memory.ts";
import { digestOf } from "./words.ts";

/** Something that is watched, with its key. */
export interface Source extends SourceRecord {
  key: string;
}

/** What a source may be told (`SourceRecord.settings`). */
export interface SourceSettings {
  /** Seconds between two looks; default {@link EVERY}. */
  every?: number;
  /** Whether the page of an entry is fetched: where the feed teases (`auto`, default), `always`, `never`. */
  articles?: "auto" | "always" | "never";
  /** False: robots.txt is not asked, for publishers who gave leave. */
  robots?: boolean;
}

/** A report as it came in, to be kept. */
export interface Captured {
  /** Key of the source. */
  source: string;
  /** With the id its report will have. */
  capture: Capture & { id: string };
  /** Id of the report that this one is a later version of, or null. */
  versionOf: string | null;
  /** Headers of the answer worth keeping, names in lower case. */
  headers: Record<string, string>;
  /** HTTP status, or null where it did not come over HTTP. */
  status: number | null;
  /** The bytes as they came, where the capture is all of a document; else null. */
  raw: RawBytes | null;
}

export interface RawBytes {
  bytes: Uint8Array;
  /** SHA-256, hexadecimal. */
  hash: string;
  /** Label of the encoding that the header gives, or null. */
  charset: string | null;
}

/** An article that its publisher took down. */
export interface Withdrawn {
  source: string;
  /** Ids of all its versions. */
  reports: string[];
  url: string | null;
  reason: string;
  /** ISO 8601. */
  at: string;
}

/** Who is told. Each is waited for: what it rejects with ends the look, which is repeated later. */
export interface Listeners {
  onCapture(captured: Captured): Promise<void> | void;
  onWithdrawal(withdrawn: Withdrawn): Promise<void> | void;
  onDiagnostic(diagnostic: Diagnostic): Promise<void> | void;
}

/** All that one look at one source needs. */
export interface Look {
  source: Source;
  settings: SourceSettings;
  memory: SourceMemory;
  client: Client;
  effects: WatchEffects;
  limits: Limits;
  /** Words of a capture, by which a change is told. */
  textOf(capture: Capture): string;
  listeners: Listeners;
}

/** What a look that succeeded found out for the next one. */
export interface Outcome {
  etag: string | null;
  lastModified: string | null;
  /** True where articles are still to be fetched. */
  more: boolean;
}

const HEADERS = [
  "content-type",
  "content-language",
  "date",
  "last-modified",
  "etag",
  "cache-control",
  "server",
];

/** Headers that say what was answered when; none that could hold a secret. */
export function headersWorthKeeping(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(HEADERS.flatMap((name) => (headers[name] ? [[name, headers[name]]] : [])));
}

export function rawOf({ bytes }: Answer, charset: string | null): RawBytes {
  return { bytes, hash: createHash("sha256").update(bytes).digest("hex"), charset };
}

/**
 * Hands a capture on unless its text is that of the version before; a changed one is a later version. White space and
 * markup do not count. True where something was handed on.
 */
export async function offer(
  look: Look,
  article: Article,
  capture: Capture,
  { headers, status, raw }: Pick<Captured, "headers" | "status" | "raw">,
): Promise<boolean> {
  const digest = digestOf(capture.headline, look.textOf(capture));
  article.seen = look.effects.now();
  article.missing = 0;
  if (article.digest === digest && !article.withdrawn) return false;
  const versionOf = article.reports.at(-1) ?? null;
  const id = idOf(capture, versionOf);
  const captured = { ...capture, id };
  const source = look.source.key;
  await look.listeners.onCapture({ source, capture: captured, versionOf, headers, status, raw });
  article.reports.push(id);
  article.digest = digest;
  article.withdrawn = false;
  return true;
}

/** Of the content, so that the same comes under the same id; a later version names the one before. */
function idOf({ id, content, url, publisher }: Capture, versionOf: string | null): string {
  if (versionOf !== null) return contentId(content, url, publisher, versionOf);
  return id ?? contentId(content, url, publisher);
}

/** Tells that an article was taken down, once. */
export async function withdraw(
  look: Look,
  article: Article,
  url: string | null,
  reason: string,
): Promise<void> {
  if (article.withdrawn || article.reports.length === 0) return;
  const at = new Date(look.effects.now()).toISOString();
  const reports = [...article.reports];
  await look.listeners.onWithdrawal({ source: look.source.key, reports, url, reason, at });
  article.withdrawn = true;
}
