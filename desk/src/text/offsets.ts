/** Offsets of the API count Unicode code points, as Python does; JavaScript strings count UTF-16 units. */

export interface Offsets {
  /** Number of code points. */
  readonly length: number;
  /** The UTF-16 index of a code point; past the end it is the string's length, before the start 0. */
  unit(point: number): number;
  /** The code point that holds, or begins at, a UTF-16 index. */
  point(unit: number): number;
  /** The words from code point `start` to `end` (exclusive). */
  slice(start: number, end: number): string;
}

const HIGH = /[\ud800-\udbff]/;

/** The offsets of one text, reckoned once: a text without surrogates costs one search, any other one pass. */
export function offsetsOf(text: string): Offsets {
  const table = HIGH.test(text) ? unitsOf(text) : null;
  const length = table ? table.length - 1 : text.length;
  const unit = (point: number): number => {
    const inside = Math.min(Math.max(point, 0), length);
    return table ? (table[inside] as number) : inside;
  };
  const point = (index: number): number => (table ? lastUpTo(table, index) : Math.min(Math.max(index, 0), length));
  return { length, unit, point, slice: (start, end) => text.slice(unit(start), unit(end)) };
}

/** The place in a rising table of the last value that is not above `limit`; 0 where all are. */
function lastUpTo(table: Uint32Array, limit: number): number {
  let [low, high] = [0, table.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((table[middle] as number) <= limit) low = middle + 1;
    else high = middle;
  }
  return Math.max(low - 1, 0);
}

/** For each code point its UTF-16 index, and at the end the string's length. A lone surrogate is one code point. */
function unitsOf(text: string): Uint32Array {
  const units = new Uint32Array(text.length + 1);
  let points = 0;
  for (let unit = 0; unit < text.length; points += 1) {
    units[points] = unit;
    unit += (text.codePointAt(unit) as number) > 0xffff ? 2 : 1;
  }
  units[points] = text.length;
  return units.subarray(0, points + 1);
}
