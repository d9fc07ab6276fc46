import { describe, expect, test } from "vitest";
import { offsetsOf } from "./offsets";

describe("offsets", () => {
  test.each([
    ["plain letters", "Quito", 5, 1, 3, "ui"],
    ["letters beyond ASCII are one unit", "Kraków é", 8, 4, 6, "ów"],
    ["an emoji is one code point, two units", "a🙂b", 3, 1, 2, "🙂"],
    ["words after emoji", "🚢🚢 port", 7, 3, 7, "port"],
    ["a flag is two code points", "🇵🇪 Lima", 7, 0, 2, "🇵🇪"],
    ["a lone high surrogate is one", "a\ud83dz", 3, 2, 3, "z"],
    ["a lone low surrogate is one", "🙂\ude42z", 3, 2, 3, "z"],
    ["a high surrogate at the end", "🙂a\ud83d", 3, 2, 3, "\ud83d"],
    ["the empty text", "", 0, 0, 0, ""],
    ["past the end", "🙂ab", 3, 2, 99, "b"],
    ["before the start", "🙂ab", 3, -5, 1, "🙂"],
  ])("%s", (_name, text, length, start, end, words) => {
    const offsets = offsetsOf(text);
    expect(offsets.length).toBe(length);
    expect(offsets.slice(start, end)).toBe(words);
  });

  test.each([
    ["of letters", "abc", 2, 2],
    ["after an emoji", "🙂ab", 2, 1],
    ["inside an emoji", "a🙂b", 2, 1],
    ["at the end", "🙂ab", 4, 3],
    ["past the end", "🙂ab", 9, 3],
  ])("the code point %s", (_name, text, unit, point) => expect(offsetsOf(text).point(unit)).toBe(point));

  test("agrees with the string's own iterator at every offset", () => {
    const text = "a🙂\ud83d\ud83dé🚢\ude42 z";
    const points = [...text];
    const offsets = offsetsOf(text);
    points.forEach((point, i) => expect(offsets.slice(i, i + 1)).toBe(point));
    expect(offsets.length).toBe(points.length);
  });
});
