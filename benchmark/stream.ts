import { crisisStream } from "../evaluation/lib/stream/stream.ts";
import type { Capture, Reading } from "../src/model/index.ts";
import { batchOf } from "../src/pipeline.ts";
import { readInThreads } from "../src/workers/pool.ts";

const SEED = 5;
const THREADS = 2;
/** Reports read at a time, so that no more readings are held than those. */
const BATCH = 4_000;
/** The first report arrives then, each other a second after the one before. */
const BEGIN = Date.UTC(2025, 5, 15);

/** An invented stream as a live service gets it: in order, each report with the moment it arrived. */
export function* arrivals(reports: number, situations: number): Generator<Capture> {
  let arrived = 0;
  for (const { capture } of crisisStream({ seed: SEED, reports, situations }))
    yield { ...capture, retrieved: new Date(BEGIN + 1000 * arrived++).toISOString() };
}

/** Captures read in the order of their arrival, so many at a time; tells on stderr how far it is. */
export async function* readPortions(
  captures: Iterable<Capture>,
  { portion, name }: { portion: number; name: string },
): AsyncGenerator<Reading[]> {
  let read = 0;
  let waiting: Capture[] = [];
  const readAll = async () => {
    read += waiting.length;
    process.stderr.write(`reading ${read} reports of ${name} …\n`);
    const { readings } = batchOf((await readInThreads(waiting, THREADS)).readings);
    waiting = [];
    return readings.sort((left, right) => (left.report.retrieved! < right.report.retrieved! ? -1 : 1));
  };
  for (const capture of captures) if (waiting.push(capture) === BATCH) yield* cut(await readAll(), portion);
  if (waiting.length > 0) yield* cut(await readAll(), portion);
}

function* cut(readings: readonly Reading[], size: number): Generator<Reading[]> {
  for (let from = 0; from < readings.length; from += size) yield readings.slice(from, from + size);
}
