import { faultsOf } from "../check.ts";
import { StoreError } from "../error.ts";
import type { Store } from "../store.ts";
import { importLog } from "../transfer-in.ts";
import { exportLog } from "../transfer-out.ts";
import { memoryDerived } from "./derived.ts";
import { type LogState, memoryLog, memoryRaw } from "./log.ts";
import { emptyTables, memoryRecords } from "./records.ts";

/** How a store in memory is opened. */
export interface MemoryOptions {
  /** The clock. */
  now?: () => Date;
}

/** A store that lives as long as the process: for tests, trials and one-off runs. */
export function openMemory({ now = () => new Date() }: MemoryOptions = {}): Store {
  const state: LogState = { entries: [], seqs: new Map(), contents: new Map() };
  const log = memoryLog(state, now);
  const { derived, counts } = memoryDerived(state);
  const { prune, rawSize } = memoryRaw(state);
  const tables = emptyTables();
  return {
    ...log,
    ...derived,
    prune,
    records: (table) => memoryRecords(tables, table),
    exportLog: () => exportLog(log),
    importLog: (lines) => importLog(log, lines),
    async backup() {
      throw new StoreError("unsupported", "a store in memory has no files to copy; export its log");
    },
    size: async () => ({ entries: state.entries.length, raw: rawSize(), ...counts(), disk: null }),
    check: async () => faultsOf(log, (await derived.progress()).derived),
    async close() {},
  };
}
