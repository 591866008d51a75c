import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { StoreError } from "../error.ts";
import type { Store } from "../store.ts";
import { importLog } from "../transfer-in.ts";
import { exportLog } from "../transfer-out.ts";
import { type Database, openDatabase } from "./database.ts";
import { sqliteDerived } from "./derived.ts";
import { lockFolder } from "./lock.ts";
import { sqliteLog } from "./log.ts";
import { layoutOf, MIGRATIONS, migrate } from "./migrations.ts";
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

function openToWrite(path: string): Database {
  return opened(path, false, (database) => {
    layoutOf(database, path);
    // Both hold for a new file only if they come before its first table.
    database.exec("PRAGMA auto_vacuum = INCREMENTAL; PRAGMA journal_mode = WAL;");
    database.exec("PRAGMA synchronous = FULL");
    migrate(database, path);
  });
}

function openToRead(path: string): Database {
  if (!existsSync(path)) throw new StoreError("layout", `there is no store: ${path}`);
  return opened(path, true, (database) => {
    const layout = layoutOf(database, path);
    if (layout === MIGRATIONS.length) return;
    throw new StoreError("layout", `${path} has the older layout ${layout}: open it once for writing`);
  });
}

function opened(path: string, readOnly: boolean, prepare: (database: Database) => void): Database {
  const database = openDatabase(path, readOnly);
  try {
    prepare(database);
    return database;
  } catch (error) {
    database.close();
    if (error instanceof StoreError) throw error;
    if ((error as { sqliteCode?: number }).sqliteCode !== NOT_A_DATABASE) throw error;
    throw new StoreError("layout", `${path} is no database`);
  }
}

/** SQLite's code for a file of another kind (SQLITE_NOTADB). */
const NOT_A_DATABASE = 26;

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
