import type { Interval, Precision, TimexType } from "../../model/time.ts";
import {
  civilOf,
  type Day,
  dayEnd,
  dayOf,
  dayStart,
  instant,
  isoDay,
  pad,
  weekdayOf,
} from "../../text/calendar.ts";
import { dateStretch } from "./dating.ts";
import type { Clock, DayPart, Edge, Expression, Meaning } from "./meaning.ts";
import type { Setting } from "./setting.ts";
import { type Stretch, type Unresolved, yearsStretch } from "./stretches.ts";
import { portionStretch, relativeStretch, weekdayStretch } from "./telling.ts";

/** An expression put on the calendar. `day` is set where it names one day. */
export interface Resolution {
  type: TimexType;
  value: string;
  interval: Interval | null;
  day: Day | null;
}

/** TIMEX3 value and interval of an expression in its setting. */
export function resolve(expression: Expression, setting: Setting): Resolution {
  const { meaning } = expression;
  if (meaning.kind === "duration")
    return { type: "DURATION", value: meaning.value, interval: reached(meaning, setting), day: null };
  if (meaning.kind === "set") return { type: "SET", value: meaning.value, interval: null, day: null };
  if (meaning.kind === "reference")
    return { type: "DATE", value: meaning.value, interval: around(meaning, setting), day: null };
  const found = stretchOf(meaning, setting);
  if (typeof found === "string") return unresolved(found, expression);
  return placed(found, expression, setting);
}

function unresolved(value: string, { part, clock }: Expression): Resolution {
  const type = part || clock ? "TIME" : "DATE";
  return { type, value: value + suffix(part, clock, null), interval: null, day: null };
}

function placed(stretch: Stretch, { part, clock, edge }: Expression, setting: Setting): Resolution {
  const day = stretch.from === stretch.to ? stretch.from : null;
  if (clock && day !== null) return clocked(day, clock);
  if (part && day !== null) {
    const interval = {
      earliest: instant(day, part.from),
      latest: instant(day, part.to - 1, 59),
      precision: "part-of-day" as const,
    };
    const named = part.from < 0 ? day - 1 : day;
    return { type: "TIME", value: `${isoDay(named)}T${part.code}`, interval, day };
  }
  const [from, to] = cut(stretch, edge, setting);
  const interval = { earliest: dayStart(from), latest: dayEnd(to), precision: stretch.precision };
  return { type: "DATE", value: stretch.value, interval, day };
}

function clocked(day: Day, clock: Clock): Resolution {
  const summer = clock.us && isUsSummer(day) ? 60 : 0;
  const offset = (clock.offset ?? 0) + summer;
  const minutes = clock.hour * 60 + (clock.minute ?? 0) - offset;
  const last = clock.minute === null ? 59 : 0;
  const interval = {
    earliest: instant(day, minutes),
    latest: instant(day, minutes + last, 59),
    precision: clock.minute === null ? ("hour" as const) : ("minute" as const),
  };
  return { type: "TIME", value: isoDay(day) + suffix(null, clock, day), interval, day };
}

/** `T18:00Z`, `T18:00-04:00`, `T18:00`, `TNI`. */
function suffix(part: DayPart | null, clock: Clock | null, day: Day | null): string {
  if (!clock) return part ? `T${part.code}` : "";
  const time = `T${pad(clock.hour)}:${pad(clock.minute ?? 0)}`;
  if (clock.offset === null) return time;
  const offset = clock.offset + (clock.us && day !== null && isUsSummer(day) ? 60 : 0);
  if (offset === 0) return `${time}Z`;
  const size = Math.abs(offset);
  return `${time}${offset < 0 ? "-" : "+"}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
}

/** Second Sunday of March to first Sunday of November (US Energy Policy Act of 2005). */
function isUsSummer(day: Day): boolean {
  const { year } = civilOf(day);
  const march = dayOf(year, 3, 1);
  const november = dayOf(year, 11, 1);
  const first = march + 7 - weekdayOf(march) + 7;
  const last = november + 7 - weekdayOf(november);
  return day >= first && day < last;
}

/** Early, middle and late thirds of a stretch; `earlier this month` ends on the day of telling, `later` begins there. */
function cut({ from, to }: Stretch, edge: Edge | null, setting: Setting): [Day, Day] {
  const third = Math.max(0, Math.round((to - from + 1) / 3) - 1);
  const { telling } = setting;
  const inside = telling !== null && telling >= from && telling <= to;
  if (edge === "start") return [from, from + third];
  if (edge === "mid") return [from + third + 1, to - third - 1];
  if (edge === "end") return [to - third, to];
  if (edge === "before" && inside) return [from, telling];
  if (edge === "after" && inside) return [telling, to];
  return [from, to];
}

function stretchOf(meaning: Meaning, setting: Setting): Stretch | Unresolved {
  if (meaning.kind === "date") return dateStretch(meaning, setting);
  if (meaning.kind === "weekday") return weekdayStretch(meaning, setting);
  if (meaning.kind === "portion") return portionStretch(meaning, setting);
  if (meaning.kind === "years") return yearsStretch(meaning.first, meaning.last, meaning.value);
  if (meaning.kind === "relative") return relativeStretch(meaning, setting);
  return "XXXX-XX-XX";
}

/** `the past three days` reach back from the day of telling; plain durations say nothing of the calendar. */
function reached(
  { reach, days }: Extract<Meaning, { kind: "duration" }>,
  { telling }: Setting,
): Interval | null {
  if (reach === 0 || days === null || telling === null) return null;
  const far = telling + reach * Math.max(1, Math.ceil(days));
  return {
    earliest: dayStart(Math.min(far, telling)),
    latest: dayEnd(Math.max(far, telling)),
    precision: coarse(days),
  };
}

/** `a few days ago`: from twice as far back to the day of telling. */
function around(
  { days, value }: Extract<Meaning, { kind: "reference" }>,
  { telling }: Setting,
): Interval | null {
  if (days === null || telling === null || value === "PRESENT_REF") return null;
  const far = telling + Math.round(days * 2);
  return {
    earliest: dayStart(Math.min(far, telling)),
    latest: dayEnd(Math.max(far, telling)),
    precision: coarse(Math.abs(days)),
  };
}

function coarse(days: number): Precision {
  if (days < 2) return "day";
  return days <= 14 ? "week" : days <= 92 ? "month" : "year";
}
