import { readdirSync, readFileSync } from "node:fs";
import type { Diagnostic } from "../model/report.ts";
import { keysOf, linesOf, type Problem, problemsIn, type TableFile } from "./check.ts";
import { layOver, type Overlay } from "./rows.ts";
import { TABLES } from "./tables.ts";

/** All the tables of a folder, ours without one, in the order of their names. */
export function tableFiles(dir?: string): TableFile[] {
  const folder = dir === undefined ? new URL(".", import.meta.url) : dir;
  return readdirSync(folder)
    .filter((name) => (dir === undefined ? name in TABLES : name.endsWith(".tsv")))
    .sort()
    .map((name) => ({
      name,
      path: dir === undefined ? `src/lexicon/${name}` : `${dir.replace(/[\\/]+$/, "")}/${name}`,
      text: readFileSync(
        dir === undefined ? new URL(name, import.meta.url) : `${dir}/${name}`,
        "utf8",
      ).replace(/^\uFEFF/, ""),
    }));
}

/** What is wrong with the tables of a user's folder, laid over ours. */
export function lexiconProblems(dir: string): Problem[] {
  return problemsIn(tableFiles(dir), tableFiles());
}

let inUse: string | null = null;

/** The folder laid over our tables, for a thread that is to read as this one does; null where there is none. */
export function lexiconInUse(): string | null {
  return inUse;
}

/**
 * Lays the tables of a folder over our own, or takes them away again (null): a row with the id of one of ours takes its
 * place, all others are added. Called once before the first reading, in each thread. Rows that cannot be used are left
 * out and told. Throws what the file system throws where there is no such folder.
 */
export function useLexicon(dir: string | null): Diagnostic[] {
  if (dir === null) {
    if (inUse !== null) layOver(new Map());
    inUse = null;
    return [];
  }
  const files = tableFiles(dir);
  const problems = problemsIn(files, tableFiles()).filter(({ bad }) => bad);
  const left = new Set(problems.map(({ path, line }) => `${path}:${line}`));
  layOver(
    new Map(files.filter(({ name }) => name in TABLES).map((file) => [file.name, overlayOf(file, left)])),
  );
  inUse = dir;
  return problems.map(({ path, line, reason }) => ({ path: `${path}:${line}`, reason }));
}

function overlayOf(file: TableFile, left: ReadonlySet<string>): Overlay {
  const table = TABLES[file.name]!;
  const lines = linesOf(file).filter(({ number }) => !left.has(`${file.path}:${number}`));
  const keys = new Set(table.listed ? [] : lines.flatMap(({ cells }) => keysOf(cells, table)));
  return {
    rows: lines.map(({ cells }) => cells),
    replaces: (row) => keysOf(row, table).some((key) => keys.has(key)),
  };
}
