import { existsSync, mkdirSync, renameSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { backup } from "@photostructure/sqlite";
import { faultsOf } from "../check.ts";
import { StoreError } from "../error.ts";
import type { Size } from "../retention.ts";
import type { Log, Upkeep } from "../store.ts";
import type { Database } from "./database.ts";
import { pruneRaw } from "./raw.ts";

/** What keeps a SQLite store in order, but for export and import, which need only the log. */
export function sqliteUpkeep(
  database: Database,
  path: string,
  log: Log,
): Pick<Upkeep, "backup" | "prune" | "size" | "check"> {
  return {
    backup: (folder) => backupTo(database, folder, basename(path)),
    prune: async (retention) => pruneRaw(database, retention),
    size: async () => sizeOf(database, path),
    async check() {
      return [...databaseFaults(database), ...(await faultsOf(log, progressRow(database)))];
    },
  };
}

/** Written under another name first: a backup that was broken off is none. */
async function backupTo(database: Database, folder: string, name: string): Promise<void> {
  const target = join(folder, name);
  if (existsSync(target)) throw new StoreError("invalid", `${folder} holds a store already`);
  mkdirSync(folder, { recursive: true });
  const unfinished = `${target}.unfinished`;
  await backup(database.connection, unfinished);
  renameSync(unfinished, target);
}

function progressRow(database: Database): number {
  return database.get<{ derived: number }>("SELECT derived FROM progress")!.derived;
}

function databaseFaults(database: Database): string[] {
  const lines = database.all<{ integrity_check: string }>("PRAGMA integrity_check");
  const broken = lines.map((line) => line.integrity_check).filter((line) => line !== "ok");
  const references = database.all<{ table: string; rowid: number }>("PRAGMA foreign_key_check");
  return [...broken, ...references.map(({ table, rowid }) => `row ${rowid} of ${table} refers to nothing`)];
}

function sizeOf(database: Database, path: string): Size {
  const count = (table: string) =>
    database.get<{ count: number }>(`SELECT count(*) AS count FROM ${table}`)!.count;
  const raw = `SELECT count(*) AS count, coalesce(sum(size), 0) AS bytes, coalesce(sum(length(data)), 0) AS stored
    FROM raw WHERE data IS NOT NULL`;
  const readings = "SELECT count(*) AS count, coalesce(sum(length(data)), 0) AS stored FROM readings";
  const files = [path, `${path}-wal`, `${path}-shm`].filter((file) => existsSync(file));
  return {
    entries: count("log"),
    raw: { ...database.get<Size["raw"]>(raw)! },
    readings: { ...database.get<Size["readings"]>(readings)! },
    items: count("items"),
    changes: count("changes"),
    disk: files.reduce((sum, file) => sum + statSync(file).size, 0),
  };
}
