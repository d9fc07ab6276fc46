import { expect, test } from "vitest";
import { count, days, label, tally } from "./format";

test.each([
  ["2022-02-20", "20 February 2022"],
  ["2022-02", "February 2022"],
  ["2022", "2022"],
  ["2022-02-20/2022-02-27", "20 to 27 February 2022"],
  ["2022-02-20/2022-02-20", "20 February 2022"],
  ["2022-02-27/2022-03-02", "27 February 2022 to 2 March 2022"],
  ["2022-02/2022-03", "February 2022 to March 2022"],
  ["2022-99-99", "2022-99-99"],
  [null, "no day known"],
])("%s is %s", (value, words) => expect(days(value)).toBe(words));

test.each([
  [{ low: 3, best: 3, high: 3 }, "3"],
  [{ low: 3, best: 6, high: 9 }, "3 to 9, best 6"],
  [{ low: 12, best: 12, high: null }, "at least 12"],
  [{ low: 1200, best: 1500, high: null }, "at least 1,200, best 1,500"],
])("a tally %j", (sums, words) => expect(tally(sums)).toBe(words));

test.each([
  [count(1, "report"), "1 report"],
  [count(12345, "report"), "12,345 reports"],
  [count(2, "entry", "entries"), "2 entries"],
  [label("heavy-weapons"), "Heavy weapons"],
  [label("ASSAULT"), "Assault"],
])("%s", (said, wanted) => expect(said).toBe(wanted));
