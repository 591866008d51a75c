import { describe, expect, it } from "vitest";
import { sha256, textOf } from "../content.ts";
import type { StoredCapture } from "../entries.ts";
import type { Store } from "../store.ts";
import { all, capture, logWithContents, type Open, statement, withdrawal, withStore } from "./given.suite.ts";
import { HOSTILE } from "./hostile.suite.ts";

/** The log: order, idempotence, atomic batches, exact contents. */
export function logSuite(open: Open): void {
  describe("log", () => {
    it("numbers entries from 1 and gives them back as they came", withStore(open, numbers));

    it("stores a capture that comes again once, by id or by address", withStore(open, once));

    it("stores one content once, and the same draft twice in a batch once", withStore(open, contentsOnce));

    it("takes all of a batch or nothing", withStore(open, wholeBatches));

    it("lets a statement take back an earlier one, even of the same batch", withStore(open, takenBack));

    it("finds entries by kind, report, source, address, from either end", withStore(open, find));

    it("keeps the order of appends that overlap", withStore(open, overlapping));

    it.each(HOSTILE.map((text) => [JSON.stringify(text).slice(0, 40), text]))(
      "keeps %s exactly in every field",
      (_shown, text) => withStore(open, (store) => exactly(text, store))(),
    );

    it("keeps bytes that are no text, and ten megabytes", withStore(open, bytes));
  });
}

async function find(store: Store): Promise<void> {
  const url = "https://quay.example/live";
  await store.append([
    capture("a", "One.", { url }),
    capture("b", "Two.", { url, versionOf: "a" }),
    capture("c", "Three.", { source: "mail" }),
    withdrawal("a"),
    statement("a note"),
  ]);
  const seqs = async (query: Parameters<typeof store.entries>[0]) =>
    (await all(store.entries(query))).map(({ seq }) => seq);
  expect(await seqs({ kind: "capture" })).toEqual([1, 2, 3]);
  expect(await seqs({ report: "a" })).toEqual([1, 4]);
  expect(await seqs({ source: "mail" })).toEqual([3]);
  expect(await seqs({ source: "wire", kind: "capture", after: 1 })).toEqual([2]);
  expect(await seqs({ url, newestFirst: true, limit: 1 })).toEqual([2]);
  expect(await seqs({ newestFirst: true })).toEqual([5, 4, 3, 2, 1]);
  expect(await seqs({ newestFirst: true, after: 3 })).toEqual([2, 1]);
  expect(await seqs({ after: 3, limit: 1 })).toEqual([4]);
  expect(await seqs({ after: 99 })).toEqual([]);
  expect(await seqs({ limit: 0 })).toEqual([]);
}

async function numbers(store: Store): Promise<void> {
  const drafts = [capture("a", "One ferry left."), withdrawal("a"), statement("the same ferry")];
  expect(await store.append(drafts)).toEqual([1, 2, 3].map((seq) => ({ seq, added: true })));
  const entries = await all(store.entries());
  expect(entries.map(({ seq, kind }) => [seq, kind])).toEqual([
    [1, "capture"],
    [2, "withdrawal"],
    [3, "statement"],
  ]);
  expect(entries[0]).toMatchObject({
    at: "2031-05-01T00:00:01.000Z",
    capture: { id: "a", publisher: "Quay Ledger", bytes: 15, encoding: "utf-8" },
  });
  expect(await store.entry(2)).toEqual(entries[1]);
  expect(await store.entry(4)).toBeNull();
  expect(await store.append([])).toEqual([]);
  expect(await store.check()).toEqual([]);
}

async function once(store: Store): Promise<void> {
  const url = "https://quay.example/1";
  const first = capture("a", "One ferry left.", { url });
  const { seq } = (await store.append([first]))[0]!;
  const again = [first, capture("a", "One ferry left."), capture("b", "One ferry left.", { url })];
  expect(await store.append(again)).toEqual(again.map(() => ({ seq, added: false })));
  const others = [
    capture("a", "Two ferries left.", { url }),
    capture("a", "One ferry left.", { url, source: "mail" }),
    capture("a", "One ferry left.", { url, versionOf: "z" }),
    capture("c", "One ferry left."),
  ];
  expect((await store.append(others)).every(({ added }) => added)).toBe(true);
  expect((await store.size()).entries).toBe(5);
}

