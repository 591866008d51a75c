import type { Reading } from "../model/index.ts";
import { byCodeUnit } from "../text/collections.ts";

/** Earliest first: by when a report reached us, else when it was published; undated last, ties by id. */
export function byArrival(left: Reading, right: Reading): number {
  return byCodeUnit(arrivalOf(left), arrivalOf(right));
}

/** Where a report stands in that order, as a key to sort by. */
export function arrivalOf({ report: { id, published, retrieved } }: Reading): string {
  const date = published?.earliest ?? "~";
  return `${retrieved ?? date}\n${date}\n${id}`;
}
