import { civilOf, dayOf, isCivil, isoDay, pad } from "../../text/calendar.ts";
import type { Meaning } from "./meaning.ts";
import { direction, leaning, type Setting } from "./setting.ts";
import { dayStretch, monthStretch, type Stretch, type Unresolved, yearsStretch } from "./stretches.ts";

type DateMeaning = Extract<Meaning, { kind: "date" }>;

export function dateStretch(meaning: DateMeaning, setting: Setting): Stretch | Unresolved {
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

function dayAlone(day: number, setting: Setting): Stretch | Unresolved {
  const lean = leaning(setting);
  if (lean === null) return `XXXX-XX-${pad(day)}`;
  const { year, month, day: now } = civilOf(lean.day);
  const ahead = direction(setting);
  const shift = ahead === "future" ? (day < now ? 1 : 0) : ahead === "past" && day > now ? -1 : 0;
  const { year: y, month: m } = civilOf(dayOf(year, month + shift, 1));
  return isCivil(y, m, day) ? dayStretch(dayOf(y, m, day)) : `XXXX-XX-${pad(day)}`;
}
