import { calendarWord } from "../../lexicon/calendar.ts";
import { isWord, type Piece } from "../pieces.ts";
import { matchClock } from "./clocks.ts";
import { matchDate } from "./dates.ts";
import { matchDuration } from "./durations.ts";
import { type DayPart, type Edge, type Expression, type Match, relative } from "./meaning.ts";
import { mayBeginTime } from "./openings.ts";
import { matchRelative, partOf } from "./relative.ts";
import { matchIsoStamp, matchNamedDay, matchStamp } from "./stamps.ts";

/** Every time expression of one sentence, left to right, none overlapping. */
export function expressionsOf(pieces: readonly Piece[]): Expression[] {
  const expressions: Expression[] = [];
  for (let at = 0; at < pieces.length; ) {
    const expression = mayBeginTime(pieces, at) ? expressionAt(pieces, at) : null;
    if (expression) expressions.push(expression);
    at = expression ? expression.to : at + 1;
  }
  return expressions;
}

/** The time expression that begins at a piece, by the first matcher that finds one, or null. */
export function expressionAt(pieces: readonly Piece[], at: number): Expression | null {
  const match =
    matchStamp(pieces, at) ??
    matchIsoStamp(pieces, at) ??
    matchClocked(pieces, at) ??
    matchEdged(pieces, at) ??
    matchDay(pieces, at) ??
    matchPart(pieces, at) ??
    matchDuration(pieces, at) ??
    matchReference(pieces, at);
  if (!match) return null;
  return {
    from: at,
    to: match.to,
    meaning: match.meaning,
    part: match.part ?? null,
    edge: match.edge ?? null,
    clock: match.clock ?? null,
  };
}

/** A calendar or relative date with what may follow it: part of the day, clock. */
function matchDay(pieces: readonly Piece[], at: number): Match | null {
  const match = matchNamedDay(pieces, at) ?? matchDate(pieces, at) ?? matchRelative(pieces, at);
  if (!match || !isDayLike(match)) return match;
  return withClock(pieces, withPart(pieces, match));
}

/** True for what names one day, so that a part of the day or a clock can follow. */
function isDayLike({ meaning }: Match): boolean {
  if (meaning.kind === "weekday") return true;
  if (meaning.kind === "date") return meaning.day !== null && meaning.lastDay === null;
  return meaning.kind === "relative" && meaning.unit === "day";
}

/** `Saturday night`, `13 April in the evening`, `tomorrow morning`. */
function withPart(pieces: readonly Piece[], match: Match): Match {
  if (match.part) return match;
  const { to } = match;
  const the =
    isWord(pieces, to, "in", "during", "at") && isWord(pieces, to + 1, "the", "night")
      ? to + (isWord(pieces, to + 1, "the") ? 2 : 1)
      : to;
  const dashed = isWord(pieces, the, "-") && pieces[the]!.glued ? the + 1 : the;
  const edge = edgeWord(pieces, dashed);
  const at = edge ? dashed + 1 : dashed;
  const part = isWord(pieces, at, "noon", "midnight") ? null : partOf(pieces[at]?.word ?? "");
  return part ? { ...match, to: at + 1, part: edge ? narrowed(part, edge) : part } : match;
}

/** `Saturday at 6 p.m.`, `13 April, 18:00 GMT`. */
function withClock(pieces: readonly Piece[], match: Match): Match {
  let at = match.to;
  if (isWord(pieces, at, ",")) at++;
  if (isWord(pieces, at, "at", "around", "about", "from", "t")) at++;
  if (isWord(pieces, at, "about", "around")) at++;
  const clock = matchClock(pieces, at);
  return clock ? { ...match, to: clock.to, clock: clock.clock } : match;
}

/** `6 p.m. on Saturday`, `at noon local time`, `18:00 GMT`. */
function matchClocked(pieces: readonly Piece[], at: number): Match | null {
  const clock = matchClock(pieces, at);
  if (!clock) return null;
  let from = clock.to;
  if (isWord(pieces, from, ",", "(")) from++;
  if (isWord(pieces, from, "on", "of", "in") && !isWord(pieces, from + 1, "the")) from++;
  if (isWord(pieces, from, "in") && isWord(pieces, from + 1, "the") && partOf(pieces[from + 2]?.word ?? "")) {
    return { to: from + 3, meaning: relative("day", 0, "narrative"), clock: clock.clock };
  }
  const day = matchDate(pieces, from) ?? matchRelative(pieces, from);
  if (day && isDayLike(day)) return { ...day, clock: clock.clock };
  return { to: clock.to, meaning: relative("day", 0, "narrative"), clock: clock.clock };
}

