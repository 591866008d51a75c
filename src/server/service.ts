import type { Judgement, Picture, Reading } from "../model/index.ts";
import type { EntryDraft, Store } from "../store/index.ts";
import { type Board, withoutMentions } from "./board.ts";
import { type Engine, engineOf, reorder, reread, step, type Told, troubles } from "./engine.ts";
import { type Incoming, type Receipt, takeIn } from "./intake.ts";
import { type Moment, NOW, picturesOf } from "./moments.ts";
import { type ReadCaptures, readInSlices } from "./reading.ts";
import { draftOfStatement, statementId } from "./statements.ts";
import { alarmOf, type Turns, turnsOf } from "./turns.ts";

export type { Told } from "./engine.ts";

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
  /** Seq of the last entry of the log that is worked in. */
  readonly derived: number;
  /** The picture now or of another moment; actors and places have no mentions. */
  picture(moment?: Partial<Moment>): Promise<Picture>;
  /** The same with the mentions, as far as the desk is ready. */
  whole(moment?: Partial<Moment>): Promise<Picture>;
  /** Stays the same as long as the picture of a moment does. */
  tag(moment: Moment): string;
  /** Null as well for the moments after a start until the readings are at hand; the store has them then. */
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
  /** Takes, while the desk is made ready, how many reports of how many are worked in. */
  tell?: (done: number, all: number) => void;
}

/** Long enough that what is handed in together becomes one step; what comes during a step is taken by the next. */
const WAIT_MS = 20;
/** After a step that failed (a full disk, most likely). */
const RETRY_MS = 5_000;
/** What making the desk takes for each report held, in milliseconds: measured on quiet cores. */
const MAKING_MS = 5;
/**
 * How long nothing may come in before reports that came out of the order of their dates are put in order: as long as
 * making the desk takes, times the reports held for each of them, but no more than so many times. So a folder taken in
 * upside down is put right at once, and a room that holds much does not begin anew for one late report.
 */
const MOST_PATIENCE = 20;

/** Starts the service on an open store. The board is there at once; the desk is made ready behind it. */
export async function openService(store: Store, options: ServiceOptions = {}): Promise<Service> {
  const { read = readInSlices, now = () => new Date(), warn = () => {}, wait = WAIT_MS } = options;
  const { tell = () => {} } = options;
  const engine = await engineOf(store, { read, now, warn, tell });
  const work = backlogOf(engine);
  const intake = turnsOf();
  const pictures = picturesOf(engine);
  const append = <Result>(job: () => Promise<Result>): Promise<Result> =>
    intake.run(job).finally(() => work.schedule(wait));

  return {
    store,
    board: engine.board,
    startedAt: now().toISOString(),
    ingest: (items) => append(() => takeIn(store, items)),
    append: (drafts) => append(() => store.append(drafts)),
    state: (judgement, author, text) =>
      append(async () => {
        const [answer] = await store.append([draftOfStatement(judgement, author, text)]);
        return { id: statementId(answer!.seq), seq: answer!.seq };
      }),
    async settled() {
      await intake.settled();
      await work.catchUp();
    },
    get derived() {
      return engine.derived;
    },
    async picture(moment = {}) {
      const { asOf, version } = { ...NOW, ...moment };
      const isNow = asOf === null && version === null;
      return isNow ? engine.board.picture() : withoutMentions(await pictures.at({ asOf, version }));
    },
    whole: (moment = {}) => pictures.at({ ...NOW, ...moment }),
    tag: pictures.tag,
    reading: (report) => engine.readings.get(report),
    reread: (which) => work.turns.run(() => reread(engine, which)),
    subscribe(listener) {
      engine.listeners.add(listener);
      return () => void engine.listeners.delete(listener);
    },
    degraded: () => troubles(engine, work.failure()),
    async close() {
      engine.closed = true;
      work.clear();
      await intake.settled();
      await work.turns.settled();
      await engine.ahead?.reading.catch(() => {});
      await store.close();
    },
  };
}

/** The work behind the answers: steps and readings made anew, one after the other. */
interface Backlog {
  turns: Turns;
  /** Brings the picture up to date in so many milliseconds. */
  schedule(delay: number): void;
  /** Brings it up to date now; resolves when that is done, or cannot be. */
  catchUp(): Promise<void>;
  /** What ended the last step, one line, or null. */
  failure(): string | null;
  /** Nothing more is scheduled. */
  clear(): void;
}

/** Begins the work of an engine: what is left of the log, then what an earlier reader read. */
function backlogOf(engine: Engine): Backlog {
  const turns = turnsOf();
  let failure: string | null = null;
  const alarm = alarmOf(() => void turns.run(advance));
  const quiet = alarmOf(() => void turns.run(() => attempt(() => reorder(engine))));
  const schedule = (delay: number) => {
    quiet.clear();
    if (!engine.closed) alarm.set(delay);
  };
  const attempt = async (work: () => Promise<void>) => {
    try {
      await work();
      failure = null;
    } catch (error) {
      if (engine.closed) return;
      engine.desk = null;
      failure = `the picture could not be brought up to date: ${(error as Error).message}`;
      engine.warn(failure);
      schedule(RETRY_MS);
    }
  };
  const advance = () =>
    attempt(async () => {
      while (!engine.closed && (await step(engine)));
      const patience = patienceOf(engine);
      quiet.clear();
      if (patience !== null && !engine.closed) quiet.set(patience);
    });
  void turns.run(advance);
  void turns.run(async () => {
    if (engine.closed) return;
    await reread(engine, "stale").catch((error: Error) =>
      engine.warn(`reading again failed: ${error.message}`),
    );
  });
  return {
    turns,
    schedule,
    async catchUp() {
      alarm.clear();
      await turns.run(advance);
    },
    failure: () => failure,
    clear() {
      alarm.clear();
      quiet.clear();
    },
  };
}

/** Milliseconds that nothing may come in before the desk is made anew in the order of dates; null where it is in order. */
function patienceOf({ readings: { size, displaced } }: Engine): number | null {
  return displaced === 0 ? null : MAKING_MS * size * Math.min(size / displaced, MOST_PATIENCE);
}
