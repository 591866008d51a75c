import { readFileSync } from "node:fs";

/** A trained model as stored in `models/<name>.bin`: named arrays and what the header says of them. */
export interface Weights {
  meta: Record<string, number>;
  arrays: Record<string, Int8Array>;
}

const loaded = new Map<string, Weights>();

/**
 * The weights of one model, read once. Layout of the file: length of the header (32 bits, little-endian), header as JSON
 * `{meta, arrays: [{name, length}]}`, then the arrays of signed bytes one after the other.
 */
export function loadWeights(name: "tagger" | "parser"): Weights {
  const known = loaded.get(name);
  if (known !== undefined) return known;
  const weights = decodeWeights(readFileSync(new URL(`../../models/${name}.bin`, import.meta.url)));
  loaded.set(name, weights);
  return weights;
}

/** Reads the layout described at {@link loadWeights}. */
export function decodeWeights(file: Uint8Array): Weights {
  const headerLength = new DataView(file.buffer, file.byteOffset, file.byteLength).getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(file.subarray(4, 4 + headerLength))) as {
    meta: Record<string, number>;
    arrays: { name: string; length: number }[];
  };
  const arrays: Record<string, Int8Array> = {};
  let at = file.byteOffset + 4 + headerLength;
  for (const { name, length } of header.arrays) {
    arrays[name] = new Int8Array(file.buffer, at, length);
    at += length;
  }
  return { meta: header.meta, arrays };
}

/** Writes the layout described at {@link loadWeights}; used by the training scripts. */
export function encodeWeights(weights: Weights): Uint8Array {
  const names = Object.keys(weights.arrays).sort();
  const arrays = names.map((name) => ({ name, length: weights.arrays[name]!.length }));
  const header = new TextEncoder().encode(JSON.stringify({ meta: weights.meta, arrays }));
  const size = arrays.reduce((sum, array) => sum + array.length, 4 + header.length);
  const file = new Uint8Array(size);
  new DataView(file.buffer).setUint32(0, header.length, true);
  file.set(header, 4);
  let at = 4 + header.length;
  for (const { name, length } of arrays) {
    file.set(new Uint8Array(weights.arrays[name]!.buffer, weights.arrays[name]!.byteOffset, length), at);
    at += length;
  }
  return file;
}
