import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openSite, type Reply, type Site, testClock, testWorld } from "../../test/lib/web.ts";
import { type Client, openClient } from "./client.ts";
import { detect, feedsOf } from "./detect.ts";
import { LIMITS } from "./limits.ts";

const effects = testWorld(testClock());
let site: Site;
let client: Client;

beforeEach(async () => {
  site = await openSite();
  client = openClient({ effects, limits: { ...LIMITS, gap: 0, allowedHosts: ["127.0.0.1"] }, contact: null });
});
afterEach(async () => {
  client.close();
  await site.close();
});

describe("what an address leads to", () => {
  it.each([
    ["feed", "RSS", "<rss version='2.0'><channel><title>Quay</title></channel></rss>"],
    ["feed", "JSON Feed", '{"version":"https://jsonfeed.org/version/1.1","title":"Quay","items":[]}'],
    ["sitemap", "sitemap", "<urlset><url><loc>https://quay.example/a</loc></url></urlset>"],
    ["page", "page", "<html><head><title>Quay</title></head><body>Open.</body></html>"],
  ] as [string, string, Reply][])("%s: %s", async (kind, _name, body) => {
    site.pages["/x"] = body;
    expect(await detect(`${site.origin}/x`, client, effects)).toMatchObject({
      kind,
      url: `${site.origin}/x`,
      feeds: [],
    });
  });

  it("an archive is to be downloaded", async () => {
    site.pages["/x"] = { body: gzipSync("WARC/1.0\r\n") };
    await expect(detect(`${site.origin}/x`, client, effects)).rejects.toThrow(/an archive; download it/);
  });

  it.each(["ftp://quay.example/x", "file:///etc/passwd", "javascript://x"])(
    "%s is refused",
    async (address) => {
      await expect(detect(address, client, effects)).rejects.toThrow(/only http and https|not an address/);
    },
  );
});

describe("feeds a page names", () => {
  it.each([
    [
      '<link rel="alternate" type="application/rss+xml" href="/feed?a=1&amp;b=2" title="News">',
      "https://quay.example/feed?a=1&b=2",
    ],
    ["<LINK HREF=/atom TYPE='application/atom+xml' REL='home alternate'>", "https://quay.example/atom"],
    [
      '<link rel=alternate type="application/feed+json" href="https://other.example/f.json" />',
      "https://other.example/f.json",
    ],
  ])("%s", (tag, url) =>
    expect(feedsOf(tag, "https://quay.example/").map((feed) => feed.url)).toEqual([url]),
  );

  it.each([
    '<link rel="stylesheet" href="/x.css">',
    '<link rel="alternate" hreflang="de" href="/de">',
    '<link rel="alternate" type="application/rss+xml">',
    '<link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">',
  ])("none: %s", (tag) => expect(feedsOf(tag, "https://quay.example/")).toEqual([]));
});

describe("what a path leads to", () => {
  it("goes by the file", async () => {
    const folder = mkdtempSync(join(tmpdir(), "sitroom-detect-"));
    for (const name of ["a.eml", "b.warc.gz", "c.jsonl"]) writeFileSync(join(folder, name), "x");
    const kindOf = async (name: string) => (await detect(join(folder, name), client, effects)).kind;
    expect(await Promise.all(["", "a.eml", "b.warc.gz", "c.jsonl"].map(kindOf))).toEqual([
      "folder",
      "mail",
      "warc",
      "file",
    ]);
    await expect(detect(join(folder, "none"), client, effects)).rejects.toThrow(
      "there is no such file or folder",
    );
    rmSync(folder, { recursive: true });
  });
});
