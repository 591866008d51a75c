import { describe, expect, it } from "vitest";
import type { Comparator } from "../model/index.ts";
import { datedText, momentText, periodText } from "./dates.ts";
import { boundsText, evidenceText, listText, numberText, oneLine, quotable } from "./wording.ts";
import { isFragment, wholeWords } from "./words.ts";

describe("boundsText", () => {
  it.each<[number | null, number | null, Comparator, string]>([
    [9, null, ">=", "at least 9"],
    [100, null, ">", "more than 100"],
    [12, 12, "~", "about 12"],
    [11, 13, "~", "about 11 to 13"],
    [null, 50, "<=", "up to 50"],
    [null, 300, "<", "fewer than 300"],
    [5, 7, "range", "5 to 7"],
    [11, 11, "=", "11"],
    [2500, 2500, "=", "2,500"],
    [20_000_000, 30_000_000, "range", "20 million to 30 million"],
    [40, null, "none", "at least 40"],
    [0, 0, "=", "0"],
    [null, null, "none", "a number not given"],
  ])("%s %s %s", (low, high, comparator, expected) => {
    expect(boundsText({ low, high, comparator })).toBe(expected);
  });
});

describe("numberText", () => {
  it.each([
    [999, "999"],
    [1000, "1,000"],
    [1234567, "1,234,567"],
    [2.5, "2.5"],
    [1_500_000, "1.5 million"],
    [1_250_000, "1,250,000"],
    [3e9, "3 billion"],
  ])("%s", (value, expected) => {
    expect(numberText(value)).toBe(expected);
  });
});

describe("evidenceText", () => {
  it.each<[[number, number], number, string]>([
    [[1, 1], 1, "one origin"],
    [[1, 1], 4, "one origin behind 4 reports"],
    [[3, 3], 3, "3 independent origins"],
    [[2, 2], 5, "2 independent origins, 5 reports"],
    [[1, 3], 3, "1 to 3 origins, perhaps not independent"],
    [[0, 0], 2, "origin unknown, 2 reports"],
  ])("%s %s", (origins, reports, expected) => {
    expect(evidenceText({ origins, reports, outlets: reports, speakers: 1 })).toBe(expected);
  });
});

describe("dates", () => {
  const at = (earliest: string | null, latest: string | null, precision: "day" | "month" | "year" = "day") =>
    datedText({ earliest, latest, precision });
  it.each([
    [at("2025-03-06T00:00:00Z", "2025-03-06T23:59:59Z"), "Thu 6 March 2025"],
    [at("2025-03-01T00:00:00Z", "2025-03-31T23:59:59Z", "month"), "March 2025"],
    [at("2025-01-01T00:00:00Z", "2025-12-31T23:59:59Z", "year"), "2025"],
    [at(null, "2025-03-06T23:59:59Z"), "by Thu 6 March 2025"],
    [at(null, null), "date unknown"],
    [periodText("2025-03-06", "2025-03-08"), "6 to 8 March 2025"],
    [periodText("2024-04-13", "2024-10-01"), "13 April to 1 October 2024"],
    [periodText("2024-12-31", "2025-01-01"), "31 December 2024 to 1 January 2025"],
    [momentText("2025-03-06T14:30:00Z"), "6 March 2025, 14:30 UTC"],
    [momentText("2025-03-06T23:59:59Z"), "6 March 2025"],
  ])("%s", (text, expected) => {
    expect(text).toBe(expected);
  });
});

describe("quotable", () => {
  it.each([
    ["  the dam\n held, ", "the dam held"],
    ["that the dam had burst", "the dam had burst"],
    ["“The dam held", "The dam held"],
    ["a “weak” dam", "a “weak” dam"],
    ["the dam held”", "the dam held"],
  ])("%s", (exact, expected) => {
    expect(quotable(exact)).toBe(expected);
  });

  it("cuts at a word", () => {
    const long = quotable("water ".repeat(100));
    expect(long.length).toBeLessThan(300);
    expect(long.endsWith("water …")).toBe(true);
  });
});

describe("wholeWords", () => {
  const text = "Rain fell. The mayor said that the dam had burst. It had not.";
  const texts = new Map([["r", text]]);
  const words = (exact: string) => {
    const start = text.indexOf(exact);
    return { report: "r", start, end: start + exact.length, exact, sentence: { start: 11, end: 49 } };
  };

  it("widens a fragment to its sentence, word for word", () => {
    const whole = wholeWords(words("that the dam had burst"), texts);
    expect(whole.exact).toBe("The mayor said that the dam had burst.");
    expect(text.slice(whole.start, whole.end)).toBe(whole.exact);
  });

  it("leaves a whole sentence, and a fragment whose text is not held", () => {
    expect(wholeWords(words("the dam had burst"), texts).exact).toBe(
      "The mayor said that the dam had burst.",
    );
    expect(wholeWords(words("the dam"), new Map()).exact).toBe("the dam");
  });

  it.each([
    ["after the attack on the coalition", true],
    ["of damage", true],
    ["attacked a coast guard station at Obock", true],
    ["will be a target for us", true],
    ["the dam had burst", false],
    ["at least nine people were killed", false],
    ["the dam", true],
    ["Two people died near Ptuj", false],
    ["The guard calls on the owner to", true],
  ])("fragment? %s", (exact, expected) => {
    expect(isFragment(exact)).toBe(expected);
  });
});

describe("wholeWords inside a phrase or an open quotation", () => {
  it.each([
    [
      "No case was found, WHO director Amal Reyes said, dismissing rumours.",
      "Amal Reyes said, dismissing rumours",
      true,
    ],
    ["The mayor said Norland had closed the bridge.", "Norland had closed the bridge", false],
    ["Ruler says Aldra coup 'wholly defeated'; toll unclear", "Aldra coup 'wholly defeated", true],
    [
      "The workers' union said the port's gates were shut.",
      "The workers' union said the port's gates",
      false,
    ],
  ])("%s", (text, exact, isWidened) => {
    const start = text.indexOf(exact);
    const words = {
      report: "r",
      start,
      end: start + exact.length,
      exact,
      sentence: { start: 0, end: text.length },
    };
    const whole = wholeWords(words, new Map([["r", text]])).exact;
    expect(whole === text || whole === exact).toBe(true);
    if (isWidened) expect(whole).toBe(text);
    else if (exact.startsWith("Norland")) expect(whole).toBe(exact);
  });
});

describe("oneLine", () => {
  it("takes away what a terminal would obey", () => {
    expect(oneLine("a\u001b[31mb\u202ec\r\nd")).toBe("a [31mb c d");
  });
});

describe("listText", () => {
  it("counts the rest", () => {
    expect(listText(["a", "b", "c", "d"], 2)).toBe("a, b and 2 more");
    expect(listText(["a", "b"])).toBe("a and b");
  });
});
