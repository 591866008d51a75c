import { calendarWord } from "../../lexicon/calendar.ts";
import { isWord, type Piece } from "../pieces.ts";
import type { Clock } from "./meaning.ts";

/** A time of day written at `at`, and where it ends (zone included). */
export interface ClockMatch {
  to: number;
  clock: Clock;
}

/** `7:30 p.m.`, `7.30pm`, `10am`, `19:40`, `1800 GMT`, `6 o'clock`, `noon`, `midnight`, with zone. */
export function matchClock(pieces: readonly Piece[], at: number): ClockMatch | null {
  const piece = pieces[at];
  if (!piece || (piece.glued && at > 0 && !/^[-('"t[]$/.test(pieces[at - 1]!.word))) return null;
  if (piece.word === "noon") return withZone(pieces, at + 1, 12, 0);
  if (piece.word === "midnight") return midnight(pieces, at);
  if (!piece.digits) return null;
  return halfDayClock(pieces, at) ?? fullDayClock(pieces, at);
}

/** "By midnight on Sunday" is the end of Sunday; "at midnight" its beginning. */
function midnight(pieces: readonly Piece[], at: number): ClockMatch {
  const ends = isWord(pieces, at - 1, "before", "until", "till", "by");
  return ends ? withZone(pieces, at + 1, 23, 59) : withZone(pieces, at + 1, 0, 0);
}

/** Twelve-hour time with `am` or `pm`. */
function halfDayClock(pieces: readonly Piece[], at: number): ClockMatch | null {
  const match = /^(\d{1,2})(?:[:.](\d{2})(?::\d{2})?)?$/.exec(pieces[at]!.word);
  if (!match) return null;
  const [hour, minute] = [Number(match[1]), match[2] === undefined ? null : Number(match[2])];
  if (isOclock(pieces, at + 1) > 0 && hour <= 12)
    return withZone(pieces, isOclock(pieces, at + 1), hour, null);
  const half = pieces[at + 1]?.word;
  if ((half !== "am" && half !== "pm") || hour > 12 || hour < 1) return null;
  return withZone(pieces, at + 2, (hour % 12) + (half === "pm" ? 12 : 0), minute);
}

function isOclock(pieces: readonly Piece[], at: number): number {
  if (isWord(pieces, at, "o") && isWord(pieces, at + 1, "'") && isWord(pieces, at + 2, "clock"))
    return at + 3;
  return isWord(pieces, at, "o'clock") ? at + 1 : -1;
}

/** `19:40` after a word that asks for a time, before a zone, or alone on its line; `1800 GMT`. */
function fullDayClock(pieces: readonly Piece[], at: number): ClockMatch | null {
  // `13.50` is a time only where nothing else stands on the line.
  const word = isAlone(pieces) ? pieces[at]!.word.replace(/^(\d\d)\.(?=\d\d$)/, "$1:") : pieces[at]!.word;
  const match = /^([01]?\d|2[0-3])(?::([0-5]\d)(?::[0-5]\d)?|([0-5]\d))$/.exec(word);
  if (!match) return null;
  const compact = match[3] !== undefined;
  if (compact && pieces[at]!.word.length !== 4) return null;
  const found = withZone(pieces, at + 1, Number(match[1]), Number(match[2] ?? match[3]));
  const zoned = found.to > at + 1 || isWord(pieces, at + 1, "hours", "hrs");
  if (zoned)
    return isWord(pieces, found.to, "hours", "hrs")
      ? withZone(pieces, found.to + 1, found.clock.hour, found.clock.minute)
      : found;
  const asked = isWord(
    pieces,
    at - 1,
    "at",
    "around",
    "by",
    "from",
    "until",
    "till",
    "before",
    "after",
    "about",
    "since",
    "between",
    "t",
  );
  return !compact && (asked || isAlone(pieces)) ? found : null;
}

/** `19:40`, `19:40 –`: nothing else that tells stands on the line. */
function isAlone(pieces: readonly Piece[]): boolean {
  return pieces.length <= 3 && pieces.slice(1).every(({ word }) => /^[^\p{L}\d]+$/u.test(word));
}

/** Zone after a clock: `GMT`, `(GMT+8)`, `local time`, `Eastern Time`, `EDT`. */
function withZone(pieces: readonly Piece[], at: number, hour: number, minute: number | null): ClockMatch {
  const clock: Clock = { hour, minute, offset: null, us: false };
  const open = isWord(pieces, at, "(", ",") ? at + 1 : at;
  const zone =
    pieces[open] && (pieces[open]!.capital || pieces[open]!.word === "z")
      ? calendarWord("zone", pieces[open]!.word)
      : undefined;
  if (zone) {
    let to = open + 1;
    clock.offset = Number(zone.value);
    clock.us = zone.more[0] === "us";
    const hours = isWord(pieces, to, "+", "-") && /^\d{1,2}$/.test(pieces[to + 1]?.word ?? "");
    if (hours) {
      clock.offset += Number(pieces[to + 1]!.word) * (pieces[to]!.word === "-" ? -60 : 60);
      to += 2;
    }
    if (isWord(pieces, open - 1, "(") && isWord(pieces, to, ")")) to++;
    return { to, clock };
  }
  const local =
    isWord(pieces, at, "local", "eastern", "pacific", "central") && isWord(pieces, at + 1, "time");
  if (local && pieces[at]!.word !== "local") {
    const code = pieces[at]!.word === "eastern" ? "et" : pieces[at]!.word === "pacific" ? "pt" : "ct";
    clock.offset = Number(calendarWord("zone", code)!.value);
    clock.us = true;
  }
  return { to: local ? at + 2 : at, clock };
}
