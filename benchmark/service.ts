import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { createWriteStream, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { table } from "../evaluation/lib/table.ts";
import type { Capture } from "../src/model/index.ts";
import { packedReading } from "../src/server/holding.ts";
import { quantile } from "./clock.ts";
import { eventsAt, type Seen } from "./events.ts";
import type { Listening, Memory } from "./serving.ts";
import { arrivals, readPortions } from "./stream.ts";

const SERVING = fileURLToPath(new URL("serving.ts", import.meta.url));
/** Reports of one crisis. */
const A_CRISIS = 80;
/** Reports a request. */
const PORTION = 100;
/** Reports that come one by one, and those that come at once and are read, once the room is full. */
const SINGLES = 60;
const BURST = 300;
/** Milliseconds between single reports: no multiple of any wait of ours. */
const BETWEEN = 730;
/** Who has the page open. */
const READERS = 50;
/** Lists whose first page is asked for, each so often. */
const LISTS = ["reports", "claims", "incidents", "figures", "situations"];
const ROUNDS = 40;

/**
 * A service on this machine with so many reports held, measured from outside over HTTP: how fast reports are taken in,
 * how soon it answers after a start, how long a first page takes, and how long from the arrival of a report to the event
 * that tells of it. Times are on the clock, since waiting is what people notice.
 */
export async function serviceTable(held: number): Promise<string> {
  const root = mkdtempSync(join(tmpdir(), "sitroom-benchmark-"));
  try {
    const all = [...arrivals(held + SINGLES + BURST, Math.ceil(held / A_CRISIS))];
    const file = await readBeforehand(all.slice(0, held), root);
    const rows = [
      ...(await filling(all.slice(0, held), root, file)),
      ...(await living(all.slice(held), root)),
    ];
    const head = ["what", "figure", "of which"];
    return `A service with ${held} reports held, ${READERS} readers connected\n${table(head, rows, ["figure"])}`;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** Readings of the reports in a file, one a line, so that reading them is not measured; gives its path. */
async function readBeforehand(captures: readonly Capture[], root: string): Promise<string> {
  const path = join(root, "readings");
  const file = createWriteStream(path);
  for await (const portion of readPortions(captures, { portion: PORTION, name: "the room" }))
    for (const reading of portion)
      file.write(`${reading.report.id} ${Buffer.from(packedReading(reading)).toString("base64")}\n`);
  file.end();
  await once(file, "close");
  return path;
}

/** Fills an empty room with reports that were read beforehand. */
async function filling(captures: readonly Capture[], root: string, file: string): Promise<string[][]> {
  const room = await start(join(root, "room"), file);
  const began = performance.now();
  let last = began;
  const half = Math.floor(captures.length / 2 / PORTION) * PORTION;
  await post(room, captures.slice(0, half));
  await settled(room);
  last = performance.now();
  await post(room, captures.slice(half));
  await settled(room);
  const rate = (count: number, from: number, to: number) => ((count / (to - from)) * 1000).toFixed(0);
  const now = performance.now();
  const { resident } = await memoryOf(room);
  await end(room);
  return [
    ["taken in a second, read beforehand, first half", rate(half, began, last), ""],
    [
      "the same, second half",
      rate(captures.length - half, last, now),
      `resident ${megabytes(resident)} MB then`,
    ],
  ];
}

/** Starts the full room again, looks at it, and lets more reports come in. */
async function living(captures: readonly Capture[], root: string): Promise<string[][]> {
  writeFileSync(join(root, "none"), "");
  const room = await start(join(root, "room"), join(root, "none"));
  const early = await memoryOf(room);
  const began = performance.now();
  const first = await pages(room, 2);
  await settled(room);
  const ready = (performance.now() - began + room.sinceStart) / 1000;
  const readers = await Promise.all(Array.from({ length: READERS }, () => eventsAt(room.address)));
  const idle = await pages(room, ROUNDS);
  const late = await memoryOf(room);
  const delays = await singles(captures.slice(0, SINGLES), room, readers);
  const burst = performance.now();
  await post(room, captures.slice(SINGLES));
  const meanwhile = await pages(room, ROUNDS / 4);
  await settled(room);
  const rate = ((captures.length - SINGLES) / (performance.now() - burst)) * 1000;
  for (const { close } of readers) close();
  const end_ = await memoryOf(room);
  await end(room);
  return [
    [
      "start to answering, s",
      (room.sinceStart / 1000).toFixed(1),
      `opening the room ${(room.opening / 1000).toFixed(1)}`,
    ],
    ["start to taking new reports in, s", ready.toFixed(1), ""],
    ["first page of a list, ms, median", ms(idle, 0.5), `95 % within ${ms(idle, 0.95)}`],
    ["the same while the desk is made ready", ms(first, 0.5), `95 % within ${ms(first, 0.95)}`],
    ["the same while reports are taken in", ms(meanwhile, 0.5), `95 % within ${ms(meanwhile, 0.95)}`],
    ["arrival of a report to its event, ms, median", ms(delays, 0.5), `95 % within ${ms(delays, 0.95)}`],
    [`taken in a second, read by the service (${BURST})`, rate.toFixed(0), ""],
    ["resident MB when it answers first", megabytes(early.resident), `heap ${megabytes(early.heap)}`],
    ["resident MB when the desk is ready", megabytes(late.resident), `heap ${megabytes(late.heap)}`],
    ["resident MB at the end", megabytes(end_.resident), `heap ${megabytes(end_.heap)}`],
  ];
}

type Room = Listening & { process: ChildProcess };

async function start(folder: string, file: string): Promise<Room> {
  const execArgv = [...process.execArgv, "--expose-gc"];
  const child = fork(SERVING, [folder, file], { execArgv });
  const [told] = (await once(child, "message")) as [Listening];
  return { ...told, process: child };
}

async function memoryOf({ process: child }: Room): Promise<Memory> {
  child.send("memory");
  return (await once(child, "message"))[0] as Memory;
}

async function end({ process: child }: Room): Promise<void> {
  child.send("end");
  await once(child, "exit");
}

async function post({ address }: Room, captures: readonly Capture[]): Promise<void> {
  for (let from = 0; from < captures.length; from += PORTION) {
    const lines = captures
      .slice(from, from + PORTION)
      .map(({ content: text, kind: _, ...rest }) => JSON.stringify({ ...rest, text }));
    const headers = { "x-sitroom": "1", "content-type": "application/x-ndjson" };
    const answer = await fetch(`${address}/api/v1/reports`, {
      method: "POST",
      headers,
      body: lines.join("\n"),
    });
    const { accepted } = (await answer.json()) as { accepted: number };
    if (accepted !== lines.length) throw new Error(`${accepted} of ${lines.length} reports were taken`);
  }
}

/** Waits until all is worked in and the desk is ready. */
async function settled({ address }: Room): Promise<void> {
  for (;;) {
    const answer = await fetch(`${address}/api/v1/status`);
    const { waiting, degraded } = (await answer.json()) as { waiting: number; degraded: string[] };
    if (waiting === 0 && degraded.length === 0) return;
    await wait(50);
  }
}

/** Milliseconds of each request for a first page, one after the other. */
async function pages({ address }: Room, rounds: number): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++)
    for (const list of LISTS) {
      const began = performance.now();
      const answer = await fetch(`${address}/api/v1/${list}`);
      await answer.arrayBuffer();
      times.push(performance.now() - began);
    }
  return times;
}

/** Milliseconds from handing a report in to the event that names it, of each, as the last of the readers gets it. */
async function singles(
  captures: readonly Capture[],
  room: Room,
  readers: readonly Seen[],
): Promise<number[]> {
  const delays: number[] = [];
  for (const capture of captures) {
    const began = performance.now();
    const told = Promise.all(readers.map((reader) => reader.report(capture.id!)));
    await post(room, [capture]);
    await told;
    delays.push(performance.now() - began);
    await wait(BETWEEN);
  }
  return delays;
}

function ms(values: readonly number[], share: number): string {
  return quantile(values, share).toFixed(0);
}

function megabytes(bytes: number): string {
  return (bytes / 1_048_576).toFixed(0);
}
