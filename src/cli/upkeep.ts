import type { Retention, Size, Store } from "../store/index.ts";
import { UserError } from "./errors.ts";
import { momentOf } from "./moments.ts";
import { oneLine } from "./watching.ts";
import type { World } from "./world.ts";

/** What may go from a store, as options say it. */
export interface PruneOptions {
  before?: string;
  most?: string;
  changesBefore?: string;
}

const MEGABYTE = 1_000_000;

/** A line for each thing that takes room. */
export async function printSize(store: Store, world: World): Promise<void> {
  for (const [name, count, bytes] of rowsOf(await store.size()))
    await world.out(`${name}\t${count}\t${bytes === null ? "-" : `${(bytes / MEGABYTE).toFixed(1)} MB`}\n`);
}

function rowsOf({
  entries,
  raw,
  readings,
  items,
  changes,
  disk,
}: Size): [string, number | string, number | null][] {
  return [
    ["entries of the log", entries, null],
    ["contents as they came", raw.count, raw.stored],
    ["readings", readings.count, readings.stored],
    ["items of the picture", items, null],
    ["changes", changes, null],
    ["files on disk", "-", disk],
  ];
}

/** Drops contents and old changes as asked for; entries, readings and the picture stay. */
export async function prune(
  store: Store,
  { before, most, changesBefore }: PruneOptions,
  world: World,
): Promise<void> {
  if (before === undefined && most === undefined && changesBefore === undefined)
    throw new UserError("say what may go: --before, --most or --changes-before.");
  const retention: Retention = {
    ...(before !== undefined && { rawOlderThan: momentOf(before, "--before") }),
    ...(most !== undefined && { maxBytes: megabytesOf(most) * MEGABYTE }),
  };
  const moment = changesBefore === undefined ? null : momentOf(changesBefore, "--changes-before");
  const dropped = await store.prune(retention);
  const freed = dropped.reduce((sum, { stored }) => sum + stored, 0);
  const forgotten = moment === null ? 0 : await forgetBefore(store, moment);
  world.err(
    `${dropped.length} contents dropped (${(freed / MEGABYTE).toFixed(1)} MB), ${forgotten} changes forgotten.\n`,
  );
}

/** Forgets changes that were told by a moment; how many. */
async function forgetBefore(store: Store, moment: string): Promise<number> {
  const { floor } = await store.progress();
  const last = (await store.lastChangeBy(moment)) ?? floor;
  if (last <= floor) return 0;
  await store.forgetChanges(last);
  return last - floor;
}

function megabytesOf(text: string): number {
  if (/^\d{1,7}$/.test(text)) return Number(text);
  throw new UserError(`--most: "${text}" is no whole number of megabytes.`);
}

/** A line for each thing somebody did, the latest first: when, who, what, to what, details. */
export async function printAudit(store: Store, world: World): Promise<void> {
  for (const { value } of await store.records("audit").list({ reverse: true })) {
    const { at, user, action, target, detail } = value;
    const cells = [at, user ?? "-", action, target ?? "-", JSON.stringify(detail)];
    await world.out(`${cells.map(oneLine).join("\t")}\n`);
  }
}
