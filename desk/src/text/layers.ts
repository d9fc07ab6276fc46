/** Overlapping spans of a text as a row of segments, each with the underlines that run beneath it. */

import type { Offsets } from "./offsets";

export const LAYERS = ["event", "statement", "actor", "place", "time"] as const;
export type Layer = (typeof LAYERS)[number];

/** Words that a record points to; `start` and `end` (exclusive) are code points. */
export interface Highlight {
  readonly id: string;
  readonly layer: Layer;
  readonly start: number;
  readonly end: number;
}

/** A stretch of text under which nothing begins or ends. `start` and `end` are UTF-16 units. */
export interface Segment {
  readonly start: number;
  readonly end: number;
  /** For each row the index of the highlight that is underlined there, or -1; row 0 is nearest to the words. */
  readonly rows: readonly number[];
  /** How many more highlights cover it that found no row. */
  readonly more: number;
}

/** So many underlines can be told apart; what lies deeper is counted in `Segment.more`. */
export const ROWS = 5;

/**
 * The text cut wherever a highlight or one of `cuts` (code points) begins or ends.
 *
 * The segments cover the whole text in order. A highlight keeps its row throughout; the shortest are nearest to the
 * words, so a span always runs above the one that encloses it. Empty highlights, and those outside the text, are left
 * out. Time grows as n log n with the number of highlights, whatever their nesting.
 */
export function segmentsOf(
  offsets: Offsets,
  highlights: readonly Highlight[],
  cuts: readonly number[] = [],
): readonly Segment[] {
  const row = rowsOf(highlights);
  const drawn = [...highlights.keys()].filter((i) => isInside(highlights[i] as Highlight, offsets.length));
  const starting = drawn.toSorted((a, b) => at(highlights, a).start - at(highlights, b).start);
  const ending = drawn.toSorted((a, b) => at(highlights, a).end - at(highlights, b).end);
  const segments: Segment[] = [];
  const rows = new Array<number>(ROWS).fill(-1);
  let more = 0;
  let [s, e, from] = [0, 0, 0];
  for (const point of boundaries(highlights, drawn, cuts, offsets.length)) {
    if (point > from) segments.push({ start: offsets.unit(from), end: offsets.unit(point), rows: rows.slice(), more });
    from = point;
    for (; e < ending.length && at(highlights, ending[e] as number).end <= point; e += 1) {
      const r = row[ending[e] as number] as number;
      if (r < 0) more -= 1;
      else rows[r] = -1;
    }
    for (; s < starting.length && at(highlights, starting[s] as number).start <= point; s += 1) {
      const r = row[starting[s] as number] as number;
      if (r < 0) more += 1;
      else rows[r] = starting[s] as number;
    }
  }
  return segments;
}

/** For each highlight the row it is drawn in, shortest first into the lowest free one; -1 where all are taken. */
function rowsOf(highlights: readonly Highlight[]): Int8Array {
  const length = (i: number): number => at(highlights, i).end - at(highlights, i).start;
  const order = [...highlights.keys()].sort(
    (a, b) => length(a) - length(b) || at(highlights, a).start - at(highlights, b).start || a - b,
  );
  const rows = new Int8Array(highlights.length).fill(-1);
  const taken = Array.from({ length: ROWS }, () => new Row());
  for (const i of order) {
    const { start, end } = at(highlights, i);
    rows[i] = start < end ? taken.findIndex((row) => row.take(start, end)) : -1;
  }
  return rows;
}

/** Spans that do not overlap, in order. */
class Row {
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];

  /** Puts the span in, or returns false where it would overlap one that is there. */
  take(start: number, end: number): boolean {
    let [low, high] = [0, this.#starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#ends[middle] as number) <= start) low = middle + 1;
      else high = middle;
    }
    const next = this.#starts[low];
    if (next !== undefined && next < end) return false;
    this.#starts.splice(low, 0, start);
    this.#ends.splice(low, 0, end);
    return true;
  }
}

/** Where segments meet, in order, with both ends of the text, each point once. */
function boundaries(
  highlights: readonly Highlight[],
  drawn: readonly number[],
  cuts: readonly number[],
  length: number,
): readonly number[] {
  const points = new Set([0, length]);
  const add = (point: number): void => void points.add(Math.min(Math.max(point, 0), length));
  for (const i of drawn) {
    add(at(highlights, i).start);
    add(at(highlights, i).end);
  }
  cuts.forEach(add);
  return [...points].sort((a, b) => a - b);
}

/** The indexes of all highlights over a code point, those drawn and those not, shortest first. */
export function covering(highlights: readonly Highlight[], point: number): readonly number[] {
  const over = [...highlights.keys()].filter((i) => at(highlights, i).start <= point && point < at(highlights, i).end);
  return over.sort((a, b) => at(highlights, a).end - at(highlights, a).start - at(highlights, b).end + at(highlights, b).start);
}

/** Segments in runs of at most `size`, so that a long text is drawn and redrawn in parts. */
export function runsOf<T>(segments: readonly T[], size = 120): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(segments.length / size) }, (_, i) => segments.slice(i * size, (i + 1) * size));
}

function isInside({ start, end }: Highlight, length: number): boolean {
  return start < end && start < length && end > 0;
}

function at(highlights: readonly Highlight[], i: number): Highlight {
  return highlights[i] as Highlight;
}
