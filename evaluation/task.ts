import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** One figure of one task. Shares and F1 are 0..1. */
export interface Score {
  /** e.g. `value F1`. */
  measure: string;
  value: number;
  /** How many gold items the figure rests on. */
  count: number;
  /** True where a smaller figure is better (error rates). */
  lowerIsBetter?: boolean;
  note?: string;
}

/** A reading or linking task scored against gold. One file per task exports one of these as `task`. */
export interface Task {
  /** e.g. `times`. */
  name: string;
  /** What is scored against what, for the table's caption; names train/dev parts and cross-validation. */
  about: string;
  /** Files whose content pins the floors, relative to the shared data folder (`time/meantime.jsonl`) or the project. */
  gold: { shared: string[]; own: string[] };
  /** `sample`: a fixed part where the whole takes long. Runs on the own gold alone where the shared data is absent. */
  run(options: { sample: boolean; shared: string | null }): Score[] | Promise<Score[]>;
}

/** The folder of public corpora, beside the checkout or where SITROOM_CORPORA says; null where it is absent. */
export function corporaFolder(): string | null {
  const folder = process.env.SITROOM_CORPORA ?? fileURLToPath(new URL("../../shared/data", import.meta.url));
  return existsSync(folder) ? folder : null;
}
