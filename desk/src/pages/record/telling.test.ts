import { describe, expect, test } from "vitest";
import { ACTS, modesOf, TYPES } from "./codebook";
import { byText, count, dayText, momentText, tallyText, tollText } from "./telling";

describe("days", () => {
  test.each([
    [null, "no date"],
    ["2024", "2024"],
    ["2024-03", "March 2024"],
    ["2024-03-05", "5 March 2024"],
    ["2024-03-05/2024-03-05", "5 March 2024"],
    ["2024-03-05/2024-03-07", "5 to 7 March 2024"],
    ["2024-02-28/2024-03-02", "28 February 2024 to 2 March 2024"],
    ["2024-02/2024-03", "February 2024 to March 2024"],
    ["soon", "soon"],
  ])("%s is %s", (value, text) => expect(dayText(value)).toBe(text));

  test("a moment has its minute", () => expect(momentText("2024-03-05T14:03:22.1Z")).toBe("5 March 2024, 14:03"));
});

test.each([
  [{ low: 12, high: 12 }, "12"],
  [{ low: 3, high: 9 }, "3 to 9"],
  [{ low: 12, high: null }, "at least 12"],
])("a toll %o is %s", (toll, text) => expect(tollText(toll)).toBe(text));

test.each([
  [{ low: 3, best: 6, high: 9, sources: [] }, "3 to 9, best 6"],
  [{ low: 2, best: 2, high: 2, sources: [] }, "2"],
])("a tally %o is %s", (tally, text) => expect(tallyText(tally)).toBe(text));

test.each([
  [1, "1 report"],
  [0, "0 reports"],
  [1200, "1,200 reports"],
])("%i reports", (n, text) => expect(count(n, "report")).toBe(text));

test.each([
  ["user:ana", "ana"],
  ["rule:same_words", "rule same words"],
])("by %s is %s", (by, text) => expect(byText(by)).toBe(text));

test("the codebook is that of the program", () => {
  expect(TYPES).toHaveLength(16);
  expect(modesOf("RETREAT")).toContain("ceasefire");
  expect(modesOf("AGREE")).toEqual([]);
  expect(ACTS.find((act) => act.name === "deny")?.meaning).toBe("says that something is not so");
});
