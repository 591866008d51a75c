import { type Desk, WINDOW } from "../desk.ts";
import type { Capture, Change, Diagnostic, Reading, Statement } from "../model/index.ts";
import type { LogEntry, Store } from "../store/index.ts";
import { type Board, boardOf, type ChangedParts, changedParts } from "./board.ts";
import { breathe } from "./breathe.ts";
import { differences } from "./differences.ts";
import { headlineOf } from "./headline.ts";
import { type Holding, newHolding } from "./holding.ts";
import { capturesOf, entryOfReport, READER, type ReadCaptures } from "./reading.ts";
import { deskOf, keptReadings, keptStatements } from "./rebuild.ts";
import { statementOf } from "./statements.ts";

/** What one step changed, as subscribers are told. */
export interface Told {
  /** Number of the last change of the step. */
  seq: number;
  /** ISO 8601 in UTC. */
  at: string;
  parts: ChangedParts;
  /** One line for people on the weightiest of the changes. */
  headline: string;
}

/** What the work of a service shares from step to step. */
export interface Engine {
  readonly store: Store;
  /** The picture as it was last written. */
  readonly board: Board;
  /** Readings of all reports that are worked in, once the desk is being made ready. */
  readings: Holding;
  readonly listeners: Set<(told: Told) => void>;
  /** The last lines on what could not be read. */
  readonly problems: Diagnostic[];
  /** Null until it is made ready, and after a step that failed. */
  desk: Desk | null;
  /** The entries of the next step where their reading began already. */
  ahead: Begun | null;
  /** Seq of the last entry of the log that is worked in. */
  derived: number;
  /** Rises whenever readings are made anew: what was worked out of the old ones does not hold any more. */
  epoch: number;
  /** True once nothing is to be begun any more. */
  closed: boolean;
  read: ReadCaptures;
  now(): Date;
  warn(line: string): void;
  /** Takes how far the desk is made ready. */
  tell(done: number, all: number): void;
}

/** Entries of one step where many wait: as many as a window of the desk holds, since each step works one out anew. */
const STEP = WINDOW;
/** Entries of one step where few wait, so that the first of them are seen soon. */
const SMALL_STEP = 16;
/** Lines on what could not be read that are kept. */
const PROBLEMS_KEPT = 50;

/** An engine over an open store that shows what was written last; nothing is done yet. */
export async function engineOf(
  store: Store,
  effects: Pick<Engine, "read" | "now" | "warn" | "tell">,
): Promise<Engine> {
  const { change, derived } = await store.progress();
  const board = boardOf(await store.unread(), change);
  return {
    ...effects,
    ...{ store, board, readings: newHolding(), listeners: new Set(), problems: [] },
    ...{ desk: null, ahead: null, derived, epoch: 0, closed: false },
  };
}

/** Reads and works in the next entries of the log; false where there were none. */
export async function step(engine: Engine): Promise<boolean> {
  const { store } = engine;
  engine.desk ??= await ready(engine);
  const { derived, log } = await store.progress();
  if (engine.closed || derived === log) return false;
  const { desk } = engine;
  const { entries, reading } =
    engine.ahead ?? (await begin(engine, derived, stepOf(log - derived, desk.space)));
  engine.ahead = null;
  const fresh = (await reading).filter(({ report }) => !engine.readings.has(report.id));
  if (engine.closed) return false;
  for (const one of fresh) engine.readings.place(one, desk.settledUpTo);
  desk.add(fresh);
  desk.state(entries.map(statementOf).filter((statement): statement is Statement => statement !== null));
  const to = entries.at(-1)!.seq;
  if (to < log) {
    engine.ahead = await begin(engine, to, stepOf(log - to, desk.space));
    await breathe();
    if (engine.closed) return false;
  }
  await write(engine, derived, to, fresh, desk.update());
  return true;
}

/** Entries of the log, and the readings of what is new in them, under way: threads read while the desk works. */
interface Begun {
  entries: LogEntry[];
  reading: Promise<Reading[]>;
}

/** Has the next entries read. */
async function begin(engine: Engine, after: number, limit: number): Promise<Begun> {
  const { store } = engine;
  const entries: LogEntry[] = [];
  for await (const entry of store.entries({ after, limit })) entries.push(entry);
  const { captures, diagnostics } = await capturesOf(store, newCaptures(engine, entries));
  const reading = readAll(engine, captures, diagnostics);
  // Whoever asks for the readings is told; where nobody does, since the service ends, it is no matter.
  reading.catch(() => {});
  return { entries, reading };
}

