import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Store } from "../store.ts";
import { importLog } from "../transfer-in.ts";
import { exportLog } from "../transfer-out.ts";
import type { Database } from "./database.ts";
import { sqliteDerived } from "./derived.ts";
import { lockFolder } from "./lock.ts";
import { sqliteLog } from "./log.ts";
import { openToRead, openToWrite } from "./open.ts";
import { sqliteRecords } from "./records.ts";
import { sqliteUpkeep } from "./upkeep.ts";

/** Name of the database in the folder of a store. */
export const DATABASE_FILE = "sitroom.db";

/** How a store is opened. */
export interface SqliteOptions {
  /** Reads beside a process that writes; all that writes is refused. */
  readOnly?: boolean;
  /** The clock. */
  now?: () => Date;
}

/**
 * Opens the store in a folder, which is made where it is missing. One process may write, any number may read. Rejects with a
 * {@link StoreError}: `locked` where another writes, `layout` where the file is newer or none of ours.
 */
export async function openSqlite(folder: string, options: SqliteOptions = {}): Promise<Store> {
  const { readOnly = false, now = () => new Date() } = options;
  const path = join(folder, DATABASE_FILE);
  if (readOnly) return storeOf(openToRead(path), path, () => {}, now);
  mkdirSync(folder, { recursive: true });
  const unlock = lockFolder(folder);
  try {
    return storeOf(openToWrite(path), path, unlock, now);
  } catch (error) {
    unlock();
    throw error;
  }
}

function storeOf(database: Database, path: string, unlock: () => void, now: () => Date): Store {
  const log = sqliteLog(database, now);
  return {
    ...log,
    ...sqliteDerived(database),
    ...sqliteUpkeep(database, path, log),
    records: (table) => sqliteRecords(database, table),
    exportLog: () => exportLog(log),
    importLog: (lines) => importLog(log, lines),
    async close() {
      database.close();
      unlock();
    },
  };
}
