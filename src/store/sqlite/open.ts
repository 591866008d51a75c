import { existsSync } from "node:fs";
import { StoreError } from "../error.ts";
import { type Database, openDatabase } from "./database.ts";
import { layoutOf, MIGRATIONS, migrate } from "./migrations.ts";

/** Opens a database for the one process that writes, makes it where it is missing, brings it up to the newest layout. */
export function openToWrite(path: string): Database {
  return opened(path, false, (database) => {
    layoutOf(database, path);
    // Room that is dropped goes back to the file system; this must come before the first table of a new file.
    database.exec("PRAGMA auto_vacuum = INCREMENTAL");
    // FULL: in WAL mode a commit waits for the disk only so.
    database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
    database.exec(`PRAGMA journal_size_limit = ${LOG_LIMIT}`);
    migrate(database, path);
  });
}

/** Opens a database beside a process that may write to it; it must be there and have the newest layout. */
export function openToRead(path: string): Database {
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
    database.connection.close();
    if (error instanceof StoreError) throw error;
    if ((error as { sqliteCode?: number }).sqliteCode !== NOT_A_DATABASE) throw error;
    throw new StoreError("layout", `${path} is no database`);
  }
}

/** Bytes the write-ahead log is cut back to after a large step; the step itself may take more. */
const LOG_LIMIT = 16_000_000;

/** SQLite's code for a file of another kind (SQLITE_NOTADB). */
const NOT_A_DATABASE = 26;
