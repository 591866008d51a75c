import { availableParallelism } from "node:os";
import { collect, isDiagnostic } from "../collect/collect.ts";
import type { Capture, Diagnostic, Reading } from "../model/index.ts";
import { type Batch, readCaptures } from "../pipeline.ts";
import type { Shared } from "./command.ts";
import { EXIT, UserError } from "./errors.ts";
import { layLexicon } from "./lexicon.ts";
import { expectFolder } from "./output.ts";
import { progressOn } from "./progress.ts";
import type { World } from "./world.ts";

/**
 * All the paths hold, read. Says on stderr what could not be read, one line each, and closes with a summary; ends the
 * command where nothing could be read at all.
 */
export async function loadReadings(
  paths: readonly string[],
  { quiet = false, lexicon, workers, output }: Shared,
  world: World,
): Promise<Reading[]> {
  expectFolder(output);
  for (const { path, reason } of layLexicon(lexicon ?? null))
    world.err(`${printable(path)}: ${printable(reason)}\n`);
  const progress = progressOn(world, quiet);
  const { captures, diagnostics } = await collected(paths, world, progress.files);
  const batch = await readAll(captures, threadsFor(captures, workers), world, () =>
    progress.reports(captures.length),
  );
  progress.done();
  const problems = [...diagnostics, ...batch.diagnostics, ...futureDated(batch.readings, world.clock())];
  for (const { path, reason } of problems) world.err(`${printable(path)}: ${printable(reason)}\n`);
  if (batch.readings.length === 0) throw new UserError("Nothing could be read.", EXIT.nothingRead);
  if (!quiet) world.err(`${summary(batch.readings.length, problems.length)}\n`);
  return batch.readings;
}

/** Threads are started from this many characters on: at 1.4 million two take .83 of the time of none, at 100,000 they take longer (docs/speed.md). */
const WORTH_THREADS = 1_000_000;
/** Each thread holds lexicons of its own; a bound on memory, not measured. */
const MOST_THREADS = 8;

/** How many threads read: as many as were asked for; else one a core for large inputs, and none beside this one for others. */
function threadsFor(captures: readonly Capture[], asked: string | undefined): number {
  if (asked !== undefined) return countOf(asked);
  const size = captures.reduce((sum, { content }) => sum + content.length, 0);
  return size < WORTH_THREADS ? 1 : Math.min(availableParallelism(), captures.length, MOST_THREADS);
}

function countOf(asked: string): number {
  const count = Number(asked);
  if (/^\d{1,3}$/.test(asked) && count > 0) return count;
  throw new UserError(`--workers: "${asked}" is no number of threads; give 1, 2, 3, …`);
}

async function readAll(
  captures: readonly Capture[],
  threads: number,
  world: World,
  onReading: () => void,
): Promise<Batch> {
  if (threads === 1) {
    if (availableParallelism() === 1) (await import("../workers/compiling.ts")).compileSparingly();
    return readCaptures(captures, onReading);
  }
  const { readInThreads } = await import("../workers/pool.ts");
  return readInThreads(captures, threads, onReading, { warn: (line) => world.err(`${line}\n`) });
}

/** A publisher's clock may run ahead, and a date may be told in the zone of the far side of the world. */
const DAY_MS = 86_400_000;

/** Reports dated after tomorrow: they are read, but a date must be wrong somewhere. */
function futureDated(readings: readonly Reading[], now: number): Diagnostic[] {
  return readings.flatMap(({ report: { path, published } }) => {
    const date = published?.earliest;
    if (!date || Date.parse(date) <= now + DAY_MS) return [];
    return [{ path, reason: `dated ${date.slice(0, 10)}, which lies in the future; read as it stands` }];
  });
}

async function collected(paths: readonly string[], world: World, onProgress: (files: number) => void) {
  const captures: Capture[] = [];
  const diagnostics: Diagnostic[] = [];
  for await (const item of collect(paths, { stdin: world.stdin, onProgress })) {
    if (isDiagnostic(item)) diagnostics.push(item);
    else captures.push(item);
  }
  return { captures, diagnostics };
}

function summary(reports: number, problems: number): string {
  const read = `${reports} ${reports === 1 ? "report" : "reports"} read`;
  return problems === 0
    ? `${read}.`
    : `${read}, ${problems} ${problems === 1 ? "problem" : "problems"} (above).`;
}

/** File names and messages may hold control characters; a terminal must not obey them. */
function printable(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, " ");
}
