import { parseJsonFeed, parseRssFeed } from "feedsmith";
import { describe, expect, it } from "vitest";
import type { Picture, Position } from "../model/index.ts";
import { changesJsonFeed, changesRss, deadlinesCalendar, type FeedChange } from "./feeds.ts";

const PLACE = {
  base: "http://127.0.0.1:4600",
  self: "http://127.0.0.1:4600/api/v1/feeds/changes.rss?a=1&b=2",
};
const CHANGES: FeedChange[] = [
  {
    seq: 7,
    at: "2025-03-06T10:00:00.000Z",
    part: "incidents",
    note: 'added incident: "Fire & <smoke>" \u0007\ud800',
  },
  { seq: 5, at: "2025-03-06T09:00:00.000Z", part: "figures", note: "dead: 3 -> 5" },
];

describe("changes", () => {
  it("are RSS 2.0 that a parser reads back", () => {
    const feed = parseRssFeed(changesRss(CHANGES, PLACE));
    expect(feed.items?.map(({ title }) => title)).toEqual([
      'added incident: "Fire & <smoke>" \ufffd\ufffd',
      "dead: 3 -> 5",
    ]);
    expect(feed.items?.[0]).toMatchObject({ guid: { value: "urn:sitroom:change:7", isPermaLink: false } });
    expect(new Date(String(feed.items?.[0]?.pubDate)).toISOString()).toBe(CHANGES[0]!.at);
    expect([feed.title, feed.link, feed.description].every(Boolean)).toBe(true);
    expect(feed.atom?.links?.[0]).toMatchObject({ href: PLACE.self, rel: "self" });
  });

  it("are JSON Feed 1.1 that a parser reads back", () => {
    const text = changesJsonFeed(CHANGES, PLACE);
    const feed = parseJsonFeed(text);
    expect(JSON.parse(text)).toMatchObject({
      version: "https://jsonfeed.org/version/1.1",
      feed_url: PLACE.self,
    });
    expect(feed.items?.map(({ id }) => id)).toEqual(["urn:sitroom:change:7", "urn:sitroom:change:5"]);
    expect(feed.items?.every(({ content_text }) => content_text)).toBe(true);
  });
});

describe("deadlines", () => {
  const position = (id: string, deadline: Position["deadline"]): Position => ({
    ...{ id, actor: "a", kind: "threat", target: null, consequence: null, claim: "c", at: null, deadline },
    condition: {
      report: "r",
      start: 0,
      end: 1,
      exact: "If the port; the strait, or the “island” is attacked:\nall of it",
    },
  });
  const picture = {
    asOf: "2025-03-06T10:00:00Z",
    actors: [{ id: "a", name: "Eritrea, état" }],
    positions: [
      position("p1", {
        text: "by Friday",
        earliest: "2025-03-07T00:00:00Z",
        latest: "2025-03-07T23:59:59.999Z",
      }),
      position("p2", { text: "at noon", earliest: "2025-03-07T12:00:00Z", latest: "2025-03-07T12:00:00Z" }),
      position("p3", { text: "until March", earliest: null, latest: "2025-03-01T00:00:00Z" }),
      position("p4", { text: "some day", earliest: null, latest: null }),
      position("p5", null),
    ],
  } as unknown as Picture;

  it("are iCalendar by the rules of RFC 5545", () => {
    const text = deadlinesCalendar(picture);
    expect(text.endsWith("\r\n") && !/(?<!\r)\n|\r(?!\n)/.test(text)).toBe(true);
    for (const line of text.split("\r\n")) expect(Buffer.byteLength(line), line).toBeLessThanOrEqual(75);
    const lines = text.replaceAll("\r\n ", "").split("\r\n");
    expect(lines.slice(0, 3)).toEqual(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//sitroom//deadlines//EN"]);
    const events = text.replaceAll("\r\n ", "").split("BEGIN:VEVENT").slice(1);
    expect(events).toHaveLength(3);
    for (const event of events)
      for (const property of ["UID", "DTSTAMP", "DTSTART", "SUMMARY"])
        expect(event.match(new RegExp(`^${property}:`, "gm")), property).toHaveLength(1);
    expect(lines).toContain("DTSTART:20250307T000000Z");
    expect(lines.filter((line) => line.startsWith("DTEND"))).toEqual(["DTEND:20250307T235959Z"]);
    expect(lines).toContain("DTSTART:20250301T000000Z");
    expect(lines).toContain("SUMMARY:threat by Eritrea\\, état: by Friday");
    expect(lines[9]).toBe(
      'DESCRIPTION:"If the port\\; the strait\\, or the “island” is attacked: all of it"',
    );
  });
});