/** How many entries are worked in next where so many wait: where many do, up to the end of a window, which is then settled as it is. */
function stepOf(waiting: number, space: number): number {
  if (waiting <= 2 * STEP) return SMALL_STEP;
  return space < SMALL_STEP ? space + STEP : space;
}

/** Makes readings anew: those of an earlier reader, or all. Resolves to how many. */
export async function reread(engine: Engine, which: "stale" | "all"): Promise<number> {
  const { store } = engine;
  const ids = which === "all" ? engine.readings.ids() : await store.staleReadings(READER);
  const { derived } = await store.progress();
  for (let from = 0; from < ids.length && !engine.closed; from += STEP) {
    const entries = await Promise.all(ids.slice(from, from + STEP).map((id) => entryOfReport(store, id)));
    const readings = await readEntries(
      engine,
      entries.filter((entry) => entry !== null),
    );
    await write(engine, derived, derived, readings, []);
  }
  if (ids.length > 0) engine.desk = await ready(engine);
  return ids.length;
}

/** Makes the desk anew where reports do not stand where their dates put them, so that the picture is that of all at once. */
export async function reorder(engine: Engine): Promise<void> {
  if (engine.closed || engine.readings.displaced === 0) return;
  // What it holds goes first: there is no need for two.
  engine.desk = null;
  engine.desk = await ready(engine);
}

/** What is not as it should be, one line each; `failure` is what ended the last step, or null. */
export function troubles({ desk, problems }: Engine, failure: string | null): string[] {
  const isWaiting = desk === null && failure === null;
  return [
    ...(failure === null ? [] : [failure]),
    ...(isWaiting ? ["the picture is being made ready; what was known is shown"] : []),
    ...problems.slice(-5).map(({ path, reason }) => `${path}: ${reason}`),
  ];
}

/** A desk of all that the tables know; where it shows another picture than they do, that is told as changes. */
async function ready(engine: Engine): Promise<Desk> {
  const { store, board, tell } = engine;
  const { derived } = await store.progress();
  engine.epoch++;
  engine.ahead = null;
  engine.readings = await keptReadings(store);
  const made = await deskOf(engine.readings, await keptStatements(store, derived), tell);
  const picture = made.bare();
  const list = await differences(store, board.picture(), picture);
  if (list.length > 0) await write(engine, derived, derived, [], list);
  board.share(picture);
  return made;
}

/** Writes a step, then shows and tells it. */
async function write(
  engine: Engine,
  from: number,
  to: number,
  fresh: readonly Reading[],
  list: readonly Change[],
): Promise<void> {
  const { store, board, readings, listeners } = engine;
  const at = engine.now().toISOString();
  const update = { from, to, at, reader: READER, readings: fresh, removed: [], changes: list };
  const { change: seq } = await store.update(update);
  engine.derived = to;
  for (const reading of fresh) readings.put(reading);
  if (list.length === 0) return;
  board.apply(list, seq);
  const told = { seq, at, parts: changedParts(list), headline: headlineOf(list) };
  for (const listener of listeners) listener(told);
}

type CaptureEntry = Extract<LogEntry, { kind: "capture" }>;

/** The captures among the entries whose report is not worked in yet, each report once. */
function newCaptures({ readings }: Engine, entries: readonly LogEntry[]): CaptureEntry[] {
  const first = new Map<string, CaptureEntry>();
  for (const entry of entries)
    if (entry.kind === "capture" && !readings.has(entry.capture.id) && !first.has(entry.capture.id))
      first.set(entry.capture.id, entry);
  return [...first.values()];
}

async function readEntries(engine: Engine, entries: readonly CaptureEntry[]): Promise<Reading[]> {
  const { captures, diagnostics } = await capturesOf(engine.store, entries);
  return readAll(engine, captures, diagnostics);
}

async function readAll(
  engine: Engine,
  captures: readonly Capture[],
  diagnostics: readonly Diagnostic[],
): Promise<Reading[]> {
  const batch = await engine.read(captures);
  note(engine, [...diagnostics, ...batch.diagnostics]);
  return batch.readings;
}

function note({ problems, warn }: Engine, list: readonly Diagnostic[]): void {
  for (const { path, reason } of list) warn(`${path}: ${reason}`);
  problems.push(...list);
  problems.splice(0, Math.max(0, problems.length - PROBLEMS_KEPT));
}
