import { workerData } from "node:worker_threads";
import { borrowWeights, type Weights } from "../lexicon/weights.ts";
import type { Capture } from "../model/index.ts";
import { readCapture } from "../pipeline.ts";

/** What every thread is given when it starts. */
export interface Given {
  models: ReadonlyMap<string, Weights>;
}

borrowWeights((workerData as Given).models);

/** Cleans and reads captures; readings as JSON, which crosses to another thread faster than objects do (docs/speed.md). */
export default function readBatch(captures: readonly Capture[]): string {
  return JSON.stringify(captures.map(readCapture));
}
