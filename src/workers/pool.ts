import { fileURLToPath } from "node:url";
import { Piscina } from "piscina";
import { lexiconInUse } from "../lexicon/user.ts";
import { lendWeights } from "../lexicon/weights.ts";
import type { Capture, Diagnostic, Reading } from "../model/index.ts";
import { type Batch, batchOf, readCaptures } from "../pipeline.ts";
import { portionsOf } from "../text/collections.ts";
import { compileSparingly } from "./compiling.ts";
import type { Given } from "./worker.ts";

/** Characters handed over at a time: large enough that handing over costs nothing, small enough that all threads end together. */
const BATCH = 40_000;

/** What the threads run: built in the package, from its sources in tests and development. */
const WORKER = fileURLToPath(
  new URL(import.meta.url.endsWith(".ts") ? "source.mjs" : "worker.js", import.meta.url),
);

/** Milliseconds that a thread of a service has nothing to read before it ends, all but one. */
const IDLE_MS = 30_000;
/**
 * Megabytes for what is new in a thread of a service. As much as the engine takes by itself (48) reads no faster, and a warm
 * thread is 50 MB larger with it: 187 to 231 MB for a process with one thread, against 154 to 177 MB.
 */
const YOUNG_MB = 12;

export interface PoolOptions {
  /** For tests: a file to run in place of the reader's. */
  file?: string;
  /** Takes the one line that tells why no thread could be started; by default it goes to stderr. */
  warn?: (line: string) => void;
}

/**
 * The same as `readCaptures`, byte for byte, over several threads. A report whose thread dies is tried once more alone;
 * then it is one diagnostic and the rest goes on. Where threads cannot be started, one line says so and all is read here. No
 * thread is left behind.
 */
export async function readInThreads(
  captures: readonly Capture[],
  threads: number,
  onReading: (reading: Reading) => void = () => {},
  { file = WORKER, warn = (line) => process.stderr.write(`${line}\n`) }: PoolOptions = {},
): Promise<Batch> {
  const pool = startPool({ minThreads: threads, maxThreads: threads }, file);
  try {
    const failure = await failureOf(pool);
    if (failure !== null) {
      warn(`no thread could be started, reading in one: ${failure.split("\n")[0]}`);
      return readCaptures(captures, onReading);
    }
    return await readOver(pool, captures, onReading);
  } finally {
    await pool.destroy();
  }
}

/** Threads that stay, for a service that reads now and then. */
export interface Readers {
  /** As {@link readInThreads}; a report whose thread dies twice is one diagnostic. */
  read(captures: readonly Capture[]): Promise<Batch>;
  close(): Promise<void>;
}

/**
 * Starts a thread that stays until it is closed, with up to so many beside it while there is much to read; null where none can
 * be started, with one line on why.
 */
export async function openReaders(
  threads: number,
  { file = WORKER, warn = (line) => process.stderr.write(`${line}\n`) }: PoolOptions = {},
): Promise<Readers | null> {
  const bounds = { minThreads: 1, maxThreads: threads, idleTimeout: IDLE_MS };
  const pool = startPool({ ...bounds, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } }, file);
  const failure = await failureOf(pool);
  if (failure === null)
    return { read: (captures) => readOver(pool, captures, () => {}), close: () => pool.destroy() };
  warn(`no thread could be started, reading in one: ${failure.split("\n")[0]}`);
  await pool.destroy();
  return null;
}

/** What a pool may take. */
type Bounds = Pick<
  ConstructorParameters<typeof Piscina>[0] & object,
  "minThreads" | "maxThreads" | "idleTimeout" | "resourceLimits"
>;

function startPool(bounds: Bounds, file: string): Piscina {
  // Every thread compiles the whole reader for itself, on cores that the others would read on.
  compileSparingly();
  const pool = new Piscina({
    ...bounds,
    filename: file,
    workerData: { models: lendWeights(), lexicon: lexiconInUse() } satisfies Given,
  });
  pool.on("error", () => {});
  return pool;
}

/** Why no thread can be started, or null where one ran. */
async function failureOf(pool: Piscina): Promise<string | null> {
  return pool.run([]).then(
    () => null,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
}

async function readOver(
  pool: Piscina,
  captures: readonly Capture[],
  onReading: (reading: Reading) => void,
): Promise<Batch> {
  const readings: Reading[] = [];
  const lost: Diagnostic[] = [];
  const take = async (batch: readonly Capture[]) => {
    const done = JSON.parse((await pool.run(batch)) as string) as Reading[];
    for (const reading of done) {
      readings.push(reading);
      onReading(reading);
    }
  };
  const alone = (capture: Capture) =>
    take([capture]).catch((error: Error) => {
      lost.push({ path: capture.path, reason: `could not be read: ${error.message}` });
    });
  await Promise.all(
    batchesOf(captures).map((batch) => take(batch).catch(() => Promise.all(batch.map(alone)))),
  );
  const { readings: kept, diagnostics } = batchOf(readings);
  return {
    readings: kept,
    diagnostics: [...lost.sort((a, b) => (a.path < b.path ? -1 : 1)), ...diagnostics],
  };
}

/** Batches of about the same size, the largest reports first, so that no thread is left with a long one at the end. */
function batchesOf(captures: readonly Capture[]): Capture[][] {
  const longestFirst = [...captures].sort((left, right) => right.content.length - left.content.length);
  return portionsOf(longestFirst, BATCH, ({ content }) => content.length);
}
