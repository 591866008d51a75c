import type { Capture, Diagnostic, Reading } from "../model/index.ts";
import { READING_VERSION, readCapture } from "../pipeline.ts";
import { captureOf, type LogEntry, type Store } from "../store/index.ts";
import { breathe } from "./breathe.ts";

/** What the store knows our readings by. */
export const READER = String(READING_VERSION);

/** Readings, and one line for each capture that could not be read. */
export interface ReadBatch {
  readings: Reading[];
  diagnostics: Diagnostic[];
}

/** Reads captures; never rejects for bad input. The command line hands in one that reads in threads. */
export type ReadCaptures = (captures: readonly Capture[]) => Promise<ReadBatch>;

/** Reads here, one report after the other, with a pause after each so that requests are answered. */
export async function readInSlices(captures: readonly Capture[]): Promise<ReadBatch> {
  const batch: ReadBatch = { readings: [], diagnostics: [] };
  for (const capture of captures) {
    try {
      batch.readings.push(readCapture(capture));
    } catch (error) {
      batch.diagnostics.push({
        path: capture.path,
        reason: `could not be read: ${(error as Error).message}`,
      });
    }
    await breathe();
  }
  return batch;
}

type CaptureEntry = Extract<LogEntry, { kind: "capture" }>;

/** The captures of these entries, with one line for each whose content is gone or is no text. */
export async function capturesOf(store: Store, entries: readonly CaptureEntry[]) {
  const captures: Capture[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const { capture: stored } of entries) {
    const bytes = await store.raw(stored.hash);
    const capture = bytes && captureOf(stored, bytes);
    if (capture) captures.push(capture);
    else
      diagnostics.push({
        path: stored.path,
        reason: bytes ? "the content is no text" : "the content is gone",
      });
  }
  return { captures, diagnostics };
}

/** The entry that a report was read from: the first capture under its id. */
export async function entryOfReport(store: Store, report: string): Promise<CaptureEntry | null> {
  for await (const entry of store.entries({ report, kind: "capture", limit: 1 }))
    return entry as CaptureEntry;
  return null;
}
