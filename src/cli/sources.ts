import { resolve } from "node:path";
import type { Row, SourceRecord, Store } from "../store/index.ts";
import { contentId } from "../text/hash.ts";
import { type Detected, forgetSource, isAddress, newHealth, shown } from "../watch/index.ts";
import { UserError } from "./errors.ts";
import { deliver, oneOf } from "./output.ts";
import { type DataOptions, oneLine } from "./watching.ts";
import type { World } from "./world.ts";

/** What may be said of a source on the command line. */
export interface SourceOptions extends DataOptions {
  output?: string;
  /** Minutes. */
  every?: number;
  as?: string;
  articles?: string;
}

/** Where an action works. */
export interface Room {
  store: Store;
  world: World;
}

/** A line for each source: key, kind, state, address. */
export async function list({ output }: SourceOptions, { store, world }: Room): Promise<void> {
  const rows = await store.records("sources").list();
  const lines = rows.map(({ key, value }) =>
    [key, value.kind, stateOf(value), shown(value.url)].map(oneLine).join("\t"),
  );
  await deliver(lines.map((line) => `${line}\n`).join(""), output, world);
}

function stateOf({ enabled, health }: SourceRecord): string {
  if (!enabled) return "off";
  if (health.error !== null)
    return `failing ${health.failures} times, next try ${health.nextTry}: ${health.error}`;
  return health.lastSuccess === null ? "not looked at yet" : `well at ${health.lastSuccess}`;
}

/** Paths are kept whole, since the watch may be started elsewhere. */
export function placeOf(item: string): string {
  return isAddress(item) ? item : resolve(item);
}

/** Takes a source in; one that is there already gets these settings. */
export async function put(
  { kind, url, title }: Pick<Detected, "kind" | "url" | "title">,
  options: SourceOptions,
  { store, world }: Room,
): Promise<void> {
  const { every, articles } = options;
  const settings: Record<string, unknown> = {};
  if (every !== undefined) settings.every = every * 60;
  if (articles !== undefined) settings.articles = oneOf(articles, ["auto", "always", "never"], "--articles");
  const key = contentId(url).slice(0, 8);
  const record = { kind, url, title: shown(title), enabled: true, settings, health: newHealth() };
  await store.records("sources").put(key, record);
  await world.out(`${key}\t${kind}\t${oneLine(shown(url))}\n`);
}

/** Lets go of sources; what was captured stays. */
export async function remove(
  items: readonly string[],
  _options: SourceOptions,
  { store, world }: Room,
): Promise<void> {
  for (const { key, value } of await chosen(items, store)) {
    await store.records("sources").remove(key);
    await forgetSource(store, key);
    await world.out(`${key}\t${oneLine(shown(value.url))}\n`);
  }
}

/** Sources by key or address; a line for what is none. */
export async function chosen(items: readonly string[], store: Store): Promise<Row<SourceRecord>[]> {
  const rows = await store.records("sources").list();
  if (items.length === 0) throw new UserError("no source given; sitroom watch list shows their keys.");
  return items.map((item) => {
    const row = rows.find(
      ({ key, value }) => key === item || value.url === item || value.url === placeOf(item),
    );
    if (!row) throw new UserError(`"${shown(item)}" is not watched; sitroom watch list shows what is.`);
    return row;
  });
}

/** Sources that are to be looked at now. */
export async function due(store: Store, now: number): Promise<Row<SourceRecord>[]> {
  const rows = await store.records("sources").list();
  return rows.filter(
    ({ value: { enabled, health } }) => enabled && !(Date.parse(health.nextTry ?? "") > now),
  );
}
