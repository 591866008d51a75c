import { createReadStream } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";

/** What a path leads to. */
export interface Entry {
  kind: "file" | "folder" | "other";
  /** Bytes. */
  size: number;
}

/** The parts of the world that collecting touches; each rejects with an error that has a Node `code`. */
export interface CollectEffects {
  stat(path: string): Promise<Entry>;
  /** Names in a folder, in any order. */
  list(path: string): Promise<string[]>;
  /** The path with all symbolic links followed, to notice a folder met again below itself. */
  real(path: string): Promise<string>;
  open(path: string): AsyncIterable<Uint8Array>;
}

/** The file system. */
export const fileSystem: CollectEffects = {
  async stat(path) {
    const found = await stat(path);
    return {
      kind: found.isFile() ? "file" : found.isDirectory() ? "folder" : "other",
      size: found.size,
    };
  },
  list: (path) => readdir(path),
  real: (path) => realpath(path),
  open: (path) => createReadStream(path),
};

/** One clear line for an error of the file system. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string };
  if (code === "ENOENT") return "there is no such file or folder";
  if (code === "EACCES" || code === "EPERM") return "no permission to read it";
  if (code === "ELOOP") return "a symbolic link that leads back to itself";
  if (code === "EISDIR") return "a folder stands where a file was expected";
  if (code === "ENAMETOOLONG") return "the name is too long";
  return `cannot be read: ${(message ?? String(error)).split("\n")[0]}`;
}
