import type { Desk } from "../desk.ts";
import type { Change, Diagnostic, Judgement, Picture, Reading, Statement } from "../model/index.ts";
import { changes, knownBy } from "../picture/index.ts";
import type { EntryDraft, LogEntry, Store } from "../store/index.ts";
import { type Board, boardOf, type ChangedParts, changedParts, withoutMentions } from "./board.ts";
import { headlineOf } from "./headline.ts";
import { type Incoming, type Receipt, takeIn } from "./intake.ts";
import { capturesOf, entryOfReport, READER, type ReadCaptures, readInSlices } from "./reading.ts";
import { deskOf, keptReadings, keptStatements } from "./rebuild.ts";
import { draftOfStatement, statementId, statementOf } from "./statements.ts";

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

/** Store and desk kept in step: what comes in is logged, read, worked into the picture, written and told. */
export interface Service {
  readonly store: Store;
  /** The picture as it was last written. */
  readonly board: Board;
  /** ISO 8601 in UTC. */
  readonly startedAt: string;
  /** Appends captures; resolves when they are on disk. They are read afterwards. */
  ingest(items: readonly Incoming[]): Promise<Receipt>;
  /** Appends other entries, withdrawals; resolves when they are on disk. */
  append(drafts: readonly EntryDraft[]): Promise<unknown>;
  /** Appends a statement. `seq` is where it stands in the log. */
  state(judgement: Judgement, author: string, text: string): Promise<{ id: string; seq: number }>;
  /** Resolves when all that is in the log now is worked in, or cannot be. */
  settled(): Promise<void>;
  /** The picture now, or of what was known at a moment (ISO 8601); actors and places have no mentions. */
  picture(asOf?: string | null): Promise<Picture>;
  /** The same with the mentions, as far as the desk is ready. */
  whole(asOf?: string | null): Promise<Picture>;
  reading(report: string): Reading | null;
  /** Has readings of an earlier reader, or all of them, made anew; resolves to how many. */
  reread(which: "stale" | "all"): Promise<number>;
  /** Calls back after each step; what is returned ends that. */
  subscribe(listener: (told: Told) => void): () => void;
  /** What is not as it should be, one line each. */
  degraded(): string[];
  /** Ends the work and closes the store. */
  close(): Promise<void>;
}

export interface ServiceOptions {
  read?: ReadCaptures;
  now?: () => Date;
  /** Takes one line for each report that could not be read and each step that failed. */
  warn?: (line: string) => void;
  /** How long to wait for more before a step, in milliseconds. */
  wait?: number;
}

/** Long enough that a burst becomes one step, short enough that nobody waits for it. */
const WAIT_MS = 100;
/** Entries of one step where many wait: as many as a window of the desk holds, since each step works one out anew. */
const STEP = 64;
/** Entries of one step where few wait, so that the first of them are seen soon. */
const SMALL_STEP = 16;
/** After a step that failed (a full disk, most likely). */
const RETRY_MS = 5_000;
/** Pictures of earlier moments that are kept. */
const PICTURES_KEPT = 8;
/** Lines on what could not be read that are kept. */
const PROBLEMS_KEPT = 50;

