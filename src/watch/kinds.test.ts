import { appendFileSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { page, STORY, sourceOf, type TestWatch, testWatch, timesAsked } from "../../test/lib/watching.ts";
import { openSite, type Site } from "../../test/lib/web.ts";
import { MINUTE } from "./schedule.ts";

let site: Site;
let desk: TestWatch;

beforeEach(async () => {
  site = await openSite();
});
afterEach(async () => {
  await desk?.watcher.stop();
  await site.close();
});

describe("a page", () => {
  it("is captured at each change of its words, and told when it is gone", async () => {
    site.pages["/p"] = page("One ferry left.");
    desk = testWatch([sourceOf("page", `${site.origin}/p`)]);
    await desk.look();
    site.pages["/p"] = page("One  ferry left.", "Another title in the head").replace("<p>", "<p class=x>");
    await desk.look();
    site.pages["/p"] = page("Two ferries left.");
    await desk.look();
    expect(desk.captures.map(({ versionOf }) => versionOf)).toEqual([null, desk.captures[0]!.capture.id]);
    delete site.pages["/p"];
    await desk.look();
    expect(desk.withdrawals).toEqual([]);
    expect((await desk.look()).failures).toBe(2);
    expect(desk.withdrawals).toHaveLength(1);
    site.pages["/p"] = page("Two ferries left.");
    await desk.look();
    expect(desk.captures).toHaveLength(3);
  });

  it("that is no text is refused", async () => {
    site.pages["/p"] = {
      headers: { "content-type": "application/pdf" },
      body: Buffer.from([37, 80, 68, 70, 0, 1, 2]),
    };
    desk = testWatch([sourceOf("page", `${site.origin}/p`)]);
    expect((await desk.look()).error).toMatch(/a binary file \(application\/pdf\), not a page/);
  });
});

describe("a sitemap", () => {
  const entry = (path: string, day: number, title = path) =>
    `<url><loc>${site.origin}${path}</loc><news:news><news:publication><news:name>Quay &amp; Co</news:name>` +
    `<news:language>en</news:language></news:publication><news:publication_date>2031-04-${day}</news:publication_date>` +
    `<news:title><![CDATA[${title}]]></news:title></news:news></url>`;
  const map = (entries: string) =>
    `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">${entries}</urlset>`;

  it("has its articles fetched; one that leaves it before older ones and is not found is told at once", async () => {
    site.pages["/map.xml"] = map(entry("/a", 29) + entry("/b", 28) + entry("/c", 27) + entry("/d", 26));
    for (const path of ["/a", "/b", "/c", "/d"]) site.pages[path] = page(`${STORY} ${path}`);
    desk = testWatch([sourceOf("sitemap", `${site.origin}/map.xml`)]);
    await desk.look();
    expect(desk.captures).toHaveLength(4);
    expect(desk.captures[0]!.capture).toMatchObject({
      publisher: "Quay & Co",
      headline: "/a",
      published: "2031-04-29",
      language: "en",
    });
    // a is gone; b only left the list; d is too old for it.
    site.pages["/map.xml"] = map(entry("/c", 27));
    delete site.pages["/a"];
    await desk.look(10 * MINUTE);
    expect(desk.withdrawals.map(({ url, reason }) => [url, reason])).toEqual([
      [`${site.origin}/a`, "gone from the sitemap, and answered 404 (not found)"],
    ]);
    expect([timesAsked(site, "/b"), timesAsked(site, "/d")]).toEqual([2, 1]);
    await desk.look(MINUTE);
    expect(timesAsked(site, "/b")).toBe(2);
  });

  it("may be packed, and an index of others; one that cannot be had is told", async () => {
    site.pages["/index.xml"] =
      `<sitemapindex><sitemap><loc>${site.origin}/one.xml.gz</loc></sitemap><sitemap><loc>${site.origin}/two.xml</loc></sitemap></sitemapindex>`;
    site.pages["/one.xml.gz"] = { body: gzipSync(map(entry("/a", 29))) };
    site.pages["/a"] = page(STORY);
    desk = testWatch([sourceOf("sitemap", `${site.origin}/index.xml`)]);
    expect((await desk.look()).error).toBeNull();
    expect(desk.captures.map(({ capture }) => capture.url)).toEqual([`${site.origin}/a`]);
    expect(desk.diagnostics).toEqual([
      { path: `${site.origin}/two.xml`, reason: "answered 404 (not found)" },
    ]);
  });
});

describe("files", () => {
  let folder = "";
  const old = new Date(Date.UTC(2031, 3, 1));
  const put = (name: string, text: string, at = old) => {
    writeFileSync(join(folder, name), text);
    utimesSync(join(folder, name), at, at);
  };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "sitroom-watch-"));
    mkdirSync(join(folder, "sub"));
    desk = testWatch([sourceOf("folder", folder)]);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it("below a folder are read when they are new or changed", async () => {
    put("a.txt", "One ferry left.");
    put("sub/b.txt", "Two ferries left.");
    await desk.look();
    await desk.look(MINUTE);
    expect(desk.captures.map(({ capture }) => capture.path)).toEqual(["a.txt", "sub/b.txt"]);
    put("a.txt", "Three ferries left.", new Date(Date.UTC(2031, 3, 2)));
    put("c.eml", "From: Mole <mole@quay.example>\nSubject: Quay\n\nThe quay is shut.\n");
    put("d.json", "{broken");
    await desk.look(MINUTE);
    await desk.look(MINUTE);
    expect(desk.captures.slice(2).map(({ capture, versionOf }) => [capture.path, versionOf])).toEqual([
      ["a.txt", desk.captures[0]!.capture.id],
      ["c.eml", null],
    ]);
    expect(desk.diagnostics).toHaveLength(1);
    rmSync(join(folder, "a.txt"));
    await desk.look(MINUTE);
    expect(desk.withdrawals).toEqual([]);
  });

  it("that are still written to wait for the next look", async () => {
    put("a.txt", "One ferry", new Date(desk.clock.effects.now() - 500));
    await desk.look();
    expect(desk.captures).toEqual([]);
    await desk.look(MINUTE);
    expect(desk.captures).toHaveLength(1);
  });

  it("of many records: lines put behind are new, those before are not read as changed", async () => {
    put("r.jsonl", '{"text":"One."}\n{"text":"Two.","url":"https://quay.example/2"}\n');
    await desk.look();
    appendFileSync(join(folder, "r.jsonl"), '{"text":"Three."}\n');
    utimesSync(join(folder, "r.jsonl"), new Date(), old);
    await desk.look(MINUTE);
    expect(desk.captures.map(({ capture, versionOf }) => [capture.content, versionOf])).toEqual([
      ["One.", null],
      ["Two.", null],
      ["Three.", null],
    ]);
  });

  it("that are not there are one line", async () => {
    desk = testWatch([sourceOf("mail", join(folder, "none.eml"))]);
    expect((await desk.look()).error).toMatch(/none\.eml: there is no such file or folder$/);
  });
});
