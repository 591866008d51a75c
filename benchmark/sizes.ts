import { table } from "../evaluation/lib/table.ts";
import { cleanCapture } from "../src/clean/clean.ts";
import { situationOf } from "../src/desk.ts";
import type { Capture, Reading } from "../src/model/index.ts";
import { brief } from "../src/products/brief.ts";
import { briefMarkdown } from "../src/products/forms/markdown.ts";
import { read } from "../src/read/index.ts";
import { processor } from "./clock.ts";

const KB = 1000;
/** Sizes of one report; small ones are read several times. */
const SIZES = [1, 10, 100, 1000].map((size) => size * KB);
const LARGEST = 10_000 * KB;

/** Milliseconds a kilobyte for one report of growing length, in paragraphs and all on one line: flat where time is linear. */
export function sizesTable(captures: readonly Capture[], whole: boolean): string {
  const rows: string[][] = [];
  for (const [layout, joint] of [
    ["paragraphs", "\n\n"],
    ["one line", " "],
  ] as const) {
    for (const size of whole ? [...SIZES, LARGEST] : SIZES) {
      process.stderr.write(`one report of ${size / KB} kB, ${layout} …\n`);
      rows.push([layout, String(size / KB), ...timesOf(textOf(captures, size, joint), size)]);
    }
  }
  const head = ["layout", "kB", "clean", "read", "link, fuse, picture", "brief"];
  return `One report, milliseconds of processor time a kB\n${table(head, rows, head.slice(1))}`;
}

function textOf(captures: readonly Capture[], size: number, joint: string): string {
  const paragraphs = captures.flatMap(({ content }) => content.split(/\n+/));
  const parts: string[] = [];
  for (let length = 0, at = 0; length < size; at++) {
    parts.push(paragraphs[at % paragraphs.length]!);
    length += parts.at(-1)!.length + joint.length;
  }
  return parts.join(joint).slice(0, size);
}

function timesOf(content: string, size: number): string[] {
  const rounds = Math.max(1, Math.round((20 * KB) / size));
  const spent = [0, 0, 0, 0];
  for (let round = 0; round < rounds; round++) {
    let began = processor();
    const lap = (stage: number) => {
      spent[stage]! += processor() - began;
      began = processor();
    };
    const report = cleanCapture({ ...EMPTY, content });
    lap(0);
    const reading: Reading = read(report);
    lap(1);
    const { picture } = situationOf([reading]);
    lap(2);
    briefMarkdown(brief(picture, { texts: new Map([[report.id, report.text]]) }));
    lap(3);
  }
  return spent.map((time) => (time / rounds / (size / KB)).toFixed(2));
}

const EMPTY: Capture = {
  id: "one",
  path: "one.txt",
  kind: "text",
  content: "",
  url: null,
  publisher: null,
  headline: null,
  authors: [],
  published: "2031-05-06",
  retrieved: null,
  language: "en",
};
