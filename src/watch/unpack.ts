import {
  type BrotliDecompress,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  type Gunzip,
  type Inflate,
} from "node:zlib";

/** Bounds on what one answer may hold. */
export interface SizeLimits {
  /** Bytes after unpacking. */
  bytes: number;
  /** Bytes after unpacking for one before; looked at from {@link RATIO_FROM} on. */
  ratio: number;
}

/** Small answers may be packed as well as they like: a megabyte is no danger. */
const RATIO_FROM = 1 << 20;

type Unpacker = Gunzip | Inflate | BrotliDecompress;
const UNPACKERS: Record<string, () => Unpacker> = {
  gzip: createGunzip,
  "x-gzip": createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/** What `Accept-Encoding` may offer. */
export const PACKINGS = "gzip, deflate, br";

/** A limit that was passed, or bytes that are damaged: one line. */
export class UnpackError extends Error {}

/** All bytes of an answer, unpacked (`packing`: the header `content-encoding`), never more than the limits allow. */
export async function readPacked(
  body: AsyncIterable<Uint8Array>,
  packing: string | undefined,
  limits: SizeLimits,
): Promise<Uint8Array> {
  const name = (packing ?? "").trim().toLowerCase();
  if (name === "" || name === "identity") return gathered(body, limits);
  const make = UNPACKERS[name];
  if (!make) throw new UnpackError(`packed as "${name.slice(0, 40)}", which cannot be unpacked`);
  return gathered(unpacking(body, make(), limits), limits);
}

async function gathered(body: AsyncIterable<Uint8Array>, { bytes }: SizeLimits): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > bytes) throw new UnpackError(`larger than the limit of ${bytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

/** Piece by piece, so that no more is unpacked than was asked for. */
async function* unpacking(
  body: AsyncIterable<Uint8Array>,
  unpacker: Unpacker,
  { ratio }: SizeLimits,
): AsyncGenerator<Uint8Array> {
  let packed = 0;
  let size = 0;
  let failure: unknown = null;
  const feeding = (async () => {
    for await (const chunk of body) {
      packed += chunk.length;
      if (!unpacker.write(chunk)) await drained(unpacker);
      if (unpacker.destroyed) return;
    }
    unpacker.end();
  })().catch((error: unknown) => {
    failure = error;
    unpacker.destroy();
  });
  try {
    for await (const chunk of unpacker as AsyncIterable<Uint8Array>) {
      size += chunk.length;
      if (size > RATIO_FROM && size > ratio * packed)
        throw new UnpackError(`unpacks to more than ${ratio} times its size; not read on`);
      yield chunk;
    }
  } catch (error) {
    if (error instanceof UnpackError || failure !== null) throw failure ?? error;
    throw new UnpackError("damaged: it cannot be unpacked");
  } finally {
    unpacker.destroy();
  }
  await feeding;
  if (failure !== null) throw failure;
}

function drained(unpacker: Unpacker): Promise<void> {
  return new Promise((done) => {
    unpacker.once("drain", done);
    unpacker.once("close", done);
    unpacker.once("error", () => done());
  });
}
