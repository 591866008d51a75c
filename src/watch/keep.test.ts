import { afterEach, beforeEach, expect, it } from "vitest";
import { sourceOf } from "../../test/lib/watching.ts";
import { openSite, type Site, testClock, testWorld } from "../../test/lib/web.ts";
import { captureOf, type LogEntry, openMemory, type Store } from "../store/index.ts";
import { captureOnce, forgetSource, watchStore } from "./keep.ts";

let site: Site;
let store: Store;
const clock = testClock();
const options = { effects: testWorld(clock), limits: { gap: 0, allowedHosts: ["127.0.0.1"] } };

beforeEach(async () => {
  site = await openSite();
  store = openMemory();
});
afterEach(() => site.close());

async function entries(): Promise<LogEntry[]> {
  const found: LogEntry[] = [];
  for await (const entry of store.entries()) found.push(entry);
  return found;
}

/** A page in windows-1252, which is no UTF-8. */
function latin(body: string) {
  return {
    headers: { "content-type": "text/html; charset=windows-1252" },
    body: Buffer.from(`<p>${body}</p>`, "latin1"),
  };
}

it("keeps bytes, headers, versions, withdrawals and health, and goes on after a restart", async () => {
  site.pages["/p"] = latin("Café closed.");
  const { key, ...record } = sourceOf("page", `${site.origin}/p`);
  await store.records("sources").put(key, record);
  const first = await watchStore(store, options);
  await first.pollOnce(key);
  await first.stop();

  const second = await watchStore(store, options);
  await second.pollOnce(key);
  expect(await entries()).toHaveLength(1);
  site.pages["/p"] = latin("Café open again.");
  await second.pollOnce(key);
  delete site.pages["/p"];
  await second.pollOnce(key);
  await second.pollOnce(key);
  await second.stop();

  const log = await entries();
  expect(log.map(({ kind }) => kind)).toEqual(["capture", "capture", "withdrawal", "withdrawal"]);
  const [one, two, gone] = log as [LogEntry, LogEntry, LogEntry];
  if (one.kind !== "capture" || two.kind !== "capture" || gone.kind !== "withdrawal")
    throw new Error("kinds");
  expect(one.capture).toMatchObject({ source: key, status: 200, encoding: "windows-1252", versionOf: null });
  expect(one.capture.headers["content-type"]).toMatch(/windows-1252/);
  const bytes = (await store.raw(one.capture.hash))!;
  expect(Buffer.from(bytes).toString("latin1")).toBe("<p>Café closed.</p>");
  expect(captureOf(one.capture, bytes)!.content).toBe("<p>Café closed.</p>");
  expect(two.capture.versionOf).toBe(one.capture.id);
  expect(gone.withdrawal).toMatchObject({ report: one.capture.id, author: null });
  const { health } = (await store.records("sources").get(key))!;
  expect(health).toMatchObject({ failures: 2, error: expect.stringMatching(/answered 404/) });
});

it("keeps text where the bytes would not give it back", async () => {
  site.pages["/p"] = {
    headers: { "content-type": "text/html" },
    body: Buffer.from("<p>Café \x93shut\x94</p>", "latin1"),
  };
  await captureOnce(store, sourceOf("page", `${site.origin}/p`), options);
  const [entry] = await entries();
  if (entry?.kind !== "capture") throw new Error("no capture");
  expect(entry.capture).toMatchObject({ source: null, encoding: "utf-8" });
  expect(captureOf(entry.capture, (await store.raw(entry.capture.hash))!)!.content).toBe(
    "<p>Café “shut”</p>",
  );
});

it("does not bring back a source that was removed meanwhile, and forgets what was seen of it", async () => {
  site.pages["/p"] = latin("Shut.");
  const { key, ...record } = sourceOf("page", `${site.origin}/p`);
  await store.records("sources").put(key, record);
  const watcher = await watchStore(store, {
    ...options,
    onCapture: async () => void (await store.records("sources").remove(key)),
  });
  await watcher.pollOnce(key);
  expect(await store.records("sources").list()).toEqual([]);
  await forgetSource(store, key);
  expect(await store.records("settings").list()).toEqual([]);
  await watcher.stop();
});

it("hands captures to a service that keeps them itself", async () => {
  site.pages["/p"] = latin("Shut.");
  const { key, ...record } = sourceOf("page", `${site.origin}/p`);
  await store.records("sources").put(key, record);
  const kept: string[] = [];
  const watcher = await watchStore(store, {
    ...options,
    keepCapture: async ({ capture }) => void kept.push(capture.content),
  });
  await watcher.pollOnce(key);
  await watcher.stop();
  expect([kept, await entries()]).toEqual([["<p>Shut.</p>"], []]);
});
