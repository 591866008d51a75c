import type { Interval, Precision, TimexType } from "../../model/time.ts";
import {
  civilOf,
  type Day,
  dayEnd,
  dayOf,
  dayStart,
  daysInMonth,
  instant,
  isCivil,
  isoDay,
  isoWeek,
  pad,
  weekdayOf,
} from "../../text/calendar.ts";
import type { Clock, DayPart, Edge, Expression, Meaning, Unit } from "./meaning.ts";
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

/** An expression put on the calendar. `day` is set where it names one day. */
export interface Resolution {
  type: TimexType;
  value: string;
  interval: Interval | null;
  day: Day | null;
}

/** A stretch of whole days with its TIMEX3 value. */
interface Stretch {
  value: string;
  from: Day;
  to: Day;
  precision: Precision;
}

type Unresolved = string;

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

function yearsStretch(first: number, last: number, value: string): Stretch {
  return { value, from: dayOf(first, 1, 1), to: dayOf(last, 12, 31), precision: "year" };
}

function monthStretch(year: number, month: number): Stretch {
  const from = dayOf(year, month, 1);
  const carried = civilOf(from);
  const value = `${pad(carried.year, 4)}-${pad(carried.month)}`;
  return { value, from, to: from + daysInMonth(carried.year, carried.month) - 1, precision: "month" };
}

function dayStretch(day: Day): Stretch {
  return { value: isoDay(day), from: day, to: day, precision: "day" };
}

function weekStretch(day: Day): Stretch {
  const from = day - weekdayOf(day) + 1;
  return { value: isoWeek(day), from, to: from + 6, precision: "week" };
}

function weekendStretch(day: Day): Stretch {
  const from = day - weekdayOf(day) + 6;
  return { value: `${isoWeek(from)}-WE`, from, to: from + 1, precision: "weekend" };
}

type DateMeaning = Extract<Meaning, { kind: "date" }>;

function dateStretch(meaning: DateMeaning, setting: Setting): Stretch | Unresolved {
  const { year, month, day, lastDay, lastYear } = meaning;
  if (meaning.either) return eitherStretch(meaning, setting);
  if (month === null && day === null && year !== null) {
    return lastYear
      ? yearsStretch(year, lastYear, `${year}/${lastYear}`)
      : yearsStretch(year, year, pad(year, 4));
  }
  if (day === null) {
    const told = year ?? monthYear(month!, setting);
    return told === null ? `XXXX-${pad(month!)}` : monthStretch(told, month!);
  }
  if (month === null) return dayAlone(day, setting);
  const told = year ?? dayYear(month, day, setting);
  if (told === null) return `XXXX-${pad(month)}-${pad(day)}`;
  if (!isCivil(told, month, day)) return `${pad(told, 4)}-${pad(month)}-XX`;
  const from = dayOf(told, month, day);
  if (lastDay === null || lastDay <= day || !isCivil(told, month, lastDay)) return dayStretch(from);
  const to = dayOf(told, month, lastDay);
  return { value: `${isoDay(from)}/${isoDay(to)}`, from, to, precision: to - from > 2 ? "week" : "day" };
}

/** `03/04/2024`: by the habit of the report, else by what lies nearer before the day of telling, else open. */
function eitherStretch({ year, month, day }: DateMeaning, setting: Setting): Stretch | Unresolved {
  const european = dayOf(year!, month!, day!);
  const american = dayOf(year!, day!, month!);
  if (setting.dayFirst !== null) return dayStretch(setting.dayFirst ? european : american);
  const { telling } = setting;
  if (telling !== null) {
    const near = [european, american].filter((one) => Math.abs(one - telling) <= NEAR_DAYS);
    if (near.length === 1) return dayStretch(near[0]!);
  }
  const [from, to] = [Math.min(european, american), Math.max(european, american)];
  return { value: `${year}-XX-XX`, from, to, precision: "month" };
}

/** One reading of `03/04/2024` this near to the day of telling, the other not: it is the one meant. */
const NEAR_DAYS = 21;

/** Prepositions that look ahead where the clause has no tense, and one that always looks back. */
const AHEAD = new Set(["by", "until", "till", "starting", "from", "before"]);

function direction({ tense, before }: Setting): "past" | "future" | null {
  if (before === "since") return "past";
  if (tense === "past" || tense === "future") return tense;
  return AHEAD.has(before) ? "future" : null;
}

