import PQueue from "p-queue";
import type { Capture, Diagnostic } from "../model/index.ts";
import type { SourceHealth } from "../store/tables.ts";
import { type Client, openClient } from "./client.ts";
import { theWorld, type WatchEffects } from "./effects.ts";
import { LIMITS, type Limits } from "./limits.ts";
import type { Captured, Look, Source, Withdrawn } from "./look.ts";
import { inProcess, type MemoryKeeper, newSourceMemory } from "./memory.ts";
import { ailing, lookOnce, settingsOf } from "./poll.ts";
import { DAY } from "./schedule.ts";
import { plainText } from "./words.ts";

/** How sources are watched, and who is told. Listeners are waited for. */
export interface WatchOptions {
  /** A new report, or a later version of one. What it rejects with counts as a failure of the source; it comes again. */
  onCapture?(captured: Captured): Promise<void> | void;
  /** An article was taken down by its publisher. */
  onWithdrawal?(withdrawn: Withdrawn): Promise<void> | void;
  /** A source was looked at; also after failures. */
  onHealth?(key: string, health: SourceHealth): Promise<void> | void;
  /** One article or file could not be read; the source goes on. */
  onDiagnostic?(diagnostic: Diagnostic, key: string): Promise<void> | void;
  effects?: Partial<WatchEffects>;
  limits?: Partial<Limits>;
  /** Address or mail of whom publishers may write to; part of `User-Agent`. */
  contact?: string | null;
  /** Where it is kept what was seen; as long as the process lives by default. */
  memory?: MemoryKeeper;
  /** Words by which a change is told; the text without markup by default. */
  textOf?(capture: Capture): string;
}

/** Sources under watch. */
export interface Watcher {
  /** Looks at each enabled source when it is due, from now on until {@link Watcher.stop}. */
  start(): void;
  /** Ends for good; resolves when nothing is under way any more. */
  stop(): Promise<void>;
  /** Looks at a source now, enabled or not, due or not. Resolves to its health; rejects where there is no such source. */
  pollOnce(key: string): Promise<SourceHealth>;
  /** Takes a source in, or in place of the one with its key. */
  put(source: Source): void;
  /** Lets go of a source. */
  remove(key: string): void;
  /** What is watched, with its health. */
  sources(): Source[];
}

/** A source under watch. */
interface Watched {
  source: Source;
  /** Aborted when the source is let go or replaced. */
  ended: AbortController;
  /** The look under way, or the last one. */
  busy: Promise<unknown>;
}

/** What the looks of a watcher share. */
interface Watch {
  options: WatchOptions;
  effects: WatchEffects;
  limits: Limits;
  memories: MemoryKeeper;
  client: Client;
  /** Bounds how many sources are looked at side by side. */
  queue: PQueue;
  state: "still" | "running" | "over";
  /** Loops that run. */
  loops: Set<Promise<void>>;
}

/** Takes sources under watch; nothing happens before `start` or `pollOnce`. */
export function watch(sources: Iterable<Source>, options: WatchOptions = {}): Watcher {
  const whole = watchOf(options);
  const held = new Map<string, Watched>();
  const remove = (key: string) => {
    held.get(key)?.ended.abort();
    held.delete(key);
  };
  const put = (source: Source) => {
    remove(source.key);
    const watched = { source: { ...source }, ended: new AbortController(), busy: Promise.resolve() };
    held.set(source.key, watched);
    begin(whole, watched);
  };
  for (const source of sources) put(source);

  return {
    start() {
      if (whole.state !== "still") return;
      whole.state = "running";
      for (const watched of held.values()) begin(whole, watched);
    },
    async stop() {
      whole.state = "over";
      whole.client.close();
      for (const { ended } of held.values()) ended.abort();
      await Promise.all([...whole.loops, ...[...held.values()].map(({ busy }) => busy)]);
    },
    async pollOnce(key) {
      const watched = held.get(key);
      if (!watched) throw new Error(`no source is watched under the key ${key}`);
      return inTurn(whole, watched);
    },
    put,
    remove,
    sources: () => [...held.values()].map(({ source }) => ({ ...source })),
  };
}

function watchOf(options: WatchOptions): Watch {
  const effects = { ...theWorld, ...options.effects };
  const limits = { ...LIMITS, ...options.limits };
  return {
    ...{ options, effects, limits },
    memories: options.memory ?? inProcess(),
    client: openClient({ effects, limits, contact: options.contact ?? null }),
    queue: new PQueue({ concurrency: limits.sources }),
    ...{ state: "still", loops: new Set() },
  };
}

/** Looks at a source once, keeps what was seen and tells how it fared. */
async function look(whole: Watch, { source, ended }: Watched): Promise<SourceHealth> {
  const { options, effects, limits, memories, client } = whole;
  const memory = (await memories.load(source.key)) ?? newSourceMemory();
  const listeners: Look["listeners"] = {
    onCapture: (captured) => options.onCapture?.(captured),
    onWithdrawal: (withdrawn) => options.onWithdrawal?.(withdrawn),
    onDiagnostic: (diagnostic) => options.onDiagnostic?.(diagnostic, source.key),
  };
  const textOf = options.textOf ?? plainText;
  const settings = settingsOf(source);
  const health = await lookOnce({ source, settings, memory, client, effects, limits, textOf, listeners });
  // A look that was broken off says nothing about the source.
  if (whole.state === "over" || ended.signal.aborted) return source.health;
  await memories.save(source.key, memory);
  source.health = health;
  await options.onHealth?.(source.key, health);
  return health;
}

/** Looks at a source once the look before is done and the queue has room. */
function inTurn(whole: Watch, watched: Watched): Promise<SourceHealth> {
  const next = watched.busy.then(() => whole.queue.add(() => look(whole, watched)) as Promise<SourceHealth>);
  watched.busy = next.catch(() => undefined);
  return next;
}

/** Looks at a source whenever it is due, until it is let go. */
async function loop(whole: Watch, watched: Watched): Promise<void> {
  const { effects } = whole;
  const { source, ended } = watched;
  while (!ended.signal.aborted) {
    const wait = Date.parse(source.health.nextTry ?? "") - effects.now();
    if (wait > 0) await effects.wait(Math.min(wait, DAY), ended.signal);
    else
      await inTurn(whole, watched).catch((error: unknown) => {
        source.health = ailing({ source, effects }, error);
      });
  }
}

function begin(whole: Watch, watched: Watched): void {
  if (whole.state !== "running" || !watched.source.enabled) return;
  const running = loop(whole, watched).finally(() => whole.loops.delete(running));
  whole.loops.add(running);
}
