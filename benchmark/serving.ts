import { readFileSync } from "node:fs";
import type { Capture, Reading } from "../src/model/index.ts";
import { accountsOf } from "../src/server/accounts.ts";
import { alertsFor } from "../src/server/alerts/alerts.ts";
import { makeApp } from "../src/server/app.ts";
import { unpackedReading } from "../src/server/holding.ts";
import type { ReadBatch } from "../src/server/reading.ts";
import { openService } from "../src/server/service.ts";
import { watchFor } from "../src/server/watching.ts";
import { openSqlite } from "../src/store/index.ts";
import { growSparingly } from "../src/workers/compiling.ts";
import { openReaders } from "../src/workers/pool.ts";

/** What the service under measurement tells once it listens; times in milliseconds. */
export interface Listening {
  address: string;
  /** From opening the store to listening. */
  opening: number;
  /** From the start of the process to listening. */
  sinceStart: number;
}

/** What it tells when it is asked for. */
export interface Memory {
  /** Resident, and heap in use with buffers, in bytes. */
  resident: number;
  heap: number;
}

const THREADS = 2;

/**
 * A service as `sitroom serve` runs it, in a process of its own: on the folder named first, with the readings of the file named
 * second, one a line, at hand; whatever else comes in is read by threads.
 */
async function main([folder, file]: readonly string[]): Promise<void> {
  growSparingly();
  const packed = readingsIn(file!);
  let readers: ReturnType<typeof openReaders> | null = null;
  const opened = () => (readers ??= openReaders(THREADS));
  const read = async (captures: readonly Capture[]): Promise<ReadBatch> => {
    const known = captures.flatMap(({ id }): Reading[] => {
      const bytes = packed.get(id!);
      return bytes ? [unpackedReading(bytes)] : [];
    });
    if (known.length === captures.length) return { readings: known, diagnostics: [] };
    const { readings, diagnostics } = await (await opened())!.read(
      captures.filter(({ id }) => !packed.has(id!)),
    );
    return { readings: [...known, ...readings], diagnostics };
  };
  const began = performance.now();
  const store = await openSqlite(folder!);
  const service = await openService(store, { read, warn: (line) => process.stderr.write(`${line}\n`) });
  const outside = { warn: () => {}, allowedHosts: [] };
  const [watching, alerts] = [await watchFor(service, outside), await alertsFor(service, outside)];
  const rest = { version: "0.0.0", needsLogin: false, hosts: null, watching, alerts };
  const app = await makeApp({ service, accounts: accountsOf(store), ...rest });
  const address = await app.listen({ host: "127.0.0.1", port: 0 });
  const now = performance.now();
  opened();
  process.send!({ address, opening: now - began, sinceStart: now } satisfies Listening);
  process.on("message", async (asked) => {
    if (asked === "memory") return void process.send!(memory());
    await app.close();
    await watching.stop();
    await alerts.stop();
    await service.close();
    await (await readers)?.close();
    process.disconnect();
  });
}

function readingsIn(file: string): Map<string, Uint8Array> {
  const lines = readFileSync(file, "utf8").split("\n").filter(Boolean);
  return new Map(
    lines.map((line): [string, Uint8Array] => {
      const [id, bytes] = line.split(" ");
      return [id!, Uint8Array.from(Buffer.from(bytes!, "base64"))];
    }),
  );
}

function memory(): Memory {
  const resident = process.memoryUsage.rss();
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return { resident, heap: heapUsed + arrayBuffers };
}

await main(process.argv.slice(2));
