import type { QuietHours } from "./rule.ts";

/** Whether a moment (milliseconds since 1970) lies in quiet hours, by the clock of their zone. */
export function isQuiet({ from, to, zone }: QuietHours, now: number): boolean {
  const clock = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(now);
  return from <= to ? from <= clock && clock < to : from <= clock || clock < to;
}

/** Whether the platform knows a time zone of this name. */
export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en-GB", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
