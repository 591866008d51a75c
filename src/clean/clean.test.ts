import { describe, expect, it } from "vitest";
import type { Capture } from "../model/index.ts";
import { cleanCapture } from "./clean.ts";
import { dateOfAddress, parseDate } from "./dates/parse.ts";

function capture(kind: Capture["kind"], content: string, more: Partial<Capture> = {}): Capture {
  const none = { id: null, url: null, publisher: null, headline: null, published: null, retrieved: null };
  return { ...none, path: "x", kind, content, authors: [], language: null, ...more };
}

function rolesOf(text: string): [string, string][] {
  const report = cleanCapture(capture("text", text));
  expect(report.text).toBe(text);
  return report.blocks.map(({ start, end, role }) => [role, text.slice(start, end)]);
}

const PROSE =
  "The port of Vessen was closed on Tuesday after a fire in a grain store, the harbour office said.";
const MORE =
  "Ships waited outside the harbour for the fire to burn out, and the grain inside was lost, it said.";

describe("blocks of plain text", () => {
  it.each<[string, string]>([
    ["[ad_1]", "boilerplate"],
    ["Share this article!", "boilerplate"],
    ["No related posts.", "boilerplate"],
    ["Your email address will not be published. Required fields are marked *", "boilerplate"],
    ["Short link :", "boilerplate"],
    ["READ MORE: Ten things to do in Kesh", "boilerplate"],
    ["This is a developing story. Check back for updates.", "boilerplate"],
    ["Image 3 of 12", "boilerplate"],
    ["Comments (41)", "boilerplate"],
    ["SIGN UP: The week at sea in your inbox", "boilerplate"],
    ["Cranes stand over the quay on May 6, 2031. AFP/Ida Tal", "caption"],
    ["Ida Tal contributed reporting.", "credit"],
    ["(Reporting by Ida Tal; Editing by Tor Heland)", "credit"],
  ])("%s is %s", (line, role) => {
    expect(rolesOf(`${PROSE}\n\n${MORE}\n\n${line}`)).toContainEqual([role, line]);
  });

  it.each([
    "Tell us what you know about the fire, the harbour master asked the crews on Tuesday.",
    "“Read more, and you will see that it was arson,” said Ida Tal, who wrote the report.",
    "Related research by the fire office has shown that grain dust explodes easily.",
    "Sources close to the office said the fire had been set on purpose.",
    "Share prices of grain traders rose by 3 per cent in Kesh on Tuesday morning.",
  ])("leaves prose alone: %s", (line) => {
    expect(rolesOf(`${PROSE}\n\n${line}\n\n${MORE}`)).toContainEqual(["paragraph", line]);
  });

  it("marks label, headline, byline, dateline and a foreign line", () => {
    const text = `Ports & Trade\n\nFire shuts the port of Vessen\n\nBy Ida Tal\n\nVESSEN, May 6, 2031 (Example Wire) - ${PROSE}\nDancing bears delight tourists on Gull Island – Example TV\n${MORE}`;
    expect(rolesOf(text).map(([role]) => role)).toEqual([
      "boilerplate",
      "headline",
      "byline",
      "dateline",
      "paragraph",
      "boilerplate",
      "paragraph",
    ]);
    const report = cleanCapture(capture("text", text));
    expect(report).toMatchObject({
      headline: "Fire shuts the port of Vessen",
      authors: ["Ida Tal"],
      declaredSources: ["Example Wire"],
      published: { earliest: "2031-05-06T00:00:00Z", precision: "day", basis: "dateline" },
    });
  });

  it.each<[string, string, string | null, string | null]>([
    ["Vessen, 6 May 2031. ", "Vessen, 6 May 2031.", null, "2031-05-06"],
    ["VESSEN (Island Press), May 6 — ", "VESSEN (Island Press), May 6 —", "Island Press", null],
    ["VESSEN, Keshland (AP) — ", "VESSEN, Keshland (AP) —", "AP", null],
    ["Vessen, May 6 (Example Wire) – ", "Vessen, May 6 (Example Wire) –", "Example Wire", null],
    [
      "Vessen (Island Press) May 6, 2031 - ",
      "Vessen (Island Press) May 6, 2031 -",
      "Island Press",
      "2031-05-06",
    ],
    ["(Reuters) - ", "(Reuters) -", "Reuters", null],
    ["VESSEN, May 6: ", "VESSEN, May 6:", null, null],
    ["May 6, 2031 | VESSEN — ", "May 6, 2031 | VESSEN —", null, "2031-05-06"],
    ["Port-au-Prince, Haiti – ", "Port-au-Prince, Haiti –", null, null],
    ["NAIROBI: ", "NAIROBI:", null, null],
    ["Kesh, Example Wire -- ", "Kesh, Example Wire --", "Example Wire", null],
  ])("dateline %s", (opening, dateline, outlet, day) => {
    const text = `Fire shuts the port\n\n${opening}${PROSE}\n\n${MORE}`;
    const { blocks, declaredSources, published } = cleanCapture(capture("text", text));
    expect(blocks[1]).toMatchObject({ role: "dateline" });
    expect(text.slice(blocks[1]!.start, blocks[1]!.end)).toBe(dateline);
    expect(declaredSources).toEqual(outlet === null ? [] : [outlet]);
    expect(published?.earliest?.slice(0, 10) ?? null).toBe(day);
  });

  it.each([
    "The World Health Organization (WHO) on Tuesday declared the outbreak over in all of the province.",
    "NATO: the alliance said that it would not send any more ships to the port of Vessen this week.",
    "Israel, Hamas - which signed on Tuesday - said that they would not send ships to the port.",
    "LOOK - this is the grain store after the fire, and the port of Vessen is not open yet.",
    "Ola Tem, 35 - a fisher - said on Tuesday that the fire was out in all of the harbour.",
    "Senator Ola Tem (R) - who leads it - said that the fire was out in all of the harbour.",
    "March 3 was the day on which the port closed after the fire in the grain store, she said.",
  ])("no dateline: %s", (line) => {
    expect(rolesOf(`Fire shuts the port\n\n${line}\n\n${MORE}`)[1]).toEqual(["paragraph", line]);
  });

  it.each<[string, string[]]>([
    ["Reporting by Atlantic Wire", ["Atlantic Wire"]],
    ["(Reporting by Ida Tal in Kesh; editing by Tor Heland)", []],
    ["Reporting by Ida Tal, Atlantic Wire; editing by Tor Heland.", ["Atlantic Wire"]],
    ["This story was originally published at The Lagoon Post on 3 March 2031.", ["The Lagoon Post"]],
    ["Republished from Vessen Today with permission.", ["Vessen Today"]],
    ["The post Fire shuts port appeared first on Vessen Today.", ["Vessen Today"]],
  ])("credit %s", (line, sources) => {
    const text = `${PROSE}\n\n${MORE}\n\n${line}`;
    expect(cleanCapture(capture("text", text)).declaredSources).toEqual(sources);
    const own = cleanCapture(capture("text", text, { publisher: sources[0] ?? null }));
    expect(own.declaredSources).toEqual([]);
  });

  it("tells authors from places and outlets in a byline", () => {
    const text = `Fire shuts the port\n\nBy Ida Tal in Kesh and Tor Heland, Island Press\n\n${PROSE}\n\n${MORE}`;
    expect(cleanCapture(capture("text", text))).toMatchObject({
      authors: ["Ida Tal", "Tor Heland"],
      declaredSources: ["Island Press"],
    });
  });

  it.each<[string, string]>([
    ["https://www.apnews.com/article/1", "Associated Press"],
    ["https://www.harbourpost.example/1", "harbourpost.example"],
  ])("publisher of %s", (url, publisher) => {
    expect(cleanCapture(capture("text", PROSE, { url })).publisher).toBe(publisher);
  });

  it("takes a dated post for no more than an earliest bound", () => {
    const post = "The port is shut. — Vessen Port (@vessenport) May 6, 2031";
    expect(cleanCapture(capture("text", `${PROSE}\n\n${post}\n\n${MORE}`)).published).toEqual({
      earliest: "2031-05-06T00:00:00Z",
      latest: null,
      precision: "day",
      basis: "text",
    });
    expect(cleanCapture(capture("text", `${PROSE}\n\n${MORE}`)).published).toBeNull();
  });
});

