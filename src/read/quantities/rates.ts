import { isWord, type Piece } from "../pieces.ts";
import type { Counted } from "./counted.ts";

/** `120 cases a day`, `60 patients per week`: so many in each stretch of time; a rate is no total, and its unit says so. */
export function withRate(pieces: readonly Piece[], { to, unit }: Counted): Counted {
  if (unit === "" || !isWord(pieces, to, "a", "an", "per", "each", "every", "/")) return { to, unit };
  const stretch = pieces[to + 1]?.word ?? "";
  return STRETCHES.has(stretch) ? { to: to + 2, unit: `${unit} per ${stretch}` } : { to, unit };
}

const STRETCHES = new Set(["second", "minute", "hour", "day", "night", "week", "month", "year"]);
