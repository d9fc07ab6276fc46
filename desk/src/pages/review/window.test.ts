import { expect, test } from "vitest";
import { offsetsOf } from "../../text/offsets";
import { windowOf } from "./window";

const LONG = "🚢 boat ".repeat(500); // seven code points each

test("a short text is shown whole", () => {
  expect(windowOf("They fired.", [{ start: 5, end: 10 }])).toEqual({ start: 0, end: 11 });
});

test("a long one is cut at blanks around the words", () => {
  const { start, end } = windowOf(LONG, [{ start: 1400, end: 1410 }]);
  expect([start, end].map((n) => Math.round(n / 10))).toEqual([112, 169]);
  const { slice } = offsetsOf(LONG);
  expect(slice(start - 1, start)).toBe(" ");
  expect(slice(end, end + 1)).toBe(" ");
});

test("it reaches to words of fields that are near, not to those far away", () => {
  const near = windowOf(LONG, [{ start: 1400, end: 1410 }, { start: 1000, end: 1010 }]);
  const far = windowOf(LONG, [{ start: 3000, end: 3010 }, { start: 0, end: 5 }]);
  expect(near.start).toBeLessThan(1000);
  expect(far.start).toBeGreaterThan(2000);
});

test("a text without blanks", () => {
  expect(windowOf("x".repeat(900), [{ start: 450, end: 460 }])).toEqual({ start: 170, end: 740 });
});
