import { appendFileSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sourceOf, type TestWatch, testWatch } from "../../test/lib/watching.ts";
import { openSite, type Site } from "../../test/lib/web.ts";
import { DAY, HOUR, MINUTE } from "./schedule.ts";
import type { WatchOptions } from "./watch.ts";

let site: Site;
let desk: TestWatch;

beforeEach(async () => {
  site = await openSite();
});
afterEach(async () => {
  await desk?.watcher.stop();
  await site.close();
});

/** Long enough not to be taken for a teaser. */
const STORY =
  "The harbour master of Port Selby said that the quay stays shut until the divers are done. ".repeat(7);

function rss(items: string, head = ""): string {
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>Quay Ledger</title>${head}${items}</channel></rss>`;
}

function item(path: string, body: string, title = `Title ${path}`): string {
  return `<item><title>${title}</title><link>${site.origin}${path}</link><description><![CDATA[${body}]]></description></item>`;
}

function page(body: string, title = "Quay"): string {
  return `<!doctype html><html><head><title>${title}</title></head><body><p>${body}</p></body></html>`;
}

function watchFeed(options: WatchOptions = {}, settings: Record<string, unknown> = {}): void {
  desk = testWatch([sourceOf("feed", `${site.origin}/feed`, { settings })], options);
}

function askedFor(path: string): number {
  return site.asked.filter((one) => one.path === path).length;
}

describe("a feed", () => {
  it("is captured once, however often it is looked at, and told when an entry changes", async () => {
    site.pages["/feed"] = rss(item("/a", STORY) + item("/b", `${STORY} And more.`));
    watchFeed();
    await desk.look();
    await desk.look(HOUR);
    expect(desk.captures).toHaveLength(2);
    expect(desk.captures[0]).toMatchObject({
      source: "s",
      versionOf: null,
      status: 200,
      capture: {
        url: `${site.origin}/a`,
        publisher: "Quay Ledger",
        headline: "Title /a",
        retrieved: "2031-05-01T00:00:00.000Z",
      },
    });
    site.pages["/feed"] = rss(
      item("/a?utm_source=feed", `${STORY} Corrected.`) + item("/b", `${STORY}\n And  more.`),
    );
    await desk.look(HOUR);
    expect(desk.captures).toHaveLength(3);
    expect(desk.captures[2]!.versionOf).toBe(desk.captures[0]!.capture.id);
    // Back to what it was: one more version, with an id of its own.
    site.pages["/feed"] = rss(item("/a", STORY));
    await desk.look(HOUR);
    expect(desk.captures[3]!.versionOf).toBe(desk.captures[2]!.capture.id);
    expect(new Set(desk.captures.map(({ capture }) => capture.id)).size).toBe(4);
  });

  it("is asked for with what its server said of it, and not read again where nothing changed", async () => {
    const stamp = "Wed, 30 Apr 2031 10:00:00 GMT";
    site.pages["/feed"] = (request, response) => {
      if (request.headers["if-none-match"] === '"v1"') return void response.writeHead(304).end();
      response.writeHead(200, { etag: '"v1"', "last-modified": stamp }).end(rss(item("/a", STORY)));
    };
    watchFeed();
    const first = await desk.look();
    expect(first).toMatchObject({ etag: '"v1"', lastModified: stamp, failures: 0, error: null });
    const second = await desk.look(HOUR);
    expect(site.asked.at(-1)!.headers).toMatchObject({ "if-none-match": '"v1"', "if-modified-since": stamp });
    expect(second).toMatchObject({ etag: '"v1"', lastSuccess: "2031-05-01T01:00:00.000Z" });
    expect(desk.captures).toHaveLength(1);
  });

  it.each([
    ["nothing is said", "", {}, 15.75 * MINUTE],
    ["ttl", "<ttl>60</ttl>", {}, 63 * MINUTE],
    ["Cache-Control", "", { "cache-control": "max-age=7200" }, 126 * MINUTE],
    ["ttl of a month by mistake", "<ttl>43200</ttl>", {}, 1.05 * DAY],
  ])("is looked at when its publisher wants: %s", async (_name, head, headers, wait) => {
    site.pages["/feed"] = { headers: headers as Record<string, string>, body: rss("", head) };
    watchFeed();
    const { nextTry } = await desk.look();
    expect(Date.parse(nextTry!) - desk.clock.effects.now()).toBe(wait);
  });

  it("has the pages of entries fetched that only tease, with what the feed knows of them", async () => {
    site.pages["/feed"] = rss(item("/a", "The quay is shut…"));
    site.pages["/a"] = { headers: { "content-type": "text/html; charset=utf-8" }, body: page(STORY) };
    watchFeed();
    await desk.look();
    const [{ capture, raw, headers }] = desk.captures as [(typeof desk.captures)[0]];
    expect(capture).toMatchObject({
      kind: "html",
      headline: "Title /a",
      publisher: "Quay Ledger",
      url: `${site.origin}/a`,
    });
    expect(capture.content).toContain(STORY.trim());
    expect(raw!.hash).toMatch(/^[\da-f]{64}$/);
    expect(headers["content-type"]).toBe("text/html; charset=utf-8");
    await desk.look(MINUTE);
    expect(askedFor("/a")).toBe(1);
  });

  it.each([
    ["never", {}, 0],
    ["always", { articles: "always" }, 1],
  ])("%s", async (articles, _settings, times) => {
    site.pages["/feed"] = rss(item("/a", articles === "never" ? "Short…" : STORY));
    site.pages["/a"] = page(STORY);
    watchFeed({}, { articles });
    await desk.look();
    expect(askedFor("/a")).toBe(times);
    expect(desk.captures).toHaveLength(1);
  });

  it("gives what it has where the page cannot be fetched, or says less than the feed", async () => {
    site.pages["/feed"] = rss(
      item("/a", "The quay is shut…") + item("/b", "Divers search the basin for the lost cable…"),
    );
    site.pages["/a"] = { status: 500 };
    site.pages["/b"] = page("Log in.");
    watchFeed();
    await desk.look();
    expect(desk.captures.map(({ capture }) => capture.content)).toEqual([
      "The quay is shut…",
      "Divers search the basin for the lost cable…",
    ]);
    expect(desk.diagnostics).toEqual([{ path: `${site.origin}/a`, reason: "answered 500" }]);
    site.pages["/a"] = page(STORY);
    await desk.look(HOUR);
    expect(desk.captures[2]!.versionOf).toBe(desk.captures[0]!.capture.id);
  });

  it("has its articles looked at again: changed ones are later versions, lost ones are told at the second time", async () => {
    site.pages["/feed"] = rss(item("/a", "Teaser…"));
    site.pages["/a"] = page(STORY);
    watchFeed();
    await desk.look();
    site.pages["/a"] = page(`${STORY} Two were hurt.`);
    await desk.look(HOUR);
    expect(desk.captures[1]!.versionOf).toBe(desk.captures[0]!.capture.id);
    site.pages["/a"] = { status: 410 };
    await desk.look(3 * HOUR);
    expect(desk.withdrawals).toEqual([]);
    await desk.look(HOUR);
    expect(desk.withdrawals).toEqual([
      {
        source: "s",
        reports: desk.captures.map(({ capture }) => capture.id),
        url: `${site.origin}/a`,
        reason: "answered 410 (gone), 2 times in a row",
        at: "2031-05-01T05:00:00.000Z",
      },
    ]);
    await desk.look(30 * DAY);
    expect(desk.withdrawals).toHaveLength(1);
  });

  it.each([
    ["a page", page("No feed.")],
    ["nothing", ""],
    ["JSON that is no feed", '{"items":[]}'],
    ["half a feed", "<rss><channel><item><title>Cut"],
    ["brackets", "<".repeat(50_000)],
  ])("that is none is one line: %s", async (_name, body) => {
    site.pages["/feed"] = body;
    watchFeed();
    const health = await desk.look();
    expect(health.error).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/feed: not a feed/);
    expect(health.failures).toBe(1);
    expect(desk.captures).toEqual([]);
  });

  it.each([
    [
      "entities that are none, and no XML head",
      `\n <rss version="2.0"><channel><title>A & B</title>{}</channel></rss>`,
    ],
    [
      "Atom",
      '<feed xmlns="http://www.w3.org/2005/Atom"><title>Q</title><entry><title>T</title><link href="/a"/><content type="html">{text}</content></entry></feed>',
    ],
    [
      "JSON Feed",
      '{"version":"https://jsonfeed.org/version/1.1","title":"Q","items":[{"id":"1","url":"/a","title":"T","content_text":"{text}"}]}',
    ],
  ])("of any kind, also sloppy ones, is read: %s", async (_name, body) => {
    site.pages["/feed"] = body.replace("{}", item("/a", STORY)).replace("{text}", STORY.trim());
    watchFeed();
    await desk.look();
    expect(desk.captures.map(({ capture }) => capture.url)).toEqual([`${site.origin}/a`]);
  });

  it("has no more articles fetched at one look than allowed, the rest soon after", async () => {
    site.pages["/feed"] = rss([1, 2, 3].map((number) => item(`/${number}`, "Short…")).join(""));
    for (const number of [1, 2, 3]) site.pages[`/${number}`] = page(`${STORY} ${number}`);
    watchFeed({ limits: { articles: 2 } });
    const { nextTry } = await desk.look();
    expect(desk.captures).toHaveLength(2);
    expect(Date.parse(nextTry!) - desk.clock.effects.now()).toBe(MINUTE);
    await desk.look(MINUTE);
    expect(desk.captures).toHaveLength(3);
  });
});

describe("failures", () => {
  it("make the next try later and later, and are forgotten by a success", async () => {
    site.pages["/feed"] = { status: 500 };
    watchFeed();
    const waits: number[] = [];
    for (let round = 0; round < 3; round++) {
      const { nextTry } = await desk.look();
      waits.push(Date.parse(nextTry!) - desk.clock.effects.now());
    }
    expect(waits).toEqual([3.75, 7.5, 15].map((minutes) => minutes * MINUTE));
    site.pages["/feed"] = rss(item("/a", STORY));
    expect(await desk.look()).toMatchObject({
      failures: 0,
      error: null,
      lastError: "2031-05-01T00:00:00.000Z",
    });
  });

  it("heed Retry-After", async () => {
    site.pages["/feed"] = { status: 429, headers: { "retry-after": "7200" } };
    watchFeed();
    const { nextTry, error } = await desk.look();
    expect(Date.parse(nextTry!) - desk.clock.effects.now()).toBe(2 * HOUR);
    expect(error).toMatch(/answered 429 \(too many requests\)/);
  });

  it("tell no password", async () => {
    desk = testWatch([sourceOf("feed", `${site.origin.replace("//", "//mole:secret@")}/feed?token=abc`)]);
    const { error } = await desk.look();
    expect(error).toMatch(/answered 404/);
    expect(error).not.toMatch(/mole|secret|abc/);
  });

  it("tell no password of a page that was taken down", async () => {
    site.pages["/p?token=abc"] = page("Open.");
    desk = testWatch([sourceOf("page", `${site.origin.replace("//", "//mole:secret@")}/p?token=abc`)]);
    await desk.look();
    delete site.pages["/p?token=abc"];
    await desk.look();
    await desk.look();
    expect(desk.withdrawals).toHaveLength(1);
    expect(JSON.stringify([desk.captures[0]!.capture, desk.withdrawals])).not.toMatch(/mole|secret|abc/);
  });

  it("of keeping are failures too: nothing is lost", async () => {
    site.pages["/feed"] = { headers: { etag: '"1"' }, body: rss(item("/a", STORY)) };
    let isFull = true;
    const kept: string[] = [];
    watchFeed({
      onCapture({ capture }) {
        if (isFull) throw new Error("the disk is full\n  at stack");
        kept.push(capture.url!);
      },
    });
    const health = await desk.look();
    expect(health.error).toMatch(/: could not be taken in: the disk is full$/);
    expect(health.etag).toBeNull();
    isFull = false;
    await desk.look();
    expect(kept).toEqual([`${site.origin}/a`]);
  });
});

describe("robots.txt", () => {
  it("is asked once a day and obeyed, for feed and articles", async () => {
    site.pages["/robots.txt"] = "User-agent: *\nDisallow: /closed/\n";
    site.pages["/feed"] = rss(item("/closed/a", "Teaser…") + item("/b", "Another teaser…"));
    site.pages["/closed/a"] = page(STORY);
    site.pages["/b"] = page(`${STORY} b`);
    watchFeed();
    await desk.look();
    await desk.look(HOUR);
    expect([askedFor("/robots.txt"), askedFor("/closed/a"), askedFor("/b")]).toEqual([1, 0, 2]);
    expect(desk.diagnostics[0]).toMatchObject({
      reason: expect.stringMatching(/^robots\.txt of .* does not allow it$/),
    });
    await desk.look(DAY);
    expect(askedFor("/robots.txt")).toBe(2);
  });

  it("forbids all for a while where it cannot be had, and nothing where there is none", async () => {
    site.pages["/robots.txt"] = { status: 503 };
    site.pages["/feed"] = rss(item("/a", STORY));
    watchFeed();
    expect((await desk.look()).error).toMatch(/robots\.txt of .* cannot be had/);
    site.pages["/robots.txt"] = { status: 404 };
    expect((await desk.look(2 * HOUR)).error).toBeNull();
  });

  it("is not asked where the source says so; the robot gives its name and whom to write to", async () => {
    site.pages["/robots.txt"] = "User-agent: *\nDisallow: /\n";
    site.pages["/feed"] = rss(item("/a", STORY));
    watchFeed({ contact: "desk@quay.example" }, { robots: false });
    await desk.look();
    expect(desk.captures).toHaveLength(1);
    expect(site.asked.map(({ headers }) => headers["user-agent"])).toEqual([
      "sitroom (+mailto:desk@quay.example)",
    ]);
  });

  it("may ask for a longer gap between two requests", async () => {
    site.pages["/robots.txt"] = "User-agent: *\nCrawl-delay: 7\n";
    site.pages["/feed"] = rss("");
    watchFeed();
    const looking = desk.look();
    while (!desk.clock.waits().includes(7_000)) await new Promise((done) => setImmediate(done));
    expect(askedFor("/feed")).toBe(0);
    desk.clock.advance(7_000);
    await looking;
    expect(askedFor("/feed")).toBe(1);
  });
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
    expect([askedFor("/b"), askedFor("/d")]).toEqual([2, 1]);
    await desk.look(MINUTE);
    expect(askedFor("/b")).toBe(2);
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

describe("the watch", () => {
  /** Lets what is under way go on until it holds. */
  const until = async (holds: () => boolean) => {
    while (!holds()) await new Promise((done) => setImmediate(done));
  };

  it("looks at each source when it is due; one that fails stops no other", async () => {
    site.pages["/good"] = rss(item("/a", STORY));
    site.pages["/bad"] = { status: 500 };
    desk = testWatch([
      sourceOf("feed", `${site.origin}/good`, { key: "good" }),
      sourceOf("feed", `${site.origin}/bad`, { key: "bad" }),
      sourceOf("feed", `${site.origin}/off`, { key: "off", enabled: false }),
    ]);
    desk.watcher.start();
    await until(() => desk.healths.length === 2);
    await until(() => desk.clock.waits().length === 2);
    desk.clock.advance(4 * MINUTE);
    await until(() => desk.healths.length === 3);
    await until(() => desk.clock.waits().length === 2);
    expect([askedFor("/good"), askedFor("/bad"), askedFor("/off")]).toEqual([1, 2, 0]);
    desk.clock.advance(12 * MINUTE);
    await until(() => askedFor("/good") === 2);
    await desk.watcher.stop();
    expect(desk.clock.waits()).toEqual([]);
  });

  it("takes sources in and lets go of them while it runs", async () => {
    site.pages["/feed"] = rss("");
    desk = testWatch([]);
    desk.watcher.start();
    desk.watcher.put(sourceOf("feed", `${site.origin}/feed`));
    await until(() => desk.healths.length === 1);
    expect(desk.watcher.sources().map(({ key, health }) => [key, health.failures])).toEqual([["s", 0]]);
    desk.watcher.remove("s");
    await expect(desk.watcher.pollOnce("s")).rejects.toThrow(/no source is watched/);
    await until(() => desk.clock.waits().length === 0);
  });

  it("leaves a gap between two requests to one host", async () => {
    site.pages["/feed"] = rss("");
    watchFeed({ limits: { gap: 2_000 } });
    const looking = desk.look();
    await until(() => desk.clock.waits().includes(2_000));
    expect(site.asked.map(({ path }) => path)).toEqual(["/robots.txt"]);
    desk.clock.advance(2_000);
    expect((await looking).error).toBeNull();
  });

  it("ends at once, whatever is under way", async () => {
    site.pages["/feed"] = () => undefined;
    watchFeed();
    desk.watcher.start();
    await until(() => askedFor("/feed") === 1);
    await desk.watcher.stop();
    expect(desk.healths).toEqual([]);
  });
});
