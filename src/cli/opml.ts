import { readFile } from "node:fs/promises";
import { exportOpml, importOpml } from "../watch/index.ts";
import { UserError } from "./errors.ts";
import { deliver } from "./output.ts";
import { put, type Room, type SourceOptions } from "./sources.ts";

/** Takes the feeds of OPML files under watch; none of them is fetched yet. */
export async function importList(
  items: readonly string[],
  options: SourceOptions,
  room: Room,
): Promise<void> {
  if (items.length === 0)
    throw new UserError("no OPML file given. For example: sitroom watch import feeds.opml --data room/");
  for (const file of items) {
    const feeds = importOpml(await textOf(file));
    if (feeds === null) throw new UserError(`${file} is no OPML.`);
    for (const feed of feeds) await put({ ...feed, kind: "feed" }, options, room);
    if (!options.quiet)
      room.world.err(`${file}: ${feeds.length} ${feeds.length === 1 ? "feed" : "feeds"}.\n`);
  }
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    throw new UserError(`cannot read ${file}: ${(error as NodeJS.ErrnoException).code}`);
  }
}

/** Writes the feeds as OPML; says how many sources are none. */
export async function exportList({ output, quiet }: SourceOptions, { store, world }: Room): Promise<void> {
  const sources = (await store.records("sources").list()).map(({ value }) => value);
  await deliver(exportOpml(sources), output, world);
  const others = sources.filter(({ kind }) => kind !== "feed").length;
  if (others > 0 && !quiet) world.err(`${others} of ${sources.length} sources are no feeds and left out.\n`);
}
