import { describe, expect, test } from "vitest";
import { dayNumber, isDay, isoDay, lastDayNumber, nextPeriod, periodStart, type Step, stepFor } from "./days";

test.each([
  ["2022-02-20", "2022-02-20", "2022-02-20"],
  ["2022-02", "2022-02-01", "2022-02-28"],
  ["2024-02", "2024-02-01", "2024-02-29"],
  ["2022-12", "2022-12-01", "2022-12-31"],
  ["2022", "2022-01-01", "2022-12-31"],
  ["1969-12-31", "1969-12-31", "1969-12-31"],
])("%s begins on %s and ends on %s", (iso, first, last) => {
  expect([isoDay(dayNumber(iso)), isoDay(lastDayNumber(iso))]).toEqual([first, last]);
});

test.each([
  ["2022-02-20", true],
  ["2022-02", true],
  ["2022", true],
  ["yesterday", false],
  ["2022-13", false],
  ["2022-2-1", false],
  ["", false],
])("%s is a day, month or year: %s", (text, is) => expect(isDay(text)).toBe(is));

describe("periods", () => {
  test.each<[string, Step, string, string]>([
    ["2022-02-20", "day", "2022-02-20", "2022-02-21"],
    ["2022-02-20", "week", "2022-02-14", "2022-02-21"],
    ["2022-02-21", "week", "2022-02-21", "2022-02-28"],
    ["2022-02-28", "month", "2022-02-01", "2022-03-01"],
    ["2022-12-31", "month", "2022-12-01", "2023-01-01"],
  ])("%s lies in the %s from %s, before %s", (day, step, first, next) => {
    const start = periodStart(dayNumber(day), step);
    expect([isoDay(start), isoDay(nextPeriod(start, step))]).toEqual([first, next]);
  });
});

test.each([
  [1, "day"],
  [150, "day"],
  [151, "week"],
  [1001, "month"],
])("%i days are shown by %s", (days, step) => expect(stepFor(0, days - 1)).toBe(step));
