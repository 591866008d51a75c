/** True positives, false positives, false negatives. */
export interface Counts3 {
  tp: number;
  fp: number;
  fn: number;
}

/** Precision, recall, F1 in percent, one decimal. */
export interface Prf {
  P: number;
  R: number;
  F1: number;
}

export function counts(): Counts3 {
  return { tp: 0, fp: 0, fn: 0 };
}

/** Adds `right` hits out of `wanted` gold items and `given` guesses. */
export function tick(tally: Counts3, right: number, wanted: number, given: number): void {
  tally.tp += right;
  tally.fn += wanted - right;
  tally.fp += given - right;
}

export function prf(tally: Counts3): Prf {
  const precision = tally.tp / (tally.tp + tally.fp || 1);
  const recall = tally.tp / (tally.tp + tally.fn || 1);
  const f1 = precision + recall ? (2 * precision * recall) / (precision + recall) : 0;
  return { P: round(precision), R: round(recall), F1: round(f1) };
}

function round(share: number): number {
  return +(100 * share).toFixed(1);
}
