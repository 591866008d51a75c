import { civilOf, type Day, dayOf, pad, weekdayOf } from "../../text/calendar.ts";
import type { Meaning, Unit } from "./meaning.ts";
import { direction, leaning, type Setting } from "./setting.ts";
import {
  dayStretch,
  monthStretch,
  type Stretch,
  type Unresolved,
  unitStretch,
  weekendStretch,
} from "./stretches.ts";

/** Weekdays: the last such day in the past tense (the day of telling counts), the next one in the future and present (`takes effect on Friday`). */
export function weekdayStretch(
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
export function portionStretch(meaning: PortionMeaning, setting: Setting): Stretch | Unresolved {
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

export function relativeStretch(meaning: RelativeMeaning, setting: Setting): Stretch | Unresolved {
  const { telling, narrative } = setting;
  const base = meaning.from === "narrative" ? (narrative ?? telling) : telling;
  if (base === null) return UNKNOWN[meaning.unit];
  if (meaning.bare) return bareStretch(meaning.unit, base, setting);
  if (meaning.unit === "day") return dayStretch(base + meaning.offset);
  return unitStretch(meaning.unit, base, meaning.offset);
}

/** `the weekend` and `overnight` by tense: the last one, or the coming one. */
function bareStretch(unit: Unit, base: Day, setting: Setting): Stretch {
  const ahead = direction(setting) === "future";
  if (unit !== "weekend") return dayStretch(ahead ? base : base - 1);
  const weekend = weekendStretch(base);
  return ahead || base >= weekend.from ? weekend : weekendStretch(base - 7);
}
