import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hashOf, routeOf, VIEWS } from "../../src/web/state/route.ts";
import { bookOf } from "../../src/web/words/book.ts";
import { filtered, rowsOf, sorted } from "../../src/web/words/ledger.ts";
import { piecesOf } from "../../src/web/words/marks.ts";
import { momentsOf } from "../../src/web/words/moments.ts";
import { boundsText, originsText } from "../../src/web/words/numbers.ts";
import { stepsOf } from "../../src/web/words/steps.ts";
import { barsOf, firstView, rowsFor } from "../../src/web/words/timeline.ts";
import { distanceText, intervalText, tickText } from "../../src/web/words/times.ts";
import { handMadePicture } from "../lib/pictures.ts";

const book = bookOf(handMadePicture());

describe("numbers", () => {
  it.each([
    [11, 11, "=", "11"],
    [9, null, ">=", "at least 9"],
    [20, null, ">", "more than 20"],
    [null, 5, "<", "fewer than 5"],
    [null, 5, "<=", "at most 5"],
    [2500, 2500, "~", "about 2,500"],
    [5, 7, "range", "5–7"],
    [null, null, "none", "unknown"],
  ] as const)("says %s to %s (%s) as %s", (low, high, comparator, words) => {
    expect(boundsText({ low, high, comparator })).toBe(words);
  });

  it("tells origins as an interval", () => {
    expect([originsText([0, 0]), originsText([1, 1]), originsText([1, 3])]).toEqual([
      "origin unknown",
      "1 origin",
      "1–3 origins",
    ]);
  });
});

describe("times", () => {
  const day = { earliest: "2031-05-05T00:00:00Z", latest: "2031-05-05T23:59:59Z" };
  it.each([
    [{ ...day, precision: "day" }, "5 May 2031"],
    [{ ...day, latest: "2031-05-07T23:59:59Z", precision: "week" }, "5 May 2031 – 7 May 2031"],
    [{ earliest: day.latest, latest: day.latest, precision: "minute" }, "5 May 2031 23:59"],
    [{ earliest: null, latest: day.latest, precision: "day" }, "until 5 May 2031"],
    [{ earliest: null, latest: null, precision: "day" }, "undated"],
    [null, "undated"],
  ] as const)("are no finer than known: %o", (time, words) => {
    expect(intervalText(time)).toBe(words);
  });

  it("tells distances both ways", () => {
    expect([distanceText(0, 90_000_000), distanceText(7_200_000, 0), distanceText(5, 0)]).toEqual([
      "1 day ago",
      "in 2 hours",
      "now",
    ]);
  });

  it("keeps ticks short", () => {
    const year = 366 * 86_400_000;
    expect(tickText(new Date("2031-01-01T00:00:00Z"), year)).toBe("2031");
    expect(tickText(new Date("2031-02-01T00:00:00Z"), year)).toBe("Feb 2031");
    expect(tickText(new Date("2031-02-01T00:00:00Z"), 1)).toBe("1 Feb");
    expect(tickText(new Date("2031-02-01T12:30:00Z"), 1)).toBe("12:30");
  });
});

describe("marks", () => {
  it("lose no text and mark exactly the words", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.nat(40), fc.nat(40), (text, start, end) => {
        const pieces = piecesOf(text, { start, end });
        expect(pieces.map((piece) => piece.text).join("")).toBe(text);
        const marked = pieces.filter((piece) => piece.marked).map((piece) => piece.text);
        expect(marked.join("")).toBe(start < end && end <= text.length ? text.slice(start, end) : "");
      }),
    );
  });
});

describe("the address", () => {
  it("gives back what was put in", () => {
    const text = fc.string({ unit: "grapheme", minLength: 1 });
    const route = fc.record({
      situation: text,
      view: fc.constantFrom(...VIEWS),
      alerts: fc.constant(false),
      asOf: fc.option(text),
      roomAsOf: fc.option(text),
      version: fc.option(fc.nat()),
      item: fc.option(text),
    });
    fc.assert(
      fc.property(route, (given) => {
        expect(routeOf(hashOf(given))).toEqual(given);
      }),
    );
  });

  it("knows the alerts, which lie beside all situations", () => {
    const route = routeOf("#/alerts");
    expect([route.situation, route.alerts, hashOf(route)]).toEqual([null, true, "#/alerts"]);
    expect(routeOf("#/s/all/brief?version=x").version).toBeNull();
  });

  it.each(["", "#", "#/", "#/s", "#/s/", "#/elsewhere/x"])("falls back to the list at %s", (hash) => {
    expect(routeOf(hash).situation).toBeNull();
  });
});

describe("the timeline", () => {
  it("never lays one bar over another in a row", () => {
    const stretch = fc
      .tuple(fc.nat(500), fc.nat(200))
      .map(([left, length]): [number, number] => [left, left + length]);
    fc.assert(
      fc.property(fc.array(stretch), (given) => {
        const stretches = given.sort((one, other) => one[0] - other[0]);
        const rows = rowsFor(stretches);
        for (const [index, [left]] of stretches.entries())
          for (let before = 0; before < index; before++)
            if (rows[before] === rows[index]) expect(stretches[before]![1]).toBeLessThanOrEqual(left);
      }),
    );
  });

  it("shows every dated incident, and a first view that holds the latest", () => {
    const bars = barsOf(book);
    const dated = book.picture.incidents.filter(({ time }) => time?.earliest || time?.latest);
    expect(bars.filter(({ kind }) => kind === "incident")).toHaveLength(dated.length);
    const [from, to] = firstView(bars);
    expect(from).toBeLessThan(to);
    expect(to).toBeGreaterThan(Math.max(...bars.map((bar) => bar.to)));
  });
});

describe("the ledger", () => {
  const first = book.picture.claims[0]!.id;
  const rows = rowsOf(book, new Set([first]));
  const all = { search: "", standing: "all", grade: 6, disputed: false, fresh: false } as const;

  it("keeps what is new alone where that is asked for", () => {
    expect(filtered(rows, { ...all, fresh: true }).map(({ claim }) => claim.id)).toEqual([first]);
  });

  it("has a row for each claim, and keeps them all without a filter", () => {
    expect(rows).toHaveLength(book.picture.claims.length);
    expect(filtered(rows, all)).toHaveLength(rows.length);
  });

  it("finds a claim by words of it in any order", () => {
    const { claim } = rows[0]!;
    const search = claim.proposition.text.split(/\s+/).reverse().join(" ");
    expect(filtered(rows, { ...all, search }).map((row) => row.claim.id)).toContain(claim.id);
  });

  it("sorts best grades first and the other way round", () => {
    const grades = sorted(rows, "grade", false).map(({ claim }) => claim.credibility.grade);
    expect(grades).toEqual([...grades].sort());
    const backwards = sorted(rows, "grade", true).map(({ claim }) => claim.credibility.grade);
    expect(backwards).toEqual([...grades].reverse());
  });
});

describe("figures and moments", () => {
  it("draws only dated values with a number", () => {
    for (const figure of book.picture.figures)
      for (const { low, high, at } of stepsOf(figure)) {
        expect(low).toBeLessThanOrEqual(high);
        expect(Number.isFinite(at)).toBe(true);
      }
  });

  it("lists each moment once, in order", () => {
    const moments = momentsOf(book.picture.reports);
    expect(moments).toEqual([...new Set(moments)].sort());
  });
});
