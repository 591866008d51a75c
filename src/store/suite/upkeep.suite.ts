import { describe, expect, it } from "vitest";
import { sha256 } from "../content.ts";
import type { EntryDraft } from "../entries.ts";
import { openMemory } from "../memory/memory.ts";
import type { Store } from "../store.ts";
import { all, capture, logWithContents, type Open, statement, withdrawal, withStore } from "./given.suite.ts";
import { HOSTILE } from "./hostile.suite.ts";

/** Entries of every kind, contents of every kind. */
function variety(): EntryDraft[] {
  const bytes = Uint8Array.from({ length: 300 }, (_, index) => (index * 7) % 256);
  return [
    ...HOSTILE.map((text, index) => capture(`h${index}`, text, { headline: text, headers: { etag: text } })),
    capture("bytes", { bytes, encoding: null }),
    capture("page", { bytes: Buffer.from("caf\xe9", "latin1"), encoding: "windows-1252" }, { kind: "html" }),
    capture("plain", { bytes: Buffer.from("cafe"), encoding: "windows-1252" }),
    capture("broken", { bytes: Buffer.from([0x61, 0xff]), encoding: "utf-8" }),
    withdrawal("h1"),
    statement("a note"),
  ];
}

/** Export, import, retention. */
export function upkeepSuite(open: Open): void {
  describe("upkeep", () => {
    it(
      "exports all, and imports it in order, once",
      withStore(open, (store) => transfer(store, open)),
    );
    it("imports what it can, with a line for what it cannot", withStore(open, badLines));
    it("takes an export over behind what is there", withStore(open, merged));
    it("drops raw bytes by age, by room and by name, never entries", withStore(open, pruning));

    it(
      "refuses an export of a newer release",
      withStore(open, async (store) => {
        const lines = ['{"format":"sitroom-log","version":2}'];
        await expect(store.importLog(lines)).rejects.toMatchObject({ code: "layout" });
      }),
    );
  });
}

async function transfer(store: Store, open: Open): Promise<void> {
  await store.append(variety());
  const back = statement("no", { kind: "withdraw", withdraws: (await store.size()).entries });
  await store.append([back]);
  await store.prune({ hashes: [sha256("NULL")] });
  const lines = await all(store.exportLog());
  for (const line of lines) expect(line).not.toMatch(/[\n\r\u2028\u2029]/);
  const held = await logWithContents(store);
  expect(held.length).toBe(lines.length - 1);
  for (const other of [await open(), openMemory()]) {
    expect(await other.importLog(lines)).toEqual({ added: held.length, present: 0, diagnostics: [] });
    expect(await logWithContents(other)).toEqual(held);
    expect(await all(other.exportLog())).toEqual(lines);
    expect(await other.importLog(lines)).toEqual({ added: 0, present: held.length, diagnostics: [] });
    expect(await other.check()).toEqual([]);
    await other.close();
  }
}

async function badLines(store: Store): Promise<void> {
  const other = openMemory();
  await other.append([capture("a", "One."), statement("a note"), capture("b", "Two.")]);
  const [, first, note, second] = (await all(other.exportLog())) as [string, string, string, string];
  const withdraws = (seq: number) =>
    note.replace('"kind":"note"', '"kind":"withdraw"').replace('"withdraws":null', `"withdraws":${seq}`);
  const lines = [
    ...[
      first,
      "{",
      "[]",
      "null",
      "",
      "7",
      '{"kind":"capture"}',
      '{"at":"2031-05-01T00:00:00Z","kind":"rumour"}',
    ],
    ...[
      first.replace("One.", "Two."),
      withdraws(9),
      withdraws(1),
      note.replace('"author":"ada"', '"author":7'),
    ],
    ...[first.replace(/"at":"[^"]*"/, '"at":"2031-02-30"'), first.replace('"at"', '"when"'), second],
  ];
  const result = await store.importLog(lines);
  expect(result).toMatchObject({ added: 2, present: 0 });
  expect(result.diagnostics.map(({ path }) => path)).toEqual(
    [2, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14].map((number) => `#${number}`),
  );
  for (const { reason } of result.diagnostics) expect(reason).toMatch(/^[^\n]{5,120}$/);
  expect((await all(store.entries())).map((entry) => entry.kind === "capture" && entry.capture.id)).toEqual([
    "a",
    "b",
  ]);
}

async function merged(store: Store): Promise<void> {
  const other = openMemory();
  await other.append([
    statement("a note"),
    statement("no", { kind: "withdraw", withdraws: 1 }),
    capture("b", "Two."),
  ]);
  await store.append([capture("a", "One."), capture("b", "Two.")]);
  const lines = await all(other.exportLog());
  expect(await store.importLog(lines)).toEqual({ added: 2, present: 1, diagnostics: [] });
  expect(await store.entry(4)).toMatchObject({ kind: "statement", statement: { withdraws: 3 } });
  expect(await store.importLog(lines)).toEqual({ added: 0, present: 3, diagnostics: [] });
}

async function pruning(store: Store): Promise<void> {
  const days = ["2031-05-01", "2031-05-02", "2031-05-03", "2031-05-04"];
  const texts = days.map((day) => `${day} ${sha256(day)}`);
  for (const [index, day] of days.entries())
    await store.append([{ ...capture(day, texts[index]!), at: `${day}T00:00:00Z` }]);
  await store.append([{ ...capture("again", texts[0]!), at: "2031-05-05T00:00:00Z" }]);
  const { raw, entries } = await store.size();
  expect(raw).toMatchObject({ count: 4, bytes: texts.join("").length });
  expect(await store.prune({})).toEqual([]);
  expect(await store.prune({ maxBytes: raw.stored })).toEqual([]);
  const gone = await store.prune({ rawOlderThan: "2031-05-03T00:00:00Z" });
  expect(gone.map(({ hash }) => hash)).toEqual([sha256(texts[1]!)]);
  expect(await store.raw(sha256(texts[1]!))).toBeNull();
  const room = await store.prune({ maxBytes: raw.stored / 2 });
  expect(room.map(({ hash }) => hash)).toEqual([sha256(texts[2]!)]);
  const named = await store.prune({ hashes: [sha256(texts[0]!), "no such hash"] });
  expect(named.map(({ hash }) => hash)).toEqual([sha256(texts[0]!)]);
  expect((await store.size()).entries).toBe(entries);
  expect((await store.size()).raw.count).toBe(1);
  expect(await store.check()).toEqual([]);
  expect((await store.append([capture(days[1]!, texts[1]!)]))[0]).toMatchObject({ added: false });
  expect(await store.raw(sha256(texts[1]!))).toBeNull();
  await store.append([capture("other", texts[1]!)]);
  expect(await store.raw(sha256(texts[1]!))).not.toBeNull();
  await expect(store.prune({ rawOlderThan: "soon" })).rejects.toMatchObject({ code: "invalid" });
}
