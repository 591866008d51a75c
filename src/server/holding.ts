import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { Reading } from "../model/index.ts";
import { knownFrom } from "../picture/index.ts";
import { arrivalOf as arrivalByDates } from "../pipeline.ts";
import { by } from "../text/collections.ts";

/** Readings of the reports that are worked in, packed: a desk asks for them seldom, and there are many. */
export interface Holding {
  has(report: string): boolean;
  get(report: string): Reading | null;
  /** Takes a reading in; it takes the place of an earlier one of the same report. */
  put(reading: Reading): void;
  ids(): string[];
  readonly size: number;
  /**
   * Gives a report its place in the order of arrival: by its dates, but behind all others where it would come before what is
   * settled, up to this key (null: nothing).
   */
  place(reading: Reading, settledUpTo: string | null): void;
  /** That place, as a key to sort by; by its dates where none was given. */
  arrivalOf(reading: Reading): string;
  /** How many reports do not stand where their dates put them. */
  readonly displaced: number;
  /** The ids in the order of their dates. */
  arriving(): string[];
  /** How many of them may have been known at a moment (ISO 8601). */
  countKnown(asOf: string): number;
  /** A holding of its own of those that may have been known at a moment, and that are wanted. */
  knownBy(asOf: string, isWanted?: (report: string) => boolean): Holding;
}

/** As many as no room will ever have displaced reports. */
const DIGITS = 9;

interface Packed {
  /** Place in the order of arrival by the dates of the report. */
  arrival: string;
  /** See `knownFrom`. */
  known: string | null;
  bytes: Uint8Array;
}

export function newHolding(entries: Iterable<[string, Packed]> = []): Holding {
  const held = new Map(entries);
  const displaced = new Map<string, string>();
  let last = "";
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
      const arrival = arrivalByDates(reading);
      held.set(report.id, { arrival, known: knownFrom(report), bytes });
      if (arrival > last) last = arrival;
    },
    ids: () => [...held.keys()],
    get size() {
      return held.size;
    },
    place(reading, settledUpTo) {
      const arrival = arrivalByDates(reading);
      if (arrival > last) last = arrival;
      if (settledUpTo === null || arrival > settledUpTo) return;
      // Behind the last of them, and before whatever its dates put behind that one.
      displaced.set(reading.report.id, `${last}\0${String(displaced.size).padStart(DIGITS, "0")}`);
    },
    arrivalOf: (reading) => displaced.get(reading.report.id) ?? arrivalByDates(reading),
    get displaced() {
      return displaced.size;
    },
    arriving: () => [...held].sort(by(([, { arrival }]) => arrival)).map(([id]) => id),
    countKnown(asOf) {
      let count = 0;
      for (const packed of held.values()) if (isKnown(packed, asOf)) count++;
      return count;
    },
    knownBy(asOf, isWanted = () => true) {
      return newHolding([...held].filter(([id, packed]) => isKnown(packed, asOf) && isWanted(id)));
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
