import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Reading } from "../src/model/reading.ts";
import { bCubed } from "./lib/bcubed.ts";
import { dayOf, plainReading, plainReport, readRecords } from "./lib/corpus.ts";
import { tiedInWindows } from "./lib/windows.ts";
import type { Score, Task } from "./task.ts";

/** A text with the story it belongs to. */
interface Item {
  reading: Reading;
  story: string;
}

interface Row {
  id: string | number;
  story: string;
  text: string;
  title: string;
  date: string;
  publisher: string;
  split: string;
  headline: string;
  published: string;
  t: number;
}

const OWN = fileURLToPath(new URL("./gold/derivations.jsonl", import.meta.url));

/** Corpora and how a row becomes an item. FNC: the train part alone. */
const CORPORA: { name: string; file: string; items(rows: Row[]): Item[] }[] = [
  {
    name: "ECB+",
    file: "stories/ecbplus_docs.jsonl",
    items: (rows) => rows.map((row) => item(row, row.text)),
  },
  {
    name: "UCI headlines",
    file: "stories/uci_headlines.jsonl",
    items: (rows) =>
      rows.map((row) => {
        const instant = new Date(row.t).toISOString();
        const published = {
          earliest: instant,
          latest: instant,
          precision: "second",
          basis: "metadata",
        } as const;
        return item(row, row.title, { headline: row.title, publisher: row.publisher, published });
      }),
  },
  {
    name: "BASIL",
    file: "stories/basil.jsonl",
    items: (rows) =>
      rows.map((row) =>
        item(row, `${row.title}\n${row.text}`, { headline: row.title, published: dayOf(row.date) }),
      ),
  },
  {
    name: "FNC train",
    file: "stories/fnc_bodies.jsonl",
    items: (rows) => rows.filter((row) => row.split === "train").map((row) => item(row, row.text)),
  },
];

export const task: Task = {
  name: "stories",
  about:
    "grouping reports into stories, B-cubed; ECB+, BASIL, UCI headlines and FNC train all served for tuning three constants",
  gold: { shared: CORPORA.map((corpus) => corpus.file), own: ["evaluation/gold/derivations.jsonl"] },
  run({ shared }) {
    const own = readRecords<Row>(OWN).map((row) =>
      item(row, `${row.headline}\n${row.text}`, {
        headline: row.headline,
        publisher: row.publisher,
        published: dayOf(row.published),
      }),
    );
    const scores = scoresOf("own", own);
    for (const corpus of shared ? CORPORA : []) {
      const path = `${shared}/${corpus.file}`;
      if (!existsSync(path)) continue;
      scores.push(...scoresOf(corpus.name, corpus.items(readRecords<Row>(path))));
    }
    return scores;
  },
};

function item(row: Row, text: string, given: Parameters<typeof plainReport>[2] = {}): Item {
  return { reading: plainReading(plainReport(String(row.id), text, given)), story: row.story };
}

function scoresOf(name: string, items: readonly Item[]): Score[] {
  const readings = items.map((entry) => entry.reading);
  const { stories } = tiedInWindows(readings);
  const system = new Map(stories.flatMap((story) => story.reports.map((id) => [id, story.id] as const)));
  const gold = new Map(items.map((entry) => [entry.reading.report.id, entry.story]));
  const { precision, recall, f1 } = bCubed(gold, system);
  return [
    { measure: `${name} B-cubed F1`, value: f1, count: gold.size },
    { measure: `${name} B-cubed precision`, value: precision, count: gold.size },
    { measure: `${name} B-cubed recall`, value: recall, count: gold.size },
  ];
}
