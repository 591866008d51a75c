const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Nobody is asked more often, whatever the setting. */
const LEAST = MINUTE;
/** Nor more seldom, whatever the publisher asks: a feed that says "monthly" by mistake would be lost. */
const MOST = DAY;
/** First wait after a failure; doubled with each further one. */
const BACKOFF = 5 * MINUTE;

/** Milliseconds that `Retry-After` asks for (seconds or a date; RFC 9110, 10.2.3), at most a day; null where it does not. */
export function retryAfterOf(headers: Record<string, string>, now: number): number | null {
  const value = headers["retry-after"]?.trim();
  if (!value) return null;
  const wait = /^\d{1,9}$/.test(value) ? Number(value) * SECOND : Date.parse(value) - now;
  return Number.isNaN(wait) ? null : Math.min(Math.max(wait, 0), MOST);
}

/** Milliseconds an answer calls itself fresh (`Cache-Control`, RFC 9111); 0 where it says nothing. */
export function freshnessOf(headers: Record<string, string>): number {
  const control = headers["cache-control"] ?? "";
  if (/\bno-(?:cache|store)\b/i.test(control)) return 0;
  const [, seconds] = /\bmax-age\s{0,9}=\s{0,9}"?(\d{1,9})/i.exec(control) ?? [];
  const age = /^\d{1,9}$/.test(headers.age ?? "") ? Number(headers.age) : 0;
  return Math.max(0, Number(seconds ?? 0) - age) * SECOND;
}

/**
 * Milliseconds to the next look after one that succeeded: the longest of what was set and what the publisher asks for
 * (`asked`: ttl, sy:updatePeriod, Cache-Control), and up to a tenth more by chance, so that sources set together part.
 */
export function intervalOf(every: number, asked: readonly number[], random: number): number {
  const wanted = Math.min(Math.max(every, LEAST), MOST);
  const longest = Math.max(wanted, ...asked.map((one) => Math.min(one, MOST)));
  return Math.round(longest * (1 + random / 10));
}

/**
 * Milliseconds to the next try after so many failures in a row: doubled each time up to a day, half of it by chance
 * ("equal jitter"), but never before `Retry-After`.
 */
export function backoffOf(failures: number, retryAfter: number | null, random: number): number {
  const whole = Math.min(BACKOFF * 2 ** Math.min(failures - 1, 20), MOST);
  return Math.max(Math.round(whole / 2 + (whole / 2) * random), retryAfter ?? 0);
}

/** Waits between looks at one article: news is corrected mostly within a day, and taken down somewhat later. */
const VISITS = [HOUR, 3 * HOUR, 9 * HOUR, DAY, 3 * DAY, 7 * DAY];

/** When an article that was fetched so many times is to be looked at again (milliseconds since 1970), or null = no more. */
export function nextVisit(visits: number, now: number): number | null {
  const wait = VISITS[visits - 1];
  return wait === undefined ? null : now + wait;
}
