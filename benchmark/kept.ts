import { closeSync, existsSync, mkdirSync, openSync, readSync, renameSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { Reading } from "../src/model/index.ts";
import { packedReading, unpackedReading } from "../src/server/holding.ts";
import { arrivals, readPortions } from "./stream.ts";

/** An invented stream: so many reports of so many crises. */
export interface Stream {
  name: string;
  reports: number;
  situations: number;
}

/** Bytes of the length before each packed reading. */
const HEAD = 4;

/**
 * The readings of a stream in the order of their arrival, so many at a time. Where a folder is given they are read once and kept
 * there as one file of packed readings, each after its length: reading takes most of the time of a long run.
 */
export async function* portionsOfStream(
  stream: Stream,
  portion: number,
  folder: string | null,
): AsyncGenerator<Reading[]> {
  const { name, reports, situations } = stream;
  if (folder === null) return yield* readPortions(arrivals(reports, situations), { portion, name });
  const file = join(folder, `${name.replaceAll(" ", "-")}-${reports}-${situations}.readings`);
  if (!existsSync(file)) await keep(stream, portion, folder, file);
  let held: Reading[] = [];
  for (const bytes of packedIn(file)) {
    if (held.push(unpackedReading(bytes)) < portion) continue;
    yield held;
    held = [];
  }
  if (held.length > 0) yield held;
}

/** Under another name until it is whole. */
async function keep(stream: Stream, portion: number, folder: string, file: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const out = openSync(`${file}.part`, "w");
  const head = Buffer.alloc(HEAD);
  for await (const readings of portionsOfStream(stream, portion, null))
    for (const reading of readings) {
      const bytes = packedReading(reading);
      head.writeUInt32LE(bytes.length);
      writeSync(out, head);
      writeSync(out, bytes);
    }
  closeSync(out);
  renameSync(`${file}.part`, file);
}

function* packedIn(file: string): Generator<Uint8Array> {
  const descriptor = openSync(file, "r");
  const head = Buffer.alloc(HEAD);
  for (let at = 0; readSync(descriptor, head, 0, HEAD, at) === HEAD; ) {
    const bytes = new Uint8Array(head.readUInt32LE());
    readSync(descriptor, bytes, 0, bytes.length, at + HEAD);
    at += HEAD + bytes.length;
    yield bytes;
  }
  closeSync(descriptor);
}
