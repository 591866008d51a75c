import { table } from "../evaluation/lib/table.ts";
import { openDesk } from "../src/desk.ts";
import { packedReading, unpackedReading } from "../src/server/holding.ts";
import { packing } from "../src/server/packing.ts";
import { processor, quantile } from "./clock.ts";
import { portionsOfStream, type Stream } from "./kept.ts";

/** Reports taken in before each update, as they come in a crisis within seconds. */
const PORTION = 32;
/** Reports of one crisis, in the stream of many. */
const A_CRISIS = 80;
/** Reports held at which a row is given, besides the last. */
const HELD = [1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000];

export interface DeskRun {
  /** Reports of the stream of many crises and of the one crisis; 0 leaves it out. */
  many: number;
  one: number;
  /** Where what was read is kept for the next run; null: nowhere. */
  folder: string | null;
}

/**
 * Milliseconds of processor time a report for linking, fusing and telling the changes, while what is held grows: flat where
 * an update costs what it touches. On an invented stream of many crises and on one of a single crisis, whose reports
 * fall into a few stories. Each report bears the moment it arrived, as a live service gives it; settled readings are kept as packed
 * bytes outside the desk and counted in. Rows also go to stderr as they come.
 */
export async function deskTable({ many, one, folder }: DeskRun): Promise<string> {
  const streams: Stream[] = [
    { name: "many crises", reports: many, situations: Math.ceil(many / A_CRISIS) },
    { name: "one crisis", reports: one, situations: 1 },
  ];
  const rows: string[][] = [];
  for (const stream of streams) if (stream.reports > 0) rows.push(...(await growthOf(stream, folder)));
  const head = ["stream", "held", "median ms", "95 % within ms", "v. the first", ...MEMORY];
  return `Linking and fusing, ${PORTION} reports an update\n${table(head, rows, head.slice(1))}`;
}

async function growthOf(stream: Stream, folder: string | null): Promise<string[][]> {
  const packed = new Map<string, Uint8Array>();
  const desk = openDesk({ readingOf: (id) => unpackedReading(packed.get(id)!), packing });
  const rows: string[][] = [];
  let times: number[] = [];
  let first = 0;
  for await (const portion of portionsOfStream(stream, PORTION, folder)) {
    for (const reading of portion) packed.set(reading.report.id, packedReading(reading));
    const began = processor();
    desk.add(portion);
    desk.update();
    times.push((processor() - began) / portion.length);
    const held = packed.size;
    const isRow = HELD.some((size) => held >= size && held - portion.length < size);
    if (!isRow && held < stream.reports) continue;
    const [median, high] = [quantile(times, 0.5), quantile(times, 0.95)];
    first ||= median;
    const figures = [median.toFixed(1), high.toFixed(1), (median / first).toFixed(2), ...megabytes()];
    rows.push([stream.name, String(held), ...figures]);
    process.stderr.write(`${rows.at(-1)!.join("  ")}\n`);
    times = [];
  }
  return rows;
}

const MEMORY = ["heap MB", "buffers MB", "resident MB"];

/** Heap in use and buffers outside it (after collecting where node runs with `--expose-gc`), and what the process takes up. */
function megabytes(): string[] {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers, rss } = process.memoryUsage();
  return [heapUsed, arrayBuffers, rss].map((bytes) => (bytes / 1048576).toFixed(0));
}
