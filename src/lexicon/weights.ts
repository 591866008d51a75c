import { readFileSync } from "node:fs";

/** A trained model as stored in `models/<name>.bin`: named tables of weights and what the header says of them. */
export interface Weights {
  meta: Record<string, number>;
  arrays: Record<string, Int16Array>;
}

/** The models of the reader. */
const MODELS = ["tagger", "parser", "names", "attribution", "events"] as const;
export type ModelName = (typeof MODELS)[number];

const loaded = new Map<string, Weights>();

/** All models, in memory that threads can share: 30 MB once instead of once for each thread. */
export function lendWeights(): ReadonlyMap<string, Weights> {
  for (const name of MODELS) loadWeights(name);
  return loaded;
}

/** Takes the models another thread has loaded, so that none is read here. */
export function borrowWeights(lent: ReadonlyMap<string, Weights>): void {
  for (const [name, weights] of lent) loaded.set(name, weights);
}

/**
 * The weights of one model, read once. Layout of the file: length of the header (32 bits, little-endian), header as JSON
 * `{meta, arrays: [{name, length, gaps, values}]}`, then for each table its gaps and its values, a byte each. A gap is the
 * number of zeros before the next value; 255 stands for 255 zeros with no value after them. A value is the signed square
 * root of a weight, scaled to 127: small weights keep their differences and great ones are not cut (plain bytes cost the
 * tagger 1.4 points of accuracy, these nothing).
 */
export function loadWeights(name: ModelName): Weights {
  const known = loaded.get(name);
  if (known !== undefined) return known;
  const weights = decodeWeights(readFileSync(new URL(`../../models/${name}.bin`, import.meta.url)));
  loaded.set(name, weights);
  return weights;
}

interface Header {
  meta: Record<string, number>;
  arrays: { name: string; length: number; gaps: number; values: number }[];
}

/** Reads the layout described at {@link loadWeights}; weights come out as -32258..32258. */
export function decodeWeights(file: Uint8Array): Weights {
  const headerLength = new DataView(file.buffer, file.byteOffset, file.byteLength).getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(file.subarray(4, 4 + headerLength))) as Header;
  const arrays: Record<string, Int16Array> = {};
  let at = 4 + headerLength;
  for (const { name, length, gaps, values } of header.arrays) {
    arrays[name] = filled(length, file.subarray(at, at + gaps), file.subarray(at + gaps, at + gaps + values));
    at += gaps + values;
  }
  return { meta: header.meta, arrays };
}

function filled(length: number, gaps: Uint8Array, values: Uint8Array): Int16Array {
  const weights = new Int16Array(new SharedArrayBuffer(2 * length));
  let at = -1;
  let next = 0;
  for (let index = 0; index < gaps.length; index++) {
    const gap = gaps[index]!;
    at += gap;
    if (gap === 255) continue;
    const root = (values[next++]! << 24) >> 24;
    weights[++at] = root < 0 ? -2 * root * root : 2 * root * root;
  }
  return weights;
}

/** Writes the layout described at {@link loadWeights} from tables of signed roots; used by the training scripts. */
export function encodeWeights(meta: Record<string, number>, tables: Record<string, Int8Array>): Uint8Array {
  const names = Object.keys(tables).sort();
  const packed = names.map((name) => packedTable(name, tables[name]!));
  const arrays = packed.map(({ name, length, gaps, values }) => ({
    name,
    length,
    gaps: gaps.length,
    values: values.length,
  }));
  const header = new TextEncoder().encode(JSON.stringify({ meta, arrays }));
  const size = packed.reduce(
    (sum, table) => sum + table.gaps.length + table.values.length,
    4 + header.length,
  );
  const file = new Uint8Array(size);
  new DataView(file.buffer).setUint32(0, header.length, true);
  file.set(header, 4);
  let at = 4 + header.length;
  for (const part of packed.flatMap((table) => [table.gaps, table.values])) {
    file.set(part, at);
    at += part.length;
  }
  return file;
}

function packedTable(name: string, table: Int8Array) {
  const gaps: number[] = [];
  const values: number[] = [];
  let gap = 0;
  for (const value of table) {
    if (value === 0) gap++;
    if (gap === 255) {
      gaps.push(gap);
      gap = 0;
    }
    if (value === 0) continue;
    gaps.push(gap);
    values.push(value);
    gap = 0;
  }
  return { name, length: table.length, gaps: Uint8Array.from(gaps), values: Uint8Array.from(values) };
}