/** Year of a month told without one: last occurrence in the past tense, next in the future, else the nearest. */
function monthYear(month: number, setting: Setting): number | null {
  const lean = leaning(setting);
  if (lean === null) return null;
  const { year, month: now } = civilOf(lean.day);
  const ahead = direction(setting);
  if (ahead === "past") return month <= now + (lean.near ? GOES_ON_MONTHS : 0) ? year : year - 1;
  if (ahead === "future") return month >= now ? year : year + 1;
  return nearestYear(year, (candidate) => Math.abs((candidate - year) * 12 + month - now));
}

function dayYear(month: number, day: number, setting: Setting): number | null {
  const lean = leaning(setting);
  if (lean === null) return null;
  const { year } = civilOf(lean.day);
  const distance = (candidate: number) => Math.abs(dayOf(candidate, month, day) - lean.day);
  const ahead = direction(setting);
  const same = dayOf(year, month, day);
  const goesOn = lean.near ? GOES_ON_MONTHS * 30 : 1;
  if (ahead === "past") return same <= lean.day + goesOn ? year : year - 1;
  if (ahead === "future") return same >= lean.day ? year : year + 1;
  return nearestYear(year, distance);
}

/** A narrative that leans on a full date may have gone on this long after it (our choice). */
const GOES_ON_MONTHS = 4;

function nearestYear(year: number, distance: (candidate: number) => number): number {
  return [year, year - 1, year + 1].reduce((best, candidate) =>
    distance(candidate) < distance(best) ? candidate : best,
  );
}

/** What partial dates lean on: a full date near by in the text, else the day of telling. */
function leaning({ telling, near }: Setting): { day: Day; near: boolean } | null {
  if (near !== null) return { day: near, near: true };
  return telling === null ? null : { day: telling, near: false };
}

function dayAlone(day: number, setting: Setting): Stretch | Unresolved {
  const lean = leaning(setting);
  if (lean === null) return `XXXX-XX-${pad(day)}`;
  const { year, month, day: now } = civilOf(lean.day);
  const ahead = direction(setting);
  const shift = ahead === "future" ? (day < now ? 1 : 0) : ahead === "past" && day > now ? -1 : 0;
  const { year: y, month: m } = civilOf(dayOf(year, month + shift, 1));
  return isCivil(y, m, day) ? dayStretch(dayOf(y, m, day)) : `XXXX-XX-${pad(day)}`;
}

/** Weekdays: the last such day in the past tense (the day of telling counts), the next one in the future and present (`takes effect on Friday`). */
function weekdayStretch(
  { weekday, shift }: Extract<Meaning, { kind: "weekday" }>,
  setting: Setting,
): Stretch | Unresolved {
  const { telling, near } = setting;
  if (telling === null) {
    if (near === null) return `XXXX-WXX-${weekday}`;
    return dayStretch(near + ((weekday - weekdayOf(near) + 10) % 7) - 3);
  }
  const today = weekdayOf(telling);
  const back = (today - weekday + 7) % 7;
  const monday = telling - today + 1;
  if (shift !== null && Math.abs(shift) >= 7) return dayStretch(monday + 7 * Math.sign(shift) + weekday - 1);
  if (shift === -1) return dayStretch(telling - (back === 0 ? 7 : back));
  if (shift === 1) return dayStretch(monday + 7 + weekday - 1);
  const ahead =
    direction(setting) === "future" || (setting.tense === "present" && setting.before !== "since");
  return dayStretch(ahead ? telling + ((7 - back) % 7) : telling - back);
}

type PortionMeaning = Extract<Meaning, { kind: "portion" }>;

/** Seasons run from their first month for three months, winter into the next year; a negative index is a month. */
function portionStretch(meaning: PortionMeaning, setting: Setting): Stretch | Unresolved {
  const year = meaning.year ?? portionYear(meaning, setting);
  if (year === null) return portionValue(meaning, "XXXX");
  return portionIn(meaning, year);
}

const SEASONS = ["SP", "SU", "FA", "WI"];

function portionValue({ portion, index }: PortionMeaning, year: string): string {
  if (index < 0) return `${year}-${pad(-index)}`;
  if (portion === "season") return `${year}-${SEASONS[index - 1]}`;
  return `${year}-${portion === "quarter" ? "Q" : "H"}${index}`;
}

