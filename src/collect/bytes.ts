import { once } from "node:events";
import { createGunzip } from "node:zlib";

/** Largest page read, in bytes after unpacking. Larger ones are no articles, and parsing takes ten times the memory. */
export const PAGE_LIMIT = 50 * 1024 * 1024;

/** Bytes of one input, and what went wrong on the way: what came before is kept. */
export interface Bytes {
  bytes: Uint8Array;
  problem: string | null;
}

/** Where a stream of bytes says how it ended. */
export interface Ending {
  problem: string | null;
}

/** True where the bytes begin like gzip. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** All bytes of `source`, at most `limit`; null where there are more. */
export async function readAll(
  source: AsyncIterable<Uint8Array>,
  limit = PAGE_LIMIT,
): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of source) {
    size += chunk.length;
    if (size > limit) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

/** `source` unpacked where it is gzip (by its first bytes, not by its name). Broken gzip ends early and says so. */
export async function* unpacked(
  source: AsyncIterable<Uint8Array>,
  ending: Ending,
): AsyncGenerator<Uint8Array> {
  const chunks = source[Symbol.asyncIterator]();
  const first = await chunks.next();
  if (first.done) return;
  const rest = restOf(first.value, chunks);
  if (isGzip(first.value)) yield* gunzipped(rest, ending);
  else yield* rest;
}

/** A stream whose first chunk was taken off, whole again. */
export async function* restOf(
  first: Uint8Array,
  chunks: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield first;
  for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
}

async function* gunzipped(source: AsyncIterable<Uint8Array>, ending: Ending): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip();
  const ready: Uint8Array[] = [];
  let failure: Error | null = null;
  gunzip.on("data", (chunk: Uint8Array) => ready.push(chunk));
  gunzip.on("error", (error: Error) => {
    failure = error;
  });
  for await (const chunk of source) {
    // `write` calls back when the chunk is unpacked, so no more than one chunk's text waits here.
    await new Promise<void>((done) => void gunzip.write(chunk, () => done()));
    yield* ready.splice(0);
    if (failure) break;
  }
  if (!failure) {
    const over = Promise.race([once(gunzip, "end"), once(gunzip, "close")]).catch(() => undefined);
    gunzip.end();
    await over;
  }
  yield* ready.splice(0);
  if (failure) ending.problem = brokenGzip(failure);
  gunzip.destroy();
}

function brokenGzip(error: Error & { code?: string }): string {
  return error.code === "Z_BUF_ERROR"
    ? "the gzip file is cut off; what came before the break was kept"
    : "the gzip file is damaged; what came before the damage was kept";
}
