import { existsSync } from "node:fs";
import { dirname } from "node:path";
import { UserError } from "./errors.ts";
import type { World } from "./world.ts";

/** Writes to the file asked for, else to standard output. */
export async function deliver(
  content: string | Uint8Array,
  file: string | undefined,
  world: World,
): Promise<void> {
  if (file === undefined) return world.out(content);
  try {
    await world.writeFile(file, content);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new UserError(`cannot write ${file}: ${(code && WRITE_PROBLEMS[code]) ?? code ?? message}`);
  }
}

/** What a person can do something about, in words. */
const WRITE_PROBLEMS: Record<string, string> = {
  ENOENT: "its folder does not exist",
  ENOTDIR: "its folder does not exist",
  EISDIR: "it is a folder",
  EACCES: "you may not write there (EACCES)",
  EROFS: "the disk is read-only",
  ENOSPC: "the disk is full",
};

/** Says before anything is read that a file could not be written: reading may take long, and would be lost. */
export function expectFolder(file: string | undefined): void {
  if (file !== undefined && !existsSync(dirname(file)))
    throw new UserError(`cannot write ${file}: ${WRITE_PROBLEMS.ENOENT}`);
}

/** Piece by piece, so that a long list need not be one string. */
export async function deliverLines(
  rows: readonly unknown[],
  file: string | undefined,
  world: World,
): Promise<void> {
  if (file !== undefined) return deliver(rows.map((row) => `${JSON.stringify(row)}\n`).join(""), file, world);
  for (const row of rows) await world.out(`${JSON.stringify(row)}\n`);
}

/** One of the known names, or a line that lists them. */
export function oneOf<Name extends string>(name: string, known: readonly Name[], option: string): Name {
  const found = known.find((one) => one === name);
  if (!found) throw new UserError(`${option}: "${name}" is not known; choose one of ${known.join(", ")}.`);
  return found;
}

/** At least one path, or a line that says how to give one. */
export function somePaths(paths: readonly string[], command: string): readonly string[] {
  if (paths.length === 0)
    throw new UserError(
      `no reports given. Name files or folders, for example: sitroom ${command} reports/ (or - for JSONL on standard input).`,
    );
  return paths;
}
