import { expect, test } from "vitest";
import { ACTS, modesOf, TYPES } from "./codebook";
import { byText, momentText, tollText } from "./telling";

test.each([
  ["2024-03-05T14:03:22.1Z", "5 March 2024, 14:03"],
  ["2024-03-05", "5 March 2024"],
])("the moment %s is %s", (moment, text) => expect(momentText(moment)).toBe(text));

test.each([
  [{ low: 12, high: 12 }, "12"],
  [{ low: 3, high: 9 }, "3 to 9"],
  [{ low: 12, high: null }, "at least 12"],
])("a toll %o is %s", (toll, text) => expect(tollText(toll)).toBe(text));

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
