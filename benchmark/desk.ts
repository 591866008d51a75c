import { table } from "../evaluation/lib/table.ts";
import { openDesk } from "../src/desk.ts";
import { packedReading, unpackedReading } from "../src/server/holding.ts";
import { processor, quantile } from "./clock.ts";
import { arrivals, readPortions } from "./stream.ts";

/** Reports taken in before each update, as they come in a crisis within seconds. */
const PORTION = 32;
/** Reports of one crisis, in the stream of many. */
const A_CRISIS = 80;

/**
 * Milliseconds of processor time a report for linking, fusing and telling the changes, while what is held grows: flat where
 * an update costs what it touches. On an invented stream of many crises and on one of a single crisis, whose reports
 * fall into a few stories. Each report bears the moment it arrived, as a live service gives it; settled readings are kept as packed
 * bytes outside the desk and counted in.
 */
export async function deskTable(reports: number): Promise<string> {
  const rows = [
    ...(await growthOf("many crises", reports, Math.ceil(reports / A_CRISIS))),
    ...(await growthOf("one crisis", Math.ceil(reports / 4), 1)),
  ];
  const head = ["stream", "held", "median ms", "95 % within ms", "v. the first", "heap MB", "resident MB"];
  return `Linking and fusing, ${PORTION} reports an update\n${table(head, rows, head.slice(1))}`;
}

async function growthOf(name: string, reports: number, situations: number): Promise<string[][]> {
  const packed = new Map<string, Uint8Array>();
  const desk = openDesk({ readingOf: (id) => unpackedReading(packed.get(id)!) });
  const stretch = Math.ceil(reports / 5 / PORTION) * PORTION;
  const rows: string[][] = [];
  let times: number[] = [];
  let first = 0;
  for await (const portion of readPortions(arrivals(reports, situations), { portion: PORTION, name })) {
    for (const reading of portion) packed.set(reading.report.id, packedReading(reading));
    const began = processor();
    desk.add(portion);
    desk.update();
    times.push((processor() - began) / portion.length);
    const held = packed.size;
    if (held % stretch !== 0 && held < reports) continue;
    const [median, high] = [quantile(times, 0.5), quantile(times, 0.95)];
    first ||= median;
    const figures = [median.toFixed(1), high.toFixed(1), (median / first).toFixed(2), ...megabytes()];
    rows.push([name, String(held), ...figures]);
    times = [];
  }
  return rows;
}

/** Heap in use (after collecting where node runs with `--expose-gc`) with buffers, and what the process takes up. */
function megabytes(): string[] {
  const { rss } = process.memoryUsage();
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return [heapUsed + arrayBuffers, rss].map((bytes) => (bytes / 1048576).toFixed(0));
}
