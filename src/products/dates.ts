import type { Dated } from "../model/index.ts";

const MONTHS = "January February March April May June July August September October November December".split(
  " ",
);
const DAYS = "Sun Mon Tue Wed Thu Fri Sat".split(" ");

/** `2025-03-06T05:20:00Z` -> `6 March 2025`. Anything that is no ISO date comes back as it is. */
export function dayText(iso: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso) ?? [];
  return year ? `${Number(day)} ${MONTHS[Number(month) - 1]} ${year}` : iso;
}

/** `Thu 6 March 2025`. */
export function weekdayText(iso: string): string {
  const date = new Date(`${iso.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(date.getTime()) ? dayText(iso) : `${DAYS[date.getUTCDay()]} ${dayText(iso)}`;
}

/** `6 March 2025, 02:20 UTC`; the clock is left out where it says nothing (midnight and the last second of a day). */
export function momentText(iso: string): string {
  const clock = /T(\d{2}:\d{2})/.exec(iso)?.[1];
  const silent = clock === undefined || clock === "00:00" || clock === "23:59";
  return silent ? dayText(iso) : `${dayText(iso)}, ${clock} UTC`;
}

/** Both ends of a period in as few words as are clear: `6 to 8 March 2025`, `13 April to 1 October 2024`. */
export function periodText(earliest: string, latest: string): string {
  const [from, to] = [dayText(earliest), dayText(latest)];
  if (from === to) return to;
  const [fromDay, fromMonth, fromYear] = from.split(" ");
  const [, toMonth, toYear] = to.split(" ");
  if (fromYear !== toYear) return `${from} to ${to}`;
  return fromMonth === toMonth ? `${fromDay} to ${to}` : `${fromDay} ${fromMonth} to ${to}`;
}

/** A date as it is known: `Thu 6 March 2025`, `March 2025`, `2025`, `6 to 8 March 2025`, `by Thu 6 March 2025`. */
export function datedText(dated: Pick<Dated, "earliest" | "latest" | "precision"> | null): string {
  if (!dated || (!dated.earliest && !dated.latest)) return "date unknown";
  if (!dated.earliest) return `by ${weekdayText(dated.latest!)}`;
  if (!dated.latest) return `on or after ${weekdayText(dated.earliest)}`;
  if (dated.precision === "year" && dated.earliest.slice(0, 4) === dated.latest.slice(0, 4))
    return dated.earliest.slice(0, 4);
  if (dated.precision === "month" && dated.earliest.slice(0, 7) === dated.latest.slice(0, 7))
    return dayText(dated.earliest).replace(/^\d+ /, "");
  if (dated.earliest.slice(0, 10) === dated.latest.slice(0, 10)) return weekdayText(dated.latest);
  return spanText(dated.precision, periodText(dated.earliest, dated.latest));
}

/** The same without the day of the week, for tables: of a stretch of days the first. */
export function shortDated({
  earliest,
  latest,
  precision,
}: Pick<Dated, "earliest" | "latest" | "precision">): string | null {
  if (!earliest || !latest) return null;
  if (precision === "year" && earliest.slice(0, 4) === latest.slice(0, 4)) return earliest.slice(0, 4);
  const day = dayText(earliest);
  return precision === "month" && earliest.slice(0, 7) === latest.slice(0, 7)
    ? day.replace(/^\d+ /, "")
    : day;
}

/** `week of 10 to 16 March 2025`, `night of 12 to 13 June 2025`: what a stretch of days stands for. */
function spanText(precision: Dated["precision"], period: string): string {
  if (precision === "weekend") return `weekend of ${period}`;
  if (precision === "part-of-day") return `night of ${period}`;
  return period;
}

const DAY_MS = 86_400_000;

/** Days from one ISO date to another, as a fraction; 0 where either is unknown. */
export function daysBetween(from: string | null, to: string | null): number {
  if (!from || !to) return 0;
  const days = (Date.parse(to) - Date.parse(from)) / DAY_MS;
  return Number.isFinite(days) ? days : 0;
}