function edgeWord(pieces: readonly Piece[], at: number): Edge | null {
  const edge = calendarWord("edge", pieces[at]?.word ?? "");
  return edge ? (edge.value as Edge) : null;
}

/** `late Saturday`, `early on Tuesday`, `earlier this month`, `mid-2011`, `the beginning of the year`, `overnight Saturday`. */
function matchEdged(pieces: readonly Piece[], at: number): Match | null {
  return (
    matchHours(pieces, at) ??
    matchWeekOf(pieces, at) ??
    matchStretch(pieces, at) ??
    matchEarlyLate(pieces, at) ??
    matchOvernight(pieces, at)
  );
}

/** `the beginning of the year`, `the end of April`, `the middle of next week`, `the night of 13 April`. */
function matchStretch(pieces: readonly Piece[], at: number): Match | null {
  const from = isWord(pieces, at, "the") ? at + 1 : at;
  const word = pieces[from]?.word ?? "";
  const edge = /^(?:beginning|start|end|middle|turn|outset|close)$/.test(word)
    ? edgeWord(pieces, from)
    : null;
  const part = edge ? null : partOf(word);
  if ((!edge && !part) || !isWord(pieces, from + 1, "of")) return null;
  if (
    edge &&
    isWord(pieces, from + 2, "the", "this", "last", "next") &&
    isWord(pieces, from + 3, "day", "week", "month", "year")
  ) {
    const unit = pieces[from + 3]!.word as "day" | "week" | "month" | "year";
    const shift = Number(calendarWord("shift", pieces[from + 2]!.word)?.value ?? 0);
    return { to: from + 4, meaning: relative(unit, shift), edge };
  }
  const match = matchDate(pieces, from + 2) ?? matchRelative(pieces, from + 2);
  if (!match) return null;
  if (part) return isDayLike(match) ? { ...match, part } : nightBetween(match, part);
  return { ...match, edge };
}

/** `the night of 13-14 April`: the one that begins on the 13th. */
function nightBetween(match: Match, part: DayPart): Match | null {
  const { meaning } = match;
  if (meaning.kind !== "date" || part.code !== "NI" || meaning.lastDay !== (meaning.day ?? 0) + 1)
    return null;
  return { ...match, meaning: { ...meaning, lastDay: null }, part };
}

/** Midnight to six, as newsrooms use `the early hours`. */
const EARLY_HOURS: DayPart = { code: "MO", from: 0, to: 6 * 60 };

/** `the early hours of Sunday`, `the small hours of 3 May`. */
function matchHours(pieces: readonly Piece[], at: number): Match | null {
  const from = isWord(pieces, at, "the") ? at + 1 : at;
  if (!isWord(pieces, from, "early", "small") || !isWord(pieces, from + 1, "hours")) return null;
  if (!isWord(pieces, from + 2, "of", "on")) return null;
  const day = matchDate(pieces, from + 3) ?? matchRelative(pieces, from + 3);
  return day && isDayLike(day) ? { ...day, part: EARLY_HOURS } : null;
}

/** `the last week of May`, `the first days of June 2023`: the end or the beginning of the month. */
function matchWeekOf(pieces: readonly Piece[], at: number): Match | null {
  const from = isWord(pieces, at, "the") ? at + 1 : at;
  const edge = isWord(pieces, from, "first") ? "start" : isWord(pieces, from, "last", "final") ? "end" : null;
  if (!edge || !isWord(pieces, from + 1, "week", "days") || !isWord(pieces, from + 2, "of")) return null;
  const month = matchDate(pieces, from + 3);
  const named = month?.meaning.kind === "date" && month.meaning.month !== null && month.meaning.day === null;
  return month && named ? { ...month, edge } : null;
}

