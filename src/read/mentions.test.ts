import { describe, expect, it } from "vitest";
import type { Mention } from "../model/reading.ts";
import type { Report } from "../model/report.ts";
import { findMentions } from "./mentions.ts";
import { analyse } from "./syntax.ts";

function reportOf(text: string): Report {
  const blocks = [{ start: 0, end: text.length, role: "paragraph" as const }];
  const quality = { garbled: false, reasons: [] };
  const known = { url: null, publisher: null, headline: null, authors: [], published: null, retrieved: null };
  return { id: "r", path: "r", language: "en", declaredSources: [], text, blocks, quality, ...known };
}

function mentionsOf(text: string): Mention[] {
  const report = reportOf(text);
  return findMentions(analyse(report), report);
}

/** `words type level` of each mention. */
function told(text: string): string[] {
  return mentionsOf(text).map(({ start, end, type, level }) => `${text.slice(start, end)} ${type} ${level}`);
}

describe("findMentions", () => {
  it.each(["The repair cost US$ 7 million.", "Write to jdoe...@tamsk.net for help."])(
    "%s names nobody",
    (text) => {
      expect(told(text).filter((mention) => mention.endsWith(" name"))).toEqual([]);
    },
  );

  it.each([
    ["Moscow accused Kyiv of breaking the truce.", ["Moscow organization name"]],
    ["Two shells landed in Moscow on Friday.", ["Moscow gpe name"]],
    [
      "A group, Miners' Watch Zambia, said so.",
      ["Miners' Watch Zambia organization name", "Zambia gpe name"],
    ],
    ["The charity Secours du Sahel left.", ["Secours du Sahel organization name", "Sahel location name"]],
    ["The Velka burst its banks.", ["Velka location name"]],
    [
      "Gerald Moyo-Tembo lost. Supporters of Moyo-Tembo marched.",
      ["Gerald Moyo-Tembo person name", "Moyo-Tembo person name"],
    ],
    ["The weekly Tamsk Orlava closed.", ["Tamsk Orlava organization name"]],
    ["Liwa al-Nour kept the bridge.", ["Liwa al-Nour organization name"]],
    ["They met at Oslo's Frogner Park.", ["Oslo gpe name", "Frogner Park location name"]],
    ["The farm lies near Guelph, Ont., he said.", ["Guelph gpe name", "Ont. gpe name"]],
    ["The Kremlin said it would wait.", ["Kremlin organization name"]],
    ["Iraqi militias fired rockets.", ["Iraqi militias organization nominal", "Iraqi gpe name"]],
    ["Two Sudanese security sources spoke.", ["Two Sudanese security sources person nominal"]],
    ["Defence Minister Orla Vance resigned.", ["Orla Vance person name"]],
    ["Gen. Tomas Reyk led the force.", ["Tomas Reyk person name"]],
    ["Nine people were taken to Korvan General Hospital.", ["Korvan General Hospital facility name"]],
    ["Ships avoid the Strait of Hormuz.", ["Strait of Hormuz location name"]],
    ["A C-130 landed at Tarbek Air Base.", ["C-130 vehicle name", "Tarbek Air Base facility name"]],
    ["The operator, Velmora Kraft, denied it.", ["Velmora Kraft organization name"]],
    ["The Council for National Rescue met.", ["Council for National Rescue organization name"]],
    ["A ferry sank off Marinduque.", ["Marinduque gpe name"]],
    ["The Houthis launched ballistic missiles.", ["ballistic missiles weapon nominal"]],
    ["The cargo ship was hit.", ["The cargo ship vehicle nominal"]],
    ["@PressSec posted the order.", ["@PressSec person name"]],
    [
      "The Iranian Foreign Ministry denied it.",
      ["Iranian Foreign Ministry organization name", "Iranian gpe name"],
    ],
    ["It told us to wait, but US officials left.", ["US gpe name", "us organization pronoun"]],
  ])("%s", (text, expected) => {
    const list = told(text);
    for (const mention of expected) expect(list).toContain(mention);
  });

  it.each([
    ["Who will lead them is open.", "Who organization name"],
    ["The ambassador warned of a war.", "assad person name"],
    ["On Monday in April it rained.", "Monday gpe name"],
    ["They met during the Second World War.", "Second World War person name"],
  ])("finds nothing more in: %s", (text, absent) => {
    expect(told(text)).not.toContain(absent);
  });

  it("is sorted, longer first, without duplicates", () => {
    const list = mentionsOf(
      "A senior Pentagon official told Reuters that Iraqi militias hit the US base in Erbil, Iraq.",
    );
    const keys = list.map(({ start, end }) => `${start}:${end}`);
    expect(new Set(keys).size).toBe(keys.length);
    for (const [index, mention] of list.entries()) {
      const before = list[index - 1];
      if (before) expect(before.start < mention.start || before.end > mention.end).toBe(true);
    }
  });

  it("stays linear on hostile text", () => {
    const start = performance.now();
    mentionsOf(`${"(".repeat(50000)} ${"Ab ".repeat(3000)} ${"“".repeat(20000)}`);
    expect(performance.now() - start).toBeLessThan(20000);
  });
});
