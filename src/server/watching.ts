import { cleanCapture } from "../pipeline.ts";
import type { SourceRecord } from "../store/index.ts";
import { sha256 } from "../text/digest.ts";
import {
  detect,
  exportOpml,
  FetchError,
  forgetSource,
  importOpml,
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
  /** Takes the feeds of an OPML document under watch without looking at them yet; resolves to how many are new. */
  importList(opml: string): Promise<{ added: number; known: number }>;
  /** The feeds as OPML. */
  exportList(): Promise<string>;
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
  const list = async () => (await table.list()).map(({ key, value }) => ({ ...value, key }));
  const take = async ({ kind, url, title }: Pick<Source, "kind" | "url" | "title">) => {
    const same = (await list()).find((source) => source.url === url);
    const key = same?.key ?? sha256(url).slice(0, 16);
    const record: SourceRecord = { kind, url, title, enabled: true, settings: {}, health: newHealth() };
    const isNew = await table.add(key, record);
    const source = await held(key);
    if (isNew) watcher.put(source);
    return { source, isNew };
  };
  return {
    list,
    async add(url, title) {
      const { kind, url: found, title: own } = await detected(url, effects, limits);
      return (await take({ kind, url: found, title: title ?? own })).source;
    },
    async importList(opml) {
      const feeds = importOpml(opml);
      if (feeds === null) throw invalid("This is no OPML.");
      let added = 0;
      for (const feed of feeds) if ((await take({ ...feed, kind: "feed" })).isNew) added++;
      return { added, known: feeds.length - added };
    },
    exportList: async () => exportOpml(await list()),
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
