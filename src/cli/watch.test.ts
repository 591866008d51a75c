import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sitroom } from "../../test/lib/command-line.ts";
import { openSite, type Site } from "../../test/lib/web.ts";
import { captureOf, openSqlite } from "../store/index.ts";

let site: Site;
let folder: string;
let data: string;

beforeEach(async () => {
  site = await openSite();
  folder = mkdtempSync(join(tmpdir(), "sitroom-watch-cli-"));
  data = join(folder, "room");
});
afterEach(async () => {
  await site.close();
  rmSync(folder, { recursive: true });
});

/** Gaps are no waits here; what would end a slow server never does. */
const network = {
  wait: (milliseconds: number, signal?: AbortSignal) =>
    milliseconds < 5_000
      ? Promise.resolve()
      : new Promise<void>((done) => signal?.addEventListener("abort", () => done())),
};
const run = (...args: string[]) =>
  sitroom([...args, "--data", data, "--allow-host", "127.0.0.1"], { network });

const STORY = "<p>The quay of Port Selby stays shut, the harbour master said on Monday.</p>";
const page = (body: string) => `<html><head><title>Quay shut</title>
<link rel="alternate" type="application/rss+xml" href="/feed"></head><body><article>${body}</article></body></html>`;
const feed = () =>
  `<rss version="2.0"><channel><title>Quay Ledger</title><item><title>Quay shut</title><link>${site.origin}/a</link><description>Shut…</description></item></channel></rss>`;

describe("sitroom add", () => {
  it("captures a page and files once, and a changed page as a later version", async () => {
    site.pages["/a"] = page(STORY);
    writeFileSync(
      join(folder, "r.jsonl"),
      '{"id":"r1","text":"One ferry left.","headline":"Ferry"}\nbroken\n',
    );
    const first = await run("add", `${site.origin}/a`, join(folder, "r.jsonl"));
    expect(first.code).toBe(0);
    expect(first.out).toMatch(/^[a-z\d]{20}\t.+\nr1\tFerry\n$/);
    expect(first.err).toMatch(
      /r\.jsonl#2: not JSON.*\n2 new reports, 0 later versions, 1 problem \(above\)\.\n$/s,
    );
    expect((await run("add", `${site.origin}/a`)).err).toBe("0 new reports, 0 later versions.\n");
    site.pages["/a"] = page(`${STORY}<p>Two divers were hurt.</p>`);
    expect((await run("add", `${site.origin}/a`)).err).toBe("0 new reports, 1 later version.\n");
    const store = await openSqlite(data);
    const kept = [];
    for await (const entry of store.entries({ kind: "capture" }))
      if (entry.kind === "capture") kept.push(entry.capture);
    expect(kept.map(({ source }) => source)).toEqual([null, null, null]);
    expect(kept[2]!.versionOf).toBe(kept[0]!.id);
    expect(captureOf(kept[2]!, (await store.raw(kept[2]!.hash))!)!.content).toContain("Two divers");
    await store.close();
  });

  it.each([
    ["a host that is private", ["add", "http://10.0.0.1/x"], 1, /10\.0\.0\.1 is not on the public internet/],
    ["a file that is not there", ["add", "/nowhere/x.txt"], 1, /there is no such file/],
    ["nothing", ["add"], 2, /no reports given/],
    ["an unknown action", ["watch", "look"], 2, /choose one of list, add, remove, poll, import, export/],
    ["an unknown kind", ["watch", "add", "x", "--as", "blog"], 2, /choose one of feed, page/],
    ["minutes that are none", ["watch", "add", "x", "--every", "often"], 2, /give minutes/],
    ["a source that is not watched", ["watch", "remove", "x"], 2, /"x" is not watched/],
    ["a list that is none", ["watch", "import", "/nowhere.opml"], 2, /cannot read \/nowhere\.opml: ENOENT/],
  ])("refuses %s in one line", async (_name, args, code, message) => {
    const result = await run(...(args as string[]));
    expect(result.code).toBe(code);
    expect(result.err).toMatch(message as RegExp);
    expect(result.err).not.toMatch(/\n\s+at /);
  });

  it("tells who has the store", async () => {
    const store = await openSqlite(data);
    const { code, err } = await run("watch", "list");
    expect(code).toBe(2);
    expect(err).toMatch(/^sitroom: .*\n$/);
    await store.close();
  });
});

describe("sitroom watch", () => {
  it("finds the feed of a site, looks at it, lists it, writes it out and lets go of it", async () => {
    site.pages["/"] = page(STORY);
    site.pages["/feed"] = feed();
    site.pages["/a"] = page(STORY);
    const added = await run("watch", "add", `${site.origin}/`, "--every", "30");
    expect(added.err).toMatch(/its feed is watched, http:\S+\/feed \(--as page/);
    const [key] = added.out.split("\t") as [string];
    expect((await run("watch", "list")).out).toBe(`${key}\tfeed\tnot looked at yet\t${site.origin}/feed\n`);
    const polled = await run("watch", "poll");
    expect(polled.out).toMatch(/\tQuay shut\n$/);
    expect(polled.err).toBe("1 looked at: 1 new report, 0 later versions.\n");
    expect((await run("watch", "poll")).err).toMatch(/^0 looked at/);
    expect((await run("watch", "list")).out).toContain("well at 2032-01-01T00:00:00.000Z");
    const opml = join(folder, "feeds.opml");
    await run("watch", "export", "-o", opml);
    expect((await run("watch", "remove", key)).out).toBe(`${key}\t${site.origin}/feed\n`);
    expect((await run("watch", "list")).out).toBe("");
    expect((await run("watch", "import", opml)).out).toBe(`${key}\tfeed\t${site.origin}/feed\n`);
  });

  it("tells which source fails, and goes on with the others", async () => {
    site.pages["/feed"] = feed();
    await run("watch", "add", `${site.origin}/feed`, `${site.origin}/none`, "--as", "feed");
    const { code, err } = await run("watch", "poll");
    expect(code).toBe(0);
    expect(err).toMatch(/\/none: answered 404 \(not found\)\n/);
    expect((await run("watch", "list")).out).toMatch(/failing 1 times, next try 2032-.*answered 404/);
  });
});
