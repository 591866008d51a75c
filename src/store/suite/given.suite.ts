import type { Change, Picture, Reading } from "../../model/index.ts";
import type { Update } from "../derived.ts";
import type { CaptureFacts, Content, EntryDraft, LogEntry, Statement } from "../entries.ts";
import type { Store } from "../store.ts";
import { bareReading } from "./reading.suite.ts";

/** How the suite gets a store of the adapter at hand. */
export type Open = (now?: () => Date) => Promise<Store>;

/** Runs `work` on a new store and closes it. */
export function withStore(open: Open, work: (store: Store) => Promise<void>): () => Promise<void> {
  return async () => {
    const store = await open(ticking());
    try {
      await work(store);
    } finally {
      await store.close();
    }
  };
}

/** A clock that goes on by a second each time it is asked. */
export function ticking(start = "2031-05-01T00:00:00Z"): () => Date {
  let time = Date.parse(start);
  return () => new Date((time += 1000));
}

/** A capture of an invented outlet; text unless told otherwise. */
export function capture(id: string, content: Content, facts: Partial<CaptureFacts> = {}): EntryDraft {
  return {
    kind: "capture",
    content,
    capture: {
      id,
      versionOf: null,
      source: "wire",
      path: `${id}.txt`,
      kind: "text",
      url: null,
      publisher: "Quay Ledger",
      headline: null,
      authors: [],
      published: null,
      retrieved: null,
      language: null,
      headers: {},
      status: null,
      ...facts,
    },
  };
}

export function statement(text: string, more: Partial<Statement> = {}): EntryDraft {
  const targets = ["claim:1"];
  return {
    kind: "statement",
    statement: { author: "ada", kind: "note", targets, value: null, withdraws: null, text, ...more },
  };
}

export function withdrawal(report: string): EntryDraft {
  return { kind: "withdrawal", withdrawal: { report, author: "ada", reason: "the outlet took it back" } };
}

export async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}

/** The log with the content of each capture, for comparing stores. */
export async function logWithContents(store: Store): Promise<[LogEntry, string | null][]> {
  const list: [LogEntry, string | null][] = [];
  for (const entry of await all(store.entries())) {
    const bytes = entry.kind === "capture" ? await store.raw(entry.capture.hash) : null;
    list.push([entry, bytes && Buffer.from(bytes).toString("hex")]);
  }
  return list;
}

/** A reading of a report with this text and nothing else read. */
export function reading(id: string, text: string, more: Partial<Reading["report"]> = {}): Reading {
  return bareReading({ id, text, ...more });
}

/** An update that says nothing but what is given. */
export function update(from: number, to: number, more: Partial<Update> = {}): Update {
  const at = "2031-05-02T00:00:00Z";
  return { from, to, at, reader: "1", readings: [], removed: [], changes: [], ...more };
}

/** A change of an item that has an id. */
export function change(part: Change["part"], id: string, before: unknown, after: unknown): Change {
  const kind = before === null ? "added" : after === null ? "removed" : "changed";
  return { part, id, kind, before, after, note: `${kind} ${id}` };
}

/** A story, the simplest item of a picture. */
export function story(id: string, headline: string): Picture["stories"][number] {
  return { id, headline, reports: [] };
}
