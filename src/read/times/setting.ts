import type { Day } from "../../text/calendar.ts";
import type { Tense } from "./tense.ts";

/** What is known where an expression stands. */
export interface Setting {
  /** Day of telling (publication), or null. */
  telling: Day | null;
  /** Day the narrative has reached: the last day named before, or null. */
  narrative: Day | null;
  /** A full date near by that partial dates can lean on, or null. */
  near: Day | null;
  tense: Tense;
  /** The word before the expression, lower case, or "". */
  before: string;
  /** `13/04` is day first: true, month first: false, not known: null. */
  dayFirst: boolean | null;
}

/** Prepositions that look ahead where the clause has no tense, and one that always looks back. */
const AHEAD = new Set(["by", "until", "till", "starting", "from", "before"]);

export function direction({ tense, before }: Setting): "past" | "future" | null {
  if (before === "since") return "past";
  if (tense === "past" || tense === "future") return tense;
  return AHEAD.has(before) ? "future" : null;
}

/** What partial dates lean on: a full date near by in the text, else the day of telling. */
export function leaning({ telling, near }: Setting): { day: Day; near: boolean } | null {
  if (near !== null) return { day: near, near: true };
  return telling === null ? null : { day: telling, near: false };
}
