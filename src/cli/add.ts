import type { Command } from "commander";
import { captureOnce, detect, LIMITS, newHealth, openClient, shown } from "../watch/index.ts";
import { EXIT, UserError } from "./errors.ts";
import { somePaths } from "./output.ts";
import {
  type DataOptions,
  effectsOf,
  lineOf,
  newTally,
  oneLine,
  storeCommand,
  type Tally,
  tallyLine,
  watchOptions,
  withStore,
} from "./watching.ts";
import type { World } from "./world.ts";

export function makeCommand(world: World): Command {
  return storeCommand(
    "add",
    "Captures addresses, files and folders into a store, once. What is there already is left alone; a page that changed becomes a later version. Prints a line for each report: its id, its headline.",
  )
    .argument("[places...]", "http(s) addresses of pages, feeds or sitemaps; files or folders")
    .addHelpText(
      "after",
      `
Examples:
  sitroom add https://quay.example/news/123 --data room/     one page
  sitroom add https://quay.example/feed reports/ --data room/   a feed as it is now, and a folder
  sitroom watch add https://quay.example/feed --data room/   to be looked at again and again instead`,
    )
    .action((places: string[], options: DataOptions) => run(somePaths(places, "add"), options, world));
}

async function run(places: readonly string[], options: DataOptions, world: World): Promise<void> {
  const tally = newTally();
  let failed = 0;
  await withStore(options, world, async (store) => {
    for (const place of places) {
      const error = await addOne(place, options, { world, tally, store });
      if (error === null) continue;
      failed++;
      tally.problems++;
      world.err(`${oneLine(error)}\n`);
    }
  });
  if (failed === places.length) throw new UserError("Nothing could be added.", EXIT.nothingRead);
  if (!options.quiet) world.err(`${tallyLine(tally)}\n`);
}

interface Adding {
  world: World;
  tally: Tally;
  store: Parameters<typeof captureOnce>[0];
}

/** What went wrong with one place, or null. */
async function addOne(
  place: string,
  options: DataOptions,
  { world, tally, store }: Adding,
): Promise<string | null> {
  const watching = await watchOptions(options, world, tally);
  const effects = effectsOf(world);
  const limits = { ...LIMITS, ...watching.limits };
  const client = openClient({ effects, limits, contact: options.contact ?? null });
  try {
    const { kind, url, title } = await detect(place, client, effects);
    const record = { kind, url, title, enabled: false, settings: {}, health: newHealth() };
    return (await captureOnce(store, record, watching)).error;
  } catch (error) {
    return `${shown(place)}: ${lineOf(error)}`;
  } finally {
    client.close();
  }
}
