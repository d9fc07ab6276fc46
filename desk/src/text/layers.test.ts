import { describe, expect, test } from "vitest";
import { type Highlight, type Layer, ROWS, covering, runsOf, segmentsOf } from "./layers";
import { offsetsOf } from "./offsets";

const span = (id: string, start: number, end: number, layer: Layer = "event"): Highlight => ({ id, layer, start, end });

/** Each segment as its words and the ids beneath them, row by row: `shelling[e,s]`. */
function drawn(text: string, highlights: readonly Highlight[], cuts: readonly number[] = []): string {
  return segmentsOf(offsetsOf(text), highlights, cuts)
    .map(({ start, end, rows, more }) => {
      const ids = rows.map((i) => (i < 0 ? "" : (highlights[i] as Highlight).id)).join(",").replace(/,+$/, "");
      return `${text.slice(start, end)}[${ids}${more ? `+${more}` : ""}]`;
    })
    .join(" ");
}

describe("segments", () => {
  test.each([
    ["no highlight", "abc", [], "abc[]"],
    ["no text", "", [span("a", 0, 1)], ""],
    ["one in the middle", "abcde", [span("x", 1, 3)], "a[] bc[x] de[]"],
    ["two side by side share a row", "abcd", [span("x", 0, 2), span("y", 2, 4)], "ab[x] cd[y]"],
    ["two that overlap", "abcde", [span("x", 0, 3), span("y", 2, 5)], "ab[x] c[x,y] de[,y]"],
    ["the inner one is nearer to the words", "abcde", [span("out", 0, 5), span("in", 1, 3)], "a[,out] bc[in,out] de[,out]"],
    ["the same words twice", "abc", [span("x", 0, 3), span("y", 0, 3)], "abc[x,y]"],
    ["an empty one is left out", "abc", [span("x", 1, 1)], "abc[]"],
    ["one outside the text is left out", "abc", [span("x", 7, 9)], "abc[]"],
    ["one beyond the end is cut", "abc", [span("x", 1, 99)], "a[] bc[x]"],
    ["emoji count once", "🙂🙂ab", [span("x", 1, 3)], "🙂[] 🙂a[x] b[]"],
    ["never inside an emoji", "a🙂b", [span("x", 1, 2)], "a[] 🙂[x] b[]"],
  ])("%s", (_name, text, highlights, expected) => expect(drawn(text, highlights)).toBe(expected));

  test("a cut begins a segment and changes nothing else", () => {
    expect(drawn("abcd", [span("x", 0, 4)], [2, 2, 9])).toBe("ab[x] cd[x]");
  });

  test("what finds no row is counted", () => {
    const seven = Array.from({ length: 7 }, (_, i) => span(`s${i}`, 0, 3));
    const [segment] = segmentsOf(offsetsOf("abc"), seven);
    expect(segment?.rows.filter((i) => i >= 0)).toHaveLength(ROWS);
    expect(segment?.more).toBe(7 - ROWS);
  });

  test.each([
    ["side by side", (i: number) => span(`${i}`, 10 * i, 10 * i + 8)],
    ["all over one another", (i: number) => span(`${i}`, i, 100_000 - i)],
    ["like stairs", (i: number) => span(`${i}`, 5 * i, 5 * i + 400)],
  ])("10,000 spans %s cover the text once, each where it belongs, in under a second", (_name, make) => {
    const text = "🚢".repeat(100_000);
    const highlights = Array.from({ length: 10_000 }, (_, i) => make(i));
    const begun = performance.now();
    const segments = segmentsOf(offsetsOf(text), highlights);
    expect(performance.now() - begun).toBeLessThan(1000);
    expect(segments.map(({ start, end }) => text.slice(start, end)).join("")).toBe(text);
    for (const { start, rows, more } of segments.filter((_, i) => i % 997 === 0)) {
      const over = covering(highlights, start / 2);
      const shown = rows.filter((i) => i >= 0);
      expect(over.length).toBe(shown.length + more);
      expect(over).toEqual(expect.arrayContaining(shown));
    }
  });
});

test("covering gives the shortest first", () => {
  const highlights = [span("out", 0, 9), span("in", 2, 4), span("beside", 5, 6)];
  expect(covering(highlights, 3)).toEqual([1, 0]);
});

test.each([
  [0, []],
  [3, [3]],
  [7, [3, 3, 1]],
])("%i segments in runs of three", (n, sizes) => {
  expect(runsOf(new Array(n).fill(0), 3).map((run) => run.length)).toEqual(sizes);
});