function portionIn(meaning: PortionMeaning, year: number): Stretch {
  const { portion, index } = meaning;
  if (index < 0) return monthStretch(year, -index);
  const months = portion === "half" ? 6 : 3;
  const first = portion === "season" ? index * 3 : (index - 1) * months + 1;
  return {
    value: portionValue(meaning, pad(year, 4)),
    from: dayOf(year, first, 1),
    to: dayOf(year, first + months, 1) - 1,
    precision: "month",
  };
}

function portionYear(meaning: PortionMeaning, setting: Setting): number | null {
  const lean = leaning(setting);
  if (lean === null) return null;
  const { year } = civilOf(lean.day);
  const { shift } = meaning;
  const begins = (candidate: number) => portionIn(meaning, candidate).from;
  const over = (candidate: number) => portionIn(meaning, candidate).to < lean.day;
  if (shift === 0) return year;
  if (shift === -1) return over(year) ? year : year - 1;
  if (shift === 1) return begins(year) > lean.day ? year : year + 1;
  const ahead = direction(setting);
  if (ahead === "future") return over(year) ? year + 1 : year;
  return begins(year) <= lean.day || ahead === null ? year : year - 1;
}

const UNKNOWN: Record<Unit, string> = {
  day: "XXXX-XX-XX",
  weekend: "XXXX-WXX-WE",
  week: "XXXX-WXX",
  month: "XXXX-XX",
  quarter: "XXXX-QX",
  year: "XXXX",
  decade: "XXX",
  century: "XX",
};

type RelativeMeaning = Extract<Meaning, { kind: "relative" }>;

function relativeStretch(meaning: RelativeMeaning, setting: Setting): Stretch | Unresolved {
  const { telling, narrative } = setting;
  const base = meaning.from === "narrative" ? (narrative ?? telling) : telling;
  if (base === null) return UNKNOWN[meaning.unit];
  if (meaning.bare) return bareStretch(meaning.unit, base, setting);
  if (meaning.unit === "day") return dayStretch(base + meaning.offset);
  return unitStretch(meaning.unit, base, meaning.offset);
}

function unitStretch(unit: Unit, base: Day, offset: number): Stretch {
  const { year, month } = civilOf(base);
  if (unit === "week") return weekStretch(base + 7 * offset);
  if (unit === "weekend") return weekendStretch(base + 7 * offset);
  if (unit === "month") return monthStretch(year, month + offset);
  if (unit === "quarter") return quarterStretch(year, Math.floor((month - 1) / 3) + offset);
  if (unit === "decade")
    return yearsStretch(
      decadeOf(year) + 10 * offset,
      decadeOf(year) + 10 * offset + 9,
      String(decadeOf(year) / 10 + offset),
    );
  if (unit === "century")
    return yearsStretch(year + 100 * offset, year + 100 * offset, pad(year + 100 * offset, 4));
  return yearsStretch(year + offset, year + offset, pad(year + offset, 4));
}

function decadeOf(year: number): number {
  return Math.floor(year / 10) * 10;
}

function quarterStretch(year: number, index: number): Stretch {
  const from = civilOf(dayOf(year, index * 3 + 1, 1));
  const quarter = (from.month - 1) / 3 + 1;
  const first = dayOf(from.year, from.month, 1);
  return {
    value: `${from.year}-Q${quarter}`,
    from: first,
    to: dayOf(from.year, from.month + 3, 1) - 1,
    precision: "month",
  };
}

/** `the weekend` and `overnight` by tense: the last one, or the coming one. */
function bareStretch(unit: Unit, base: Day, setting: Setting): Stretch {
  const ahead = direction(setting) === "future";
  if (unit !== "weekend") return dayStretch(ahead ? base : base - 1);
  const weekend = weekendStretch(base);
  return ahead || base >= weekend.from ? weekend : weekendStretch(base - 7);
}

/** `the past three days` reach back from the day of telling; plain durations say nothing of the calendar. */
function reached(
  { reach, days }: Extract<Meaning, { kind: "duration" }>,
  { telling }: Setting,
): Interval | null {
  if (reach === 0 || days === null || telling === null) return null;
  const far = telling + reach * Math.ceil(days);
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