describe("damage", () => {
  const LONG = "Divers looked at the wall of the basin below the crane for most of the morning";
  it.each<[string, boolean, string]>([
    [
      `${PROSE} ${LONG} and now the harbour office says that both of its own boats will have to be`,
      true,
      "broken off",
    ],
    ["The crane it was repaired. The workers was sent home on Monday.", true, "subject said twice"],
    ["The crews has left. Of the ships were sunk more of 3, and the master not comes.", true, "word by word"],
    [
      "Talks ended. The crew will stay until the owners are The ministry said no more.",
      false,
      "one slip alone",
    ],
    ["The gas was shut off. The news is that the man they have freed is well.", false, "sound wording"],
  ])("%s -> %s", (text, garbled) => {
    expect(cleanCapture(capture("text", `${MORE}\n\n${text}`)).quality.garbled).toBe(garbled);
  });
});

describe("dates", () => {
  it.each<[string, string | null, string | null]>([
    ["2031-05-06T10:00:00+02:00", "2031-05-06T08:00:00Z", "second"],
    ["Tue, 06 May 2031 10:00:00 GMT", "2031-05-06T10:00:00Z", "second"],
    ["May 6, 2031 at 10:32 PM EDT", "2031-05-07T02:32:00Z", "minute"],
    ["2031-05-06T10:00:00", "2031-05-06T00:00:00Z", "day"],
    ["6th of May 2031", "2031-05-06T00:00:00Z", "day"],
    ["05/06/2031", null, null],
    ["31 June 2031", null, null],
    ["yesterday", null, null],
  ])("%s", (raw, earliest, precision) => {
    const dated = parseDate(raw, "metadata");
    expect([dated?.earliest ?? null, dated?.precision ?? null]).toEqual([earliest, precision]);
  });

  it.each<[string, string | undefined]>([
    ["2031-05-06T22:30:00-04:00", "2031-05-06"],
    ["2031-05-06T01:30:00+08:00", "2031-05-06"],
    ["May 6, 2031 at 10:32 PM EDT", "2031-05-06"],
    ["2031-05-06T10:00:00+02:00", undefined],
    ["2031-05-06T22:30:00Z", undefined],
    ["2031-05-06", undefined],
  ])("keeps the local day of %s", (raw, localDay) => {
    expect(parseDate(raw, "metadata")?.localDay).toBe(localDay);
  });

  it.each<[string, string | null]>([
    ["https://post.example/2031/05/06/port-shut", "2031-05-06T00:00:00Z"],
    ["https://post.example/news/port-shut-20310506/", null],
    ["https://post.example/world/2031/may/06/port", "2031-05-06T00:00:00Z"],
    ["https://post.example/2031/05/port", "2031-05-01T00:00:00Z"],
    ["https://post.example/id/1234567", null],
  ])("address %s", (url, earliest) => {
    const found = dateOfAddress(url)?.earliest ?? null;
    expect(found).toBe(url.includes("20310506") ? "2031-05-06T00:00:00Z" : earliest);
  });

  it.each([
    ["0001-01-01T00:00:00Z", null],
    ["2031-09-01T00:00:00Z", "2031-05-07T00:00:00Z"],
  ])("rejects %s", (published, retrieved) => {
    expect(cleanCapture(capture("text", PROSE, { published, retrieved })).published).toBeNull();
  });
});

