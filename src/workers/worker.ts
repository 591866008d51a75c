import { workerData } from "node:worker_threads";
import { useLexicon } from "../lexicon/user.ts";
import { borrowWeights, type Models } from "../lexicon/weights.ts";
import type { Capture } from "../model/index.ts";
import { readTogether } from "../pipeline.ts";

/** What every thread is given when it starts. */
export interface Given {
  models: Models;
  /** The user's tables, laid over ours before anything is read. */
  lexicon: string | null;
}

const { models, lexicon } = workerData as Given;
borrowWeights(models);
useLexicon(lexicon);

/** Cleans and reads captures; readings as JSON, which crosses to another thread faster than objects do (docs/speed.md). */
export default function readBatch(captures: readonly Capture[]): string {
  return JSON.stringify(readTogether(captures));
}
