import { cleanCapture } from "../pipeline.ts";
import type { SourceRecord } from "../store/index.ts";
import { sha256 } from "../text/digest.ts";
import {
  detect,
  FetchError,
  forgetSource,
  isAddress,
  LIMITS,
  newHealth,
  openClient,
  type Source,
  theWorld,
  type WatchEffects,
  type Watcher,
  watchStore,
  withdrawalsOf,
} from "../watch/index.ts";
import { invalid, notFound } from "./errors.ts";
import type { Service } from "./service.ts";

/** The sources of a service: looked at when they are due, what they bring is taken in. */
export interface Watching {
  list(): Promise<Source[]>;
  /** Takes an address under watch; of a page that names feeds, its first feed. */
  add(url: string, title?: string): Promise<Source>;
  remove(key: string): Promise<void>;
  /** Looks at a source now; resolves to it as it stands then. */
  poll(key: string): Promise<Source>;
  stop(): Promise<void>;
}

export interface WatchingOptions {
  effects?: Partial<WatchEffects>;
  /** Hosts that may be on a private network. */
  allowedHosts?: readonly string[];
  /** Takes one line for each article that could not be read. */
  warn?: (line: string) => void;
}

/** Starts watching the sources a service's store holds. */
export async function watchFor(service: Service, options: WatchingOptions = {}): Promise<Watching> {
  const { warn = () => {}, allowedHosts = [] } = options;
  const effects = { ...theWorld, ...options.effects };
  const limits = { ...LIMITS, allowedHosts };
  const table = service.store.records("sources");
  const watcher: Watcher = await watchStore(service.store, {
    effects,
    limits,
    textOf: (capture) => cleanCapture(capture).text,
    keepCapture: ({ capture, source, versionOf, headers, status }) =>
      service.ingest([{ capture, source, versionOf, headers, status }]),
    keepWithdrawal: (withdrawn) => service.append(withdrawalsOf(withdrawn)),
    onDiagnostic: ({ path, reason }) => warn(`${path}: ${reason}`),
  });
  watcher.start();
  const held = async (key: string): Promise<Source> => {
    const value = await table.get(key);
    if (!value) throw notFound(`source ${key}`);
    return { ...value, key };
  };
  return {
    list: async () => (await table.list()).map(({ key, value }) => ({ ...value, key })),
    async add(url, title) {
      const found = await detected(url, effects, limits);
      const key = sha256(found.url).slice(0, 16);
      const record: SourceRecord = {
        kind: found.kind,
        url: found.url,
        title: title ?? found.title,
        enabled: true,
        settings: {},
        health: newHealth(),
      };
      await table.put(key, (await table.get(key)) ?? record);
      const source = await held(key);
      watcher.put(source);
      return source;
    },
    async remove(key) {
      await held(key);
      watcher.remove(key);
      await table.remove(key);
      await forgetSource(service.store, key);
    },
    async poll(key) {
      await held(key);
      await watcher.pollOnce(key);
      return held(key);
    },
    stop: () => watcher.stop(),
  };
}

async function detected(url: string, effects: WatchEffects, limits: typeof LIMITS) {
  if (!isAddress(url))
    throw invalid("Only addresses can be watched from here; folders with sitroom watch add.");
  const client = openClient({ effects, limits, contact: null });
  try {
    const { feeds, ...self } = await detect(url, client, effects);
    const [feed] = feeds;
    return feed ? { ...feed, kind: "feed" as const } : self;
  } catch (error) {
    throw error instanceof FetchError ? invalid(error.message) : error;
  } finally {
    client.close();
  }
}
