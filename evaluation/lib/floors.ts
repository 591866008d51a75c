import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Score, Task } from "../task.ts";

/** `full` runs take everything, `sample` runs the fixed part the gate uses. Each has its own floors. */
export type Mode = "full" | "sample";

/** Lowest value (highest, where lower is better) a measure may have, by measure. */
export type MeasureFloors = Record<string, number>;

/** The floors of one task, and the hashes of the gold they were set on. */
export interface TaskFloors {
  gold: Record<string, string>;
  full?: MeasureFloors;
  sample?: MeasureFloors;
}

/** A floor that was lowered, and why. */
interface Lowering {
  task: string;
  mode: Mode;
  measure: string;
  from: number;
  to: number;
  reason: string;
}

/** `evaluation/floors.json`. */
export interface Floors {
  tasks: Record<string, TaskFloors>;
  lowered: Lowering[];
}

/** One line of the table. `ok` is null where nothing is held against it. */
export interface Row {
  task: string;
  measure: string;
  value: number | null;
  count: number;
  floor: number | null;
  ok: boolean | null;
  note: string;
}

/** What one task gave, or why it gave nothing. */
export interface Outcome {
  task: Task;
  scores: Score[];
  error: string | null;
}

export function readFloors(path: string): Floors {
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Floors) : { tasks: {}, lowered: [] };
}

/** SHA-256 of each gold file of a task; `project` and `shared` are folders, files of an absent folder are left out. */
export function goldHashes(task: Task, project: string, shared: string | null): Record<string, string> {
  const files: [name: string, path: string][] = task.gold.own.map((file) => [
    `own:${file}`,
    ownPath(project, file),
  ]);
  if (shared !== null)
    files.push(...task.gold.shared.map((file): [string, string] => [`shared:${file}`, join(shared, file)]));
  return Object.fromEntries(
    files.sort().map(([name, path]) => [name, existsSync(path) ? hashOf(path) : "absent"]),
  );
}

/** Own gold is named from the project (`evaluation/gold/x.jsonl`) or by its bare name in that folder. */
function ownPath(project: string, file: string): string {
  const path = join(project, file);
  return existsSync(path) ? path : join(project, "evaluation", "gold", file);
}

function hashOf(path: string): string {
  return createHash("sha256").update(readFileSync(path)).digest("hex");
}

/** Gold files whose content is not what the floors of the task were set on. */
export function changedGold(floors: TaskFloors | undefined, hashes: Record<string, string>): string[] {
  if (!floors) return [];
  return Object.keys(hashes).filter((name) => floors.gold[name] !== hashes[name]);
}

/** The rows of one task: its scores against its floors, and measures that have a floor but were not run. */
export function rowsOf(
  { task, scores, error }: Outcome,
  floors: TaskFloors | undefined,
  mode: Mode,
  whole: boolean,
): Row[] {
  if (error !== null)
    return [
      { task: task.name, measure: "(threw)", value: null, count: 0, floor: null, ok: false, note: error },
    ];
  const held = floors?.[mode] ?? {};
  const rows = scores.map((score) => rowOf(task.name, score, held[score.measure] ?? null));
  const run = new Set(scores.map((score) => score.measure));
  const missing = Object.keys(held).filter((measure) => !run.has(measure));
  return [...rows, ...missing.map((measure) => notRun(task.name, measure, held[measure]!, whole))];
}

function rowOf(task: string, score: Score, floor: number | null): Row {
  const { measure, value, count, note = "", lowerIsBetter = false } = score;
  const ok = floor === null ? null : lowerIsBetter ? value <= floor + SLACK : value >= floor - SLACK;
  return { task, measure, value, count, floor, ok: Number.isFinite(value) ? ok : false, note };
}

/** Without the corpora a measure may be missing; with them a measure that vanished is a failure. */
function notRun(task: string, measure: string, floor: number, whole: boolean): Row {
  return { task, measure, value: null, count: 0, floor, ok: whole ? false : null, note: "not run" };
}

/** A share that lacks a billionth of a thousandth by rounding counts as that thousandth, when set and when held. */
const SLACK = 2e-9;

/** Floors are kept to three places, rounded to the easier side. */
export function floorOf({ value, lowerIsBetter = false }: Score): number {
  return (lowerIsBetter ? Math.ceil(value * 1000 - 1e-6) : Math.floor(value * 1000 + 1e-6)) / 1000;
}

/**
 * Floors set to what was measured. A floor only goes up unless the gold changed or a `reason` is given; what would have
 * gone down without one is named in `refused`.
 */
export function raised(
  floors: Floors,
  outcome: Outcome,
  hashes: Record<string, string>,
  mode: Mode,
  reason: string | null,
): { floors: Floors; refused: string[] } {
  const { task, scores } = outcome;
  const before = floors.tasks[task.name];
  const anew = changedGold(before, hashes).length > 0;
  const held = anew ? {} : (before?.[mode] ?? {});
  const next: MeasureFloors = { ...held };
  const lowered = [...floors.lowered];
  const refused: string[] = [];
  for (const score of scores) {
    const from = held[score.measure];
    const to = floorOf(score);
    const down = from !== undefined && (score.lowerIsBetter ? to > from : to < from);
    if (down && reason === null) refused.push(`${task.name} ${score.measure}: ${from} -> ${to}`);
    else next[score.measure] = to;
    if (down && reason !== null)
      lowered.push({ task: task.name, mode, measure: score.measure, from, to, reason });
  }
  const other = anew ? {} : before;
  const entry: TaskFloors = { ...other, gold: { ...(anew ? {} : before?.gold), ...hashes }, [mode]: next };
  return { floors: { tasks: { ...floors.tasks, [task.name]: entry }, lowered }, refused };
}
