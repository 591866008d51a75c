import { draftOf } from "../store/captures.ts";
import type { Content, EntryDraft } from "../store/entries.ts";
import type { Store } from "../store/store.ts";
import type { SourceHealth, SourceRecord } from "../store/tables.ts";
import { shown } from "./addresses.ts";
import type { Captured, Source, Withdrawn } from "./look.ts";
import type { MemoryKeeper, SourceMemory } from "./memory.ts";
import { type Watcher, type WatchOptions, watch } from "./watch.ts";

/** How a store's sources are watched. */
export interface StoreWatchOptions extends WatchOptions {
  /** Keeps a capture; by default it is appended to the log. For a service that does more with it in the same step. */
  keepCapture?(captured: Captured): Promise<unknown>;
  /** Keeps a withdrawal; by default there is one entry for each version. */
  keepWithdrawal?(withdrawn: Withdrawn): Promise<unknown>;
}

/**
 * Watches the sources of a store. Captures and withdrawals go into its log, health into its table of sources, what was seen
 * into its settings; the listeners of the options are called after that was written.
 */
export async function watchStore(store: Store, options: StoreWatchOptions = {}): Promise<Watcher> {
  const sources = (await store.records("sources").list()).map(({ key, value }) => ({ ...value, key }));
  return watchInto(store, sources, options);
}

/** Looks at something once, without taking it under watch; the captures name no source. */
export async function captureOnce(
  store: Store,
  record: SourceRecord,
  options: WatchOptions = {},
): Promise<SourceHealth> {
  const key = `once ${shown(record.url)}`;
  const keepCapture = (captured: Captured) => store.append([entryOf({ ...captured, source: null })]);
  const watcher = watchInto(store, [{ ...record, key }], { ...options, keepCapture });
  try {
    return await watcher.pollOnce(key);
  } finally {
    await watcher.stop();
  }
}

function watchInto(store: Store, sources: readonly Source[], options: StoreWatchOptions): Watcher {
  const keepCapture = options.keepCapture ?? ((captured) => store.append([entryOf(captured)]));
  const keepWithdrawal = options.keepWithdrawal ?? ((withdrawn) => store.append(withdrawalsOf(withdrawn)));
  return watch(sources, {
    ...options,
    memory: options.memory ?? memoryIn(store),
    async onCapture(captured) {
      await keepCapture(captured);
      await options.onCapture?.(captured);
    },
    async onWithdrawal(withdrawn) {
      await keepWithdrawal(withdrawn);
      await options.onWithdrawal?.(withdrawn);
    },
    async onHealth(key, health) {
      const table = store.records("sources");
      const record = await table.get(key);
      // One that was removed meanwhile does not come back.
      if (record) await table.change(key, (old) => ({ ...(old ?? record), health }));
      await options.onHealth?.(key, health);
    },
  });
}

/** A capture as an entry of the log; the bytes are kept as they came where the same text can be made of them again. */
export function entryOf(captured: Omit<Captured, "source"> & { source: string | null }): EntryDraft {
  const { capture, versionOf, source, headers, status } = captured;
  const draft = draftOf(capture, { id: capture.id, source, versionOf, headers, status });
  return { ...draft, content: contentOf(captured) } as EntryDraft;
}

function contentOf({ capture: { content }, raw }: Pick<Captured, "capture" | "raw">): Content {
  if (raw === null) return content;
  const encoding = raw.charset ?? "utf-8";
  try {
    const isSame = new TextDecoder(encoding).decode(raw.bytes) === content;
    return isSame ? { bytes: raw.bytes, encoding } : content;
  } catch {
    return content;
  }
}

/** One entry for each version of the article. */
export function withdrawalsOf({ reports, reason, at }: Withdrawn): EntryDraft[] {
  return reports.map((report) => ({ kind: "withdrawal", at, withdrawal: { report, author: null, reason } }));
}

/** What was seen, as settings of the store. */
export function memoryIn(store: Store): MemoryKeeper {
  const settings = store.records("settings");
  const name = (source: string) => `watch ${source}`;
  return {
    load: async (source) => (await settings.get(name(source))) as SourceMemory | null,
    save: (source, memory) => settings.put(name(source), memory),
  };
}

/** Forgets what was seen of a source that is not watched any more. */
export async function forgetSource(store: Store, source: string): Promise<void> {
  await store.records("settings").remove(`watch ${source}`);
}
