import { type PackedContent, unpack } from "../content.ts";
import type { Appended, EntryQuery, LogEntry } from "../entries.ts";
import { StoreError } from "../error.ts";
import { type PreparedEntry, prepare } from "../prepare.ts";
import { type Held, type Size, toDrop } from "../retention.ts";
import type { Log, Upkeep } from "../store.ts";

/** An entry without its content. */
type KeptEntry = Omit<PreparedEntry, "content" | "keys"> & { hash: string | null };

/** The log in memory. Bodies are kept as JSON, so that nobody can change an entry through what was handed out. */
export interface LogState {
  /** Entry with seq 1 first. */
  entries: KeptEntry[];
  /** Seq by each key of an entry. */
  seqs: Map<string, number>;
  /** By SHA-256. */
  contents: Map<string, PackedContent>;
}

/** The log in memory. `now` gives the moment of appending. */
export function memoryLog(state: LogState, now: () => Date): Log {
  const { entries, contents } = state;
  return {
    async append(drafts) {
      const prepared = await prepare(drafts, now().toISOString());
      checkStatements(state, prepared);
      return prepared.map((entry) => appendOne(state, entry));
    },
    entry: async (seq) => (entries[seq - 1] ? entryOf(entries[seq - 1]!, seq) : null),
    entries: (query = {}) => read(entries, query),
    async raw(hash) {
      const content = contents.get(hash);
      return content?.data ? unpack(content.packing, content.data) : null;
    },
  };
}

function entryOf({ at, kind, body }: KeptEntry, seq: number): LogEntry {
  return { seq, at, kind, [kind]: JSON.parse(body) } as unknown as LogEntry;
}

/** Before anything is appended, so that a batch with one bad entry leaves nothing behind. */
function checkStatements({ entries, seqs }: LogState, prepared: readonly PreparedEntry[]): void {
  const kinds = entries.map(({ kind }) => kind);
  const own = new Set<string>();
  for (const { kind, keys, withdraws } of prepared) {
    if (keys.some((key) => seqs.has(key) || own.has(key))) continue;
    if (withdraws !== null && (kinds[withdraws - 1] ?? "capture") === "capture")
      throw new StoreError("invalid", `entry ${withdraws}, which is to be withdrawn, is no statement`);
    kinds.push(kind);
    for (const key of keys) own.add(key);
  }
}

function appendOne({ entries, seqs, contents }: LogState, entry: PreparedEntry): Appended {
  const { keys, content, ...kept } = entry;
  for (const key of keys) {
    const known = seqs.get(key);
    if (known !== undefined) return { seq: known, added: false };
  }
  if (content !== null && !contents.get(content.hash)?.data) contents.set(content.hash, content);
  const seq = entries.push({ ...kept, hash: content?.hash ?? null });
  for (const key of keys) seqs.set(key, seq);
  return { seq, added: true };
}

async function* read(entries: readonly KeptEntry[], query: EntryQuery): AsyncGenerator<LogEntry> {
  const { newestFirst = false, limit = Number.POSITIVE_INFINITY } = query;
  const step = newestFirst ? -1 : 1;
  let seq = (query.after ?? (newestFirst ? entries.length + 1 : 0)) + step;
  if (newestFirst) seq = Math.min(seq, entries.length);
  for (let left = limit; left > 0 && seq >= 1 && seq <= entries.length; seq += step) {
    const entry = entries[seq - 1]!;
    if (!fits(entry, query)) continue;
    left--;
    yield entryOf(entry, seq);
  }
}

function fits(entry: KeptEntry, query: EntryQuery): boolean {
  return (["kind", "report", "source", "url"] as const).every(
    (field) => query[field] === undefined || entry[field] === query[field],
  );
}

/** What upkeep does with contents in memory. */
export function memoryRaw({
  entries,
  contents,
}: LogState): Pick<Upkeep, "prune"> & { rawSize(): Size["raw"] } {
  const held = () => [...contents.values()].filter(({ data }) => data !== null);
  return {
    async prune(retention) {
      const gone = toDrop(byAge(entries, contents), retention);
      for (const { hash } of gone) contents.get(hash)!.data = null;
      return gone.map(({ hash, stored }) => ({ hash, stored }));
    },
    rawSize: () => ({
      count: held().length,
      bytes: held().reduce((sum, { size }) => sum + size, 0),
      stored: held().reduce((sum, { data }) => sum + data!.length, 0),
    }),
  };
}

/** Contents that are held, the one captured longest ago first; of one moment the one appended first. */
function byAge(entries: readonly KeptEntry[], contents: LogState["contents"]): Held[] {
  const newest = new Map<string, { at: string; seq: number }>();
  entries.forEach(({ hash, at }, index) => {
    if (hash === null || !contents.get(hash)!.data) return;
    const before = newest.get(hash)?.at ?? at;
    newest.set(hash, { at: at > before ? at : before, seq: index + 1 });
  });
  return [...newest]
    .sort(([, left], [, right]) => (left.at < right.at ? -1 : left.at > right.at ? 1 : left.seq - right.seq))
    .map(([hash, { at }]) => ({ hash, newest: at, stored: contents.get(hash)!.data!.length }));
}
