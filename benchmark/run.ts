import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { table } from "../evaluation/lib/table.ts";
import { cleanCapture } from "../src/clean/clean.ts";
import { collect } from "../src/collect/collect.ts";
import { pictureOf } from "../src/desk.ts";
import type { Capture, Reading, Report } from "../src/model/index.ts";
import { readCaptures } from "../src/pipeline.ts";
import { brief } from "../src/products/brief.ts";
import { briefMarkdown } from "../src/products/forms/markdown.ts";
import { findAttributions } from "../src/read/attributions.ts";
import { findEvents } from "../src/read/events.ts";
import { findMentions } from "../src/read/mentions.ts";
import { findQuantities } from "../src/read/quantities.ts";
import { analyse } from "../src/read/syntax.ts";
import { findTimes } from "../src/read/times.ts";
import { type DeskRun, deskTable } from "./desk.ts";
import { othersTable } from "./others.ts";
import { serviceTable } from "./service.ts";
import { sizesTable } from "./sizes.ts";
import { storeTable } from "./store.ts";
import { loadLine, threadsTable } from "./threads.ts";
import { variedCaptures } from "./vary.ts";

const EXAMPLES = fileURLToPath(new URL("../examples/obock-strait/reports", import.meta.url));
/** Reports the stages are timed on. */
const STAGE_REPORTS = 200;
const SIZES = [5, 100, 1000];
/** Reports read beside other readers. */
const BESIDE = 60;
const SEED = 7;
/** Reports of the invented streams of many crises and of one; the long ones take an hour to read. */
const STREAMS = { many: 4000, one: 1000 };
const WHOLE_STREAMS = { many: 100_000, one: 20_000 };
/** Reports that the service holds. */
const ROOM = 1000;
const WHOLE_ROOM = 20_000;

/** Seconds spent in each stage, in the order of first use. */
const seconds = new Map<string, number>();
let peak = 0;

function timed<Value>(stage: string, work: () => Value): Value {
  const began = performance.now();
  const value = work();
  seconds.set(stage, (seconds.get(stage) ?? 0) + (performance.now() - began) / 1000);
  peak = Math.max(peak, process.memoryUsage.rss());
  return value;
}

async function exampleReadings(): Promise<Reading[]> {
  const captures: Capture[] = [];
  for await (const item of collect([EXAMPLES])) if ("content" in item) captures.push(item);
  return readCaptures(captures).readings.filter(({ report }) => report.language === "en");
}

/** Reads one report stage by stage, as `read` does, and counts its tokens. */
function staged(report: Report): { reading: Reading; tokens: number } {
  const syntax = timed("analyse", () => analyse(report));
  const times = timed("times", () => findTimes(syntax, report.published));
  const quantities = timed("quantities", () => findQuantities(syntax, times));
  const mentions = timed("mentions", () => findMentions(syntax, report));
  const attributions = timed("attributions", () => findAttributions(syntax, report, mentions));
  const events = timed("events", () =>
    findEvents(syntax, report, { times, quantities, mentions, attributions }),
  );
  const reading = { report, sentences: syntax.sentences, mentions, times, quantities, attributions, events };
  return { reading, tokens: syntax.tokens.count };
}

function stageTable(captures: readonly Capture[]): string {
  const reports = captures.map((capture) => timed("clean", () => cleanCapture(capture)));
  const done = reports.map(staged);
  const readings = done.map(({ reading }) => reading);
  const picture = timed("link, fuse, picture", () => pictureOf(readings));
  timed("brief", () => briefMarkdown(brief(picture, { texts: textsOf(readings) })));
  const tokens = done.reduce((sum, one) => sum + one.tokens, 0);
  const rows = [...seconds].map(([stage, time]) => [
    stage,
    time.toFixed(2),
    perSecond(captures.length, time),
    perSecond(tokens, time),
  ]);
  return `Stages, ${captures.length} reports, ${tokens} tokens\n${table(["stage", "seconds", "reports/s", "tokens/s"], rows, ["seconds", "reports/s", "tokens/s"])}`;
}

function perSecond(count: number, time: number): string {
  return String(Math.round(count / Math.max(time, 1e-6)));
}

function textsOf(readings: readonly Reading[]): Map<string, string> {
  return new Map(readings.map(({ report }) => [report.id, report.text]));
}

function wholeBrief(captures: readonly Capture[]): string[] {
  const began = performance.now();
  const { readings } = readCaptures(captures);
  const document = brief(pictureOf(readings), { texts: textsOf(readings) });
  const length = briefMarkdown(document).length;
  peak = Math.max(peak, process.memoryUsage.rss());
  const time = (performance.now() - began) / 1000;
  return [String(captures.length), time.toFixed(2), (captures.length / time).toFixed(1), String(length)];
}

function briefs(base: readonly Reading[]): string {
  const rows: string[][] = [];
  for (const size of SIZES) {
    process.stderr.write(`whole brief on ${size} reports …\n`);
    rows.push(wholeBrief(variedCaptures(base, size, SEED)));
  }
  const head = ["reports", "seconds", "reports/s", "characters"];
  return `Whole brief, from captures to Markdown\n${table(head, rows, head)}\n\nPeak memory ${Math.round(peak / 1048576)} MB`;
}

const PARTS = ["others", "threads", "sizes", "stages", "desk", "store", "service", "briefs"] as const;

/** What was given by `--name=value`. */
function givenIn(args: readonly string[], name: string): string | null {
  const given = args.find((arg) => arg.startsWith(`--${name}=`));
  return given?.slice(name.length + 3) ?? null;
}

function numberIn(args: readonly string[], name: string): number | null {
  const given = givenIn(args, name);
  return given === null ? null : Number(given);
}

/** Lengths of the streams and where what is read of them is kept, by `--many=n`, `--one=n` and `--keep=folder`. */
function deskRunOf(args: readonly string[]): DeskRun {
  const { many, one } = args.includes("--whole") ? WHOLE_STREAMS : STREAMS;
  const folder = givenIn(args, "keep");
  return { many: numberIn(args, "many") ?? many, one: numberIn(args, "one") ?? one, folder };
}

/** All parts, or those named on the command line; `--whole` adds a report of 10 MB to the sizes and makes the streams long. */
async function main(args: readonly string[]): Promise<void> {
  process.stdout.write(`${loadLine()}, Node ${process.version}\n\n`);
  process.stderr.write(`reports varied from ${join("examples", "obock-strait")}, seed ${SEED}\n`);
  const base = await exampleReadings();
  const varied = variedCaptures(base, STAGE_REPORTS, SEED);
  const parts: Record<(typeof PARTS)[number], () => string | Promise<string>> = {
    others: () => othersTable(varied.slice(0, BESIDE)),
    threads: () => threadsTable(varied),
    sizes: () => sizesTable(varied, args.includes("--whole")),
    stages: () => stageTable(varied),
    desk: () => deskTable(deskRunOf(args)),
    store: () => storeTable(varied),
    service: () => serviceTable(numberIn(args, "held") ?? (args.includes("--whole") ? WHOLE_ROOM : ROOM)),
    briefs: () => briefs(base),
  };
  const asked = PARTS.filter((part) => args.includes(part));
  for (const part of asked.length > 0 ? asked : PARTS) process.stdout.write(`${await parts[part]()}\n\n`);
}

await main(process.argv.slice(2));
