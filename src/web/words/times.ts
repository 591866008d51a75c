import type { Interval, Precision } from "../../model/index.ts";

const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
/** Longer axes are told in months: a hundred days. */
const LONG_MS = 100 * 86_400_000;
const FINER_THAN_DAY = new Set<Precision>(["second", "minute", "hour"]);

/** `6 Mar 2025` in UTC. */
export function dayText(iso: string): string {
  const date = new Date(iso);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** `02:20` in UTC. */
export function clockText(iso: string): string {
  return new Date(iso).toISOString().slice(11, 16);
}

/** `6 Mar 2025 02:20`; either end of a day is the day. */
export function momentText(iso: string): string {
  const clock = clockText(iso);
  return clock === "23:59" || clock === "00:00" ? dayText(iso) : `${dayText(iso)} ${clock}`;
}

/** A moment or the stretch in which it lies, no finer than it is known. */
export function intervalText(time: Interval | null): string {
  if (time === null || (time.earliest === null && time.latest === null)) return "undated";
  const { earliest, latest, precision } = time;
  if (earliest === null) return `until ${dayText(latest!)}`;
  if (latest === null) return `from ${dayText(earliest)}`;
  if (FINER_THAN_DAY.has(precision)) return `${dayText(earliest)} ${clockText(earliest)}`;
  const [from, to] = [dayText(earliest), dayText(latest)];
  return from === to || precision === "part-of-day" ? from : `${from} – ${to}`;
}

const UNITS: [string, number][] = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
];

/** `in 2 days`, `5 hours ago`, `now`. Both in milliseconds since 1970. */
export function distanceText(at: number, now: number): string {
  const gap = Math.abs(at - now);
  const unit = UNITS.find(([, size]) => gap >= size);
  if (!unit) return "now";
  const count = Math.round(gap / unit[1]);
  const words = `${count} ${unit[0]}${count === 1 ? "" : "s"}`;
  return at > now ? `in ${words}` : `${words} ago`;
}

/** A tick of a time axis, no longer than it must be: `12:30`, `6 Mar`, `Mar 2025`, `2025`. */
export function tickText(date: Date, spanMs: number): string {
  const [hour, minute] = [date.getUTCHours(), date.getUTCMinutes()];
  if (hour !== 0 || minute !== 0) return clockText(date.toISOString());
  const [day, month, year] = [date.getUTCDate(), date.getUTCMonth(), date.getUTCFullYear()];
  if (spanMs > LONG_MS) return day === 1 && month === 0 ? String(year) : `${MONTHS[month]} ${year}`;
  return `${day} ${MONTHS[month]}`;
}
