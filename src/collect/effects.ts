import { createReadStream } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import { bytesOfName, nameOfBytes } from "./filenames.ts";

/** What a path leads to. */
export interface Entry {
  kind: "file" | "folder" | "other";
  /** Bytes. */
  size: number;
  /** When it was last written (milliseconds since 1970). */
  modified: number;
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

/** The file system. Names that are no UTF-8 are opened all the same. */
export const fileSystem: CollectEffects = {
  async stat(path) {
    const found = await stat(bytesOfName(path));
    return {
      kind: found.isFile() ? "file" : found.isDirectory() ? "folder" : "other",
      size: found.size,
      modified: found.mtimeMs,
    };
  },
  list: async (path) => (await readdir(bytesOfName(path), { encoding: "buffer" })).map(nameOfBytes),
  real: async (path) => nameOfBytes(await realpath(bytesOfName(path), { encoding: "buffer" })),
  open: (path) => createReadStream(bytesOfName(path)),
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