describe("pages", () => {
  const page = (head: string, body: string) =>
    `<html lang="en"><head>${head}</head><body>${body}</body></html>`;
  const article = `<article><h1>Fire shuts port</h1><p>${PROSE} It &amp;lt;b&gt; said.</p><p>${MORE}</p><script>alert("x")</script><figure><figcaption>A ship</figcaption></figure><p>${PROSE}</p><div class="related-posts"><a href="/x">Other</a></div><p>${MORE}</p></article>`;
  const ld = `<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"Fire shuts port","datePublished":"2031-05-06T10:00:00Z","author":[{"name":"Ida Tal"}],"publisher":{"name":"Vessen Post"},"isBasedOn":"https://wire.example/1",}]}</script>`;
  const canonical = '<link rel="canonical" href="https://other.example/1">';

  it("takes the article and what the page says of itself", () => {
    const report = cleanCapture(
      capture("html", page(ld + canonical, article), { url: "https://www.post.example/1" }),
    );
    expect(report).toMatchObject({
      headline: "Fire shuts port",
      publisher: "Vessen Post",
      authors: ["Ida Tal"],
      language: "en",
      published: { earliest: "2031-05-06T10:00:00Z", precision: "second", basis: "metadata" },
      declaredSources: ["https://other.example/1", "https://wire.example/1"],
    });
    expect(report.text).toContain("It &lt;b> said.");
    expect(report.text).not.toMatch(/alert|Other|A ship/);
  });

  const pageRoles = (html: string, more: Partial<Capture> = {}) => {
    const { text, blocks } = cleanCapture(capture("html", html, more));
    return blocks.map(({ start, end, role }) => [role, text.slice(start, end)]);
  };

  it("sets the headline before the article, once, and keeps a caption that tells something", () => {
    const caption = "Smoke stood over the grain quay of Vessen until Wednesday noon. Photo: Ida Tal";
    const html = page(
      "<title>Fire shuts port</title>",
      `<article><h1>Fire shuts port</h1><p>${PROSE}</p><figure><img src="x.jpg"><figcaption>${caption}</figcaption></figure><p>${MORE}</p></article>`,
    );
    const roles = pageRoles(html);
    expect(roles).toEqual([
      ["headline", "Fire shuts port"],
      ["paragraph", PROSE],
      ["caption", caption],
      ["paragraph", MORE],
    ]);
    expect(pageRoles(`<p>${PROSE}</p>`, { headline: "Port shut" })[0]).toEqual(["headline", "Port shut"]);
  });

  it.each(["", "<", "<html></html>", "<p>Short.", "<!--".repeat(999), "<a ".repeat(9999)])(
    "never throws: %#",
    (html) => {
      expect(() => cleanCapture(capture("html", html))).not.toThrow();
    },
  );

  const HEAVY = /nested too deeply or too large/;
  it.each<[string, string, string]>([
    ["nested divs", `${"<div>".repeat(100_000)}${PROSE}`, PROSE],
    ["nested tables", `${"<table><tr><td>".repeat(5000)}${PROSE}`, PROSE],
    ["rows of siblings", `<p>${PROSE}</p>${"<br>".repeat(20_000)}`, PROSE],
    ["stray signs", `<p>${PROSE}</p>${"&".repeat(50_000)}`, PROSE],
    ["attributes without end", `<p ${"a=b ".repeat(5000)}>${PROSE}</p>`, PROSE],
    ["one endless paragraph", `<p>${`${PROSE} `.repeat(5000)}</p>`, PROSE],
    ["closing tags", `${"</i>".repeat(50_000)}<p>${PROSE}</p>`, PROSE],
  ])("reads the plain text of a page too heavy to parse: %s", (_, html, start) => {
    const { text, quality } = cleanCapture(capture("html", html));
    expect(text.startsWith(start)).toBe(true);
    expect(quality.reasons.join()).toMatch(HEAVY);
    expect(quality.garbled).toBe(false);
  });

  it("keeps roles, headline and date of a page too heavy to parse, and leaves scripts out", () => {
    const body = `<script>let x = "<p>no</p>";</script><p>${PROSE}</p><blockquote>${MORE}</blockquote><style>p{}</style>`;
    const html = page(ld, body + "<div>".repeat(999));
    expect(pageRoles(html)).toEqual([
      ["headline", "Fire shuts port"],
      ["paragraph", PROSE],
      ["quote", MORE],
    ]);
    const { published, publisher } = cleanCapture(capture("html", html));
    expect([published?.earliest, publisher]).toEqual(["2031-05-06T10:00:00Z", "Vessen Post"]);
  });

  it("bounds the text of a page and says so", () => {
    const report = cleanCapture(capture("html", `<p>${PROSE}</p>`.repeat(12_000)));
    expect(report.text.length).toBeGreaterThan(900_000);
    expect(report.text.length).toBeLessThanOrEqual(1_000_000);
    expect(report.quality.reasons.join()).toMatch(/its end is missing/);
  }, 30_000);

  it("says where a page holds no text", () => {
    const { text, quality } = cleanCapture(capture("html", "<script>x".repeat(9999)));
    expect(text).toBe("");
    expect(quality.reasons).toEqual(["no text was found in the page"]);
  });
});

it("is linear on hostile text", () => {
  for (const unit of ["(", '"', "“", "— ", "the "])
    cleanCapture(capture("text", unit.repeat(100_000 / unit.length)));
}, 10_000);
