import { expect, test } from "vitest";
import { type Drag, dragged, type Range } from "./Brush";

test.each<[string, Drag["kind"], number, Range, number, Range]>([
  ["a new one to the right", "new", 10, [10, 10], 14, [10, 14]],
  ["a new one to the left", "new", 10, [10, 10], 4, [4, 10]],
  ["its first day", "from", 10, [10, 14], 12, [12, 14]],
  ["its first day beyond its last", "from", 10, [10, 14], 18, [14, 18]],
  ["its last day", "to", 14, [10, 14], 19, [10, 19]],
  ["the whole", "move", 12, [10, 14], 15, [13, 17]],
  ["the whole against the beginning", "move", 12, [2, 14], 0, [0, 12]],
  ["the whole against the end", "move", 12, [10, 14], 99, [95, 99]],
])("dragging %s", (_name, kind, at, range, to, result) => {
  expect(dragged({ kind, at, range }, to, [0, 99])).toEqual(result);
});
