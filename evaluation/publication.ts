import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { cleanCapture } from "../src/clean/clean.ts";
import { decode } from "../src/collect/encoding.ts";
import { bareCapture } from "../src/collect/records.ts";
import { pagesIn } from "./extraction.ts";
import { readRecords } from "./lib/corpus.ts";
import type { Score, Task } from "./task.ts";

const OWN = "evaluation/gold/page-dates.jsonl";

/** The days a page may be said to be of: that of its place and that of UTC. */
interface GoldDate {
  page: string;
  days: string[];
}

/** When a page was published, to the day. */
export const task: Task = {
  name: "publication",
  about:
    "day of publication of 90 of the benchmark's pages that show or declare one, set down by hand from byline, address and head of the page (either day where place and UTC differ); pages in other languages count too",
  gold: { shared: ["html/ground-truth.json"], own: [OWN] },
  run({ sample, shared }) {
    if (shared === null || !existsSync(join(shared, "html"))) return [];
    const gold = new Map(
      readRecords<GoldDate>(fileURLToPath(new URL(`../${OWN}`, import.meta.url))).map(({ page, days }) => [
        page,
        days,
      ]),
    );
    const pages = pagesIn(join(shared, "html"), sample).filter(({ id }) => gold.has(id));
    const verdicts = pages.map(({ id, html, url }) => verdict(dayOf(html, url), gold.get(id)!));
    return [share("right", verdicts), { ...share("wrong", verdicts), lowerIsBetter: true }];
  },
};

type Verdict = "right" | "wrong" | "none";

function dayOf(html: Uint8Array, url: string): string | null {
  const page = bareCapture("html", decode(html, null, true).text, "page");
  return cleanCapture({ ...page, url }).published?.earliest?.slice(0, 10) ?? null;
}

function verdict(day: string | null, days: readonly string[]): Verdict {
  if (day === null) return "none";
  return days.includes(day) ? "right" : "wrong";
}

function share(kind: Verdict, verdicts: readonly Verdict[]): Score {
  const count = verdicts.filter((verdict) => verdict === kind).length;
  return { measure: kind, value: count / verdicts.length, count: verdicts.length };
}
