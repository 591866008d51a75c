import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { page, STORY, sourceOf, type TestWatch, testWatch, timesAsked } from "../../test/lib/watching.ts";
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

function rss(items: string, head = ""): string {
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>Quay Ledger</title>${head}${items}</channel></rss>`;
}

function item(path: string, body: string, title = `Title ${path}`): string {
  return `<item><title>${title}</title><link>${site.origin}${path}</link><description><![CDATA[${body}]]></description></item>`;
}

function watchFeed(options: WatchOptions = {}, settings: Record<string, unknown> = {}): void {
  desk = testWatch([sourceOf("feed", `${site.origin}/feed`, { settings })], options);
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
    expect(timesAsked(site, "/a")).toBe(1);
  });

  it.each([
    ["never", {}, 0],
    ["always", { articles: "always" }, 1],
  ])("%s", async (articles, _settings, times) => {
    site.pages["/feed"] = rss(item("/a", articles === "never" ? "Short…" : STORY));
    site.pages["/a"] = page(STORY);
    watchFeed({}, { articles });
    await desk.look();
    expect(timesAsked(site, "/a")).toBe(times);
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
    expect([timesAsked(site, "/robots.txt"), timesAsked(site, "/closed/a"), timesAsked(site, "/b")]).toEqual([
      1, 0, 2,
    ]);
    expect(desk.diagnostics[0]).toMatchObject({
      reason: expect.stringMatching(/^robots\.txt of .* does not allow it$/),
    });
    await desk.look(DAY);
    expect(timesAsked(site, "/robots.txt")).toBe(2);
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
    expect(timesAsked(site, "/feed")).toBe(0);
    desk.clock.advance(7_000);
    await looking;
    expect(timesAsked(site, "/feed")).toBe(1);
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
    expect([timesAsked(site, "/good"), timesAsked(site, "/bad"), timesAsked(site, "/off")]).toEqual([
      1, 2, 0,
    ]);
    desk.clock.advance(12 * MINUTE);
    await until(() => timesAsked(site, "/good") === 2);
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
    await until(() => timesAsked(site, "/feed") === 1);
    await desk.watcher.stop();
    expect(desk.healths).toEqual([]);
  });
});
