import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { table } from "../evaluation/lib/table.ts";
import { pictureOf } from "../src/desk.ts";
import type { Capture } from "../src/model/index.ts";
import { changes } from "../src/picture/index.ts";
import { readCaptures } from "../src/pipeline.ts";
import { draftOf, type EntryDraft, openSqlite, type Store } from "../src/store/index.ts";
import { processor } from "./clock.ts";

/** Captures appended one by one and in batches. */
const BATCHES = [1, 10, 100];
/** Each way is taken so often, in turn, each time into a new store; the least counts. */
const ROUNDS = 3;

/** What keeping costs: time of durable appends beside the disk's own waits, bytes of a report, time of what is asked often. */
export async function storeTable(captures: readonly Capture[]): Promise<string> {
  const root = mkdtempSync(join(tmpdir(), "sitroom-benchmark-"));
  try {
    return [await appendTable(root, captures), await keepTable(root, captures)].join("\n\n");
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function draftsOf(captures: readonly Capture[]): EntryDraft[] {
  return captures.map((capture) => draftOf(capture, { id: capture.id!, source: "benchmark", status: 200 }));
}

/** Milliseconds on the clock and of processor time. */
interface Cost {
  clock: number;
  processor: number;
}

async function costOf(work: () => unknown): Promise<Cost> {
  const began = [performance.now(), processor()] as const;
  await work();
  return { clock: performance.now() - began[0], processor: processor() - began[1] };
}

function least(costs: readonly Cost[]): Cost {
  return {
    clock: Math.min(...costs.map(({ clock }) => clock)),
    processor: Math.min(...costs.map(({ processor }) => processor)),
  };
}

async function appendTable(root: string, captures: readonly Capture[]): Promise<string> {
  const drafts = draftsOf(captures);
  const costs = [0, ...BATCHES].map((): Cost[] => []);
  for (let round = 0; round < ROUNDS; round++) {
    costs[0]!.push(await costOf(() => plainWrites(join(root, `plain-${round}`), captures)));
    for (const [index, batch] of BATCHES.entries()) {
      const store = await openSqlite(join(root, `append-${round}-${batch}`));
      costs[index + 1]!.push(await costOf(() => appendAll(store, drafts, batch)));
      await store.close();
    }
  }
  const ways = ["a file, each write waited for", ...BATCHES.map((batch) => `append, ${batch} a call`)];
  const single = least(costs[1]!);
  const rows = ways.map((way, index) => {
    const cost = least(costs[index]!);
    const per = [cost.clock, cost.processor].map((time) => (time / captures.length).toFixed(2));
    const rate = ((captures.length / cost.clock) * 1000).toFixed(0);
    return [way, ...per, rate, (cost.clock / single.clock).toFixed(2)];
  });
  const head = ["way", "ms each", "of them processor", "a second", "time v. one a call"];
  return `Durable appends, ${captures.length} reports\n${table(head, rows, head.slice(1))}`;
}

async function appendAll(store: Store, drafts: readonly EntryDraft[], batch: number): Promise<void> {
  for (let from = 0; from < drafts.length; from += batch)
    await store.append(drafts.slice(from, from + batch));
}

/** What the disk allows at best: each content written to the end of a file, and waited for. */
function plainWrites(path: string, captures: readonly Capture[]): void {
  const file = openSync(path, "w");
  for (const { content } of captures) {
    writeSync(file, content);
    fsyncSync(file);
  }
  closeSync(file);
}

async function keepTable(root: string, captures: readonly Capture[]): Promise<string> {
  const store = await openSqlite(join(root, "keep"));
  await store.append(draftsOf(captures));
  const logged = await store.size();
  const { readings } = readCaptures(captures);
  const list = changes(pictureOf([]), pictureOf(readings));
  const at = "2031-05-01T00:00:00Z";
  const step = { from: 0, to: logged.entries, at, reader: "1", readings, removed: [], changes: list };
  const update = await costOf(() => store.update(step));
  const search = await costOf(() => store.search('"said" strait*'));
  const picture = await costOf(() => store.picture());
  await store.close();
  const closed = await openSqlite(join(root, "keep"));
  const size = await closed.size();
  await closed.close();
  const each = (bytes: number) => String(Math.round(bytes / captures.length));
  const rows = [
    ["content as it came", each(size.raw.bytes)],
    ["content as stored", each(size.raw.stored)],
    ["reading as JSON", each(readings.reduce((sum, one) => sum + JSON.stringify(one).length, 0))],
    ["reading as stored", each(size.readings.stored)],
    ["picture as JSON", each(list.reduce((sum, { after }) => sum + JSON.stringify(after).length, 0))],
    ["all files (picture twice: items and changes)", each(size.disk!)],
  ];
  const times = `update ${ms(update)}, search ${ms(search)}, picture ${ms(picture)} (processor time)`;
  return `Bytes a report, ${captures.length} reports\n${table(["what", "bytes"], rows, ["bytes"])}\n${times}`;
}

function ms({ processor }: Cost): string {
  return `${processor.toFixed(0)} ms`;
}
