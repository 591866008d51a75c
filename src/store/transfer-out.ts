import { encode, textOf } from "./content.ts";
import type { LogEntry, StoredCapture } from "./entries.ts";
import type { Log } from "./store.ts";

/** First line of an export; the version rises when older releases could not read the lines. */
export const EXPORT_HEADER = { format: "sitroom-log", version: 1 } as const;

/** The log as JSONL, one entry a line, header first. */
export async function* exportLog(log: Log): AsyncGenerator<string> {
  yield jsonLine(EXPORT_HEADER);
  for await (const entry of log.entries()) yield jsonLine(await exported(entry, log));
}

async function exported(entry: LogEntry, log: Log): Promise<object> {
  if (entry.kind !== "capture") return entry;
  const bytes = await log.raw(entry.capture.hash);
  return bytes === null ? entry : { ...entry, ...contentFields(entry.capture, bytes) };
}

/** Text as text where that gives the same bytes again, so that an export can be read and searched; else base64. */
function contentFields(capture: StoredCapture, bytes: Uint8Array): { text: string } | { base64: string } {
  const text = textOf(capture, bytes);
  if (text !== null) {
    const again = encode(text);
    if (again.encoding === capture.encoding && Buffer.compare(again.bytes, bytes) === 0) return { text };
  }
  return { base64: Buffer.from(bytes).toString("base64") };
}

/** JSON without the line separators U+2028 and U+2029, at which some readers of lines cut. */
function jsonLine(value: unknown): string {
  return JSON.stringify(value).replace(/[\u2028\u2029]/g, (sign) =>
    sign === "\u2028" ? "\\u2028" : "\\u2029",
  );
}
