import { type PackedContent, pack, sha256 } from "./content.ts";
import type { EntryDraft, StoredCapture } from "./entries.ts";
import { StoreError } from "./error.ts";
import { instant } from "./instants.ts";
import { bodyFields, problemOf } from "./shape.ts";

/** A draft checked, hashed and packed: all that has to be done before a transaction begins. */
export interface PreparedEntry {
  at: string;
  kind: EntryDraft["kind"];
  /** JSON of the body as the log keeps it. */
  body: string;
  /** SHA-256 values that mark the entry as the same again; an entry that shares any of them is there already. */
  keys: string[];
  /** What entries are looked up by, or null. */
  report: string | null;
  source: string | null;
  url: string | null;
  /** Seq of the statement that is taken back, or null. */
  withdraws: number | null;
  content: PackedContent | null;
}

/**
 * Makes drafts ready; refuses them all where one is bad. `now` is an ISO 8601 instant. One after the other: packing them all
 * at once would hold the tables of as many encoders.
 */
export async function prepare(drafts: readonly EntryDraft[], now: string): Promise<PreparedEntry[]> {
  drafts.forEach((draft, index) => {
    const problem = problemOf(draft);
    if (problem !== null) throw new StoreError("invalid", `entry ${index + 1}: ${problem}`);
  });
  const entries: PreparedEntry[] = [];
  for (const draft of drafts) entries.push(await prepared(draft, instant(draft.at ?? now, "the moment")));
  return entries;
}

async function prepared(draft: EntryDraft, at: string): Promise<PreparedEntry> {
  const { kind } = draft;
  const plain = { at, kind, report: null, source: null, url: null, withdraws: null, content: null };
  if (draft.kind === "statement") {
    const body = JSON.stringify(picked(kind, draft.statement));
    return { ...plain, body, keys: [keyOf(kind, at, body)], withdraws: draft.statement.withdraws };
  }
  if (draft.kind === "withdrawal") {
    const body = JSON.stringify(picked(kind, draft.withdrawal));
    return { ...plain, body, keys: [keyOf(kind, at, body)], report: draft.withdrawal.report };
  }
  const content = await pack(draft.content);
  const { hash, size: bytes, encoding } = content;
  const capture = { ...picked(kind, draft.capture), hash, bytes, encoding } as StoredCapture;
  const { id: report, source, url } = capture;
  return {
    ...plain,
    body: JSON.stringify(capture),
    keys: captureKeys(capture),
    report,
    source,
    url,
    content,
  };
}

/** Same source, same version, same content, and the same id or the same address: never dates, which feeds repeat. */
function captureKeys({ id, versionOf, source, url, hash }: StoredCapture): string[] {
  const keys = [keyOf("id", source, versionOf, hash, id)];
  return url === null ? keys : [...keys, keyOf("url", source, versionOf, hash, url)];
}

/** JSON parts the values for certain; it also writes lone surrogates as escapes, so that two of them differ. */
function keyOf(...parts: readonly (string | null)[]): string {
  return sha256(JSON.stringify(parts));
}

function picked(kind: string, body: object): Record<string, unknown> {
  const given = body as Record<string, unknown>;
  return Object.fromEntries(bodyFields(kind).map((field) => [field, given[field]]));
}
