import { DatabaseSync, type StatementSyncInstance } from "@photostructure/sqlite";
import { StoreError } from "../error.ts";

/** What a column may hold. */
export type Value = string | number | Uint8Array | null;

/** A SQLite database with its statements, each compiled once. Everything here is synchronous. */
export interface Database {
  readonly connection: InstanceType<typeof DatabaseSync>;
  /** Runs statements that return nothing and take nothing. */
  exec(sql: string): void;
  /** Runs one statement; resolves to the number of rows it changed. */
  run(sql: string, ...values: Value[]): number;
  /** The first row, or undefined. */
  get<Row>(sql: string, ...values: Value[]): Row | undefined;
  all<Row>(sql: string, ...values: Value[]): Row[];
  /** All or nothing. The work is synchronous, so that nothing else of this process comes between. */
  transaction<Result>(work: () => Result): Result;
  close(): void;
}

/** How long a statement waits for another process's lock, in milliseconds. Only checkpoints and readers' openings meet one. */
const PATIENCE = 5000;

/** Opens a database file; creates it unless `readOnly`. */
export function openDatabase(path: string, readOnly: boolean): Database {
  const connection = new DatabaseSync(path, {
    readOnly,
    timeout: PATIENCE,
    enableForeignKeyConstraints: true,
  });
  const statements = new Map<string, StatementSyncInstance>();
  const compiled = (sql: string) => {
    const statement = statements.get(sql) ?? connection.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  return {
    connection,
    exec: (sql) => connection.exec(sql),
    run: (sql, ...values) => {
      if (readOnly) throw refusal();
      return compiled(sql).run(...values).changes;
    },
    get: (sql, ...values) => compiled(sql).get(...values),
    all: (sql, ...values) => compiled(sql).all(...values),
    transaction: (work) => {
      if (readOnly) throw refusal();
      return inTransaction(connection, work);
    },
    close() {
      // The package finalises statements no sooner than they are collected as garbage, and until then SQLite does not fold the
      // write-ahead log into the file. Whoever copies the file of a closed store must find all in it.
      if (!readOnly) connection.exec("PRAGMA wal_checkpoint(TRUNCATE)");
      statements.clear();
      connection.close();
    },
  };
}

function refusal(): StoreError {
  return new StoreError("readonly", "the store was opened for reading only");
}

function inTransaction<Result>(connection: Database["connection"], work: () => Result): Result {
  connection.exec("BEGIN IMMEDIATE");
  try {
    const result = work();
    connection.exec("COMMIT");
    return result;
  } catch (error) {
    if (connection.isTransaction) connection.exec("ROLLBACK");
    throw error;
  }
}
