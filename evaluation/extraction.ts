import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { cleanCapture } from "../src/clean/clean.ts";
import { decode } from "../src/collect/encoding.ts";
import { bareCapture } from "../src/collect/records.ts";
import type { Score, Task } from "./task.ts";

/** Shingles are four words long, as in the benchmark's own `evaluate.py`. */
const SHINGLE = 4;

interface Counts {
  right: number;
  extra: number;
  missed: number;
}

/** Precision, recall and F1 of four-word shingles, averaged over pages as the benchmark does. */
export const task: Task = {
  name: "extraction",
  about:
    "article text of web pages without headline and captions (article-extraction-benchmark, 91 pages): four-word shingles, precision and recall a page, averaged, F1 of the averages",
  gold: { shared: ["html/ground-truth.json"], own: [] },
  run({ sample, shared }) {
    if (shared === null) return [];
    return scoresOf(
      pagesIn(join(shared, "html"), sample).map(({ html, url, body }) => compare(textOf(html, url), body)),
    );
  },
};

interface GoldPage {
  id: string;
  html: Uint8Array;
  url: string;
  body: string;
}

/** The pages with their gold; every second one in sample mode. */
export function pagesIn(folder: string, sample: boolean): GoldPage[] {
  const gold = JSON.parse(readFileSync(join(folder, "ground-truth.json"), "utf8")) as Record<
    string,
    { articleBody: string; url: string }
  >;
  const names = readdirSync(join(folder, "pages")).sort();
  return names
    .filter((_, index) => !sample || index % 2 === 0)
    .flatMap((name) => {
      const id = name.replace(".html.gz", "");
      const entry = gold[id];
      const html = gunzipSync(readFileSync(join(folder, "pages", name)));
      return entry ? { id, html, url: entry.url, body: entry.articleBody } : [];
    });
}

/** Headline and captions are in a report's text but not in the gold's article bodies. */
const BESIDE = new Set(["headline", "caption"]);

function textOf(html: Uint8Array, url: string): string {
  const { text, blocks } = cleanCapture({
    ...bareCapture("html", decode(html, null, true).text, "page"),
    url,
  });
  const article = blocks.filter(({ role }) => !BESIDE.has(role));
  return article.map(({ start, end }) => text.slice(start, end)).join("\n\n");
}

/** Multiset comparison of shingles; a text shorter than a shingle counts as one. */
export function compare(text: string, gold: string): Counts {
  const [own, theirs] = [shingles(text), shingles(gold)];
  let right = 0;
  for (const [shingle, count] of own) right += Math.min(count, theirs.get(shingle) ?? 0);
  return { right, extra: total(own) - right, missed: total(theirs) - right };
}

function shingles(text: string): Map<string, number> {
  const words = text.match(/[\p{L}\p{N}_]+/gu) ?? [];
  const counts = new Map<string, number>();
  const last = Math.max(words.length > 0 ? 1 : 0, words.length - SHINGLE + 1);
  for (let index = 0; index < last; index++) {
    const shingle = words.slice(index, index + SHINGLE).join(" ");
    counts.set(shingle, (counts.get(shingle) ?? 0) + 1);
  }
  return counts;
}

function total(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}

function scoresOf(pages: readonly Counts[]): Score[] {
  const mean = (shareOf: (counts: Counts) => number) =>
    pages.reduce((sum, counts) => sum + shareOf(counts), 0) / pages.length;
  const share = (right: number, wrong: number) => (right + wrong === 0 ? 0 : right / (right + wrong));
  const precision = mean(({ right, extra }) => share(right, extra));
  const recall = mean(({ right, missed }) => share(right, missed));
  const f1 = (2 * precision * recall) / (precision + recall);
  return [
    { measure: "precision", value: precision, count: pages.length },
    { measure: "recall", value: recall, count: pages.length },
    { measure: "F1", value: f1, count: pages.length },
  ];
}
