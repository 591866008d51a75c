import { describe, expect, it } from "vitest";
import { agentOf } from "./client.ts";
import { exportOpml, importOpml } from "./opml.ts";
import { readSitemap } from "./sitemap-entries.ts";
import { teases } from "./teaser.ts";
import { digestOf, plainText } from "./words.ts";

const LONG = "The harbour master said the quay stays shut until the divers are done with their work. ".repeat(
  8,
);

describe("teases", () => {
  it.each([
    ["a short text", "The quay is shut.", true],
    ["a long text", LONG, false],
    ["dots at the end", `${LONG}and then …`, true],
    ["dots in brackets", `${LONG}and then [...]`, true],
    ["words of a link", `${LONG} Read more »`, true],
    [
      "a title behind the dots",
      `${LONG} [&hellip;] … The post Quay shut appeared first on Quay Ledger.`,
      true,
    ],
    ["the same without dots", `${LONG} The post Quay shut appeared first on Quay Ledger.`, false],
    ["dots in the middle", `He said … nothing. ${LONG}`, false],
  ])("%s", (_name, text, expected) => expect(teases(text)).toBe(expected));
});

describe("plainText", () => {
  const text = (content: string) => plainText({ kind: "html", content }).replace(/\s+/g, " ").trim();
  it.each([
    ["<p>One <b>ferry</b></p>", "One ferry"],
    ["<script>if (a < b) x('<p>')</script><p>Left</p><!-- <p>no</p> -->", "Left"],
    ["<header>Menu</header><STYLE>p{}</STYLE>Left", "Menu Left"],
    ["<svg><text>no</text></svg>Left<", "Left"],
    ["İ<script>a</script>Left", "İ Left"],
  ])("%s", (html, expected) => expect(text(html)).toBe(expected));

  it("takes a megabyte of brackets", () => expect(text("<".repeat(1 << 20))).toBe(""));

  it("makes no difference of white space", () => {
    expect(digestOf("a", "b  c\n")).toBe(digestOf("a", " b c"));
    expect(digestOf("a", "b")).not.toBe(digestOf("ab", ""));
  });
});

describe("OPML", () => {
  const feed = {
    kind: "feed" as const,
    title: "Quay & Co",
    url: "https://mole:secret@quay.example/feed?a=1&b=2",
  };

  it("holds the feeds and no password, and comes back", () => {
    const text = exportOpml([feed, { ...feed, kind: "page" }]);
    expect(text).not.toContain("secret");
    expect(importOpml(text)).toEqual([{ url: "https://quay.example/feed?a=1&b=2", title: "Quay & Co" }]);
  });

  it("is read from folders, each feed once, what is no feed left out", () => {
    const outline = (url: string) => `<outline text="Q" type="rss" xmlUrl="${url}"/>`;
    const text = `<opml version="1.0"><body><outline text="Ports"><outline text="North">${outline("https://a.example/f")}</outline></outline>
      ${outline("https://b.example/f")}${outline("https://a.example/f#x")}${outline("javascript:alert(1)")}<outline text="note"/></body></opml>`;
    expect(importOpml(text)!.map(({ url }) => url)).toEqual(["https://a.example/f", "https://b.example/f"]);
    expect(exportOpml([])).toMatch(/^<\?xml .*<body\/><\/opml>\n$/s);
    expect(importOpml("no opml")).toBeNull();
  });
});

describe("readSitemap", () => {
  it.each([
    ["no sitemap", "<html></html>", null],
    [
      "an entity, an image beside it",
      "<urlset><url><image:image><image:loc>https://i.example/</image:loc></image:image><loc>https://a.example/?x=1&amp;y=2</loc></url></urlset>",
      ["https://a.example/?x=1&y=2"],
    ],
    [
      "cut off",
      "<urlset><url><loc>https://a.example/</loc></url><url><loc>https://b.ex",
      ["https://a.example/"],
    ],
    [
      "addresses that are none",
      "<urlset><url><loc>ftp://a.example/</loc></url><url><loc></loc></url><url/></urlset>",
      [],
    ],
    ["only openings", `<urlset>${"<url>".repeat(50_000)}`, []],
  ])("%s", (_name, xml, urls) =>
    expect(readSitemap(xml)?.entries.map(({ url }) => url) ?? null).toEqual(urls),
  );
});

describe("agentOf", () => {
  it.each([
    [null, "sitroom"],
    ["desk@quay.example", "sitroom (+mailto:desk@quay.example)"],
    ["https://quay.example/robot", "sitroom (+https://quay.example/robot)"],
    ["a)\r\nx-evil: 1", "sitroom (+ax-evil:1)"],
  ])("%s", (contact, agent) => expect(agentOf(contact)).toBe(agent));
});
