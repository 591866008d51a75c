import type {
  ConflictKind,
  ConflictRelation,
  DerivationKind,
  EventType,
  PositionKind,
} from "../../src/model/index.ts";
import { fold } from "../../src/text/normalise.ts";

/** Words of one report. A report is named by its path; inside a container by `file#n`. */
export interface Saying {
  report: string;
  words: string;
}

/** What a careful reader finds in a situation (`truth.json`). */
export interface Truth {
  asOf: string;
  stories: { name: string; reports: string[] }[];
  /** Reports that belong to no story of the others. */
  apart: string[];
  undated: string[];
  garbled: string[];
  notRead: string[];
  derivations: { derived: string; from: string; kinds: DerivationKind[] }[];
  notDerived: { reports: [string, string]; why: string }[];
  claims: { name: string; type: EventType | null; saidBy: Saying[]; origins: [number, number] }[];
  figures: {
    name: string;
    measure: string;
    values: (Saying & { low: number | null; high: number | null })[];
    current: { low: number | null; high: number | null };
  }[];
  positions: {
    actor: string;
    kind: PositionKind;
    report: string;
    at: string;
    words?: string;
    condition?: string;
    consequence?: string;
    deadline?: string;
  }[];
  conflicts: { name: string; kind: ConflictKind; relations: ConflictRelation[]; sides: Saying[][] }[];
  neverHappened: (Saying & { why: string })[];
  /** Who says the words, original speaker first, the publisher left out; empty: the outlet itself. */
  said?: (Saying & { chain: string[] })[];
  /** When what the words tell came to pass: the beginning of an ISO 8601 value. */
  when?: (Saying & { value: string })[];
}

/** Where the words stand in a text, however lines are broken and quotes are curled; null where they do not. */
export function wordsIn(text: string, words: string): { start: number; end: number } | null {
  const pattern = fold(words)
    .trim()
    .split(/\s+/)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
    .join("\\s+");
  const match = new RegExp(pattern).exec(fold(text));
  return match ? { start: match.index, end: match.index + match[0].length } : null;
}