async function contentsOnce(store: Store): Promise<void> {
  const answers = await store.append([capture("a", "Same."), capture("b", "Same."), capture("a", "Same.")]);
  expect(answers).toEqual([
    { seq: 1, added: true },
    { seq: 2, added: true },
    { seq: 1, added: false },
  ]);
  expect((await store.size()).raw.count).toBe(1);
}

async function wholeBatches(store: Store): Promise<void> {
  await store.append([capture("a", "One."), statement("a note")]);
  const before = await logWithContents(store);
  const bad = [
    statement("back", { kind: "withdraw", withdraws: 1 }),
    statement("back", { kind: "withdraw", withdraws: 99 }),
    statement("back", { kind: "withdraw", withdraws: null }),
    statement("", { author: "" }),
    { ...capture("b", "x"), at: "yesterday" },
    { ...capture("b", "x"), content: 7 } as never,
    { kind: "gossip" } as never,
  ];
  for (const draft of bad)
    await expect(store.append([capture("n", "New."), draft])).rejects.toMatchObject({
      code: "invalid",
    });
  expect(await logWithContents(store)).toEqual(before);
  expect((await store.append([capture("n", "New.")]))[0]).toEqual({ seq: 3, added: true });
}

async function takenBack(store: Store): Promise<void> {
  const back = statement("my mistake", { kind: "withdraw", withdraws: 1 });
  expect((await store.append([statement("a note"), back])).map(({ seq }) => seq)).toEqual([1, 2]);
  expect(await store.entry(2)).toMatchObject({ statement: { withdraws: 1 } });
}

async function overlapping(store: Store): Promise<void> {
  const answers = await Promise.all(
    Array.from({ length: 30 }, (_, index) => store.append([capture(`r${index}`, `Text ${index}`)])),
  );
  const seqs = answers.map(([answer]) => answer!.seq);
  expect([...seqs].sort((left, right) => left - right)).toEqual(seqs.map((_, index) => index + 1));
  expect(await store.check()).toEqual([]);
}

async function bytes(store: Store): Promise<void> {
  const bytes = Uint8Array.from({ length: 512 }, (_, index) => index % 256);
  const large = "Ferry 12 left the quay. ".repeat(420_000);
  await store.append([capture("b", { bytes, encoding: null }), capture("l", large)]);
  const [small, big] = (await all(store.entries())) as unknown as { capture: StoredCapture }[];
  expect(Buffer.compare((await store.raw(small!.capture.hash))!, bytes)).toBe(0);
  expect(small!.capture).toMatchObject({ hash: sha256(bytes), encoding: null, bytes: 512 });
  expect(textOf(big!.capture, (await store.raw(big!.capture.hash))!) === large).toBe(true);
  expect(await store.raw("0".repeat(64))).toBeNull();
}

/** Keeps a text in every field of every kind of entry. */
async function exactly(text: string, store: Store): Promise<void> {
  const facts = {
    versionOf: text,
    source: text,
    url: text,
    path: text,
    publisher: text,
    headline: text,
  };
  const more = { authors: [text], published: text, headers: { "x-any": text } };
  await store.append([
    capture(text, text, { ...facts, ...more }),
    statement(text, { author: text, targets: [text] }),
    withdrawal(text),
  ]);
  const [entry] = await all(store.entries({ report: text, source: text, url: text }));
  const stored = (entry as unknown as { capture: StoredCapture }).capture;
  expect(stored).toMatchObject({ id: text, ...facts, ...more });
  expect(textOf(stored, (await store.raw(stored.hash))!)).toBe(text);
  expect(await store.entry(2)).toMatchObject({ statement: { author: text, targets: [text], text } });
  expect((await all(store.entries({ report: text }))).length).toBe(2);
}
