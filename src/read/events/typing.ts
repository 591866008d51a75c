import { loadWeights } from "../../lexicon/weights.ts";
import type { EventMention, EventType } from "../../model/reading.ts";

/** The labels the model knows: PLOVER types with `YIELD` for CONCEDE and RETREAT, as the corpora have them. */
export const LABELS = [
  "AGREE",
  "CONSULT",
  "SUPPORT",
  "YIELD",
  "COOPERATE",
  "AID",
  "REQUEST",
  "ACCUSE",
  "REJECT",
  "THREATEN",
  "PROTEST",
  "SANCTION",
  "MOBILIZE",
  "COERCE",
  "ASSAULT",
] as const;
export type Label = (typeof LABELS)[number];

/** Which quad class a label belongs to: 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict. */
export const QUADS: Readonly<Record<string, number>> = {
  AGREE: 1,
  CONSULT: 1,
  SUPPORT: 1,
  CONCEDE: 1,
  YIELD: 2,
  COOPERATE: 2,
  AID: 2,
  RETREAT: 2,
  REQUEST: 3,
  ACCUSE: 3,
  REJECT: 3,
  THREATEN: 3,
  POSITION: 3,
  RISK: 3,
  PROTEST: 4,
  SANCTION: 4,
  MOBILIZE: 4,
  COERCE: 4,
  ASSAULT: 4,
  INTERCEPT: 4,
  DAMAGE: 4,
  CASUALTY: 4,
};

/** Our types that are no label, as the label they come closest to. */
const CLOSEST: Partial<Record<EventType, Label>> = {
  CONCEDE: "YIELD",
  RETREAT: "YIELD",
  INTERCEPT: "ASSAULT",
  DAMAGE: "ASSAULT",
  CASUALTY: "ASSAULT",
  RISK: "THREATEN",
};

/**
 * The label of the codebook for an event of ours. By the codebook a cooperative act still to come is AGREE, a hostile one
 * THREATEN, and one that is refused or fails to come about REJECT; we keep the act and say so in its modality.
 */
export function labelOf({ type, modality, polarity }: EventMention): string {
  const label = CLOSEST[type] ?? type;
  const quad = QUADS[label];
  if (polarity === "-" && (quad === 1 || quad === 2)) return "REJECT";
  const toCome = modality === "planned" || modality === "conditional";
  if (toCome && (quad === 2 || label === "CONSULT" || label === "SUPPORT")) return "AGREE";
  return toCome && quad === 4 ? "THREATEN" : label;
}

/** Weights of the labels by row of a hashed feature. */
export interface TypingModel {
  table: Float32Array | Int16Array;
  /** Length of the table without the labels, as a power of two. */
  bits: number;
  /** What one step of the table is worth. */
  unit: number;
}

/** The trained model of `models/events.bin`, read once. */
export function typingModel(): TypingModel {
  const { meta, arrays } = loadWeights("events");
  return { table: arrays.table!, bits: meta.bits!, unit: meta.unit! };
}

/** Rows of features in a table of `2 ** bits`, each once. */
export function rowsOf(features: Int32Array, bits: number): Int32Array {
  const rows = new Set<number>();
  const mask = 2 ** bits - 1;
  for (const hash of features) rows.add(hash & mask);
  return Int32Array.from(rows);
}

/** Probability of each label: softmax of the weights, which are drawn together by the square root of how many there are. */
export function labelShares({ table, bits, unit }: TypingModel, features: Int32Array): Float64Array {
  const rows = rowsOf(features, bits);
  const count = LABELS.length;
  const shares = new Float64Array(count);
  for (const row of rows)
    for (let label = 0; label < count; label++) shares[label]! += table[row * count + label]!;
  const scale = unit / Math.sqrt(rows.length);
  const most = shares.reduce((left, right) => Math.max(left, right), -Infinity);
  let sum = 0;
  for (let label = 0; label < count; label++)
    sum += shares[label] = Math.exp((shares[label]! - most) * scale);
  return shares.map((share) => share / sum);
}
