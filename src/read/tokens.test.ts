import { describe, expect, test } from "vitest";
import { tokenise } from "./tokens.ts";

function words(text: string): string {
  const found: string[] = [];
  tokenise(text, 0, text.length, (start, end) => found.push(text.slice(start, end)));
  return found.join("|");
}

describe("tokens", () => {
  test.each([
    ["Orsa's mayor didn't resign.", "Orsa|'s|mayor|did|n't|resign|."],
    ["They’re back, we’ll see", "They|’re|back|,|we|’ll|see"],
    ["They cannot leave.", "They|can|not|leave|."],
    ["the ministers' cars", "the|ministers|'|cars"],
    ["“Leave now,” he said.", "“|Leave|now|,|”|he|said|."],
    ["Kesh-backed rebels", "Kesh|-|backed|rebels"],
    ["a C-130 and two F-35s", "a|C-130|and|two|F-35s"],
    ["al-Marin met Abd el-Orsi", "al-Marin|met|Abd|el-Orsi"],
    ["anti-ship missiles, re-elected", "anti-ship|missiles|,|re-elected"],
    ["a 67-year-old man", "a|67|-|year|-|old|man"],
    ["the U.S.-led force", "the|U.S.|-|led|force"],
    ["$2.5bn, US$3 and 7.4 percent or 5%", "$|2.5|bn|,|US$|3|and|7.4|percent|or|5|%"],
    ["at 13:00 or 5pm or 8 a.m. today", "at|13:00|or|5|pm|or|8|a.m.|today"],
    ["1,200 of 15-20 on 2031-04-05", "1,200|of|15|-|20|on|2031-04-05"],
    ["fled—then came–back", "fled|—|then|came|–|back"],
    [
      "@portwatch says #flood https://example.org/a?b=1.",
      "@portwatch|says|#flood|https://example.org/a?b=1|.",
    ],
    ["Gen. Okoye and J. Marin Jr. spoke", "Gen.|Okoye|and|J.|Marin|Jr.|spoke"],
    ["wait... what?! no—", "wait|...|what|?|!|no|—"],
    ["and/or", "and|/|or"],
    ["🔥Fire (near) Orsa", "🔥|Fire|(|near|)|Orsa"],
    ["batting .324", "batting|.324"],
    ["AT&T", "AT&T"],
  ])("%s", (text, expected) => {
    expect(words(text)).toBe(expected);
  });

  test("every character but blanks is in exactly one token", () => {
    const text =
      "Mr. O’Neil-Smith's “C-130” (worth $2.5bn!!) left—at 5:30a.m.; e-mail: a.b@example.com, www.example.com/x).";
    let joined = "";
    let before = 0;
    tokenise(text, 0, text.length, (start, end) => {
      expect(start).toBeGreaterThanOrEqual(before);
      joined += text.slice(start, end);
      before = end;
    });
    expect(joined).toBe(text.replace(/\s/g, ""));
  });
});
