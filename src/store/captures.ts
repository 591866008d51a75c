import type { Capture } from "../model/index.ts";
import { textOf } from "./content.ts";
import type { CaptureFacts, EntryDraft, StoredCapture } from "./entries.ts";

/** What the service knows of a capture beside what `collect` gives. */
export type Circumstances = Pick<CaptureFacts, "id" | "source"> &
  Partial<Pick<CaptureFacts, "versionOf" | "headers" | "status">>;

/** A capture as `collect` gives it, ready to be appended under the id of its report. */
export function draftOf({ content, ...facts }: Capture, circumstances: Circumstances): EntryDraft {
  const plain = { versionOf: null, headers: {}, status: null };
  return { kind: "capture", capture: { ...facts, ...plain, ...circumstances }, content };
}

/** The capture that was appended, for reading it again; null where its bytes are no text. */
export function captureOf(stored: StoredCapture, bytes: Uint8Array): Capture | null {
  const content = textOf(stored, bytes);
  if (content === null) return null;
  const { id, path, kind, url, publisher, headline, authors, published, retrieved, language } = stored;
  return { id, path, kind, content, url, publisher, headline, authors, published, retrieved, language };
}
