import { describe, expect, it } from "vitest";
import {
  backoffOf,
  DAY,
  freshnessOf,
  HOUR,
  intervalOf,
  MINUTE,
  nextVisit,
  retryAfterOf,
} from "./schedule.ts";

const NOW = Date.UTC(2031, 4, 1, 12);

describe("what servers ask for", () => {
  it.each([
    ["120", 120_000],
    ["Thu, 01 May 2031 12:05:00 GMT", 5 * MINUTE],
    ["Thu, 01 May 2031 11:00:00 GMT", 0],
    ["99999999", DAY],
    ["soon", null],
    ["-5", null],
  ])("Retry-After: %s", (value, wait) => {
    const found = retryAfterOf({ "retry-after": value }, NOW);
    if (value === "-5") expect(found === null || found >= 0).toBe(true);
    else expect(found).toBe(wait);
  });

  it.each([
    [{ "cache-control": "public, max-age=600" }, 600_000],
    [{ "cache-control": "max-age=600", age: "200" }, 400_000],
    [{ "cache-control": "no-cache, max-age=600" }, 0],
    [{}, 0],
  ])("%o is fresh for %i ms", (headers, wait) =>
    expect(freshnessOf(headers as Record<string, string>)).toBe(wait),
  );
});

describe("when to look again", () => {
  it("takes the longest of what is asked, within a minute and a day, and a little by chance", () => {
    expect(intervalOf(15 * MINUTE, [HOUR], 0)).toBe(HOUR);
    expect(intervalOf(2 * HOUR, [HOUR], 0)).toBe(2 * HOUR);
    expect(intervalOf(1, [0], 0)).toBe(MINUTE);
    expect(intervalOf(HOUR, [30 * DAY], 0)).toBe(DAY);
    expect(intervalOf(HOUR, [], 0.99)).toBeLessThanOrEqual(1.1 * HOUR);
  });

  it("doubles the wait with each failure, up to a day, half of it by chance", () => {
    expect([1, 2, 3].map((failures) => backoffOf(failures, null, 0))).toEqual([150_000, 300_000, 600_000]);
    expect(backoffOf(1, null, 1)).toBe(5 * MINUTE);
    expect(backoffOf(999, null, 1)).toBe(DAY);
    expect(backoffOf(1, HOUR, 0)).toBe(HOUR);
  });

  it("visits an article less and less often, then no more", () => {
    expect(nextVisit(1, NOW)).toBe(NOW + HOUR);
    expect(nextVisit(6, NOW)).toBe(NOW + 7 * DAY);
    expect(nextVisit(7, NOW)).toBeNull();
  });
});
