import { table } from "../evaluation/lib/table.ts";
import { lendWeights } from "../src/lexicon/weights.ts";
import type { Capture } from "../src/model/index.ts";
import { readCaptures } from "../src/pipeline.ts";
import { readInThreads } from "../src/workers/pool.ts";
import { processor } from "./clock.ts";
import { tokensIn } from "./others.ts";

/** Reading here, in one thread and in two, start of the threads included. */
export async function threadsTable(captures: readonly Capture[]): Promise<string> {
  const tokens = tokensIn(captures);
  readCaptures(captures);
  const ways = [
    ["in this thread", async () => readCaptures(captures)],
    ["one thread", () => readInThreads(captures, 1)],
    ["two threads", () => readInThreads(captures, 2)],
  ] as const;
  const rows: string[][] = [];
  for (const [name, way] of ways) {
    process.stderr.write(`${name} …\n`);
    const began = performance.now();
    await way();
    const seconds = (performance.now() - began) / 1000;
    rows.push([name, seconds.toFixed(1), (tokens / 600 / seconds).toFixed(0)]);
  }
  const head = ["reading", "seconds", "reports/s of 600 tokens"];
  return `Threads, ${captures.length} reports, ${tokens} tokens, time on the clock\n${table(head, rows, head.slice(1))}`;
}

/** Time to load all models; call before anything is read. */
export function loadLine(): string {
  const [began, used] = [performance.now(), processor()];
  lendWeights();
  return `Models loaded in ${(performance.now() - began).toFixed(0)} ms (${(processor() - used).toFixed(0)} ms of processor time)`;
}
