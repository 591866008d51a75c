import { readFileSync } from "node:fs";

/** A trained model as stored in `models/<name>.bin`: named tables and what the header says of them. */
interface Model<Table> {
  meta: Record<string, number>;
  arrays: Record<string, Table>;
}

/** Tables of weights. */
export type Weights = Model<Int16Array>;
/** Tables of signed roots as stored: a weight is `2 * root * |root|`. Half as large, so that more of them stays near the core. */
export type Roots = Model<Int8Array>;

/** The models of the reader. */
const MODELS = ["names", "attribution", "events"] as const;
export type ModelName = (typeof MODELS)[number];
/** Those whose tables are kept as roots. */
const ROOTED = ["tagger", "parser"] as const;
export type RootedName = (typeof ROOTED)[number];

const weighted = new Map<string, Weights>();
const rooted = new Map<string, Roots>();

/** All models of this thread. */
export interface Models {
  weighted: ReadonlyMap<string, Weights>;
  rooted: ReadonlyMap<string, Roots>;
}

/** All models, in memory that threads can share: 20 MB once instead of once for each thread. */
export function lendWeights(): Models {
  for (const name of MODELS) loadWeights(name);
  for (const name of ROOTED) loadRoots(name);
  return { weighted, rooted };
}

/** Takes the models another thread has loaded, so that none is read here. */
export function borrowWeights(lent: Models): void {
  for (const [name, weights] of lent.weighted) weighted.set(name, weights);
  for (const [name, roots] of lent.rooted) rooted.set(name, roots);
}

/**
 * The weights of one model, read once. Layout of the file: length of the header (32 bits, little-endian), header as JSON
 * `{meta, arrays: [{name, length, gaps, values}]}`, then for each table its gaps and its values, a byte each. A gap is the
 * number of zeros before the next value; 255 stands for 255 zeros with no value after them. A value is the signed square
 * root of a weight, scaled to 127: small weights keep their differences and great ones are not cut (plain bytes cost the
 * tagger 1.4 points of accuracy, these nothing).
 */
export function loadWeights(name: ModelName): Weights {
  const known = weighted.get(name);
  if (known !== undefined) return known;
  const weights = decodeWeights(readModel(name));
  weighted.set(name, weights);
  return weights;
}

/** The roots of one model, read once. */
export function loadRoots(name: RootedName): Roots {
  const known = rooted.get(name);
  if (known !== undefined) return known;
  const roots = decodeRoots(readModel(name));
  rooted.set(name, roots);
  return roots;
}

function readModel(name: string): Uint8Array {
  return readFileSync(new URL(`../../models/${name}.bin`, import.meta.url));
}

interface Header {
  meta: Record<string, number>;
  arrays: { name: string; length: number; gaps: number; values: number }[];
}

/** Reads the layout described at {@link loadWeights}; weights come out as -32258..32258. */
export function decodeWeights(file: Uint8Array): Weights {
  return decode(file, (length, roots) => {
    const weights = new Int16Array(new SharedArrayBuffer(2 * length));
    roots((at, root) => {
      weights[at] = root < 0 ? -2 * root * root : 2 * root * root;
    });
    return weights;
  });
}

/** Reads the layout described at {@link loadWeights}; roots come out as -127..127. */
export function decodeRoots(file: Uint8Array): Roots {
  return decode(file, (length, roots) => {
    const table = new Int8Array(new SharedArrayBuffer(length));
    roots((at, root) => {
      table[at] = root;
    });
    return table;
  });
}

/** Calls `put` for each root that is not zero. */
type EachRoot = (put: (at: number, root: number) => void) => void;

function decode<Table>(file: Uint8Array, fill: (length: number, roots: EachRoot) => Table): Model<Table> {
  const headerLength = new DataView(file.buffer, file.byteOffset, file.byteLength).getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(file.subarray(4, 4 + headerLength))) as Header;
  const arrays: Record<string, Table> = {};
  let at = 4 + headerLength;
  for (const { name, length, gaps, values } of header.arrays) {
    const [from, to] = [at + gaps, at + gaps + values];
    arrays[name] = fill(length, eachRoot(file.subarray(at, from), file.subarray(from, to)));
    at = to;
  }
  return { meta: header.meta, arrays };
}

function eachRoot(gaps: Uint8Array, values: Uint8Array): EachRoot {
  return (put) => {
    let at = -1;
    let next = 0;
    for (const gap of gaps) {
      at += gap;
      if (gap !== 255) put(++at, (values[next++]! << 24) >> 24);
    }
  };
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
