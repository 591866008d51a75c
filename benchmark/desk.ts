import { crisisStream } from "../evaluation/lib/stream/stream.ts";
import { table } from "../evaluation/lib/table.ts";
import { openDesk } from "../src/desk.ts";
import type { Capture, Reading } from "../src/model/index.ts";
import { batchOf } from "../src/pipeline.ts";
import { readInThreads } from "../src/workers/pool.ts";
import { processor } from "./clock.ts";

const SEED = 5;
/** Reports taken in before each update, as they come in a crisis within seconds. */
const PORTION = 32;
/** Reports of one crisis, in the stream of many. */
const A_CRISIS = 80;
const THREADS = 2;

/**
 * Milliseconds of processor time a report for linking, fusing and telling the changes, while what is held grows: flat where
 * an update costs what it touches. On an invented stream of many crises and on one of a single crisis.
 */
export async function deskTable(reports: number): Promise<string> {
  const rows = [
    ...(await growthOf("many crises", reports, Math.ceil(reports / A_CRISIS))),
    ...(await growthOf("one crisis", Math.ceil(reports / 4), 1)),
  ];
  const head = ["stream", "held", "median ms", "95 % within ms", "v. the first", "MB"];
  return `Linking and fusing, ${PORTION} reports an update\n${table(head, rows, head.slice(1))}`;
}

async function growthOf(name: string, reports: number, situations: number): Promise<string[][]> {
  process.stderr.write(`reading ${reports} reports of ${name} …\n`);
  const readings = await readingsOf(reports, situations);
  const desk = openDesk();
  const stretch = Math.ceil(reports / 5 / PORTION) * PORTION;
  const rows: string[][] = [];
  let times: number[] = [];
  let first = 0;
  for (let from = 0; from < readings.length; from += PORTION) {
    const began = processor();
    desk.add(readings.slice(from, from + PORTION));
    desk.update();
    times.push((processor() - began) / PORTION);
    const held = Math.min(from + PORTION, readings.length);
    if (held % stretch !== 0 && held < readings.length) continue;
    const [median, high] = [quantile(times, 0.5), quantile(times, 0.95)];
    first ||= median;
    const megabytes = process.memoryUsage.rss() / 1048576;
    rows.push([
      name,
      String(held),
      median.toFixed(1),
      high.toFixed(1),
      (median / first).toFixed(2),
      megabytes.toFixed(0),
    ]);
    times = [];
  }
  return rows;
}

async function readingsOf(reports: number, situations: number): Promise<Reading[]> {
  const captures: Capture[] = [];
  for (const { capture } of crisisStream({ seed: SEED, reports, situations })) captures.push(capture);
  const { readings } = batchOf((await readInThreads(captures, THREADS)).readings);
  const dateOf = ({ report }: Reading) => report.published?.earliest ?? "";
  return [...readings].sort((left, right) => (dateOf(left) < dateOf(right) ? -1 : 1));
}

function quantile(values: readonly number[], share: number): number {
  return [...values].sort((left, right) => left - right)[Math.floor(share * (values.length - 1))]!;
}
