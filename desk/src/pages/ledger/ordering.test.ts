import { expect, test } from "vitest";
import { dueText, neighbour } from "./ordering";

test.each([
  ["2024-03-05", "2024-03-08", "3 days over"],
  ["2024-03-07", "2024-03-08", "1 day over"],
  ["2024-03-08", "2024-03-08", "due that day"],
  ["2024-03-01/2024-03-12", "2024-03-08", "in 4 days"],
  ["2024-03", "2024-03-08", ""],
  [null, "2024-03-08", ""],
  ["2024-03-05", null, ""],
])("due %s on %s: %s", (due, on, text) => expect(dueText(due, on)).toBe(text));

const three = [{ id: "a" }, { id: "b" }, { id: "c" }];

test.each([
  [null, 1, "a"],
  [null, -1, "c"],
  ["a", 1, "b"],
  ["b", -1, "a"],
  ["c", 1, undefined],
  ["gone", 1, "a"],
] as const)("from %s by %i to %s", (open, by, to) => expect(neighbour(three, open, by)?.id).toBe(to));
