import { basename, join } from "node:path";
import type { Diagnostic } from "../model/index.ts";
import { byCodeUnit } from "../text/collections.ts";
import { type CollectEffects, type Entry, reasonOf } from "./effects.ts";
import { printable } from "./filenames.ts";
import { formatOf } from "./names.ts";

/** A file to read. */
export interface Found {
  /** Where it can be opened. */
  file: string;
  /** The path relative to the PATH argument, with `/` between the parts. */
  path: string;
  size: number;
  /** When it was last written (milliseconds since 1970). */
  modified: number;
  /** True where the caller named the file itself, so that an unknown kind is worth a word. */
  named: boolean;
}

/**
 * The files below one PATH argument: folders to any depth, names sorted by code unit, hidden ones skipped, files of
 * unknown kinds skipped unless named. A folder met again below itself (a loop of links) is told once and not entered.
 */
export async function* walk(argument: string, effects: CollectEffects): AsyncGenerator<Found | Diagnostic> {
  const entry = await look(argument, effects);
  if ("reason" in entry) yield { path: argument, reason: entry.reason };
  else if (entry.kind === "folder") yield* walkFolder({ folder: argument, path: "", above: [] }, effects);
  else if (entry.kind === "file")
    yield { file: argument, path: basename(argument), ...bounds(entry), named: true };
  else yield { path: argument, reason: "neither a file nor a folder" };
}

interface Visit {
  folder: string;
  path: string;
  /** Real paths of the folders this one was reached through. */
  above: string[];
}

async function* walkFolder(visit: Visit, effects: CollectEffects): AsyncGenerator<Found | Diagnostic> {
  const { folder, above } = visit;
  let names: string[];
  let real: string;
  try {
    real = await effects.real(folder);
    if (above.includes(real)) {
      yield {
        path: folder,
        reason: "this folder leads back to one above it (a loop of links); not entered again",
      };
      return;
    }
    names = await effects.list(folder);
  } catch (error) {
    yield { path: folder, reason: reasonOf(error) };
    return;
  }
  for (const name of names.filter((name) => !name.startsWith(".")).sort(byCodeUnit)) {
    yield* walkEntry(name, { ...visit, above: [...above, real] }, effects);
  }
}

async function* walkEntry(
  name: string,
  { folder, path, above }: Visit,
  effects: CollectEffects,
): AsyncGenerator<Found | Diagnostic> {
  const file = join(folder, name);
  const below = path === "" ? printable(name) : `${path}/${printable(name)}`;
  const entry = await look(file, effects);
  if ("reason" in entry) yield { path: file, reason: entry.reason };
  else if (entry.kind === "folder") yield* walkFolder({ folder: file, path: below, above }, effects);
  else if (entry.kind === "file" && formatOf(name) !== null) {
    yield { file, path: below, ...bounds(entry), named: false };
  }
}

function bounds({ size, modified }: Entry): Pick<Found, "size" | "modified"> {
  return { size, modified };
}

async function look(path: string, effects: CollectEffects): Promise<Entry | { reason: string }> {
  try {
    return await effects.stat(path);
  } catch (error) {
    return { reason: reasonOf(error) };
  }
}