/** Starts the service on an open store. The board is there at once; the desk is made ready behind it. */
export async function openService(store: Store, options: ServiceOptions = {}): Promise<Service> {
  const { read = readInSlices, now = () => new Date(), warn = () => {}, wait = WAIT_MS } = options;
  const board = boardOf(await store.picture(), (await store.progress()).change);
  const readings = new Map<string, Reading>();
  const listeners = new Set<(told: Told) => void>();
  const problems: Diagnostic[] = [];
  const pictures = new Map<string, Promise<Picture>>();
  let desk: Desk | null = null;
  let failure: string | null = null;
  let timer: NodeJS.Timeout | null = null;
  let closed = false;
  let intake: Promise<unknown> = Promise.resolve();
  let work: Promise<unknown> = Promise.resolve();

  const note = (list: readonly Diagnostic[]) => {
    for (const { path, reason } of list) warn(`${path}: ${reason}`);
    problems.push(...list);
    problems.splice(0, Math.max(0, problems.length - PROBLEMS_KEPT));
  };

  /** Writes a step, then shows and tells it. */
  const write = async (from: number, to: number, fresh: readonly Reading[], list: readonly Change[]) => {
    const at = now().toISOString();
    const step = { from, to, at, reader: READER, readings: fresh, removed: [], changes: list };
    const { change: seq } = await store.update(step);
    for (const reading of fresh) readings.set(reading.report.id, reading);
    if (list.length === 0) return;
    board.apply(list, seq);
    const told = { seq, at, parts: changedParts(list), headline: headlineOf(list) };
    for (const listener of listeners) listener(told);
  };

  /** A desk of all that the tables know; where it shows another picture than they do, that is told as changes. */
  const ready = async (): Promise<Desk> => {
    const { derived } = await store.progress();
    readings.clear();
    for (const reading of await keptReadings(store)) readings.set(reading.report.id, reading);
    const made = await deskOf([...readings.values()], await keptStatements(store, derived));
    const list = changes(board.picture(), withoutMentions(made.picture()));
    if (list.length > 0) await write(derived, derived, [], list);
    return made;
  };

  /** Reads and works in the next entries of the log; false where there were none. */
  const step = async (): Promise<boolean> => {
    desk ??= await ready();
    const { derived, log } = await store.progress();
    if (closed || derived === log) return false;
    const limit = log - derived > 4 * STEP ? STEP : SMALL_STEP;
    const entries: LogEntry[] = [];
    for await (const entry of store.entries({ after: derived, limit })) entries.push(entry);
    const fresh = await readEntries(entries);
    if (closed) return false;
    desk.add(fresh);
    desk.state(entries.map(statementOf).filter((statement): statement is Statement => statement !== null));
    await write(derived, entries.at(-1)!.seq, fresh, desk.update());
    return true;
  };

  const readEntries = async (entries: readonly LogEntry[]): Promise<Reading[]> => {
    const first = new Map<string, Extract<LogEntry, { kind: "capture" }>>();
    for (const entry of entries)
      if (entry.kind === "capture" && !readings.has(entry.capture.id) && !first.has(entry.capture.id))
        first.set(entry.capture.id, entry);
    const { captures, diagnostics } = await capturesOf(store, [...first.values()]);
    const batch = await read(captures);
    note([...diagnostics, ...batch.diagnostics]);
    return batch.readings;
  };

  const advance = async () => {
    try {
      while (!closed && (await step()));
      failure = null;
    } catch (error) {
      if (closed) return;
      desk = null;
      failure = `the picture could not be brought up to date: ${(error as Error).message}`;
      warn(failure);
      schedule(RETRY_MS);
    }
  };

  /** One job after the other; none begins once the service closes. */
  const inTurn = <Result>(job: () => Promise<Result>): Promise<Result> => {
    const next = work.then(job);
    work = next.catch(() => {});
    return next;
  };

  const schedule = (delay: number) => {
    if (closed || timer !== null) return;
    timer = setTimeout(() => {
      timer = null;
      void inTurn(advance);
    }, delay);
  };

  const append = <Result>(job: () => Promise<Result>): Promise<Result> => {
    const next = intake.then(job);
    intake = next.catch(() => {});
    return next.finally(() => schedule(wait));
  };

  /** Pictures of earlier moments are worked out by the reports known then and all corrections made since. */
  const pictureAt = async (asOf: string): Promise<Picture> => {
    const known = [...readings.values()].filter(({ report }) => knownBy(report, asOf));
    const { derived } = await store.progress();
    const stated = await keptStatements(store, derived);
    const made = await deskOf(
      known,
      stated.filter(({ kind, at }) => kind !== "withdrawal" || at <= asOf),
    );
    return made.picture(asOf);
  };

  const whole = (asOf: string | null): Promise<Picture> => {
    if (asOf === null && desk === null) return Promise.resolve(board.picture());
    const key = `${asOf} ${board.seq}`;
    const made = pictures.get(key) ?? (asOf === null ? Promise.resolve(desk!.picture()) : pictureAt(asOf));
    pictures.delete(key);
    pictures.set(key, made);
    made.catch(() => pictures.delete(key));
    for (const old of [...pictures.keys()].slice(0, -PICTURES_KEPT)) pictures.delete(old);
    return made;
  };

  const reread = async (which: "stale" | "all"): Promise<number> => {
    const ids = which === "all" ? [...readings.keys()] : await store.staleReadings(READER);
    const { derived } = await store.progress();
    for (let from = 0; from < ids.length && !closed; from += STEP) {
      const entries = await Promise.all(ids.slice(from, from + STEP).map((id) => entryOfReport(store, id)));
      const { captures, diagnostics } = await capturesOf(
        store,
        entries.filter((entry) => entry !== null),
      );
      const batch = await read(captures);
      note([...diagnostics, ...batch.diagnostics]);
      await write(derived, derived, batch.readings, []);
    }
    if (ids.length > 0) desk = await ready();
    return ids.length;
  };

  void inTurn(advance);
  void inTurn(async () => {
    if (!closed)
      await reread("stale").catch((error: Error) => warn(`reading again failed: ${error.message}`));
  });

  return {
    store,
    board,
    startedAt: now().toISOString(),
    ingest: (items) => append(() => takeIn(store, items)),
    append: (drafts) => append(() => store.append(drafts)),
    state: (judgement, author, text) =>
      append(async () => {
        const [answer] = await store.append([draftOfStatement(judgement, author, text)]);
        return { id: statementId(answer!.seq), seq: answer!.seq };
      }),
    async settled() {
      await intake;
      if (timer) clearTimeout(timer);
      timer = null;
      await inTurn(advance);
    },
    picture: async (asOf = null) => (asOf === null ? board.picture() : withoutMentions(await whole(asOf))),
    whole: (asOf = null) => whole(asOf),
    reading: (report) => readings.get(report) ?? null,
    reread: (which) => inTurn(() => reread(which)),
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    degraded: () => [
      ...(failure === null ? [] : [failure]),
      ...(desk === null && failure === null
        ? ["the picture is being made ready; what was known is shown"]
        : []),
      ...problems.slice(-5).map(({ path, reason }) => `${path}: ${reason}`),
    ],
    async close() {
      closed = true;
      if (timer) clearTimeout(timer);
      await intake;
      await work;
      await store.close();
    },
  };
}
