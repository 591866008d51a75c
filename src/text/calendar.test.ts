import { describe, expect, it } from "vitest";
import {
  civilOf,
  dayEnd,
  dayOf,
  daysInMonth,
  instant,
  isCivil,
  isoDay,
  isoWeek,
  parseDay,
  weekdayOf,
} from "./calendar.ts";

describe("civil days", () => {
  it("go there and back over four centuries", () => {
    for (let day = dayOf(1700, 1, 1); day < dayOf(2101, 1, 1); day += 97) {
      const { year, month, day: date } = civilOf(day);
      expect(dayOf(year, month, date)).toBe(day);
      expect(parseDay(isoDay(day))).toBe(day);
    }
  });

  it.each([
    ["2024-04-13", 6, "2024-W15"],
    ["2021-01-03", 7, "2020-W53"],
    ["2018-12-31", 1, "2019-W01"],
    ["1970-01-01", 4, "1970-W01"],
    ["1900-03-01", 4, "1900-W09"],
  ])("%s is weekday %i of %s", (text, weekday, week) => {
    const day = parseDay(text)!;
    expect(weekdayOf(day)).toBe(weekday);
    expect(isoWeek(day)).toBe(week);
  });

  it("know which days exist", () => {
    expect(daysInMonth(2024, 2)).toBe(29);
    expect(isCivil(2023, 2, 29)).toBe(false);
    expect(isCivil(2023, 4, 31)).toBe(false);
    expect(parseDay("2023-02-29T10:00:00Z")).toBeNull();
    expect(parseDay(null)).toBeNull();
  });

  it("end with their last second, and minutes may run into the next", () => {
    const day = dayOf(2024, 4, 13);
    expect(dayEnd(day)).toBe("2024-04-13T23:59:59Z");
    expect(instant(day, 1799, 59)).toBe("2024-04-14T05:59:59Z");
  });
});
