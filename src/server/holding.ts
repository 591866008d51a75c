import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { Reading } from "../model/index.ts";
import { knownFrom } from "../picture/index.ts";
import { by } from "../text/collections.ts";

/** Readings of the reports that are worked in, packed: a desk asks for them seldom, and there are many. */
export interface Holding {
  has(report: string): boolean;
  get(report: string): Reading | null;
  /** Takes a reading in; it takes the place of an earlier one of the same report. */
  put(reading: Reading): void;
  ids(): string[];
  /** Notes where in the log a report came; the first time counts. */
  arrive(report: string, seq: number): void;
  /** That place, as a key to sort by: whatever dates reports bear, what comes in now belongs behind all that is held. */
  arrivalOf(report: string): string;
  /** The ids in that order. */
  arriving(): string[];
  /** How many of them may have been known at a moment (ISO 8601). */
  countKnown(asOf: string): number;
  /** A holding of its own of those that may have been known at a moment, and that are wanted. */
  knownBy(asOf: string, isWanted?: (report: string) => boolean): Holding;
}

/** As many as the greatest whole number has. */
const SEQ_DIGITS = 16;

interface Packed {
  /** See `knownFrom`. */
  known: string | null;
  bytes: Uint8Array;
}

export function newHolding(
  entries: Iterable<[string, Packed]> = [],
  arrivals: Map<string, string> = new Map(),
): Holding {
  const held = new Map(entries);
  const arrivalOf = (report: string) => arrivals.get(report) ?? "";
  const isKnown = ({ known }: Packed, asOf: string) => known === null || known <= asOf;
  return {
    has: (report) => held.has(report),
    get(report) {
      const packed = held.get(report);
      return packed ? unpackedReading(packed.bytes) : null;
    },
    put(reading) {
      const { report } = reading;
      const bytes = packedReading(reading);
      held.set(report.id, { known: knownFrom(report), bytes });
    },
    ids: () => [...held.keys()],
    arrive(report, seq) {
      if (!arrivals.has(report)) arrivals.set(report, String(seq).padStart(SEQ_DIGITS, "0"));
    },
    arrivalOf,
    arriving: () => [...held.keys()].sort(by(arrivalOf)),
    countKnown(asOf) {
      let count = 0;
      for (const packed of held.values()) if (isKnown(packed, asOf)) count++;
      return count;
    },
    knownBy(asOf, isWanted = () => true) {
      return newHolding(
        [...held].filter(([id, packed]) => isKnown(packed, asOf) && isWanted(id)),
        arrivals,
      );
    },
  };
}

/**
 * A reading in a fifth of the bytes: deflated JSON, which is smaller than the engine's own serial form, and quick. Copied, since
 * what comes out of deflating keeps a whole block of memory alive.
 */
export function packedReading(reading: Reading): Uint8Array {
  return new Uint8Array(deflateRawSync(JSON.stringify(reading)));
}

/** The reading that was packed. */
export function unpackedReading(bytes: Uint8Array): Reading {
  return JSON.parse(inflateRawSync(bytes).toString()) as Reading;
}
