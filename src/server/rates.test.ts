import { describe, expect, it } from "vitest";
import { ratesOf } from "./rates.ts";

describe("rates", () => {
  it("let so many come at once, then so many a second, each asker for itself", () => {
    let now = 0;
    const rates = ratesOf({ most: 3, perSecond: 2 }, () => now);
    const taken = () => [1, 2, 3, 4].map(() => rates.take("ada"));
    expect(taken()).toEqual([null, null, null, 1]);
    expect(rates.take("ben")).toBe(null);
    now = 500;
    expect([rates.take("ada"), rates.take("ada")]).toEqual([null, 1]);
    now = 60_000;
    expect(taken()).toEqual([null, null, null, 1]);
  });

  it("remember no more askers than they may", () => {
    const rates = ratesOf({ most: 1, perSecond: 0.001 }, () => 0);
    rates.take("first");
    expect(rates.take("first")).toBe(1000);
    for (let asker = 0; asker < 10_000; asker++) rates.take(`asker ${asker}`);
    expect(rates.take("first")).toBe(null);
  });
});