function matchEarlyLate(pieces: readonly Piece[], at: number): Match | null {
  const edge = /^(?:beginning|start|end|middle|turn|outset|close)$/.test(pieces[at]!.word)
    ? null
    : edgeWord(pieces, at);
  if (!edge) return null;
  let from = at + 1;
  if (isWord(pieces, from, "-") && pieces[from]!.glued) from++;
  if (isWord(pieces, from, "in", "on") && !(edge === "before" && isWord(pieces, from + 1, "a"))) from++;
  const preposed = from;
  if (isWord(pieces, from, "the") && partOf(pieces[from + 1]?.word ?? "")) from++;
  const bare = partOf(pieces[from]?.word ?? "");
  if (bare && edge !== "before" && edge !== "after")
    return withDayAfter(pieces, from + 1, narrowed(bare, edge));
  const match = matchDate(pieces, preposed) ?? matchRelative(pieces, preposed) ?? yearAfter(pieces, preposed);
  if (!match) return null;
  if (!isDayLike(match)) return { ...match, edge };
  if (edge === "before" || edge === "after") return withPart(pieces, match);
  const whole = withPart(pieces, match);
  return withClock(
    pieces,
    whole.part ? { ...whole, part: narrowed(whole.part, edge) } : { ...whole, part: dayEdge(edge) },
  );
}

/** `mid-2011` where the year would not count as one by itself. */
function yearAfter(pieces: readonly Piece[], at: number): Match | null {
  return /^(?:19|20)\d\d$/.test(pieces[at]?.word ?? "")
    ? {
        to: at + 1,
        meaning: {
          kind: "date",
          year: Number(pieces[at]!.word),
          month: null,
          day: null,
          lastDay: null,
          lastYear: null,
          either: false,
        },
      }
    : null;
}

/** Early on a day is until 10:00, late from 18:00 (our convention). */
function dayEdge(edge: Edge): DayPart | null {
  if (edge === "start") return { code: "MO", from: 0, to: 600 };
  return edge === "end" ? { code: "NI", from: 1080, to: 1440 } : null;
}

/** The first or last two thirds of a part of the day. */
function narrowed(part: DayPart, edge: Edge): DayPart {
  const third = Math.round((part.to - part.from) / 3);
  if (edge === "start") return { ...part, from: part.code === "MO" ? 0 : part.from, to: part.to - third };
  return edge === "end" ? { ...part, from: part.from + third } : part;
}

/** `late evening on Saturday`, `early morning`; the day is that of the narrative where none follows. */
function withDayAfter(pieces: readonly Piece[], at: number, part: DayPart): Match {
  const from = isWord(pieces, at, "on", "of", ",") ? at + 1 : at;
  const day = matchDate(pieces, from) ?? matchRelative(pieces, from);
  if (day && isDayLike(day)) return withClock(pieces, { ...day, part });
  return { to: at, meaning: relative("day", 0, "narrative"), part };
}

/** `overnight Saturday`, `overnight on Saturday`, `overnight into Sunday`, `overnight`. */
function matchOvernight(pieces: readonly Piece[], at: number): Match | null {
  if (!isWord(pieces, at, "overnight")) return null;
  const part = partOf("overnight");
  const into = isWord(pieces, at + 1, "into", "to");
  const from = into || isWord(pieces, at + 1, "on", "from") ? at + 2 : at + 1;
  const day = matchDate(pieces, from) ?? matchRelative(pieces, from);
  if (day && isDayLike(day))
    return { ...day, part: into && part ? { ...part, from: part.from - 1440, to: part.to - 1440 } : part };
  return {
    to: at + 1,
    meaning: { kind: "relative", unit: "day", offset: 0, from: "telling", bare: true },
    part,
  };
}

/** A part of the day by itself: `in the morning`, `at dawn`, `at night`; it belongs to the day of the narrative. */
function matchPart(pieces: readonly Piece[], at: number): Match | null {
  const from = isWord(pieces, at, "the") ? at + 1 : at;
  const part = partOf(pieces[from]?.word ?? "");
  if (!part || isWord(pieces, from, "noon", "midnight", "night")) return null;
  const asked =
    isWord(pieces, at - 1, "in", "at", "by", "before", "during", "around", "since", "until", "after") ||
    isWord(pieces, from, "predawn");
  if (!asked) return null;
  return withDayAfter(pieces, from + 1, part);
}

/** `recently`, `now`, `currently`; `now` as an opener of an argument is none. */
function matchReference(pieces: readonly Piece[], at: number): Match | null {
  const from = isWord(pieces, at, "more", "most") && isWord(pieces, at + 1, "recently") ? at + 1 : at;
  const word = calendarWord("reference", pieces[from]!.word);
  if (!word || (isWord(pieces, from + 1, ",") && from === 0) || isWord(pieces, from + 1, "-")) return null;
  return { to: from + 1, meaning: { kind: "reference", value: word.value, days: null } };
}
