import PQueue from "p-queue";
import type { Capture, Diagnostic } from "../model/index.ts";
import type { SourceHealth } from "../store/tables.ts";
import { openClient } from "./client.ts";
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

/** Takes sources under watch; nothing happens before `start` or `pollOnce`. */
export function watch(sources: Iterable<Source>, options: WatchOptions = {}): Watcher {
  const effects = { ...theWorld, ...options.effects };
  const limits = { ...LIMITS, ...options.limits };
  const memories = options.memory ?? inProcess();
  const client = openClient({ effects, limits, contact: options.contact ?? null });
  const queue = new PQueue({ concurrency: limits.sources });
  const held = new Map<string, Watched>();
  const loops = new Set<Promise<void>>();
  let state: "still" | "running" | "over" = "still";

  const look = async (watched: Watched): Promise<SourceHealth> => {
    const { source } = watched;
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
    if (state === "over" || watched.ended.signal.aborted) return source.health;
    await memories.save(source.key, memory);
    source.health = health;
    await options.onHealth?.(source.key, health);
    return health;
  };
  const inTurn = (watched: Watched): Promise<SourceHealth> => {
    const next = watched.busy.then(() => queue.add(() => look(watched)) as Promise<SourceHealth>);
    watched.busy = next.catch(() => undefined);
    return next;
  };
  const loop = async (watched: Watched): Promise<void> => {
    const { source, ended } = watched;
    while (!ended.signal.aborted) {
      const wait = Date.parse(source.health.nextTry ?? "") - effects.now();
      if (wait > 0) await effects.wait(Math.min(wait, DAY), ended.signal);
      else
        await inTurn(watched).catch((error: unknown) => {
          source.health = ailing({ source, effects }, error);
        });
    }
  };
  const begin = (watched: Watched) => {
    if (state !== "running" || !watched.source.enabled) return;
    const running = loop(watched).finally(() => loops.delete(running));
    loops.add(running);
  };
  const remove = (key: string) => {
    held.get(key)?.ended.abort();
    held.delete(key);
  };
  const put = (source: Source) => {
    remove(source.key);
    const watched = { source: { ...source }, ended: new AbortController(), busy: Promise.resolve() };
    held.set(source.key, watched);
    begin(watched);
  };
  for (const source of sources) put(source);

  return {
    start() {
      if (state !== "still") return;
      state = "running";
      for (const watched of held.values()) begin(watched);
    },
    async stop() {
      state = "over";
      client.close();
      for (const { ended } of held.values()) ended.abort();
      await Promise.all([...loops, ...[...held.values()].map(({ busy }) => busy)]);
    },
    async pollOnce(key) {
      const watched = held.get(key);
      if (!watched) throw new Error(`no source is watched under the key ${key}`);
      return inTurn(watched);
    },
    put,
    remove,
    sources: () => [...held.values()].map(({ source }) => ({ ...source })),
  };
}
