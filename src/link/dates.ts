import type { Reading } from "../model/reading.ts";
import type { Basis, Dated } from "../model/time.ts";
import { groupBy } from "../text/collections.ts";
import { Journal } from "../text/journal.ts";
import type { StoryChange } from "./stories.ts";
import { addDays, dayOf, lastWeekday, nextWeekday, weekdayOf, weekdaysOf } from "./weekdays.ts";

/** A bare weekday in news means the last one: seven days on, a writer says `last Saturday`. */
const BARE_WEEKDAY_DAYS = 6;
/** Bases that tell when a report came out; the others tell a day that it speaks of. */
const PUBLISHED: ReadonlySet<Basis> = new Set(["metadata", "dateline", "url"]);
const FINE: ReadonlySet<string> = new Set(["second", "minute", "hour", "part-of-day", "day"]);
const WEEKEND = [6, 0];

/** Calendar days that the dated reports of each story speak of, by story id; ascending, each once. */
export type DayMemory = Map<string, readonly number[]>;

/**
 * Dates for undated reports, out of their story: where a dated report of the same story and the undated one speak
 * of the same weekday (or the weekend), that day is known, and the undated report came out on or after the last day
 * it names and within a week of the first. Reports for which nothing of the kind can be said are absent.
 */
export function dateByStory(
  readings: readonly Reading[],
  { storyOf, absorbed }: Pick<StoryChange, "storyOf" | "absorbed">,
  memory: DayMemory = new Map(),
  journal: Journal = new Journal(),
): Map<string, Dated> {
  for (const [gone, into] of absorbed) rememberDays(memory, into, memory.get(gone) ?? [], journal);
  const dates = new Map<string, Dated>();
  for (const [story, members] of groupBy(readings, ({ report }) => storyOf.get(report.id)!)) {
    const days = rememberDays(memory, story, members.flatMap(daysToldOf), journal);
    if (days.length === 0) continue;
    for (const reading of members) {
      const dated = reading.report.published === null ? dateBy(reading, days) : null;
      if (dated) dates.set(reading.report.id, dated);
    }
  }
  return dates;
}

function rememberDays(
  memory: DayMemory,
  story: string,
  days: readonly number[],
  journal: Journal,
): readonly number[] {
  const known = memory.get(story) ?? [];
  const all = [...new Set([...known, ...days])].sort((left, right) => left - right);
  if (all.length > known.length) journal.set(memory, story, all);
  return all;
}

/** The calendar days that a dated report speaks of by weekday, and its own day where that is what it tells. */
function daysToldOf(reading: Reading): number[] {
  const { published } = reading.report;
  const known = published?.earliest;
  if (!known || !FINE.has(published.precision)) return [];
  const day = dayOf(known);
  if (!PUBLISHED.has(published.basis)) return [day];
  const named = weekdaysOf(reading);
  const days = [...named.days].map((weekday) => lastWeekday(day, weekday));
  return named.weekend ? [...days, ...WEEKEND.map((weekday) => lastWeekday(day, weekday))] : days;
}

/** The interval in which an undated report came out, given the days its story speaks of. */
function dateBy(reading: Reading, told: readonly number[]): Dated | null {
  const named = weekdaysOf(reading);
  const meant = (day: number) =>
    named.days.has(weekdayOf(day)) || (named.weekend && WEEKEND.includes(weekdayOf(day)));
  const first = told.find(meant);
  if (first === undefined || isSpread(told)) return null;
  const last = Math.max(first, ...[...named.days].map((weekday) => nextWeekday(first, weekday)));
  const latest = Math.max(last, addDays(first, BARE_WEEKDAY_DAYS));
  return {
    earliest: `${isoDay(last)}T00:00:00Z`,
    latest: `${isoDay(latest)}T23:59:59Z`,
    precision: last === latest ? "day" : "week",
    basis: "cluster",
  };
}

/** A story told over more than a week gives no weekday a single day. */
function isSpread(told: readonly number[]): boolean {
  return told.at(-1)! > addDays(told[0]!, BARE_WEEKDAY_DAYS);
}

function isoDay(day: number): string {
  return new Date(day).toISOString().slice(0, 10);
}
