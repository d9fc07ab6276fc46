import { describe, expect, test } from "vitest";
import type { TimelineRow } from "../api/types";
import { barsOf, totals } from "./bars";
import { dayNumber } from "./days";

const row = (day: string, kind: "incident" | "statement", status_group: "deed" | "told", n: number, contested = 0): TimelineRow => ({
  day, kind, status_group, n, contested, label: "ANY",
});
const ROWS = [
  row("2022-02-24", "statement", "told", 5),
  row("2022-02-24", "incident", "deed", 3, 1),
  row("2022-02-23", "incident", "told", 2, 2),
  row("2022-02-24", "incident", "deed", 4),
];

test("rows of a day become one bar, days in order", () => {
  expect(barsOf(ROWS, "day")).toEqual([
    { start: dayNumber("2022-02-23"), end: dayNumber("2022-02-24"), deeds: 0, words: 2, statements: 0, contestedDeeds: 0, contestedWords: 2 },
    { start: dayNumber("2022-02-24"), end: dayNumber("2022-02-25"), deeds: 7, words: 0, statements: 5, contestedDeeds: 1, contestedWords: 0 },
  ]);
});

describe("totals", () => {
  test.each([
    ["all days", "2022-02-01", "2022-03-01", { incidents: 9, deeds: 7, words: 2, statements: 5, contested: 3 }],
    ["the first day", "2022-02-23", "2022-02-23", { incidents: 2, deeds: 0, words: 2, statements: 0, contested: 2 }],
    ["before them", "2022-02-01", "2022-02-22", { incidents: 0, deeds: 0, words: 0, statements: 0, contested: 0 }],
  ])("of %s", (_name, from, to, sums) => expect(totals(barsOf(ROWS, "day"), dayNumber(from), dayNumber(to))).toEqual(sums));

  test("a week counts where it only touches the days", () => {
    const bars = barsOf([row("2022-02-21", "incident", "deed", 1)], "week");
    expect(totals(bars, dayNumber("2022-02-27"), dayNumber("2022-03-05")).deeds).toBe(1);
    expect(totals(bars, dayNumber("2022-02-28"), dayNumber("2022-03-05")).deeds).toBe(0);
  });
});
