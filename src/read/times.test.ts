import { describe, expect, it } from "vitest";
import type { Reading } from "../model/reading.ts";
import type { Report } from "../model/report.ts";
import type { Dated } from "../model/time.ts";
import { analyse } from "./syntax.ts";
import { anchorTimes, findTimes } from "./times.ts";

function reportOf(text: string): Report {
  const blocks = [{ start: 0, end: text.length, role: "paragraph" as const }];
  const quality = { garbled: false, reasons: [] };
  return {
    id: "r",
    path: "r",
    url: null,
    publisher: null,
    headline: null,
    authors: [],
    published: null,
    retrieved: null,
    language: "en",
    text,
    blocks,
    quality,
    declaredSources: [],
  };
}

function published(from: string, to = from): Dated {
  return { earliest: `${from}T00:00:00Z`, latest: `${to}T23:59:59Z`, precision: "day", basis: "metadata" };
}

function readingOf(text: string): Reading {
  const report = reportOf(text);
  return {
    report,
    sentences: [],
    mentions: [],
    times: findTimes(analyse(report), null),
    quantities: [],
    attributions: [],
    events: [],
  };
}

const TEXT =
  "The ferry sank late Saturday. On Sunday divers found the wreck, two days after the storm of 3 May began.";

describe("anchorTimes", () => {
  it("puts the same spans on the calendar once the day of telling is known", () => {
    const before = readingOf(TEXT);
    expect(before.times.map(({ value }) => value)).toEqual([
      "XXXX-WXX-6TNI",
      "XXXX-WXX-7",
      "P2D",
      "XXXX-05-03",
    ]);
    const after = anchorTimes(before, published("2024-05-06"));
    expect(after.times.map(({ start, end }) => [start, end])).toEqual(
      before.times.map(({ start, end }) => [start, end]),
    );
    expect(after.times.map(({ value }) => value)).toEqual([
      "2024-05-04TNI",
      "2024-05-05",
      "P2D",
      "2024-05-03",
    ]);
    expect(anchorTimes(after, null).times).toEqual(before.times);
  });

  it("spans what both ends of an uncertain day of telling allow", () => {
    const anchored = anchorTimes(
      readingOf("Divers found the wreck yesterday."),
      published("2024-05-06", "2024-05-07"),
    );
    expect(anchored.times).toEqual([
      {
        start: 23,
        end: 32,
        type: "DATE",
        value: "XXXX-XX-XX",
        interval: { earliest: "2024-05-05T00:00:00Z", latest: "2024-05-06T23:59:59Z", precision: "weekend" },
      },
    ]);
    const same = anchorTimes(
      readingOf("Divers found the wreck on Sunday."),
      published("2024-05-06", "2024-05-07"),
    );
    expect(same.times[0]!.value).toBe("2024-05-05");
  });
});

describe("findTimes", () => {
  it("reads numeric dates by the habit of the report", () => {
    const times = findTimes(analyse(reportOf("Signed on 25/04/2024, amended on 03/05/2024.")), null);
    expect(times.map(({ value }) => value)).toEqual(["2024-04-25", "2024-05-03"]);
  });

  it.each(["(", "\u201c", "the ", "1 ", "May ", "2024-", "between ", "late "])(
    "stays fast on a long run of %s",
    (part) => {
      const began = performance.now();
      findTimes(analyse(reportOf(part.repeat(200_000 / part.length))), null);
      expect(performance.now() - began).toBeLessThan(10_000);
    },
  );
});
