import type { Comparator } from "../../model/index.ts";

interface Bounds {
  low: number | null;
  high: number | null;
  comparator: Comparator;
}

const FORMAT = new Intl.NumberFormat("en-GB");

/** A number as it was told: `11`, `at least 9`, `about 2,500`, `5–7`. */
export function boundsText({ low, high, comparator }: Bounds): string {
  const [from, to] = [low, high].map((value) => (value === null ? null : FORMAT.format(value)));
  if (low === null && high === null) return "unknown";
  if (low !== null && low === high) return comparator === "~" ? `about ${from}` : from!;
  if (high === null) return `${comparator === ">" ? "more than" : "at least"} ${from}`;
  if (low === null) return `${comparator === "<" ? "fewer than" : "at most"} ${to}`;
  return `${comparator === "~" ? "about " : ""}${from}–${to}`;
}

/** `2 origins`, `1–3 origins`, `origin unknown`. */
export function originsText([low, high]: [number, number]): string {
  if (high === 0) return "origin unknown";
  if (low === high) return `${low} ${low === 1 ? "origin" : "origins"}`;
  return `${low}–${high} origins`;
}

export function countText(count: number, one: string, many = `${one}s`): string {
  return `${FORMAT.format(count)} ${count === 1 ? one : many}`;
}
