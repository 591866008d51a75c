import type { Command } from "commander";
import type { SourceRecord } from "../store/index.ts";
import { type Detected, detect, EVERY, LIMITS, openClient, shown, watchStore } from "../watch/index.ts";
import { EXIT, UserError } from "./errors.ts";
import { exportList, importList } from "./opml.ts";
import { oneOf } from "./output.ts";
import { chosen, due, list, placeOf, put, type Room, remove, type SourceOptions } from "./sources.ts";
import {
  effectsOf,
  lineOf,
  minutes,
  newTally,
  oneLine,
  storeCommand,
  tallyLine,
  watchOptions,
  withStore,
} from "./watching.ts";
import type { World } from "./world.ts";

type Act = (items: readonly string[], options: SourceOptions, room: Room) => Promise<void>;

const ACTIONS: Record<string, Act> = {
  list: (_items, options, room) => list(options, room),
  add,
  remove,
  poll,
  import: importList,
  export: (_items, options, room) => exportList(options, room),
};
const KINDS = Object.keys(EVERY) as SourceRecord["kind"][];

export function makeCommand(world: World): Command {
  return storeCommand(
    "watch",
    "The sources of a store: feeds, pages, sitemaps, folders that are looked at again and again.",
  )
    .argument("<action>", Object.keys(ACTIONS).join(", "))
    .argument("[items...]", "add: addresses or paths; remove, poll: keys or addresses; import: an OPML file")
    .option("-o, --output <file>", "list, export: write to this file instead of standard output")
    .option("--every <minutes>", "add, import: minutes between two looks", minutes)
    .option("--as <kind>", `add: ${KINDS.join(", ")}; found out by default`)
    .option("--articles <when>", "add, import: whether pages of entries are fetched: auto, always, never")
    .addHelpText(
      "after",
      `
Examples:
  sitroom watch add https://quay.example/ --data room/      finds the feed of a site
  sitroom watch add inbox/ --every 1 --data room/           a folder, each minute
  sitroom watch list --data room/                           key, kind, state, address
  sitroom watch poll --data room/                           looks at what is due, once (for cron)
  sitroom watch import feeds.opml --data room/`,
    )
    .action(async (action: string, items: string[], options: SourceOptions) => {
      const act = ACTIONS[oneOf(action, Object.keys(ACTIONS), "watch")]!;
      await withStore(options, world, (store) => act(items, options, { store, world }));
    });
}

async function add(items: readonly string[], options: SourceOptions, room: Room): Promise<void> {
  const { world } = room;
  if (items.length === 0)
    throw new UserError(
      "nothing to watch given. For example: sitroom watch add https://quay.example/feed --data room/",
    );
  const kind = options.as === undefined ? null : oneOf(options.as, KINDS, "--as");
  let added = 0;
  for (const item of items) {
    try {
      await put(
        kind ? { kind, url: placeOf(item), title: item } : await found(item, options, world),
        options,
        room,
      );
      added++;
    } catch (error) {
      world.err(`${oneLine(shown(item))}: ${oneLine(lineOf(error))}\n`);
    }
  }
  if (added === 0) throw new UserError("Nothing is watched more than before.", EXIT.nothingRead);
}

/** What an item is; of a page that names feeds, its first feed. */
async function found(
  item: string,
  options: SourceOptions,
  world: World,
): Promise<Pick<Detected, "kind" | "url" | "title">> {
  const effects = effectsOf(world);
  const limits = { ...LIMITS, allowedHosts: options.allowHost ?? [] };
  const client = openClient({ effects, limits, contact: options.contact ?? null });
  try {
    const { feeds, ...self } = await detect(placeOf(item), client, effects);
    const [feed, ...others] = feeds;
    if (!feed) return self;
    const more = others.length > 0 ? `; others: ${others.map(({ url }) => url).join(" ")}` : "";
    if (!options.quiet)
      world.err(
        `${oneLine(shown(item))}: its feed is watched, ${oneLine(feed.url + more)} (--as page for the page itself)\n`,
      );
    return { ...feed, kind: "feed" };
  } finally {
    client.close();
  }
}

async function poll(items: readonly string[], options: SourceOptions, { store, world }: Room): Promise<void> {
  const tally = newTally();
  const watcher = await watchStore(store, await watchOptions(options, world, tally));
  const asked = items.length > 0 ? await chosen(items, store) : await due(store, world.clock());
  const healths = await Promise.all(asked.map(({ key }) => watcher.pollOnce(key)));
  await watcher.stop();
  for (const { error } of healths) {
    if (error === null) continue;
    tally.problems++;
    world.err(`${oneLine(error)}\n`);
  }
  if (!options.quiet) world.err(`${asked.length} looked at: ${tallyLine(tally)}\n`);
}
