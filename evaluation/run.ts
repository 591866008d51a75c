import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import {
  changedGold,
  type Floors,
  goldHashes,
  type Mode,
  type Outcome,
  type Row,
  raised,
  readFloors,
  rowsOf,
} from "./lib/floors.ts";
import { table } from "./lib/table.ts";
import { corporaFolder, type Task } from "./task.ts";

const HELP = `Scores every reading and linking task against gold and holds the floors.

  npm run evaluate                          everything
  npm run evaluate -- --sample              the fixed part the gate runs
  npm run evaluate -- --only times,places   some tasks
  npm run evaluate -- --set-floors          sets or raises floors to what was measured
  npm run evaluate -- --set-floors --lower "why"   lets floors go down, and notes why

Tables go to stdout, JSON to out/evaluation.json (--json FILE), progress to stderr.
Exit code 1: a score below its floor, gold that changed since its floors were set, or a task that throws.
`;

const FOLDER = fileURLToPath(new URL(".", import.meta.url));
const PROJECT = join(FOLDER, "..");
const FLOORS = join(FOLDER, "floors.json");

/** Modules of this folder that are no tasks. */
const NO_TASK = new Set(["run.ts", "task.ts"]);

interface Options {
  mode: Mode;
  only: string[] | null;
  json: string;
  setFloors: boolean;
  lower: string | null;
}

function optionsOf(argv: string[]): Options | "help" {
  const { values } = parseArgs({
    args: argv,
    options: {
      sample: { type: "boolean", default: false },
      only: { type: "string" },
      json: { type: "string" },
      "set-floors": { type: "boolean", default: false },
      lower: { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return "help";
  return {
    mode: values.sample ? "sample" : "full",
    only: values.only?.split(",").map((name) => name.trim()) ?? null,
    json: values.json ?? join(PROJECT, "out", "evaluation.json"),
    setFloors: values["set-floors"],
    lower: values.lower ?? null,
  };
}

/** The tasks of this folder by file name; a module that cannot be loaded stands as a task that threw. */
async function tasksIn(only: string[] | null): Promise<Outcome[]> {
  const files = readdirSync(FOLDER)
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts") && !NO_TASK.has(file))
    .sort();
  const outcomes = await Promise.all(files.map((file) => loadTask(file, only)));
  return outcomes.filter(
    (outcome) => outcome !== null && (only === null || only.includes(outcome.task.name)),
  ) as Outcome[];
}

async function loadTask(file: string, only: string[] | null): Promise<Outcome | null> {
  const name = file.replace(/\.ts$/, "");
  if (only !== null && !only.includes(name)) return null;
  try {
    const { task } = (await import(new URL(file, import.meta.url).href)) as { task?: Task };
    return task ? { task, scores: [], error: null } : null;
  } catch (error) {
    const task: Task = { name, about: "", gold: { shared: [], own: [] }, run: () => [] };
    return { task, scores: [], error: messageOf(error) };
  }
}

function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split("\n")[0]!.slice(0, 160);
}

async function runTask(outcome: Outcome, mode: Mode, shared: string | null): Promise<Outcome> {
  if (outcome.error !== null) return outcome;
  const began = performance.now();
  process.stderr.write(`${outcome.task.name} … `);
  const done = await scoresOf(outcome, mode, shared);
  process.stderr.write(
    `${((performance.now() - began) / 1000).toFixed(1)} s${done.error ? `, threw: ${done.error}` : ""}\n`,
  );
  return done;
}

async function scoresOf(outcome: Outcome, mode: Mode, shared: string | null): Promise<Outcome> {
  try {
    return { ...outcome, scores: await outcome.task.run({ sample: mode === "sample", shared }) };
  } catch (error) {
    return { ...outcome, error: messageOf(error) };
  }
}

/** Rows of all tasks; gold that changed since its floors were set makes a row of its own that fails. */
function judged(outcomes: readonly Outcome[], floors: Floors, mode: Mode, shared: string | null): Row[] {
  return outcomes.flatMap((outcome) => {
    const { task } = outcome;
    const held = floors.tasks[task.name];
    const changed = changedGold(held, goldHashes(task, PROJECT, shared)).map(
      (name): Row => ({
        task: task.name,
        measure: "(gold)",
        value: null,
        count: 0,
        floor: null,
        ok: false,
        note: `${name} changed since the floors were set: set them anew with --set-floors`,
      }),
    );
    return [...rowsOf(outcome, held, mode, shared !== null), ...changed];
  });
}

function printed(rows: readonly Row[]): string {
  const number = (value: number | null) => (value === null ? "-" : value.toFixed(3));
  const verdict = (ok: boolean | null) => (ok === null ? "" : ok ? "ok" : "BELOW");
  const cells = rows.map(({ task, measure, value, count, floor, ok, note }) => [
    task,
    measure,
    value === null ? (note === "not run" ? "not run" : "-") : number(value),
    String(count),
    number(floor),
    note.startsWith("own:") || note.startsWith("shared:") || measure === "(threw)" ? "FAIL" : verdict(ok),
    note === "not run" ? "" : note,
  ]);
  return table(["task", "measure", "value", "count", "floor", "ok", "note"], cells, [
    "value",
    "count",
    "floor",
  ]);
}

function settled(
  outcomes: readonly Outcome[],
  floors: Floors,
  { mode, lower }: Options,
  shared: string | null,
): Floors {
  let next = floors;
  for (const outcome of outcomes.filter(({ error }) => error === null)) {
    const { floors: set, refused } = raised(
      next,
      outcome,
      goldHashes(outcome.task, PROJECT, shared),
      mode,
      lower,
    );
    for (const line of refused)
      process.stderr.write(`floor kept, give --lower REASON to lower it: ${line}\n`);
    next = set;
  }
  const tasks = Object.fromEntries(
    Object.entries(next.tasks).sort(([left], [right]) => (left < right ? -1 : 1)),
  );
  writeFileSync(FLOORS, `${JSON.stringify({ ...next, tasks }, null, 2)}\n`);
  return next;
}

function writeJson(
  path: string,
  options: Options,
  shared: string | null,
  outcomes: readonly Outcome[],
  rows: readonly Row[],
): void {
  mkdirSync(dirname(path), { recursive: true });
  const tasks = outcomes.map(({ task }) => ({
    name: task.name,
    about: task.about,
    rows: rows.filter((row) => row.task === task.name),
  }));
  writeFileSync(
    path,
    `${JSON.stringify({ mode: options.mode, corpora: shared !== null, tasks }, null, 2)}\n`,
  );
}

async function main(options: Options): Promise<number> {
  const shared = corporaFolder();
  if (shared === null) process.stderr.write("corpora not found (SITROOM_CORPORA): own gold only\n");
  const outcomes: Outcome[] = [];
  for (const task of await tasksIn(options.only)) outcomes.push(await runTask(task, options.mode, shared));
  if (outcomes.length === 0) {
    process.stderr.write(`no such task: ${options.only?.join(", ") ?? ""}\n`);
    return 2;
  }
  const before = readFloors(FLOORS);
  const floors = options.setFloors ? settled(outcomes, before, options, shared) : before;
  const rows = judged(outcomes, floors, options.mode, shared);
  writeJson(options.json, options, shared, outcomes, rows);
  process.stdout.write(`${printed(rows)}\n`);
  return rows.some((row) => row.ok === false) ? 1 : 0;
}

const options = optionsOf(process.argv.slice(2));
if (options === "help") process.stdout.write(HELP);
else process.exitCode = await main(options);
