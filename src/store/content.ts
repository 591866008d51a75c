import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, brotliDecompress, constants } from "node:zlib";
import type { Content, DroppedContent, EncodedContent, StoredCapture } from "./entries.ts";

const LONE_SURROGATE = /\p{Surrogate}/u;

/** SHA-256, 64 hexadecimal digits. */
export function sha256(bytes: Uint8Array | string): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** Text as bytes: UTF-8, or UTF-16 where lone surrogates would be lost in UTF-8. */
export function encode(text: string): EncodedContent {
  const encoding = LONE_SURROGATE.test(text) ? "utf-16le" : "utf-8";
  return { bytes: Buffer.from(text, encoding), encoding };
}

/** The text of a stored content, exactly as it was given; null for bytes that are no text or of an unknown encoding. */
export function textOf({ encoding }: Pick<StoredCapture, "encoding">, bytes: Uint8Array): string | null {
  if (encoding === "utf-8" || encoding === "utf-16le")
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString(encoding);
  if (encoding === null) return null;
  try {
    return new TextDecoder(encoding).decode(bytes);
  } catch {
    return null;
  }
}

/** A content made ready for storing. */
export interface PackedContent extends DroppedContent {
  /** How `data` is packed; `plain` where packing gains nothing. */
  packing: "brotli" | "plain";
  /** Null where only the facts are known. */
  data: Uint8Array | null;
}

/** Hashes and packs a content. */
export async function pack(content: Content): Promise<PackedContent> {
  if (typeof content === "object" && "hash" in content) return { ...content, packing: "plain", data: null };
  const { bytes, encoding } = typeof content === "string" ? encode(content) : content;
  return { hash: sha256(bytes), size: bytes.length, encoding, ...(await compressed(bytes)) };
}

const compress = promisify(brotliCompress);
const decompress = promisify(brotliDecompress);

/**
 * Quality 5 by measurement on news texts and their readings: 6 % and 8 % smaller than deflate at .2 and .5 ms each; quality 9
 * gains nothing more and takes 14 times as long.
 */
const QUALITY = 5;

/** Bytes packed, or plain where that is no longer. */
export async function compressed(
  bytes: Uint8Array,
): Promise<Pick<PackedContent, "packing"> & { data: Uint8Array }> {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  const data = await compress(bytes, { params });
  return data.length < bytes.length
    ? { packing: "brotli", data }
    : { packing: "plain", data: Uint8Array.from(bytes) };
}

/** The bytes that were packed. */
export async function unpack(packing: string, data: Uint8Array): Promise<Uint8Array> {
  return packing === "brotli" ? decompress(data) : Uint8Array.from(data);
}
