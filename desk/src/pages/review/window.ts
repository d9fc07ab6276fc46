/** Which piece of a report is shown around a record. */

import { offsetsOf } from "../../text/offsets";

interface Stretch {
  readonly start: number;
  readonly end: number;
}

const AROUND = 280;
const WIDEST = 1600;

/**
 * Code points from some 280 before the record's first words to as many after its last, cut at blanks.
 *
 * `spans[0]` is the record's anchor; words of fields that stand too far from it are left out.
 */
export function windowOf(text: string, spans: readonly [Stretch, ...Stretch[]]): Stretch {
  const offsets = offsetsOf(text);
  const [anchor] = spans;
  const near = spans.filter(({ start, end }) => anchor.start - start < WIDEST / 2 && end - anchor.end < WIDEST / 2);
  const start = Math.max(0, Math.min(...near.map((span) => span.start)) - AROUND);
  const end = Math.min(offsets.length, Math.max(...near.map((span) => span.end)) + AROUND);
  const from = start === 0 ? 0 : offsets.point(text.indexOf(" ", offsets.unit(start)) + 1);
  const to = end === offsets.length ? end : offsets.point(text.lastIndexOf(" ", offsets.unit(end)));
  return { start: from > anchor.start || from === 0 ? start : from, end: to < anchor.end ? end : to };
}
