import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "@photostructure/sqlite";
import { StoreError } from "../error.ts";

/**
 * Makes this process the only writer of a folder, until the returned function is called or the process ends, however it ends.
 * The lock is the operating system's, held through a SQLite file of its own: a file with a process id would outlive a killed
 * writer, and in containers the next one often has the same id. The id is written beside it for the message alone.
 */
export function lockFolder(folder: string): () => void {
  const note = join(folder, "writer.pid");
  const lock = new DatabaseSync(join(folder, "writer.lock"), { timeout: 0 });
  try {
    lock.exec("BEGIN EXCLUSIVE");
  } catch {
    lock.close();
    throw new StoreError("locked", `${folder} is written to by ${writerIn(note)}; others may only read it`);
  }
  writeFileSync(note, `${process.pid}\n`);
  return () => {
    rmSync(note, { force: true });
    lock.close();
  };
}

function writerIn(note: string): string {
  try {
    return `process ${readFileSync(note, "utf8").trim()}`;
  } catch {
    return "another process";
  }
}
