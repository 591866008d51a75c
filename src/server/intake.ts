import type { Capture, Diagnostic } from "../model/index.ts";
import { reportIdOf } from "../pipeline.ts";
import { type Circumstances, draftOf, type EntryDraft, encode, type Store, sha256 } from "../store/index.ts";
import { entryOfReport } from "./reading.ts";

/** A capture on its way in, with what the collector knows of it. */
export interface Incoming extends Partial<Omit<Circumstances, "id">> {
  capture: Capture;
}

/** What became of captures that were handed in. */
export interface Receipt {
  /** New in the log, and on disk. */
  accepted: number;
  /** There already. */
  known: number;
  /** One for each that was refused. */
  diagnostics: Diagnostic[];
}

/**
 * Appends captures to the log; what resolved is on disk. A report id that stands for another text already is refused in one
 * line: a later version has to be given an id of its own.
 */
export async function takeIn(store: Store, items: readonly Incoming[]): Promise<Receipt> {
  const drafts: EntryDraft[] = [];
  const diagnostics: Diagnostic[] = [];
  const hashes = new Map<string, string>();
  for (const { capture, source = null, ...rest } of items) {
    const id = reportIdOf(capture);
    const hash = sha256(encode(capture.content).bytes);
    const before = hashes.get(id) ?? (await entryOfReport(store, id))?.capture.hash ?? hash;
    if (before === hash) drafts.push(draftOf(capture, { ...rest, id, source }));
    else
      diagnostics.push({
        path: capture.path,
        reason: `the id "${id}" is already used by another text; left out`,
      });
    hashes.set(id, before);
  }
  const answers = await store.append(drafts);
  const accepted = answers.filter(({ added }) => added).length;
  return { accepted, known: answers.length - accepted, diagnostics };
}
