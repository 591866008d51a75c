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
    expect(report.text).not.toMatch(/alert|Other|A ship|Fire shuts/);
  });

  it.each(["", "<", "<html></html>", "<p>Short.", `${"<div>".repeat(5000)}x`, "<!--".repeat(999)])(
    "never throws: %#",
    (html) => {
      expect(() => cleanCapture(capture("html", html))).not.toThrow();
    },
  );
});

it("is linear on hostile text", () => {
  for (const unit of ["(", '"', "“", "— ", "the "])
    cleanCapture(capture("text", unit.repeat(100_000 / unit.length)));
}, 10_000);
